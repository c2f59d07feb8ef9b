"""The elements of a page's story become blocks; what is left out on the way is gathered.

In: an element. Out: blocks in document order. Bold, italic and links to other sites are kept; a link
that only that site knows keeps its words and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from presstime.importing.blocks import Block, Shape, Span, tidy
from presstime.importing.html_labels import hint_of, is_junk, label_of
from presstime.importing.html_tree import Element
from presstime.importing.report import Dropped
from presstime.importing.tables import table_markdown

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCK_NAMES = frozenset(
    "address article blockquote body center dd details div dl dt fieldset "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main "
    "ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)


class Walker:
    """Walks a story's elements; gathers what it leaves out."""

    def __init__(self, dropped: list[Dropped]) -> None:
        self._dropped = dropped

    def blocks(self, element: Element, hint: str, depth: int = -1) -> Iterator[Block]:
        loose: list[Element | str] = []
        for child in element.children:
            if isinstance(child, Element) and self._leave_out(child):
                continue
            if isinstance(child, Element) and (child.name in _BLOCK_NAMES or self._holds_blocks(child)):
                yield from self._loose(loose, element, hint)
                loose = []
                yield from self._block(child, hint_of(child) or hint, depth)
            elif (
                isinstance(child, Element)
                and child.name in ("span", "a", "time", "small", "cite", "em", "strong", "b")
                and hint_of(child) in ("byline", "date")
                and hint not in ("byline", "date", "tags")
                and not _in_prose(element)
            ):
                yield from self._loose(loose, element, hint)
                loose = []
                yield from self._loose([child], element, hint_of(child))
            else:
                loose.append(child)
        yield from self._loose(loose, element, hint)

    def _holds_blocks(self, element: Element) -> bool:
        return any(e.name in _BLOCK_NAMES for e in element.walk()[1:])

    def _leave_out(self, element: Element) -> bool:
        if element.name == "img":
            self._drop(
                element.attributes.get("alt", "") or element.attributes.get("src", ""),
                "a picture is not imported",
                element,
            )
            return True
        if element.name == "figure":
            for picture in (e for e in element.walk() if e.name == "img"):
                self._drop(
                    picture.attributes.get("alt", "") or picture.attributes.get("src", ""),
                    "a picture is not imported",
                    picture,
                )
            if not any(e.name in ("table", "blockquote") for e in element.walk()):
                self._drop(element.text(), "the caption of a picture that is not imported", element)
                return True
        if is_junk(element):
            self._drop(element.text(), f"the page calls it {label_of(element)}", element)
            return True
        if element.name == "footer" and not (
            hint_of(element) in ("bio", "tags") or any(hint_of(e) in ("bio", "tags", "byline") for e in element.walk())
        ):
            self._drop(element.text(), "a footer", element)
            return True
        return False

    def _drop(self, text: str, reason: str, element: Element) -> None:
        if text.strip():
            self._dropped.append(Dropped(text.strip(), reason, element.line))

    def _block(self, element: Element, hint: str, depth: int) -> Iterator[Block]:
        name = element.name
        if name in _HEADINGS:
            spans = tidy(tuple(self._spans(element, Span(""))))
            if spans:
                shape, marked = (
                    (Shape.PARAGRAPH, hint)
                    if hint == "standfirst"
                    else (Shape.HEADING, "title" if name == "h1" else "")
                )
                yield Block(shape, spans, element.line, _HEADINGS[name] if shape is Shape.HEADING else 0, hint=marked)
        elif name == "blockquote":
            yield from self._quote(element, hint)
        elif name in ("ul", "ol") and hint != "tags":
            yield from self._list(element, depth + 1)
        elif name == "ul":
            words = ", ".join(item.text() for item in element.elements() if item.text())
            yield Block(Shape.PARAGRAPH, (Span(words),), element.line, hint=hint)
        elif name == "table" and not any(e.name in ("p", "table", "div", "h1") for e in element.walk()[1:]):
            yield from self._table(element)
        elif name == "pre":
            text = "".join(s.text for s in self._spans(element, Span(""), keep=True)).strip("\n")
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
            yield Block(Shape.VERBATIM, (Span(f"{fence}\n{text}\n{fence}", is_markdown=True),), element.line)
        elif name == "hr":
            yield Block(Shape.RULE, (Span("* * *"),), element.line)
        else:
            yield from self.blocks(element, hint, depth)

    def _quote(self, element: Element, hint: str) -> Iterator[Block]:
        first = True
        source = [e for e in element.elements() if e.name in ("cite", "footer")]
        quoted = Element(element.name, element.attributes, element.line)
        quoted.children = [child for child in element.children if child not in source]
        for block in self.blocks(quoted, hint):
            if block.shape in (Shape.PARAGRAPH, Shape.QUOTE):
                yield msgspec.structs.replace(block, shape=Shape.QUOTE, joined=not first)
                first = False
            else:
                yield block
        for cited in source:
            who = cited.text().lstrip("—–- ")
            yield Block(Shape.QUOTE, (Span(f"— {who}"),), cited.line, hint="attribution", joined=not first)

    def _list(self, element: Element, depth: int) -> Iterator[Block]:
        marker = "1." if element.name == "ol" else "-"
        for item in element.elements():
            first = True
            for block in self.blocks(item, "", depth):
                if (first and block.shape in (Shape.PARAGRAPH, Shape.HEADING)) or block.shape is Shape.PARAGRAPH:
                    yield Block(Shape.ITEM, block.spans, block.line, depth, marker)
                else:
                    yield block
                first = False

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [
            [tidy(tuple(self._spans(cell, Span("")))) for cell in row.elements() if cell.name in ("td", "th")]
            for row in element.walk()
            if row.name == "tr"
        ]
        for caption in (e for e in element.elements() if e.name == "caption"):
            yield Block(Shape.PARAGRAPH, tidy((Span(caption.text(), bold=True),)), caption.line)
        yield from table_markdown(rows, element.line)

    def _note_lost_link(self, element: Element) -> None:
        address = element.attributes.get("href", "").strip()
        if element.name == "a" and address and not _is_outside_link(address):
            self._drop(address, f"a link that only that site knows: “{element.text()}” stands without it", element)

    def _loose(self, children: list[Element | str], parent: Element, hint: str) -> Iterator[Block]:
        holder = Element("", {}, next((c.line for c in children if isinstance(c, Element)), parent.line))
        holder.children = children
        for part in _split(list(self._spans(holder, Span("")))):
            spans = tidy(part)
            if any(span.text.strip() for span in spans):
                yield Block(Shape.PARAGRAPH, spans, holder.line, hint=hint)

    def _spans(self, element: Element, style: Span, keep: bool = False) -> Iterator[Span]:
        for child in element.children:
            if isinstance(child, str):
                text = child if keep else re.sub(r"[ \t\r\n\f]+", " ", child)
                yield msgspec.structs.replace(style, text=text)
            elif child.name == "br":
                yield Span("\n")
            elif not self._leave_out(child):
                self._note_lost_link(child)
                yield from self._spans(child, _styled(child, style), keep)


def _is_outside_link(address: str) -> bool:
    return bool(re.match(r"(?:https?://|mailto:)\S", address))


def _styled(element: Element, style: Span) -> Span:
    if element.name in ("b", "strong"):
        return msgspec.structs.replace(style, bold=True)
    if element.name in ("i", "em", "cite"):
        return msgspec.structs.replace(style, italic=True)
    if element.name == "a":
        address = element.attributes.get("href", "").strip()
        return msgspec.structs.replace(style, url=address if _is_outside_link(address) else "")
    return style


def _in_prose(element: Element) -> bool:
    return element.name in ("p", "li", "td", "blockquote") and len(element.text().split()) > 25


def _split(spans: list[Span]) -> list[tuple[Span, ...]]:
    """Two line breaks are a new paragraph; one is a space."""
    parts: list[list[Span]] = [[]]
    breaks = 0
    for span in spans:
        if span.text == "\n":
            breaks += 1
            if breaks == 2:
                parts.append([])
            elif breaks == 1:
                parts[-1].append(Span(" "))
        else:
            breaks = breaks if not span.text.strip() else 0
            parts[-1].append(span)
    return [tuple(part) for part in parts]
