"""A publication kept in the store, and taken up again without reading what is not asked for.

Articles stay encoded until somebody looks at one: a page needs a few of ten thousand.
"""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterator, Mapping

import msgspec

from presstime.model import Article, Asset, Author, Instrument, Page, PriceSeries, Tag
from presstime.publication import Digests, Publication
from presstime.settings import Settings
from presstime.visibility import Hold

_encoder = msgspec.msgpack.Encoder(decimal_format="string")


class Saved(msgspec.Struct, array_like=True):
    """The record. `index`: (kind, name, packed numbers of articles in `ids`)."""

    settings: Settings
    ids: list[str]
    articles: list[msgspec.Raw]
    times: list[float]
    index: list[tuple[str, str, bytes]]
    authors: dict[str, Author]
    instruments: dict[str, Instrument]
    prices: dict[str, PriceSeries]
    tags: dict[str, Tag]
    pages: dict[str, Page]
    routes: dict[str, str]
    sources: dict[str, str]
    holds: dict[str, Hold]


class Parts(msgspec.Struct, array_like=True):
    """What changes with a text or a copied file alone, kept apart from the rest."""

    digests: dict[str, Digests]
    assets: dict[str, Asset]


class LazyArticles(Mapping[str, Article]):
    """Articles by id, each decoded when first looked at."""

    def __init__(self, ids: list[str], encoded: list[msgspec.Raw]) -> None:
        self._encoded = dict(zip(ids, encoded, strict=True))
        self._decoded: dict[str, Article] = {}
        self._decoder = msgspec.msgpack.Decoder(Article)

    def __getitem__(self, key: str) -> Article:
        found = self._decoded.get(key)
        if found is None:
            found = self._decoded[key] = self._decoder.decode(self._encoded[key])
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._encoded

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)


def save(publication: Publication) -> tuple[bytes, bytes]:
    """The publication's record, and that of its parts."""
    ids = list(publication.articles)
    numbers = {key: number for number, key in enumerate(ids)}
    saved = Saved(
        publication.settings,
        ids,
        [msgspec.Raw(_encoder.encode(a)) for a in publication.articles.values()],
        [publication.times[key] for key in ids],
        [
            (kind, name, array("I", [numbers[key] for key in found]).tobytes())
            for (kind, name), found in publication.index.items()
        ],
        dict(publication.authors),
        dict(publication.instruments),
        dict(publication.prices),
        dict(publication.tags),
        dict(publication.pages),
        dict(publication.routes),
        dict(publication.sources),
        dict(publication.holds),
    )
    return _encoder.encode(saved), save_parts(publication)


def save_parts(publication: Publication) -> bytes:
    return _encoder.encode(Parts(dict(publication.digests), dict(publication.assets)))


def take_up(record: bytes, parts: bytes, now: datetime.datetime) -> Publication:
    """The publication again, as of `now`. Without references and held articles, which only checks want."""
    saved = msgspec.msgpack.decode(record, type=Saved)
    own = msgspec.msgpack.decode(parts, type=Parts)
    ids = saved.ids
    index = {}
    for kind, name, packed in saved.index:
        numbers = array("I")
        numbers.frombytes(packed)
        index[kind, name] = tuple([ids[number] for number in numbers])
    return Publication(
        saved.settings,
        now,
        LazyArticles(ids, saved.articles),
        saved.authors,
        saved.instruments,
        saved.prices,
        saved.tags,
        saved.pages,
        own.assets,
        index,
        own.digests,
        saved.routes,
        saved.sources,
        {},
        dict(zip(ids, saved.times, strict=True)),
        saved.holds,
    )
