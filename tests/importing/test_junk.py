"""Page furniture goes, sentences that only look like it stay."""

from __future__ import annotations

import pytest

from presstime.importing.blocks import paragraph
from presstime.importing.junk import junk_reason


@pytest.mark.parametrize(
    "text",
    [
        "Share on Facebook",
        "Share this article",
        "Share via WhatsApp",
        "Facebook Twitter LinkedIn",
        "Tweet",
        "Click to share on X",
        "Follow us on Twitter",
        "Follow @marketwire on X",
        "Join our Telegram channel",
        "Subscribe to our newsletter",
        "Sign up for the daily briefing",
        "Subscribe",
        "Get the latest crypto news in your inbox",
        "Read more: Ten charts",
        "Related: Oil falls",
        "Related articles",
        "You may also like",
        "Recommended for you",
        "Also read: Gold rises",
        "Advertisement",
        "- ADVERTISEMENT -",
        "Article continues below ad",
        "We use cookies to improve your experience.",
        "This site uses cookies.",
        "Accept all cookies",
        "Leave a comment",
        "12 Comments",
        "3 min read",
        "Reading time: 4 minutes",
        "Skip to content",
        "Home > Markets",
        "© 2024 Market Wire",
        "Copyright 2024 Market Wire. All rights reserved.",
        "-ENDS-",
        "###",
        "- 30 -",
        "• • •",
    ],
)
def test_junk(text: str) -> None:
    assert junk_reason(paragraph(text))


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell.",
        "Share prices rose on Monday.",
        "Subscribers left the service in droves last quarter.",
        "Facebook shares rose 3%.",
        "Follow-on offers are rare.",
        "Related companies were also hit by the ruling.",
        "Read more than the headline, he says.",
        "Advertisers are leaving.",
        "Cookies sold well at Mills.",
        "Comments by the governor moved markets.",
        "More from the mine than expected.",
        "Home prices rose.",
        "Menu prices rose by 3%.",
        "Sponsored",
        "Sponsored content",
        "The end of the boom",
        "Next year will tell.",
        "Copyright law is old, and the court said so at length in its ruling.",
        "Twitter and Facebook said they would appeal.",
        "END of an era",
        "Printing presses are idle.",
        "Search engines are changing.",
    ],
)
def test_prose(text: str) -> None:
    assert junk_reason(paragraph(text)) == ""
