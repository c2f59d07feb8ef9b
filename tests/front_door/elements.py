"""A page's elements, attributes, comments, texts and scripts, as a browser would find them."""

from __future__ import annotations

from html.parser import HTMLParser


class Elements(HTMLParser):
    """Every element, its attributes, and the text in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.comments: list[str] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        (self.scripts if self._in_script else self.texts).append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)
