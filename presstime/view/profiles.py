"""What authors, tickers, tags and sections have in common: an address, a list of stories, a feed."""

from __future__ import annotations

import abc
from typing import Any

from presstime.view.desk import View, remembered

FEED_FILES = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}


class Listed(abc.ABC):
    """A thing with a list of stories. `kind` and `key` name its index."""

    kind = ""

    def __init__(self, desk: View, key: str) -> None:
        self.desk = desk
        self.key = key
        self.cache: dict[str, tuple[Any, frozenset[str]]] = {}

    @abc.abstractmethod
    def place(self) -> str:
        """Its route."""

    @remembered
    def route(self) -> str:
        return self.place()

    @remembered
    def url(self) -> str:
        return self.desk.url(self.route)

    @property
    def count(self) -> int:
        return int(self.desk.ask("count", self.kind, self.key))

    @remembered
    def feed_url(self) -> str:
        """The address of its first feed, "" where it has none."""
        forms = getattr(self.desk.setting("feeds"), self.kind)
        return self.desk.url(self.route + FEED_FILES[forms[0]]) if forms else ""
