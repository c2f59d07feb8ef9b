"""A page becomes the blocks of its story: the article's own element, without what stands around it.

The story is the page's `<article>` or `<main>`, or else the element with most of the page's
paragraphs. Everything outside, and everything inside that the page itself calls navigation, sharing,
related or the like, is dropped and reported, so that a person can see what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from presstime.importing.blocks import Block, Meta, Shape, Span, Text, tidy
from presstime.importing.html_tree import Element, parse_html
from presstime.importing.report import Dropped
from presstime.importing.tables import table_markdown

_FURNITURE = frozenset(
    {"nav", "aside", "form", "button", "select", "input", "textarea", "dialog", "menu", "head"}
)
_JUNK = re.compile(

        r"(?<![a-z])(?:share|sharing|social|socials|related|recirc|newsletter|"
        r"subscribe|subscription|signup|sign-up|cookie|cookies|consent|gdpr|"
        r"comment|comments|"
        r"disqus|promo|advert|advertisement|ads?|sponsor-box|breadcrumbs?|"
        r"sidebar|side-bar|menu|navbar|navigation|nav|pagination|popup|modal|"
        r"toolbar|"
        r"skip-link|screen-reader-text|sr-only|visually-hidden|print-only|"
        r"paywall|outbrain|taboola|read-more|readmore|more-from|trending|"
        r"most-read|masthead|site-header|site-footer)(?![a-z])"

)
_HINTS = (
    ("tags", re.compile(r"(?<![a-z])(?:tags|tag-list|post-tags|article-tags|topics)(?![a-z])")),
    (
        "bio",
        re.compile(
            r"(?<![a-z])(?:author-?(?:bio|box|info|card|description)|about-?(?:the-)?author|bio)(?![a-z])"
        ),
    ),
    (
        "byline",
        re.compile(
            r"(?<![a-z])(?:byline|by-line|author|authors|post-author|article-author|"
            r"entry-author|contributor)(?:-name)?(?![a-z])"
        ),
    ),
    (
        "date",
        re.compile(
            r"(?<![a-z])(?:dateline-date|date|published|timestamp|post-date|article-date|"
            r"entry-date|publish-date|time|datepublished|posted-on|entry-meta|"
            r"post-meta|meta)(?![a-z])"
        ),
    ),
    (
        "standfirst",
        re.compile(
            r"(?<![a-z])(?:standfirst|dek|deck|subtitle|sub-title|subheadline|"
            r"sub-headline|lede|summary|article-summary|sell|excerpt|description)(?![a-z])"
        ),
    ),
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCK_NAMES = frozenset(
    "address article blockquote body center dd details div dl dt fieldset "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main "
    "ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)


def read_html(text: str) -> Text:
    """The story's blocks, what the page's head says, and what was left out."""
    root = parse_html(text)
    story = _story(root)
    dropped: list[Dropped] = []
    walker = _Walker(dropped)
    blocks = list(walker.blocks(story, ""))
    blocks = _with_headline(root, story, blocks, dropped)
    dropped.extend(_outside(root, story))
    meta = _meta(root, story)
    return Text(tuple(_joined(blocks)), meta, tuple(dropped))


def _story(root: Element) -> Element:
    everything = root.walk()
    for wanted in ("article", "main"):
        found = [
            e
            for e in everything
            if (e.name == wanted or (wanted == "main" and e.attributes.get("role") == "main"))
            and _prose(e) > 0
        ]
        if found:
            return max(found, key=_prose)
    body = next((e for e in everything if e.name == "body"), root)
    best, best_share = body, _prose(body)
    while True:
        inner = [
            e
            for e in best.elements()
            if e.name in ("div", "section", "td", "table", "tbody", "tr", "main")
            and _prose(e) >= 0.8 * best_share > 0
        ]
        if not inner:
            return best
        best = inner[0]


def _prose(element: Element) -> int:
    """How many characters of paragraph text an element holds."""
    return sum(len(e.text()) for e in element.walk() if e.name == "p" and not _is_junk(e))


def _is_junk(element: Element) -> bool:
    if (
        element.name in _FURNITURE
        or "hidden" in element.attributes
        or element.attributes.get("aria-hidden") == "true"
    ):
        return True
    if re.search(r"display\s*:\s*none", element.attributes.get("style", "")):
        return True
    called = element.called()
    return (
        bool(called)
        and element.name not in ("body", "html", "article", "main", "p", "h1")
        and bool(_JUNK.search(called.replace("_", "-")))
    )


def _hint(element: Element) -> str:
    if element.name in ("body", "html", "article", "main", "header", "section"):
        return ""
    if element.name == "time" or "datetime" in element.attributes:
        return "date"
    called = element.called().replace("_", "-")
    return next((hint for hint, pattern in _HINTS if pattern.search(called)), "") if called else ""


class _Walker:
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
                yield from self._block(child, _hint(child) or hint, depth)
            elif (
                isinstance(child, Element)
                and child.name in ("span", "a", "time", "small", "cite", "em", "strong", "b")
                and _hint(child) in ("byline", "date")
                and hint not in ("byline", "date", "tags")
                and not _in_prose(element)
            ):
                yield from self._loose(loose, element, hint)
                loose = []
                yield from self._loose([child], element, _hint(child))
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
        if _is_junk(element):
            self._drop(element.text(), f"the page calls it {_label(element)}", element)
            return True
        if element.name == "footer" and not (
            _hint(element) in ("bio", "tags")
            or any(_hint(e) in ("bio", "tags", "byline") for e in element.walk())
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
                yield Block(
                    shape, spans, element.line, _HEADINGS[name] if shape is Shape.HEADING else 0, hint=marked
                )
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
                if (
                    first and block.shape in (Shape.PARAGRAPH, Shape.HEADING)
                ) or block.shape is Shape.PARAGRAPH:
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
            self._drop(
                address, f"a link that only that site knows: “{element.text()}” stands without it", element
            )

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


def _joined(blocks: list[Block]) -> list[Block]:
    """Pieces of one header line that the page sets in elements of their own stay pieces."""
    return [block for block in blocks if block.text.strip() or block.shape is Shape.RULE]


def _label(element: Element) -> str:
    found = _JUNK.search(element.called().replace("_", "-")) if element.called() else None
    return found[0] if found else element.name


def _with_headline(root: Element, story: Element, blocks: list[Block], dropped: list[Dropped]) -> list[Block]:
    """A page's `<h1>` above its article belongs to it."""
    if any(block.hint == "title" for block in blocks):
        return blocks
    inside = set(map(id, story.walk()))
    outer = next(
        (e for e in root.walk() if e.name == "h1" and id(e) not in inside and len(e.text().split()) >= 3),
        None,
    )
    if outer is None:
        return blocks
    return [Block(Shape.HEADING, (Span(outer.text()),), outer.line, 1, hint="title"), *blocks]


