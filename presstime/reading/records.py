"""What reading one file yields: a `Light` part that is always in memory, a `Heavy` part that the store keeps.

Both are pure functions of the file's bytes and the `ReadingContext`, and so can be kept by digest.
"""

from __future__ import annotations

import hashlib
from typing import Any, Generic, TypeVar

import msgspec

from presstime.diagnostics import Diagnostic, Where
from presstime.model import (
    Article,
    Asset,
    Author,
    Body,
    Instrument,
    Moment,
    Page,
    PriceSeries,
    Reference,
    Status,
    Tag,
)
from presstime.reading.price_marks import NO_MARKS, PriceMarks


class ReadingContext(msgspec.Struct, frozen=True):
    """All that reading a file depends on besides its bytes."""

    timezone: str
    language: str


class Broken(msgspec.Struct, frozen=True, omit_defaults=True):
    """What could still be read of an article that has faults: what may hold it, and the names it uses."""

    status: Status = Status.PUBLISHED
    published: Moment | None = None
    embargo_until: Moment | None = None
    expires: Moment | None = None
    authors: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    section: str = ""
    title: str = ""


T = TypeVar("T")


class Light(msgspec.Struct, Generic[T], frozen=True, omit_defaults=True):
    """`card` and `full` are digests of the item as lists show it and as its own page does.

    `anchors` are the addresses of the text's headings; `prices` marks the prices that the text tells.
    """

    kind: str
    item: T | None = None
    findings: tuple[Diagnostic, ...] = ()
    card: str = ""
    full: str = ""
    body: str = ""
    references: tuple[Reference, ...] = ()
    anchors: tuple[str, ...] = ()
    prices: PriceMarks = NO_MARKS
    broken: Broken | None = None


class Heavy(msgspec.Struct, frozen=True, omit_defaults=True):
    """`positions`: path of a value in the YAML → (line, column, end column), in `yaml_file` where that is not
    the text's own. `prose`: encoded facts."""

    body: Body = Body("")
    positions: dict[str, tuple[int, int, int]] = {}
    prose: bytes = b""
    yaml_file: str = ""

    def where(self, file: str, *paths: str) -> Where:
        """The place of the first of the paths that the file has."""
        for path in paths:
            if path in self.positions:
                return Where(file, *self.positions[path])
        return Where(file)


class Reading(msgspec.Struct, frozen=True):
    light: Light[Any]
    heavy: Heavy = Heavy()


_encoder = msgspec.msgpack.Encoder(decimal_format="string", order="deterministic")


def encode(value: object) -> bytes:
    return _encoder.encode(value)


def digest(*values: object) -> str:
    """Sixteen hex digits over the values' encoding: equal values, equal digests, on any machine."""
    return hashlib.blake2b(_encoder.encode(values), digest_size=8).hexdigest()


LIGHT_TYPES: dict[str, Any] = {
    "article": Light[Article],
    "asset": Light[Asset],
    "template": Light[Asset],
    "page": Light[Page],
    "author": Light[Author],
    "ticker": Light[Instrument],
    "prices": Light[PriceSeries],
    "tags": Light[tuple[Tag, ...]],
}
