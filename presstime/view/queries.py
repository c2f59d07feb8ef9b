"""Questions about the publication whose answers an output may depend on: ids and plain data only.

A query looks through the view like everybody else, so its own trace tells when it must be asked
again; outputs depend on its answer. Arguments are strings. Answers must encode to msgpack.
"""

from __future__ import annotations

import bisect
import datetime
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from presstime.model import Kind

if TYPE_CHECKING:
    from presstime.view.desk import View

Query = Callable[..., Any]
QUERIES: dict[str, Query] = {}
RELATED = 3
CANDIDATES = 20
STRIP_CELLS = 5


def query(function: Query) -> Query:
    QUERIES[function.__name__] = function
    return function


@query
def count(view: View, kind: str, name: str) -> int:
    return len(view.ids(kind, name))


@query
def page(view: View, kind: str, name: str, number: str, size: str) -> tuple[tuple[str, ...], int]:
    """The ids on a page of a listing, and how many pages there are."""
    ids, each, at = view.ids(kind, name), int(size), int(number)
    return ids[(at - 1) * each : at * each], max(1, -(-len(ids) // each))


@query
def top(view: View, kind: str, name: str, size: str) -> tuple[str, ...]:
    return view.ids(kind, name)[: int(size)]


@query
def neighbours(view: View, key: str) -> tuple[str, str]:
    """The stories published just before and just after, "" where there is none."""
    ids = view.ids("all")
    at = _position(view, "all", "", key)
    if at >= len(ids) or ids[at] != key:
        return "", ""
    return (ids[at + 1] if at + 1 < len(ids) else ""), (ids[at - 1] if at else "")


def _position(view: View, kind: str, name: str, key: str) -> int:
    """Where a story stands, or would stand, in an index."""
    return bisect.bisect_left(view.chronology.order_of(kind, name), view.chronology.order[key])


@query
def related(view: View, key: str) -> list[tuple[str, str, str]]:
    """Up to three stories with the reason: shared ticker, tag, author or section, nearest in time first.

    Only the nearest `CANDIDATES` stories on either side are looked at for each shared term, so that the
    work does not grow with the archive. Order: weight of what is shared, then nearness, then id.
    """
    article = view.publication.articles[key]
    view.trace.keys.add(f"card\t{key}")
    terms = [("ticker", t, 6) for t in article.tickers] + [("tag", t, 0) for t in article.tags]
    terms += [("author", a, 1) for a in article.authors]
    scores: dict[str, int] = {}
    shared: list[tuple[int, str, str, tuple[str, ...]]] = []
    for kind, name, fixed in terms:
        ids = view.ids(kind, name)
        weight = fixed or _tag_weight(len(ids))
        at = _position(view, kind, name, key)
        near = ids[max(0, at - CANDIDATES) : at + CANDIDATES + 1]
        shared.append((weight, kind, name, near))
        for other in near:
            scores[other] = scores.get(other, 0) + weight
    scores.pop(key, None)
    if len(scores) < RELATED and article.section:
        near = view.ids("section", article.section)[: RELATED + 1]
        shared.append((0, "section", article.section, near))
        for other in near:
            if other != key:
                scores.setdefault(other, 0)
    order = view.chronology.order
    mine = order[key][0]
    least = sorted(scores.values())[-RELATED:][:1] or [0]
    ranked = sorted(
        (-score, abs(order[other][0] - mine), other) for other, score in scores.items() if score >= least[0]
    )
    return [(other, *_reason(shared, other)) for _, _, other in ranked[:RELATED]]


def _reason(shared: list[tuple[int, str, str, tuple[str, ...]]], key: str) -> tuple[str, str]:
    """The weightiest term that a story was found by, the first of several."""
    _, kind, name, _ = max((term for term in shared if key in term[3]), key=lambda term: term[0])
    return kind, name


def _tag_weight(size: int) -> int:
    return 4 if size <= 5 else 3 if size <= 20 else 2 if size <= 100 else 1


@query
def home(view: View, river_size: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The lead (marked so, else the newest), three secondary stories, the river."""
    ids = view.ids("all")
    view.trace.keys.add("leads")
    lead = next((i for i in ids if view.publication.articles[i].lead), ids[0] if ids else "")
    rest = tuple(i for i in ids[: int(river_size) + 5] if i != lead)
    return lead, rest[:3], rest[3 : 3 + int(river_size)]


@query
def quoted(view: View, ticker: str) -> list[tuple[str, int]]:
    """Every snapshot of a ticker in stories, newest as-of first: (article id, which snapshot)."""
    found = []
    for key in view.ids("ticker", ticker):
        view.trace.keys.add(f"card\t{key}")
        article = view.publication.articles[key]
        for number, snapshot in enumerate(article.snapshots):
            if snapshot.ticker == ticker:
                at = snapshot.as_of.at if snapshot.as_of else article.published.at
                found.append((-at.timestamp(), key, number))
    return [(key, number) for _, key, number in sorted(found)]


@query
def strip(view: View, kind: str, name: str) -> list[tuple[str, int]]:
    """The newest snapshot of each of the five tickers quoted last, as (article id, which snapshot)."""
    cells: dict[str, tuple[str, int]] = {}
    for key in view.ids(kind, name)[:200]:
        view.trace.keys.add(f"card\t{key}")
        for number, snapshot in enumerate(view.publication.articles[key].snapshots):
            if snapshot.ticker:
                cells.setdefault(snapshot.ticker, (key, number))
        if len(cells) >= STRIP_CELLS:
            break
    return list(cells.values())[:STRIP_CELLS]


@query
def near_tags(view: View, slug: str) -> list[str]:
    """Up to five tags that stand beside this one most often in its hundred newest stories."""
    beside: Counter[str] = Counter()
    for key in view.ids("tag", slug)[:100]:
        view.trace.keys.add(f"card\t{key}")
        beside.update(t for t in view.publication.articles[key].tags if t != slug)
    return sorted(beside, key=lambda tag: (-beside[tag], tag))[:5]


@query
def corrections(view: View) -> list[tuple[str, str, int]]:
    """(date, article id, which correction), newest first."""
    view.trace.keys.add("corrections")
    found = []
    for key, article in view.publication.articles.items():
        for number, correction in enumerate(article.corrections):
            found.append((-correction.date.at.timestamp(), correction.date.at.isoformat(), key, number))
    return [(date, key, number) for _, date, key, number in sorted(found)]


@query
def news(view: View) -> list[str]:
    """Stories first published in the 48 hours before now; never paid ones."""
    view.trace.keys.add("now")
    now = view.publication.now
    found = []
    for key in view.ids("all")[:2000]:
        view.trace.keys.add(f"card\t{key}")
        article = view.publication.articles[key]
        if article.published.at < now - datetime.timedelta(hours=48):
            break
        if not article.seo.noindex and article.kind is not Kind.SPONSORED and article.published.at <= now:
            found.append(key)
    return found[:1000]
