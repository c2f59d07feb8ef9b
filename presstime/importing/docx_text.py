"""The words of WordprocessingML: from a document's tree to blocks.

In: trees. Out: blocks with their spans. Style names are looked up, for their ids are translated
("berschrift1") and their names are not ("heading 1").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from presstime.importing.blocks import Block, Shape, Span, tidy
from presstime.importing.report import Dropped
from presstime.importing.tables import table_markdown
from presstime.importing.xml_tree import Node

_INSIDE = frozenset(
    {
        "sdt",
        "sdtContent",
        "smartTag",
        "customXml",
        "ins",
        "moveTo",
        "Choice",
        "AlternateContent",
        "body",
        "document",
        "footnotes",
        "endnotes",
        "footnote",
        "endnote",
        "fldSimple",
        "txbxContent",
    }
)
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": " "}
_OFF = frozenset({"0", "false", "off", "none"})


class Styles(msgspec.Struct, frozen=True):
    """Style names by id, numbered lists by (list id, level), link addresses by relationship id."""

    names: dict[str, str]
    numbered: dict[tuple[str, str], bool]
    links: dict[str, str]


def styles_of(tree: Node | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in tree.elements() if tree else []:
        name = style.first("name")
        if style.name == "style" and name is not None:
            found[style.attributes.get("styleId", "")] = name.attributes.get("val", "").lower()
    return found


def levels_of(tree: Node | None) -> dict[tuple[str, str], bool]:
    """For each list and level whether it is numbered (else bulleted)."""
    abstract: dict[str, dict[str, bool]] = {}
    found: dict[tuple[str, str], bool] = {}
    for node in tree.elements() if tree else []:
        if node.name == "abstractNum":
            levels = abstract.setdefault(node.attributes.get("abstractNumId", ""), {})
            for level in node.elements():
                form = level.first("numFmt")
                if level.name == "lvl" and form is not None:
                    levels[level.attributes.get("ilvl", "0")] = form.attributes.get("val") not in (
                        "bullet",
                        "none",
                    )
        elif node.name == "num":
            link = node.first("abstractNumId")
            of = abstract.get(link.attributes.get("val", ""), {}) if link is not None else {}
            found.update({(node.attributes.get("numId", ""), level): is_numbered for level, is_numbered in of.items()})
    return found


def links_of(tree: Node | None) -> dict[str, str]:
    """Addresses outside the document that a story may link to."""
    found: dict[str, str] = {}
    for link in tree.elements() if tree else []:
        target = link.attributes.get("Target", "")
        if re.match(r"(?:https?://|mailto:)\S+$", target):
            found[link.attributes.get("Id", "")] = target
    return found


def blocks_of(tree: Node, styles: Styles, dropped: list[Dropped]) -> list[Block]:
    """The blocks of a document, in order; `line` is the paragraph's number."""
    blocks: list[Block] = []
    for number, node in enumerate(_paragraphs(tree), 1):
        if node.name == "tbl":
            blocks.extend(_table(node, styles, number, dropped))
        else:
            blocks.extend(_paragraph(node, styles, number, dropped))
    return _joined_quotes(blocks)


def _paragraphs(node: Node) -> Iterator[Node]:
    for child in node.elements():
        if child.name in ("p", "tbl"):
            yield child
        elif child.name in _INSIDE and child.attributes.get("type") not in (
            "separator",
            "continuationSeparator",
        ):
            yield from _paragraphs(child)


def _paragraph(node: Node, styles: Styles, number: int, dropped: list[Dropped]) -> list[Block]:
    spans = tuple(_spans(node, styles, number, dropped))
    boxes = [block for box in _boxes(node) for block in blocks_of(box, styles, dropped)]
    parts = _split(spans)
    properties = node.first("pPr")
    shape, level, marker, hint = _kind(properties, styles)
    made = [Block(shape, part, number, level, marker, hint) for part in map(tidy, parts) if part]
    return made + boxes


def _boxes(node: Node) -> Iterator[Node]:
    for child in node.elements():
        if child.name == "txbxContent":
            yield child
        elif child.name != "Fallback":
            yield from _boxes(child)


