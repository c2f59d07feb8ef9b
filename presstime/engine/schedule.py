"""What changes by itself as time passes: releases, embargoes, expiries, closes, the news sitemap's 48 hours."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from presstime.engine.memory import NEWS_SPAN
from presstime.model import Article, Kind, Status
from presstime.publication import Publication
from presstime.visibility import Hold, hold_on


class Event(msgspec.Struct, frozen=True):
    """`at` is None for what only a person releases: a draft, a story that has expired. Of a price file the
    next close is told, with the ticker as `id`; an article with errors has none."""

    at: datetime.datetime | None
    what: str
    id: str
    title: str
    source: str


def events_of(publication: Publication) -> list[Event]:
    """All that is to come after the publication's now, soonest first, what no clock releases last."""
    now = publication.now
    found: list[Event] = []
    for held in publication.held:
        article = held.article
        expires = article.expires.at if article.expires else None
        found += [Event(at, what, article.id, article.title, article.source) for at, what in _of(held.hold, expires)]
    for broken in publication.held_broken:
        title = f"{broken.title or 'without a title'} (with errors)"
        found += [Event(at, what, "", title, broken.source) for at, what in _of(broken.hold, broken.expires)]
    for article in publication.articles.values():
        if hold_on(article, now) is not None:
            continue
        if article.expires and article.expires.at > now:
            found.append(_event(article.expires.at, "expires", article))
        leaves = article.published.at + NEWS_SPAN
        if leaves >= now and article.status is Status.PUBLISHED and article.kind is not Kind.SPONSORED:
            found.append(_event(leaves + datetime.timedelta(seconds=1), "leaves news sitemap", article))
    for ticker, stretch in publication.priced.items():
        if stretch.until is not None:
            name, source = publication.instruments[ticker].name, publication.prices[ticker].source
            found.append(Event(stretch.until, "close counts", ticker, name, source))
    last = datetime.datetime.max.replace(tzinfo=datetime.UTC)
    return sorted(found, key=lambda event: (event.at or last, event.what, event.id, event.source))


def _of(hold: Hold, expires: datetime.datetime | None) -> Iterator[tuple[datetime.datetime | None, str]]:
    """When a hold ends and what happens then, and when what it holds goes again."""
    if hold.reason in ("draft", "expired"):
        yield None, hold.reason
        return
    yield hold.until, "appears" if hold.reason == "future" else "embargo ends"
    if expires:
        yield expires, "expires"


def _event(at: datetime.datetime | None, what: str, article: Article) -> Event:
    return Event(at, what, article.id, article.title, article.source)


def next_build(events: list[Event], now: datetime.datetime) -> datetime.datetime | None:
    """The first instant at which a build would publish something else."""
    return min((event.at for event in events if event.at and event.at > now), default=None)
