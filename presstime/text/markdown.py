"""Markdown: an article's or a page's text becomes a `Body`.

In: the text below the front matter, the name of its file and the file line its first line stands on.
Out: `Rendered`: the body, findings with lines of the file, and the findings that its writer allows.
The danger is losing words: whatever cannot be understood is printed as it stands and told of.
"""

from __future__ import annotations

from markdown_it.token import Token

from presstime.diagnostics import Severity
from presstime.model import Body
from presstime.text.blocks import Blocks
from presstime.text.characters import clean
from presstime.text.nearest import nearest
from presstime.text.parser import MAX_NESTING, parse_blocks
from presstime.text.plain import paragraphs
from presstime.text.rendered import Rendered
from presstime.text.sheet import Sheet


def render_markdown(text: str, *, file: str, first_line: int, language: str) -> Rendered:
    """Render a Markdown text. `file` is its path in the source folder, `first_line` counts from 1."""
    text, found = clean(text, file=file, first_line=first_line, language=language)
    sheet = Sheet(text, file, first_line, language)
    sheet.diagnostics.extend(found)
    tokens = parse_blocks(text, sheet.env)
    deepest = _too_deep(tokens)
    if deepest:
        where = sheet.line((deepest[0], deepest[1]))
        message = f"quotes and lists stand more than {MAX_NESTING} deep in each other here"
        sheet.tell(Severity.ERROR, "PT773", message, where, "write it flatter; the text is shown unformatted")
        html = paragraphs(sheet)
    else:
        blocks = Blocks(sheet)
        html = blocks.html(tokens)
        html += blocks.notes.html(sheet, blocks.html)
        _check_fragments(sheet)
        _check_definitions(sheet)
    body = Body(html, tuple(sheet.references), tuple(sheet.headings), sheet.words)
    return Rendered(body, tuple(sheet.diagnostics), tuple(sheet.allows))


def _too_deep(tokens: list[Token]) -> list[int] | None:
    """The lines of the first block at whose depth the parser gives up."""
    for token in tokens:
        if token.level >= MAX_NESTING - 1 and token.nesting == 1:
            return token.map or [0, 1]
    return None


def _check_fragments(sheet: Sheet) -> None:
    for written, where in sheet.fragments:
        if written and written not in sheet.known_anchors():
            meant = nearest(written, sheet.known_anchors())
            hint = f"did you mean #{meant}?" if meant else "link to a heading's words, joined by hyphens"
            sheet.tell(Severity.ERROR, "PT875", f"no heading here has the address #{written}", where, hint)


def _check_definitions(sheet: Sheet) -> None:
    """A definition `[Editor]: …` prints nothing: one that no link uses was probably meant as words."""
    for label, defined in sheet.env.get("references", {}).items():
        if label not in sheet.used_labels:
            _tell_definition(sheet, label, defined["map"], "nothing uses it")
    for again in sheet.env.get("duplicate_refs", []):
        _tell_definition(sheet, again["label"], again["map"], "it is defined twice")


def _tell_definition(sheet: Sheet, label: str, lines: list[int], why: str) -> None:
    message = f"Markdown reads [{label}]: as the address of a link, which prints nothing, and {why}"
    hint = "write \\[ if these are words, or delete the line"
    sheet.tell(Severity.WARNING, "PT786", message, sheet.line((lines[0], lines[1])), hint)
