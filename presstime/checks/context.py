"""What the checks of one article look at, filled by whoever has the publication.

`ArticleContext` is never handed to a rule: `inputs` takes from it what a rule asks for by name.
`Shared` holds what is the same for every article of a publication and is made once.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from presstime.diagnostics import Diagnostic, Where
from presstime.market.exchanges import EXCHANGES, Exchange, Spellings
from presstime.market.printed import Rounding
from presstime.market.prose.facts import ProseFacts, Spot
from presstime.model import Article, Author, Instrument, PriceSeries

NOWHERE = (0, 0, 0)


class Listings(msgspec.Struct, frozen=True):
    """`by_symbol`: a symbol without its exchange → the tickers that bear it. `former`: a ticker that was in
    use before → (the ticker now, the last day of the old one) of each profile that had it."""

    by_symbol: Mapping[str, tuple[str, ...]] = {}
    former: Mapping[str, tuple[tuple[str, datetime.date | None], ...]] = {}


class Places(msgspec.Struct, frozen=True):
    """Where things stand in an article's files.

    `file` has the front matter, `text_file` the text where that is another. `fields` maps a path of the front
    matter ("snapshot.change", "snapshot.1.price", "title") to (line, column, end column); a path that is
    missing is looked for at its parents, then the file.
    """

    file: str
    fields: Mapping[str, tuple[int, int, int]] = {}
    text_file: str = ""

    def field(self, *path: str) -> Where:
        """The place of the field, of the nearest parent that has one, or of the file."""
        for end in range(len(path), 0, -1):
            found = self.fields.get(".".join(path[:end]))
            if found is not None:
                return Where(self.file, *found)
        return Where(self.file)

    def spot(self, spot: Spot) -> Where:
        """The place of words. Where the text is in a file of its own, a line below zero is one of the front matter."""
        if spot.line < 0:
            return Where(self.file, -spot.line, spot.column, spot.end)
        file = self.text_file or self.file
        return Where(file, spot.line, spot.column, spot.end) if spot.line else Where(file)


@dataclass(frozen=True)
class Shared:
    """What all articles of a publication share. `exchanges` are ours and the site's own, by code."""

    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    series: Mapping[str, PriceSeries] = field(default_factory=dict)
    authors: Mapping[str, Author] = field(default_factory=dict)
    exchanges: Mapping[str, Exchange] = field(default_factory=lambda: EXCHANGES)
    zone: str = "UTC"
    rounding: Rounding = Rounding.ROUND

    @functools.cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Company name in lower case, whole and without its legal form → tickers that bear it."""
        from presstime.checks.naming import names_of

        return names_of(self.instruments.values())

    @functools.cached_property
    def spellings(self) -> Spellings:
        """The exchanges by all their names."""
        return Spellings(self.exchanges)

    @functools.cached_property
    def listings(self) -> Listings:
        """The profiles by symbol, and what they were called before."""
        from presstime.checks.naming import listings_of

        return listings_of(self.instruments.values())


@dataclass(frozen=True)
class ArticleContext:
    """One article for its checks. `standing` is the path of the snapshot field when it is no list."""

    article: Article
    facts: ProseFacts
    places: Places
    shared: Shared


class Count(msgspec.Struct, frozen=True):
    """How much of a family was decided, and how much was seen and left alone."""

    checked: int = 0
    skipped: int = 0

    def plus(self, other: Count) -> Count:
        return Count(self.checked + other.checked, self.skipped + other.skipped)


class Silenced(msgspec.Struct, frozen=True):
    """A finding that the writer allowed, and why."""

    diagnostic: Diagnostic
    reason: str


class ArticleFindings(msgspec.Struct, frozen=True):
    """The outcome for one article: `counts` by family."""

    diagnostics: tuple[Diagnostic, ...] = ()
    counts: Mapping[str, Count] = {}
    silenced: tuple[Silenced, ...] = ()


class Tally:
    """Counts while the rules of one article run; the only thing here that changes."""

    def __init__(self) -> None:
        self.checked = 0
        self.skipped = 0

    def count(self) -> Count:
        return Count(self.checked, self.skipped)