def _outside(root: Element, story: Element) -> Iterator[Dropped]:
    """The page's words around its story, one entry for each element beside the way to it."""
    path = _path(root, story)
    for holder, inner in zip(path, path[1:], strict=False):
        for child in holder.children:
            text = child.text() if isinstance(child, Element) else child.strip()
            if child is not inner and text and not (isinstance(child, Element) and child.name == "head"):
                yield Dropped(
                    text, "outside the article", child.line if isinstance(child, Element) else holder.line
                )


def _path(root: Element, story: Element) -> list[Element]:
    parents: dict[int, Element] = {}
    for element in root.walk():
        for child in element.elements():
            parents[id(child)] = element
    path = [story]
    while id(path[0]) in parents:
        path.insert(0, parents[id(path[0])])
    return path


def _meta(root: Element, story: Element) -> Meta:
    values: dict[str, list[str]] = {}
    for element in root.walk():
        if element.name == "meta":
            name = (
                element.attributes.get("property")
                or element.attributes.get("name")
                or element.attributes.get("itemprop")
                or ""
            ).lower()
            values.setdefault(name, []).append(element.attributes.get("content", "").strip())
    title = next((e.text() for e in root.walk() if e.name == "title"), "")
    times = [e.attributes.get("datetime", "") for e in story.walk() if e.name == "time"]
    first = lambda *names: next((values[name][0] for name in names if values.get(name)), "")  # noqa: E731
    authors = [
        name
        for name in values.get("author", []) + values.get("article:author", [])
        if name and "/" not in name
    ]
    return Meta(
        title=_without_site(title, first("og:title"), first("og:site_name")),
        authors=tuple(dict.fromkeys(authors)),
        published=first("article:published_time", "datepublished", "date", "pubdate", "dc.date")
        or next((t for t in times if t), ""),
        modified=first("article:modified_time", "datemodified"),
        description=first("description", "og:description"),
        tags=tuple(dict.fromkeys(tag for tag in values.get("article:tag", []) if tag)),
    )


def _without_site(title: str, og_title: str, site: str) -> str:
    if og_title:
        return og_title
    head, mark, tail = title.rpartition(" | ")
    if not mark:
        head, mark, tail = title.rpartition(" - ")
    if mark and (tail == site or len(tail.split()) <= 4) and len(head.split()) >= 3:
        return head.strip()
    return title