def _split(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """A paragraph with an empty line made of line breaks is two paragraphs."""
    parts: list[list[Span]] = [[]]
    breaks = 0
    for span in spans:
        for piece in re.split(r"(\n)", span.text):
            if piece == "\n":
                breaks += 1
                if breaks == 2:
                    parts.append([])
                    continue
                parts[-1].append(Span(" "))
            elif piece:
                breaks = breaks if not piece.strip() else 0
                parts[-1].append(msgspec.structs.replace(span, text=piece))
    return [tuple(part) for part in parts]


def _kind(properties: Node | None, styles: Styles) -> tuple[Shape, int, str, str]:
    if properties is None:
        return Shape.PARAGRAPH, 0, "", ""
    named = properties.first("pStyle")
    identity = named.attributes.get("val", "") if named is not None else ""
    name = styles.names.get(identity, identity).lower().replace(" ", "")
    heading = re.fullmatch(r"(?:heading)(\d)", name)
    if name == "title":
        return Shape.HEADING, 1, "", "title"
    if name == "subtitle":
        return Shape.PARAGRAPH, 0, "", "standfirst"
    if heading:
        return Shape.HEADING, int(heading[1]), "", ""
    if "quote" in name:
        return Shape.QUOTE, 0, "", ""
    listed = properties.first("numPr")
    if listed is not None or name.startswith("list"):
        return _item(listed, name, styles)
    return Shape.PARAGRAPH, 0, "", ""


def _item(listed: Node | None, name: str, styles: Styles) -> tuple[Shape, int, str, str]:
    level = _value(listed, "ilvl") or "0"
    identity = _value(listed, "numId")
    if identity == "0" or (not identity and name == "listparagraph"):
        return Shape.PARAGRAPH, 0, "", ""
    is_numbered = styles.numbered.get((identity, level), name.startswith("listnumber"))
    return Shape.ITEM, min(int(level) if level.isdigit() else 0, 8), "1." if is_numbered else "-", ""


def _value(node: Node | None, name: str) -> str:
    child = node.first(name) if node is not None else None
    return child.attributes.get("val", "") if child is not None else ""


def _spans(node: Node, styles: Styles, number: int, dropped: list[Dropped], url: str = "") -> Iterator[Span]:
    for child in node.elements():
        if child.name == "r":
            yield from _run(child, url)
        elif child.name == "hyperlink":
            yield from _spans(child, styles, number, dropped, styles.links.get(child.attributes.get("id", ""), ""))
        elif child.name in ("del", "moveFrom"):
            dropped.append(Dropped("".join(_deleted(child)).strip(), "deleted under track changes", number))
        elif child.name in _INSIDE:
            yield from _spans(child, styles, number, dropped, url)


def _run(run: Node, url: str) -> Iterator[Span]:
    properties = run.first("rPr")
    bold, italic = _is_on(properties, "b"), _is_on(properties, "i")
    if _is_on(properties, "vanish"):
        return
    for child in run.elements():
        if child.name == "t":
            yield Span("".join(part for part in child.children if isinstance(part, str)), bold, italic, url)
        elif child.name == "br" and child.attributes.get("type") in ("page", "column"):
            yield Span("\n\n")
        elif child.name in _BREAKS:
            yield Span(_BREAKS[child.name])


def _is_on(properties: Node | None, name: str) -> bool:
    child = properties.first(name) if properties is not None else None
    return child is not None and child.attributes.get("val", "1").lower() not in _OFF


def _deleted(node: Node) -> Iterator[str]:
    for child in node.elements():
        if child.name in ("delText", "t"):
            yield "".join(part for part in child.children if isinstance(part, str))
        else:
            yield from _deleted(child)


def _table(table: Node, styles: Styles, number: int, dropped: list[Dropped]) -> list[Block]:
    rows: list[list[tuple[Span, ...]]] = []
    for row in (r for r in table.elements() if r.name == "tr"):
        cells: list[tuple[Span, ...]] = []
        for cell in (c for c in row.elements() if c.name == "tc"):
            spans: list[Span] = []
            for paragraph in _paragraphs(cell):
                spans += [*([Span(" ")] if spans else []), *_spans(paragraph, styles, number, dropped)]
            cells.append(tidy(tuple(spans)))
        rows.append(cells)
    return table_markdown(rows, number)


def _joined_quotes(blocks: list[Block]) -> list[Block]:
    return [
        msgspec.structs.replace(block, joined=True)
        if n and block.shape is Shape.QUOTE and blocks[n - 1].shape is Shape.QUOTE
        else block
        for n, block in enumerate(blocks)
    ]
