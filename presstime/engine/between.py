"""Checks between articles that the text decides: which pairs are worth a look, found without reading a text.

Each article's light record has marks of the prices that its text tells (`reading/price_marks.py`). Marks of
prices that are not the article's own are rare; only where an older article has the same mark are two texts
taken from the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from presstime.checks.context import ArticleContext, Places, Shared
from presstime.checks.copied import Told, check_copied, told
from presstime.diagnostics import Diagnostic
from presstime.market.prose.facts import ProseFacts
from presstime.model import Article
from presstime.reading.records import Heavy, Light


def copied_prices(
    articles: Mapping[str, Article], lights: Mapping[str, Light[Any]], heavy: Callable[[str], Heavy], shared: Shared
) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with the reason for which its writer silenced it ("" where not)."""
    foreign = {
        article.source: (article, marks)
        for article in articles.values()
        if article.snapshots and (marks := lights[article.source].prices.foreign)
    }
    if not foreign:
        return
    sought = frozenset(mark for _, marks in foreign.values() for mark in marks)
    holders: dict[str, list[Article]] = {}
    for article in articles.values():
        for mark in lights[article.source].prices.own:
            if mark in sought:
                holders.setdefault(mark, []).append(article)
    texts = _Texts(heavy, shared)
    for source in sorted(foreign):
        article, marks = foreign[source]
        for mark in marks:
            if found := _first(article, mark, holders.get(mark, []), texts):
                yield found, texts.reason(article, found.code)


class _Texts:
    """The texts that were taken from the store, each once."""

    def __init__(self, heavy: Callable[[str], Heavy], shared: Shared) -> None:
        self._heavy, self._shared = heavy, shared
        self._contexts: dict[str, ArticleContext] = {}

    def told(self, article: Article, mark: str) -> list[Told]:
        return list(told(self._context(article), frozenset((mark,))))

    def reason(self, article: Article, code: str) -> str:
        allowances = self._context(article).facts.allowances
        return next((one.reason for one in allowances if one.code == code and one.reason), "")

    def _context(self, article: Article) -> ArticleContext:
        known = self._contexts.get(article.source)
        if known is None:
            heavy = self._heavy(article.source)
            facts = msgspec.msgpack.decode(heavy.prose, type=ProseFacts) if heavy.prose else ProseFacts()
            places = Places(heavy.yaml_file or article.source, heavy.positions)
            known = self._contexts[article.source] = ArticleContext(article, facts, places, self._shared)
        return known


def _first(new: Article, mark: str, holders: list[Article], texts: _Texts) -> Diagnostic | None:
    """The finding for one mark of an article, held against the latest older story that it fits."""
    tickers = {snapshot.ticker for snapshot in new.snapshots}
    older = [
        old for old in holders if old.published < new.published and any(one.ticker in tickers for one in old.snapshots)
    ]
    for old in sorted(older, key=lambda one: (one.published, one.source), reverse=True):
        for other in texts.told(old, mark):
            for one in texts.told(new, mark):
                if found := check_copied(new, one, old, other):
                    return found
    return None
