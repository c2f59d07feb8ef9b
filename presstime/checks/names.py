"""Names, symbols, identifiers and the currency of a listing.

In: symbols and moves found in the text, the profiles. Out: findings. A symbol on another exchange than
its profile's is an error, because it links the news to the wrong company; the rest are warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from presstime.checks.clock import local_date
from presstime.checks.context import Listings, Places, Tally
from presstime.checks.findings import contradiction
from presstime.checks.naming import plain_name
from presstime.checks.rules import rule
from presstime.checks.stating import Statements
from presstime.diagnostics import Diagnostic, warning
from presstime.market.exchanges import Spellings
from presstime.market.prose.facts import Measure, ProseFacts, SymbolMention
from presstime.model import Article, Instrument, InstrumentKind

_PART = re.compile(r"[\w&.'\-]+")
_MINOR = ("GBX", "GBp", "ZAc", "ILA")
_WITHOUT_CENTS = ("GBX", "GBp", "GBP", "JPY", "KRW")
_CONJUNCTION = re.compile(
    r"\b(?:and|or|of|by|with|from|the|a|an|in|at|for|to|than|like|maker|parent|owner|rival)\s+", re.IGNORECASE
)


@rule("PT401", family="names")
def symbol_is_on_its_exchange(
    facts: ProseFacts,
    instruments: Mapping[str, Instrument],
    spellings: Spellings,
    listings: Listings,
    places: Places,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """A symbol in the text stands with the exchange of its profile.

    Why: a wrong code links the news to the wrong company, and counts as an error of substance.
    Fails:
        Microsoft (NYSE: MSFT) announced an investment.
    Mended:
        Microsoft (NASDAQ: MSFT) announced an investment.
    Source: the publication's profiles; a symbol that several profiles bear is not judged.
    """
    for mention in facts.symbols:
        if spellings.find(mention.exchange) is None:
            continue
        code, symbol = spellings.split(f"{mention.exchange}:{mention.symbol}")
        tally.checked += 1
        ticker, others = f"{code}:{symbol}", listings.by_symbol.get(symbol, ())
        if ticker in instruments or len(others) != 1 or ticker in listings.former:
            continue
        other = instruments[others[0]]
        if not _bears_the_name(mention, other):
            continue
        yield contradiction(
            "PT401",
            f"{symbol} is listed as {other.ticker}, not on {code}",
            f"the profile {other.source} says {other.ticker}",
            places.spot(mention.spot),
            f"write {other.ticker.replace(':', ': ')}, or add a profile for {code}:{symbol}",
        )


def _bears_the_name(mention: SymbolMention, instrument: Instrument) -> bool:
    """Whether the words before the bracket are the profile's name: the same symbol may be another company's."""
    name = plain_name(instrument.name)
    before = mention.name.casefold()
    return name in before or name.split()[0] in before.split()


@rule("PT402", family="names")
def symbol_has_a_profile(
    facts: ProseFacts,
    instruments: Mapping[str, Instrument],
    spellings: Spellings,
    listings: Listings,
    places: Places,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """A symbol in the text has a profile.

    Why: without one nothing can be checked or linked, and a slip of the keyboard looks like a new company.
    Fails:
        Microsoft (NASDAQ: MSTF) announced an investment.
    Mended:
        Microsoft (NASDAQ: MSFT) announced an investment.
    Source: the publication's profiles.
    """
    told: set[str] = set()
    for mention in facts.symbols:
        if spellings.find(mention.exchange) is None:
            continue
        code, symbol = spellings.split(f"{mention.exchange}:{mention.symbol}")
        ticker = f"{code}:{symbol}"
        tally.checked += 1
        if ticker in instruments or ticker in told or ticker in listings.former:
            continue
        others = listings.by_symbol.get(symbol, ())
        if len(others) == 1 and _bears_the_name(mention, instruments[others[0]]):
            continue
        told.add(ticker)
        yield warning(
            "PT402",
            f"{ticker} has no profile",
            places.spot(mention.spot),
            f"add content/tickers/ for {ticker}, or correct it",
        )


@rule("PT403", family="names")
def symbol_is_not_a_former_one(
    facts: ProseFacts,
    article: Article,
    instruments: Mapping[str, Instrument],
    spellings: Spellings,
    listings: Listings,
    zone: str,
    places: Places,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """A symbol is the one that was in use on the day of the article.

    Why: readers who type the old symbol find another company, or none.
    Fails:
        (an article of 2023) Meta (NASDAQ: FB) reports on Wednesday.
    Mended:
        (an article of 2023) Meta (NASDAQ: META) reports on Wednesday.
    Source: the profile's `former` symbols, with the last day of each.
    """
    published = local_date(article.published, zone)
    for mention in facts.symbols:
        code, symbol = spellings.split(f"{mention.exchange}:{mention.symbol}")
        ticker = f"{code}:{symbol}"
        if ticker in instruments:
            continue
        for now, until in listings.former.get(ticker, ()):
            if until is None:
                continue
            tally.checked += 1
            if published > until:
                yield warning(
                    "PT403",
                    f"{ticker} became {now} after {until}",
                    places.spot(mention.spot),
                    f"write {now.replace(':', ': ')}",
                )


@rule("PT404", family="names")
def name_and_symbol_belong_together(
    facts: ProseFacts,
    instruments: Mapping[str, Instrument],
    names: Mapping[str, tuple[str, ...]],
    spellings: Spellings,
    listings: Listings,
    places: Places,
    tally: Tally,
) -> Iterator[Diagnostic]:
    """The company named before a symbol is the one that bears it.

    Why: trading in a company was once suspended because readers took its symbol for another's.
    Fails:
        Zoom Video (NASDAQ: ZOOM) raised its outlook.
    Mended:
        Zoom Video (NASDAQ: ZM) raised its outlook.
    Source: the publication's profiles.
    """
    for mention in facts.symbols:
        code, symbol = spellings.split(f"{mention.exchange}:{mention.symbol}")
        ticker = f"{code}:{symbol}"
        named = _named_before(mention, names)
        if not named:
            continue
        tally.checked += 1
        own = instruments.get(ticker)
        if ticker in named or (own is not None and _bears_the_name(mention, own)):
            continue
        if any(other.partition(":")[2] == symbol for other in named) or ticker in listings.former:
            continue
        yield warning(
            "PT404",
            f"{instruments[named[0]].name} is {named[0]}, not {ticker}",
            places.spot(mention.spot),
            f"write {named[0].replace(':', ': ')}, or correct the name",
        )


def _named_before(mention: SymbolMention, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The tickers of the longest known name that ends right before the bracket."""
    words = _PART.findall(mention.name.replace("’", "'"))[-5:]
    for start in range(len(words)):
        phrase = " ".join(words[start:])
        for spelled in (phrase.casefold(), plain_name(phrase)):
            if spelled in names and phrase[:1].isupper():
                return names[spelled]
    return ()


