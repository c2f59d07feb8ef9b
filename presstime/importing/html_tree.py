"""A page as a tree, by `html.parser`: forgiving, bounded, without scripts.

Closing tags that HTML lets one omit are supplied for the elements that matter to prose; anything
nested deeper than `MAX_DEPTH` hangs at that depth, so that walking the tree never runs deep.
"""

from __future__ import annotations

from html.parser import HTMLParser

MAX_DEPTH = 150
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "svg", "math", "canvas", "audio", "video"}
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl "
    "dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr html li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_CLOSED_BY = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
}


class Element:
    """An element with its line in the source; children are elements and text."""

    __slots__ = ("attributes", "children", "line", "name")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element | str] = []
        self.line = line

    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> list[Element]:
        """This element and all beneath it, in document order."""
        found: list[Element] = []
        waiting = [self]
        while waiting:
            element = waiting.pop()
            found.append(element)
            waiting.extend(reversed(element.elements()))
        return found

    def text(self) -> str:
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                parts.append(item)
            else:
                waiting.extend(reversed(item.children))
                if item.name in _BLOCKS or item.name == "br":
                    parts.append(" ")
        return " ".join("".join(parts).split())

    def called(self) -> str:
        """What the page calls it: class, id, role and the like, in one string."""
        names = ("class", "id", "role", "itemprop", "rel", "data-testid", "aria-label")
        return " ".join(self.attributes.get(name, "") for name in names).lower()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, 1)
        self._open = [self.root]
        self._skipping = ""
        self._skipped_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            self._skipped_depth += tag == self._skipping
            return
        if tag in _SKIPPED:
            self._skipping, self._skipped_depth = tag, 1
            return
        self._close_implied(tag)
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        element = Element(tag, attributes, self.getpos()[0])
        self._open[-1].children.append(element)
        if tag not in _VOID and len(self._open) < MAX_DEPTH:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _SKIPPED:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._skipped_depth -= tag == self._skipping
            if not self._skipped_depth:
                self._skipping = ""
            return
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].name == tag:
                del self._open[at:]
                return
            if self._open[at].name in ("td", "th", "table", "article", "body") and tag in (
                "p",
                "li",
                "span",
                "a",
                "b",
                "i",
                "em",
                "strong",
            ):
                return

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._open[-1].children.append(data)

    def _close_implied(self, tag: str) -> None:
        if (tag in _BLOCKS and self._open[-1].name in ("p", "h1", "h2", "h3", "h4", "h5", "h6")) or (
            tag in _BLOCKS and self._has_open_p()
        ):
            self._close("p")
        closes = _CLOSED_BY.get(tag, set())
        for at in range(len(self._open) - 1, 0, -1):
            name = self._open[at].name
            if name in closes:
                del self._open[at:]
                closes = closes if tag == "tr" else set()
            elif name in ("ul", "ol", "dl", "table", "select"):
                return

    def _has_open_p(self) -> bool:
        for element in reversed(self._open):
            if element.name == "p":
                return True
            if element.name in (
                "td",
                "th",
                "table",
                "li",
                "button",
                "div",
                "section",
                "article",
                "blockquote",
            ):
                return False
        return False

    def _close(self, name: str) -> None:
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].name == name:
                del self._open[at:]
                return


def parse_html(text: str) -> Element:
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root
