"""The frozen publication: what there is to publish at one instant, resolved and indexed.

Everything here is visible by construction: what is held was cut before. Orders are total: newest
first, then by id; names by their slug. Bodies are not here (they stay in the store).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from presstime.model import Article, Asset, Author, Body, Instrument, Page, PriceSeries, Reference, Tag
from presstime.settings import Settings
from presstime.visibility import Hold

BodyOf = Callable[[str], Body]


@dataclass(frozen=True, slots=True)
class Digests:
    """Digests of an item as lists show it, as its own page does, and of its text."""

    card: str = ""
    full: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class HeldArticle:
    article: Article
    hold: Hold


class HeldBroken(NamedTuple):
    """A held article with faults, of which this much could be read. `turns` are the instants at which its hold
    changes: from then on its faults may stop a build."""

    source: str
    title: str
    hold: Hold
    expires: datetime.datetime | None
    turns: tuple[datetime.datetime, ...]


class Stretch(NamedTuple):
    """A stretch of time, since ≤ t < until; None is open."""

    since: datetime.datetime | None
    until: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Publication:
    """`index` maps ("tag", slug), ("author", id), ("ticker", t), ("section", s), ("month", "2023-01"),
    ("all", "") and ("withdrawn", "") to article ids, newest first. Withdrawn stories are only in
    `articles` and the last. `times` are the
    articles' dates as POSIX time. `holds` tells, in preview modes, what would be held. `prices` are the
    closes known now, `priced` the stretch in which no others are."""

    settings: Settings
    now: datetime.datetime
    articles: Mapping[str, Article]
    authors: Mapping[str, Author]
    instruments: Mapping[str, Instrument]
    prices: Mapping[str, PriceSeries]
    tags: Mapping[str, Tag]
    pages: Mapping[str, Page]
    assets: Mapping[str, Asset]
    index: Mapping[tuple[str, str], tuple[str, ...]]
    digests: Mapping[str, Digests]
    routes: Mapping[str, str]
    sources: Mapping[str, str]
    references: Mapping[str, tuple[Reference, ...]]
    times: Mapping[str, float]
    holds: Mapping[str, Hold] = field(default_factory=dict)
    held: tuple[HeldArticle, ...] = ()
    priced: Mapping[str, Stretch] = field(default_factory=dict)
    held_broken: tuple[HeldBroken, ...] = ()

    def pictures_of(self) -> Iterator[tuple[str, str]]:
        """(source file, picture as written) of everything visible that shows one."""
        for source, references in self.references.items():
            for reference in references:
                if reference.kind == "image":
                    yield source, reference.target
        for article in self.articles.values():
            if article.image:
                yield article.source, article.image.src
        for author in self.authors.values():
            if author.photo:
                yield author.source, author.photo.src
