"""A link into another text names a heading that it has, and notices when the heading goes."""

from __future__ import annotations

from tests.site import Site

LINKING = """---
title: A story that links
standfirst: A sentence.
date: 2023-01-25
author: ibukun
---
See [the deal](2023/microsoft-openai.md#the-deal).
"""


def test_a_heading_of_another_text_is_there(site: Site) -> None:
    site.write({"content/articles/links.md": LINKING})
    [finding] = [f for f in site.findings() if f["severity"] == "error"]
    assert (finding["code"], finding["line"]) == ("PT875", 7)
    site.edit("content/articles/2023/microsoft-openai.md", "Microsoft (NASDAQ", "## The deal\n\nMicrosoft (NASDAQ")
    site.build()
    assert 'href="/2023/01/microsoft-openai/#the-deal"' in site.page("/2023/01/links/")


def test_a_heading_that_goes_is_missed(site: Site) -> None:
    """The edit touches one text only; the link into it is in another."""
    site.edit("content/articles/2023/microsoft-openai.md", "Microsoft (NASDAQ", "## The deal\n\nMicrosoft (NASDAQ")
    site.write({"content/articles/links.md": LINKING})
    site.build()
    site.edit("content/articles/2023/microsoft-openai.md", "## The deal", "## The contract")
    outcome = site.run("build")
    assert outcome.code == 1
    assert "links.md:7:" in outcome.err
