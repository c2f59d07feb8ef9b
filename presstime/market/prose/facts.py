"""What reading finds in prose: plain records, kept with the article and judged later by the checks.

Nothing here knows a profile, a price file or a rule. Every record keeps its place in the source
file (`Spot`), so that a finding marks the figure itself. A figure keeps the digits as printed.
"""

from __future__ import annotations

import enum
from decimal import Decimal

import msgspec

from presstime.market.printed import Bound, Printed


class Fact(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """Base of the records: frozen, and stored as short arrays."""


class Spot(Fact, frozen=True):
    """A place in the source file; line and column count from 1, `end` is the column after the last."""

    line: int
    column: int
    end: int


class BlockKind(enum.Enum):
    """The part of an article that a block of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    TABLE = "table"
    KEY_POINT = "key point"
    TITLE = "headline"
    STANDFIRST = "standfirst"


class Measure(enum.Enum):
    """What a figure counts."""

    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage points"
    BASIS_POINTS = "basis points"
    POINTS = "points"
    NUMBER = "number"
    FRACTION = "fraction"
    MULTIPLE = "multiple"


class Figure(Fact, frozen=True):
    """One figure as printed, scaled ("$1.2 million" is 1,200,000 with the unit 100,000).

    `currency` is ISO 4217, "GBX" for pence, "¢" for hundredths of a currency not said, or "" where
    no money. `scaled` says that a word such as "million" stood by it; `per_unit` "a share", "a barrel".
    """

    text: str
    value: Decimal
    unit: Decimal
    measure: Measure
    spot: Spot
    currency: str = ""
    scaled: bool = False
    per_unit: str = ""
    bound: Bound = Bound.NONE

    def printed(self, sign: int = 1, exact: bool = False) -> Printed:
        number = Printed(self.value, self.unit, exact, self.bound)
        return -number if sign < 0 else number


class SubjectKind(enum.Enum):
    """What sort of thing moved, as far as the words say."""

    UNKNOWN = ""
    SHARE = "share"
    INDEX = "index"
    YIELD = "yield"
    RATE = "rate"
    COMMODITY = "commodity"
    CRYPTO = "crypto"
    CURRENCY = "currency"
    FLOW = "sales, profits and the like"


class Stretch(enum.Enum):
    """The stretch of the trading day that a sentence names."""

    UNSAID = ""
    PREMARKET = "premarket"
    REGULAR = "regular"
    AFTER_HOURS = "after-hours"
    OVERNIGHT = "overnight"
    CLOSE = "close"
    OPEN = "open"


class Subject(Fact, frozen=True):
    """Who moved: the words before the verb, the kind they tell, an index's name or a symbol beside it."""

    words: str = ""
    kind: SubjectKind = SubjectKind.UNKNOWN
    symbol: str = ""
    is_generic: bool = False


class Timing(Fact, frozen=True):
    """When a move happened, as said. `weekday` 0 is Monday; `window` is "week", "month", "year", …"""

    stretch: Stretch = Stretch.UNSAID
    weekday: int = -1
    window: str = ""
    date: str = ""
    is_now: bool = False
    is_relative: bool = False


class Move(Fact, frozen=True):
    """A statement of change: who, which way, by how much, to what, from what, when.

    `direction` is +1, −1, or 0 for "unchanged"; `change`, `percent` are unsigned. `origin_time` is
    the words after the starting figure ("a year earlier");
    `origin_is_loose` says that it stands after "against" or "compared with", not "from".
    `is_earlier` says that it came before what the sentence tells ("after closing at").
    `is_plain` is false where words around it make the figures not comparable (constant currency, "as much as").
    """

    subject: Subject
    direction: int
    block: int
    sentence: int
    spot: Spot
    change: Figure | None = None
    percent: Figure | None = None
    level: Figure | None = None
    origin: Figure | None = None
    multiple: Figure | None = None
    timing: Timing = Timing()
    origin_time: str = ""
    origin_is_loose: bool = False
    is_close: bool = False
    is_earlier: bool = False
    is_plain: bool = True
    is_forecast: bool = False
    is_quoted: bool = False
    text: str = ""


class RelationKind(enum.Enum):
    """Arithmetic within a sentence that is no move."""

    PRODUCT = "price × number = total"
    DIFFERENCE = "result − expected = margin"
    PREMIUM = "offer over price"
    SUM = "parts = total"
    SHARES = "shares of 100 %"
    RANGE = "low ≤ price ≤ high"
    PART = "part of total = percent"
    STAKE = "bought shares against shares now held"
    ANNUALIZED = "payment × frequency"


class Relation(Fact, frozen=True):
    """An arithmetic statement: the figures in the order that its kind's formula names them."""

    kind: RelationKind
    figures: tuple[Figure, ...]
    block: int
    sentence: int
    spot: Spot
    direction: int = 0
    factor: int = 0
    text: str = ""


class SymbolMention(Fact, frozen=True):
    """ "(NASDAQ: MSFT)" in the text, and the words before it."""

    exchange: str
    symbol: str
    spot: Spot
    name: str = ""


class DateMention(Fact, frozen=True):
    """A date in the text; `weekday` −1 and `year` 0 where not said."""

    day: int
    month: int
    spot: Spot
    year: int = 0
    weekday: int = -1
    text: str = ""


class Superlative(Fact, frozen=True):
    """ "highest close since March 2024", "fifth straight gain": a claim that a price file decides.

    `kind` is "highest", "lowest", "streak" or "window"; `direction` of a streak; `count` its length;
    `since` as "YYYY", "YYYY-MM" or "YYYY-MM-DD".
    """

    kind: str
    subject: Subject
    block: int
    sentence: int
    spot: Spot
    direction: int = 0
    count: int = 0
    since: str = ""
    timing: Timing = Timing()
    text: str = ""


class CloseMention(Fact, frozen=True):
    """ "Friday's close" in a text: the weekday (0 is Monday) and the sentence it stands in."""

    weekday: int
    sentence: int
    block: int
    spot: Spot
    text: str = ""


class Mark(Fact, frozen=True):
    """A place of a sentence or paragraph that stands more than once; those alike have one digest."""

    digest: str
    words: int
    block: int
    spot: Spot


class Oddity(Fact, frozen=True):
    """Something for the editing desk: its kind, the words, the place."""

    kind: str
    text: str
    spot: Spot


class Allowance(Fact, frozen=True):
    """A finding that the writer has silenced, with the reason given."""

    code: str
    reason: str
    line: int


class Worth(Fact, frozen=True):
    """ "Microsoft has a market value of $1.8 trillion": `owner` as written; `is_count` where shares are counted,
    `is_loose` after "about"."""

    owner: str
    figure: Figure
    block: int
    is_count: bool = False
    is_loose: bool = False
    text: str = ""


class TableCell(Fact, frozen=True):
    row: int
    column: int
    figure: Figure | None
    text: str = ""


class Table(Fact, frozen=True):
    """A table with its figures read: the header's words and the cells row by row."""

    header: tuple[str, ...]
    cells: tuple[TableCell, ...]
    spot: Spot


class BlockFact(Fact, frozen=True):
    """A block's kind and place; its text is not kept."""

    kind: BlockKind
    spot: Spot


class ProseFacts(Fact, frozen=True):
    """All that was found in one article's text.

    Of sentences and paragraphs only those are kept that stand more than once; the counts are of all looked at.
    """

    blocks: tuple[BlockFact, ...] = ()
    moves: tuple[Move, ...] = ()
    relations: tuple[Relation, ...] = ()
    superlatives: tuple[Superlative, ...] = ()
    symbols: tuple[SymbolMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    tables: tuple[Table, ...] = ()
    sentences: tuple[Mark, ...] = ()
    paragraphs: tuple[Mark, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    closes: tuple[CloseMention, ...] = ()
    figure_sentences: int = 0
    sentence_count: int = 0
    paragraph_count: int = 0
    worths: tuple[Worth, ...] = ()
