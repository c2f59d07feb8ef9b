"""Codes: what each finding of the text engine means, for `explain` and the reference."""

from __future__ import annotations

from typing import NamedTuple


class Meaning(NamedTuple):
    """A finding in general: what it says, why it matters, a text that has it and the same text mended."""

    title: str
    why: str
    fails: str = ""
    mended: str = ""


MEANINGS: dict[str, Meaning] = {
    "PT771": Meaning(
        "A control character that cannot be published",
        "Feeds are XML, which forbids it: one such character breaks the whole feed for every reader. "
        "It usually came with a copied text or an old encoding.",
    ),
    "PT772": Meaning(
        "An invisible character that changes the reading order",
        "It can make a figure or an address read differently from what it is.",
    ),
    "PT773": Meaning(
        "Quotes and lists too deep in each other",
        "Beyond a hundred levels the parser would drop the words. Hardly ever meant.",
    ),
    "PT774": Meaning(
        "HTML in a text",
        "HTML has no meaning in a text and would print as it stands, brackets and all.",
        "Shares <b>fell</b> on Monday.",
        "Shares **fell** on Monday.",
    ),
    "PT775": Meaning(
        "A first-level heading in the text",
        "A page has one first-level heading, its headline. In the text headings begin at the second level.",
        "# What happened",
        "## What happened",
    ),
    "PT776": Meaning(
        "A heading that skips a level",
        "People who listen to a page find their way by its headings, and look for the missing one.",
        "## The deal\n\n#### The price",
        "## The deal\n\n### The price",
    ),
    "PT777": Meaning("An empty heading", "It would be announced, and say nothing.", "##", "## The deal"),
    "PT778": Meaning(
        "A picture without alternative text",
        "Readers who cannot see the picture learn nothing of it.",
        "![](lorry.jpg)",
        "![A lorry on a coast road](lorry.jpg)",
    ),
    "PT779": Meaning(
        "A footnote that is called but not written",
        "Readers would see the bare brackets.",
        "It rose.[^1]",
        "It rose.[^1]\n\n[^1]: At the close.",
    ),
    "PT780": Meaning(
        "A footnote that nothing calls, or that is written twice",
        "It is printed at the end, where no reader is led.",
        "It rose.\n\n[^1]: At the close.",
        "It rose.[^1]\n\n[^1]: At the close.",
    ),
    "PT781": Meaning(
        "A code block that is never closed",
        "Everything after it prints as code.",
        "```\nprice = 1",
        "```\nprice = 1\n```",
    ),
    "PT782": Meaning(
        "A figure that Markdown takes for a list",
        "A line that begins with a number and a full stop, or with a minus and a space, begins a list.",
        "2024. It was a good year.",
        "2024\\. It was a good year.",
    ),
    "PT783": Meaning(
        "Figures that Markdown takes for emphasis",
        "The asterisks would not print, and 5*3*2 become 532.",
        "5*3*2",
        "5 × 3 × 2",
    ),
    "PT784": Meaning(
        "A comment to Presstime that is not understood",
        "It allows nothing, and its finding stays.",
        "<!-- presstime: allow PT203 -->",
        '<!-- presstime: allow PT203 "the source rounds so" -->',
    ),
    "PT785": Meaning(
        "A table row with more cells than the header",
        "The cells beyond the header's would not print.",
        "| A | B |\n|---|---|\n| 1 | 2 | 3 |",
        "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |",
    ),
    "PT786": Meaning(
        "A link definition that no link uses",
        "A line like [Editor]: … prints nothing, and its words would be lost.",
        "[Editor]: wrong",
        "\\[Editor]: wrong",
    ),
    "PT787": Meaning(
        "Lines as long as paragraphs without empty lines between them",
        "A text pasted from elsewhere often has one line for each paragraph. It would print as one.",
    ),
    "PT788": Meaning(
        "A caption of a picture that stands among words",
        "A caption needs a picture alone in its paragraph; among words, in a list or a table it would vanish.",
        'A chart, ![Bars](bars.svg "Bars, $bn"), shows it.',
        'A chart shows it.\n\n![Bars](bars.svg "Bars, $bn")',
    ),
    "PT871": Meaning(
        "A link that is not allowed",
        "Only https, http, mailto, tel, ticker: and places of the publication may be linked; other schemes "
        "can run a program on the reader's machine.",
        "[here](javascript:x)",
        "[here](https://example.com/x)",
    ),
    "PT872": Meaning(
        "A link that names no story and no address",
        "A relative link must name the file of a story or page: so it works on when addresses change.",
        "[before](earlier-story)",
        "[before](earlier-story.md)",
    ),
    "PT873": Meaning(
        "A link that leads out of the source folder",
        "What is there is not published.",
        "[x](../../../../x.md)",
    ),
    "PT874": Meaning(
        "A ticker link without exchange and symbol",
        "Without its exchange a symbol may be another company's.",
        "[Microsoft](ticker:MSFT)",
        "[Microsoft](ticker:NASDAQ:MSFT)",
    ),
    "PT875": Meaning(
        "A link to a heading that is not there",
        "It leads nowhere.",
        "## The deal\n\nSee [above](#deal).",
        "## The deal\n\nSee [above](#the-deal).",
    ),
    "PT876": Meaning(
        "A picture from elsewhere",
        "It can change or vanish, and tells another site who reads the story.",
        "![A lorry](https://example.com/lorry.jpg)",
        "![A lorry](lorry.jpg)",
    ),
    "PT877": Meaning(
        "A link or picture without address or words",
        "There is nothing to follow.",
        "[]()",
        "[words](/an/address/)",
    ),
}
