"""Pictures: a paragraph that holds one picture and nothing else is a figure.

`![What it shows](file.png "Caption | Credit")`: the title is the caption, and what follows a bar the
credit. A linked picture, `[![…](…)](…)`, is a figure as well: so a chart or a video elsewhere is shown.
A paragraph `Figure: What it finds` directly before a picture is the title of a data figure.
"""

from __future__ import annotations

from markdown_it.token import Token

from presstime.text.characters import printable
from presstime.text.runs import Run, run
from presstime.text.sheet import Block, Sheet

FIGURE = "Figure: "


def picture(sheet: Sheet, tokens: list[Token], block: Block, title: str = "") -> str | None:
    """The figure that a paragraph's tokens make, or None where they are more than a picture.

    `title` is the HTML of a data figure's title.
    """
    kinds = [token.type for token in tokens]
    if kinds == ["image"]:
        shown = tokens[0]
    elif kinds == ["link_open", "image", "link_close"]:
        shown = tokens[1]
    else:
        return None
    caption = _caption(sheet, printable(str(shown.attrs.pop("title", ""))), block)
    drawn = Run(sheet, block).html(tokens, chips=False)
    if title:
        return f'<figure class="picture data"><p class="data-title">{title}</p>{drawn}{caption}</figure>\n'
    return f'<figure class="picture">{drawn}{caption}</figure>\n'


def _caption(sheet: Sheet, title: str, block: Block) -> str:
    words, bar, credit = title.partition("|")
    parts = []
    if words.strip():
        parts.append(run(sheet, words.strip(), block))
    if bar and credit.strip():
        parts.append(f'<span class="credit">{run(sheet, credit.strip(), block, chips=False)}</span>')
    return f"<figcaption>{' '.join(parts)}</figcaption>" if parts else ""
