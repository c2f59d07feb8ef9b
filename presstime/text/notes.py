"""Notes: footnotes at the end of the text, each linked to and from where it is called.

A note that nothing calls is printed too, without a way back, and told of: no words are lost. Ids hold
a colon (`fn:1`), which no heading's id can.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.token import Token

from presstime.diagnostics import Severity
from presstime.text.runs import Run
from presstime.text.sheet import Sheet

Blocks = Callable[[list[Token]], str]
_END = "</p>\n"


class Notes:
    """The notes of one text, gathered while its blocks are rendered."""

    def __init__(self) -> None:
        self.defined: dict[str, list[Token]] = {}
        self.extra: list[tuple[str, list[Token], int]] = []

    def define(self, token: Token, inside: list[Token]) -> None:
        label, line = token.meta["label"], (token.map or [0])[0]
        if label in self.defined:
            self.extra.append((label, inside, line))
        else:
            self.defined[label] = inside

    def html(self, sheet: Sheet, blocks: Blocks) -> str:
        """The section of notes, or "" where there are none."""
        called = sheet.env.get("footnotes", {}).get("list", {})
        bodies: list[str] = []
        used: set[str] = set()
        while len(bodies) < len(called):  # a note may call further ones
            note = called[len(bodies)]
            if "tokens" in note:
                bodies.append(f"<p>{Run(sheet, (0, len(sheet.lines))).html(note['tokens'], True)}{_END}")
                continue
            used.add(note["label"])
            bodies.append(blocks(self.defined.get(note["label"], [])))
        items = [
            f'<li id="fn:{number}">{_with_ways_back(body, number, called[number - 1].get("count", 1))}</li>\n'
            for number, body in enumerate(bodies, 1)
        ]
        unused = [(label, inside, 0) for label, inside in self.defined.items() if label not in used]
        for label, inside, line in unused + self.extra:
            line = line or next((t.map[0] for t in inside if t.map), 0)
            where = sheet.line((line, line + 1))
            message = f"nothing calls the footnote {label}, or it is written twice"
            sheet.tell(Severity.WARNING, "PT780", message, where, f"call it with [^{label}], or delete it")
            items.append(f"<li>{blocks(inside)}</li>\n")
        if not items:
            return ""
        return f'<div class="footnotes" role="doc-endnotes">\n<ol>\n{"".join(items)}</ol>\n</div>\n'


def _with_ways_back(body: str, number: int, count: int) -> str:
    ways = "".join(
        f' <a class="back" href="#fnref:{number}{f":{again + 1}" if again else ""}" role="doc-backlink"'
        f' aria-label="{number}{f".{again + 1}" if again else ""}">↩\ufe0e</a>'
        for again in range(max(count, 1))
    )
    if body.endswith(_END):
        return body[: -len(_END)] + ways + _END
    return f"{body}<p>{ways.strip()}{_END}"