@rule("PT405", family="names")
def currency_is_the_listings(
    statements: Statements, article: Article, instruments: Mapping[str, Instrument], places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """A share's price in the text is in the currency of its listing.

    Why: "$318" for a London share quoted in pence is wrong by the currency and by a hundred.
    Fails:
        Tesco (LSE: TSCO) shares rose 1.3% to $318.6.
    Mended:
        Tesco (LSE: TSCO) shares rose 1.3% to 318.6p.
    Source: the profile's currency.
    """
    for statement in statements.all:
        level = statement.move.level
        profile = instruments.get(statement.ticker)
        if (
            level is None
            or profile is None
            or not profile.currency
            or level.measure is not Measure.MONEY
            or level.scaled
        ):
            continue
        if (
            profile.kind not in (InstrumentKind.SHARE, InstrumentKind.ETF)
            or not level.currency
            or statement.move.is_quoted
        ):
            continue
        if (
            not (statement.move.is_close or statement.move.direction)
            or statement.move.is_forecast
            or statement.move.origin_time
        ):
            continue
        tally.checked += 1
        if not _is_currency_of(level.currency, profile.currency):
            yield warning(
                "PT405",
                f"{profile.name} is quoted in {profile.currency}, not in {level.currency}",
                places.spot(level.spot),
                f"give the price in {profile.currency}, or say which listing is meant",
            )


def _is_currency_of(said: str, listed: str) -> bool:
    if said == "¢" and listed in _WITHOUT_CENTS:
        return False
    if said in (listed, "¢", "") or (
        said == "USD" and listed in ("CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "BRL")
    ):
        return True
    majors = {"GBX": "GBP", "GBp": "GBP", "ZAc": "ZAR", "ILA": "ILS"}
    return majors.get(said, said) == majors.get(listed, listed)
