"""The publication as data: what everything after reading works on.

Frozen, plain, no paths to open and no HTML templates. Money is `Decimal` with the digits as
printed; an instant is an aware `datetime` in UTC; percentages are per cent, not fractions.
"""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal
from typing import Annotated

import msgspec


class Doc(msgspec.Struct, frozen=True):
    """What a setting or field means, in one sentence: the source of docs, schema and editors' help."""

    text: str


class Frozen(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of all records: frozen, and stored without the fields that have their default."""


class Moment(Frozen, frozen=True, order=True):
    """An instant (UTC), and whether an hour was given. A bare date is midnight in its zone."""

    at: datetime.datetime
    has_time: bool = True


class Kind(enum.Enum):
    """What sort of piece an article is."""

    NEWS = "news"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    EXPLAINER = "explainer"
    INTERVIEW = "interview"
    PRESS_RELEASE = "press-release"
    SPONSORED = "sponsored"


class Status(enum.Enum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Session(enum.Enum):
    """The stretch of the trading day that a price comes from."""

    PREMARKET = "premarket"
    REGULAR = "regular"
    AFTER_HOURS = "after-hours"
    OVERNIGHT = "overnight"
    CLOSED = "closed"
    ROUND_THE_CLOCK = "24h"


class InstrumentKind(enum.Enum):
    SHARE = "share"
    ETF = "ETF"
    FUND = "fund"
    INDEX = "index"
    CURRENCY_PAIR = "currency pair"
    CRYPTO = "crypto"
    COMMODITY = "commodity"
    BOND = "bond"


class CorrectionKind(enum.Enum):
    """Reuters' classes: substance, wording, new facts, fundamentally wrong."""

    CORRECTED = "corrected"
    CLARIFIED = "clarified"
    UPDATED = "updated"
    WITHDRAWN = "withdrawn"


class Move(Frozen, frozen=True):
    """A change over a named period ("previous day", "one month"), signed per cent."""

    period: Annotated[str, Doc("What it is counted over, in words: previous day, one month")]
    percent: Annotated[Decimal, Doc("Signed per cent")]


class AfterPrice(Frozen, frozen=True):
    """The price beneath the close: after hours, overnight or before the bell."""

    session: Annotated[Session, Doc("The session of this price")]
    price: Annotated[Decimal, Doc("In the snapshot's currency")]
    as_of: Annotated[Moment | None, Doc("The instant of this price")] = None


class Snapshot(Frozen, frozen=True):
    """A price at press time. What the source did not give is None; what it gave is kept as printed.

    `change` is in `currency`, `change_percent` signed per cent. `given` names those of the two
    that the writer gave (the others are computed by reading from price and previous close).
    """

    ticker: str
    price: Decimal
    currency: str = ""
    previous_close: Decimal | None = None
    change: Decimal | None = None
    change_percent: Decimal | None = None
    session: Session | None = None
    as_of: Moment | None = None
    source: str = ""
    delayed_minutes: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    volume: Decimal | None = None
    market_cap: Decimal | None = None
    shares: Decimal | None = None
    low_52_weeks: Decimal | None = None
    high_52_weeks: Decimal | None = None
    offer_price: Decimal | None = None
    halted: bool = False
    moves: tuple[Move, ...] = ()
    after: AfterPrice | None = None
    given: tuple[str, ...] = ()


class Image(Frozen, frozen=True):
    """A picture: `src` as written, resolved against the article's folder or `static/`."""

    src: Annotated[str, Doc("A file beside the article, else in static/; with / before it, in static/")]
    alt: Annotated[str, Doc("What it shows, for those who do not see it")] = ""
    credit: Annotated[str, Doc("Who made it, and who lets us show it")] = ""
    caption: Annotated[str, Doc("Printed beneath it")] = ""


class Correction(Frozen, frozen=True):
    date: Annotated[Moment, Doc("When it was made")]
    kind: Annotated[CorrectionKind, Doc("corrected and withdrawn stand in the header")]
    text: Annotated[str, Doc("What was wrong and what is right; inline Markdown")]


class Source(Frozen, frozen=True):
    """Where a story's facts come from: a title, perhaps with an address or a date."""

    title: str
    url: str = ""


class Sponsor(Frozen, frozen=True):
    """Who paid for a sponsored piece, how much, and in what (cash, shares, …)."""

    payer: str
    amount: str = ""
    kind: str = ""
    url: str = ""


class Recommendation(Frozen, frozen=True):
    """An investment recommendation and what must stand beside it (Regulation (EU) 2016/958, art. 3)."""

    ticker: Annotated[str, Doc("What is recommended, EXCHANGE:SYMBOL")]
    rating: Annotated[str, Doc("In the house's words: buy, hold, sell")]
    target: Annotated[Decimal | None, Doc("The price that is expected")] = None
    currency: Annotated[str, Doc("Of the target")] = ""
    horizon: Annotated[str, Doc("By when it is expected")] = ""
    assumptions: Annotated[str, Doc("What it rests on")] = ""
    completed_at: Annotated[Moment | None, Doc("When it was completed, day and hour")] = None
    previous: Annotated[str, Doc("The rating before")] = ""


class Seo(Frozen, frozen=True):
    title: str = ""
    description: str = ""
    canonical: str = ""
    noindex: bool = False


class Article(Frozen, frozen=True):
    """An article's front matter, normalised. Its text is a `Body`, kept apart.

    `tickers`, `authors`, `tags` are as written in `raw_…` until the publication resolves them:
    here `tickers` are qualified ("NASDAQ:MSFT"), `authors` are ids, `tags` are tag slugs.
    """

    id: str
    source: str
    stem: str
    title: str
    published: Moment
    slug: str = ""
    standfirst: str = ""
    updated: Moment | None = None
    authors: tuple[str, ...] = ()
    tickers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    section: str = ""
    kind: Kind = Kind.NEWS
    lead: bool = False
    snapshots: tuple[Snapshot, ...] = ()
    key_points: tuple[str, ...] = ()
    image: Image | None = None
    dateline: str = ""
    sources: tuple[Source, ...] = ()
    disclosure: str = ""
    sponsor: Sponsor | None = None
    recommendation: Recommendation | None = None
    ai_assisted: str = ""
    corrections: tuple[Correction, ...] = ()
    status: Status = Status.PUBLISHED
    withdrawn_reason: str = ""
    embargo_until: Moment | None = None
    expires: Moment | None = None
    aliases: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    lang: str = ""
    seo: Seo = Seo()


class Reference(Frozen, frozen=True):
    """A place in a rendered body that only the whole publication can fill: see `text/references.py`.

    `kind`: "article" or "page" (a source path), "ticker" (an exchange-qualified symbol, from a
    link), "chip" (the same, from prose), "image", "link" (root-relative), "figure" (a bound figure).
    """

    kind: str
    target: str
    label: str = ""
    line: int = 0
    column: int = 0


class Heading(Frozen, frozen=True):
    level: int
    text: str
    anchor: str


class Body(Frozen, frozen=True):
    """A rendered text: HTML with numbered marks for its references, and what was counted on the way."""

    html: str
    references: tuple[Reference, ...] = ()
    headings: tuple[Heading, ...] = ()
    words: int = 0


class Link(Frozen, frozen=True):
    label: str
    url: str


class Holding(Frozen, frozen=True):
    """A position that an author discloses: an instrument, and since when where known."""

    ticker: Annotated[str, Doc("What is held, EXCHANGE:SYMBOL")]
    position: Annotated[str, Doc("long, short, options: printed as written")] = "long"
    since: Annotated[Moment | None, Doc("Since when, where known")] = None
    note: Annotated[str, Doc("Printed beside it on the author's page")] = ""


class Author(Frozen, frozen=True):
    id: str
    source: str
    name: str
    slug: str = ""
    role: str = ""
    bio: Body = Body("")
    bio_text: str = ""
    photo: Image | None = None
    location: str = ""
    languages: tuple[str, ...] = ()
    beats: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    contact: str = ""
    holdings: tuple[Holding, ...] = ()


class FormerSymbol(Frozen, frozen=True):
    """A symbol under which the instrument was listed, up to and including a day."""

    ticker: str
    until: datetime.date | None = None


class Instrument(Frozen, frozen=True):
    """A ticker's profile. `ticker` is "EXCHANGE:SYMBOL" with the exchange's canonical code."""

    ticker: str
    source: str
    name: str
    slug: str = ""
    kind: InstrumentKind = InstrumentKind.SHARE
    currency: str = ""
    mic: str = ""
    isin: str = ""
    lei: str = ""
    figi: str = ""
    sector: str = ""
    site: str = ""
    summary: str = ""
    fictional: bool = False
    former: tuple[FormerSymbol, ...] = ()


class Close(Frozen, frozen=True):
    """One session of a price file."""

    date: datetime.date
    close: Decimal
    open: Decimal | None = None
    high: Decimal | None = None
    low: Decimal | None = None
    volume: Decimal | None = None


class PriceSeries(Frozen, frozen=True):
    """The closes of one instrument, oldest first."""

    ticker: str
    source: str
    closes: tuple[Close, ...] = ()


class Tag(Frozen, frozen=True):
    slug: str
    title: str
    description: str = ""
    synonyms: tuple[str, ...] = ()


class Page(Frozen, frozen=True):
    """A static page: its route is its path under content/pages/."""

    id: str
    source: str
    title: str
    route: str
    standfirst: str = ""
    status: Status = Status.PUBLISHED
    updated: Moment | None = None
    lang: str = ""
    aliases: tuple[str, ...] = ()
    seo: Seo = Seo()


class Asset(Frozen, frozen=True):
    """A file that is copied as it is. Width and height are in pixels, 0 where it is no picture."""

    source: str
    digest: str
    size: int = 0
    width: int = 0
    height: int = 0
