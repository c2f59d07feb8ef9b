"""Bound figures stand for something: each `{{ SYMBOL.field }}` of a text has a value to print.

In: the references of every text, held ones included, and the short fields of articles. Out: errors with
their place. Whatever else stands in double braces is text, and nobody's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from presstime.diagnostics import Diagnostic, Where, error
from presstime.market.bound import FIELDS, bound_value, own_tickers_of, tickers_meant
from presstime.market.exchanges import Exchange, find_exchange
from presstime.model import Article, Reference
from presstime.publication import Publication
from presstime.text.nearest import nearest

WhereOf = Callable[[str, tuple[str, ...]], Where]


def check_bound_figures(
    publication: Publication, exchanges: Mapping[str, Exchange], lights: Mapping[str, Any], where: WhereOf
) -> list[Diagnostic]:
    """An error for each bound figure that would print nothing."""
    checked = _Checked(publication, exchanges)
    articles = {held.article.source: held.article for held in publication.held}
    articles.update({article.source: article for article in publication.articles.values()})
    found: list[Diagnostic] = []
    for source, light in lights.items():
        if light.kind == "article" or light.kind == "page":
            for reference in light.references:
                if reference.kind == "figure":
                    found += checked.judge(reference, articles.get(source), Where(
                        source, reference.line, reference.column, reference.column + len(reference.label)))
    for article in articles.values():
        found += _in_short_fields(checked, article, where)
    return found


def _in_short_fields(checked: _Checked, article: Article, where: WhereOf) -> Iterator[Diagnostic]:
    for number, point in enumerate(article.key_points):
        for reference in _figures_in(point):
            at = where(article.source, (f"key_points.{number}", "key_points"))
            yield from checked.judge(reference, article, at)
    for name, text in (("title", article.title), ("standfirst", article.standfirst)):
        for reference in _figures_in(text):
            yield error("PT418", f"{reference.label} prints as it stands in a {name}", where(article.source, (name,)),
                        "write the figure; bound figures stand in the text and in key points")


def _figures_in(text: str) -> list[Reference]:
    if "{{" not in text:
        return []
    from presstime.text.inline import render_inline

    references = render_inline(text, file="", line=1, language="en").body.references
    return [reference for reference in references if reference.kind == "figure"]


class _Checked:
    """The publication as bound figures look at it."""

    def __init__(self, publication: Publication, exchanges: Mapping[str, Exchange]) -> None:
        self._publication = publication
        self._exchanges = exchanges

    def judge(self, reference: Reference, article: Article | None, at: Where) -> Iterator[Diagnostic]:
        symbol, _, field = reference.target.rpartition(".")
        known = self._publication.instruments
        tickers = tickers_meant(symbol, article, self._exchanges, known)
        if not tickers:
            near = nearest(symbol, [*(t.partition(":")[2] for t in (*own_tickers_of(article), *known)), *known])
            yield error("PT417", f"`{symbol}` names no ticker", at,
                        f"did you mean `{near}`?" if near else "a bound figure needs a profile in content/tickers/")
        elif len(tickers) > 1:
            yield error("PT417", f"`{symbol}` could be {' or '.join(tickers)}", at, "write the exchange")
        elif field not in FIELDS:
            near = nearest(field, FIELDS)
            yield error("PT418", f"there is no field `{field}`", at,
                        f"did you mean `{near}`?" if near else f"there are: {', '.join(FIELDS)}")
        elif self._value(field, tickers[0], article) is None:
            there = [name for name in FIELDS if self._value(name, tickers[0], article) is not None]
            yield error("PT418", f"{tickers[0]} has no `{field}` here", at,
                        f"there are: {', '.join(there)}" if there else
                        "give the article a snapshot of it, or add content/prices/ for it")

    def _value(self, field: str, ticker: str, article: Article | None) -> object:
        snapshots = article.snapshots if article else ()
        snapshot = next((one for one in snapshots if one.ticker == ticker), None)
        exchange = find_exchange(ticker.partition(":")[0], self._exchanges)
        return bound_value(field, snapshot, self._publication.prices.get(ticker), exchange,
                           article.published if article else None, self._publication.settings.timezone)
