"""One figure, read: "$1.2 billion", "45 cents", "318.6p", "25 basis points", "a third".

In: the match of `QUANTITY` or of `WORDED`. Out: a `Figure` with scale and printed unit. What has two
readings (1.234,56 · 5 1/2 · $5–$7) is never matched here: `AMBIGUOUS` takes it first and the grammar
lets it alone.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from presstime.market.printed import Bound
from presstime.market.prose.facts import Figure, Measure, Spot

_SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD",
    "NZ$": "NZD", "S$": "SGD", "R$": "BRL", "NT$": "TWD", "MX$": "MXN", "€": "EUR", "£": "GBP", "¥": "JPY",
    "₹": "INR",
    "₩": "KRW", "₪": "ILS", "₺": "TRY", "Rs": "INR", "Rs.": "INR", "RM": "MYR", "R": "ZAR", "kr": "", "zł": "PLN",
    "CN¥": "CNY", "RMB": "CNY", "¢": "¢", "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN",
}  # fmt: skip
_CODES = (
    "USD|EUR|GBP|JPY|CHF|AUD|CAD|NZD|HKD|SGD|CNY|CNH|INR|KRW|SEK|NOK|DKK|ZAR|BRL|MXN|TWD|ILS|TRY|PLN|GBX|USDT|USDC|NGN"
)
_UNIT_CURRENCIES = {
    "dollar": "USD", "dollars": "USD", "yen": "JPY", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP",
    "yuan": "CNY", "rupees": "INR", "rupee": "INR", "won": "KRW", "francs": "CHF", "franc": "CHF", "kronor": "SEK",
    "crowns": "", "kroner": "", "rand": "ZAR", "pesos": "", "reais": "BRL", "real": "BRL", "lira": "TRY",
    "rubles": "RUB",
    "roubles": "RUB", "shekels": "ILS", "ringgit": "MYR", "baht": "THB", "pence": "GBX", "penny": "GBX", "p": "GBX",
    "cents": "¢", "cent": "¢", "¢": "¢", "c": "¢", "renminbi": "CNY", "naira": "NGN", "dirhams": "AED",
    "riyals": "SAR", "paise": "¢", "paisa": "¢",
    "guilders": "NLG", "marks": "DEM", "lire": "ITL", "zlotys": "PLN", "zloty": "PLN", "forints": "HUF",
    "forint": "HUF",
    "rupiah": "IDR", "shillings": "KES", "tenge": "KZT", "dong": "VND", "taka": "BDT", "soles": "PEN",
}  # fmt: skip
_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "mn": 6, "mln": 6, "mm": 6, "m": 6, "billion": 9, "bn": 9, "bln": 9, "b": 9,
    "trillion": 12, "tn": 12, "trn": 12, "t": 12, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "cr": 7,
    "lakh crore": 12, "lakh crores": 12,
}  # fmt: skip
_NUMBERS = {
    word: Decimal(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": Decimal(1), "an": Decimal(1), "half a": Decimal("0.5"), "a half": Decimal("0.5"), "half": Decimal("0.5"),
     "a quarter": Decimal("0.25"), "quarter": Decimal("0.25"), "one-quarter": Decimal("0.25"),
     "a quarter of a": Decimal("0.25"),
     "one-half": Decimal("0.5"), "half of a": Decimal("0.5"), "three-quarters of a": Decimal("0.75"),
     "three-quarters": Decimal("0.75"), "three quarters of a": Decimal("0.75"), "fifteen": Decimal(15),
     "twenty": Decimal(20),
     "thirty": Decimal(30), "forty": Decimal(40), "fifty": Decimal(50), "a tenth of a": Decimal("0.1"),
     "one-tenth of a": Decimal("0.1")}  # fmt: skip

_UNIT = (
    r"%(?:-?\s?(?:age\s)?points?\b|\s?pts?\b)?|percentage[\s-]points?\b|percent(?:age)?\s?points?\b"
    r"|per[\s-]?cent(?:age)?[\s-]points?\b"
    r"|(?:percent|per\scent|pct|pc)\b\.?(?!\w)|pp(?:ts?|s)?\b|ppts?\b|basis[\s-]points?\b|bps?\b|points?\b|pts?\b"
    r"|(?:U\.?S\.?\s|Australian\s|Canadian\s|Hong\sKong\s|Singapore\s|New\sZealand\s)dollars?\b|Swiss\sfrancs?\b"
    r"|(?:Swedish\s|Danish\s|Norwegian\s)(?:crowns?|kron\w+)\b|(?:Indian\s)?rupees?\b|(?:Chinese\s)?yuan\b"
    r"|euro\scents?\b"
    r"|(?:dollars?|yen|euros?|pounds?|won|francs?|kronor|crowns|kroner|rand|pesos|reais|real|lira|rubles|roubles"
    r"|shekels"
    r"|guilders|marks|lire|zlotys?|forints?|rupiah|shillings|tenge|dong|taka|dinars?|rials?|soles|ringgit|baht"
    r"|pence|penny|p|paise|paisa|cents?|renminbi|naira|dirhams|riyals|c)\b|¢"
)
_NUM = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?|\.\d+"
_SCALE = r"(?:trillion|billion|million|thousand|lakh crores?|lakhs?|crores?|trn|tn|bn|bln|mln|mn|mm|cr|[kKmMbBtT])\b"
_SIGN = (
    r"(?:(?:US|U\.S\.|AU|A|CA|C|HK|NZ|S|R|NT|MX)?\$|CN¥|[€£¥₹₩₪₺฿₫₱₦]|Rs\.?\s?|RMB\s?|RM\s?|R(?=\d)|(?:"
    + _CODES
    + r")\s)"
)

CODES_BEFORE = rf"{_CODES}|RMB|RM|Rs\.?"
"""What may stand before the digits of a figure with a blank between."""

QUANTITY = (
    rf"(?<![\w.,/])(?P<sign>[+\-])?(?P<currency>{_SIGN})?(?P<sign_after>-)?(?P<number>{_NUM})(?![.,]?\d)"
    rf"(?:[\s-]?(?P<scale>{_SCALE}))?(?:[\s-]?(?P<unit>{_UNIT})|\s(?P<code>{_CODES})\b)?(?![\w%]|\.\d|[-–/]\d)"
)
"""A number in digits with its currency, scale and unit."""

AMBIGUOUS = (
    rf"{_SIGN}?\d(?:[\d,.]*\d)?\s?(?:%|percent|{_SCALE})?\s?[–-]\s?{_SIGN}?\d(?:[\d,.]*\d)?\s?(?:{_SCALE})?(?:\s?%"
    rf"|\spercent\b|p\b)?"
    r"|[$€£¥]?\d[\d,]*[\s-]\d+/\d+|[$€£¥]?\d+/\d+|\d+(?:\.\d{3})+,\d+|[$€£¥]?\d+,\d{1,2}(?![\d,])"
    r"|\d+:\d+|\d+(?:\.\d+){2,}|\d+(?:\.\d+)?[xX×](?![\w])"
)
"""Ranges, fractions and foreign decimals: recognised so that they are left alone."""

HYPHENED = (
    r"(?:\d+(?:st|nd|rd|th)\b|\d+(?:\.\d+)?-(?!per|basis|point|cent|million|billion|trillion|bp"
    r"|pp)[A-Za-z]+(?:-[A-Za-z]+)*)"
)
"""An adjective made with a number: "10-year", "52-week", "3rd"."""

SMALL_NUMBERS = "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
FIRST_WORDS = f"half|{SMALL_NUMBERS}"
"""With one of these every figure in words begins."""

_WORD_NUMBER = (
    r"(?:half(?:\sof)?\sa|a\squarter(?:\sof\sa)?|three[\s-]quarters\sof\sa|one[\s-]quarter(?:\sof\sa)?|a\shalf"
    r"|(?:a|one)[\s-]tenth\sof\sa"
    rf"|{SMALL_NUMBERS})"
)
WORDED = (
    rf"\b(?P<worded>{_WORD_NUMBER})(?:-|\s)(?P<worded_unit>percent(?:age)?[\s-]points?|per\scent(?:age\spoints?)?"
    rf"|percent"
    r"|pct|basis\spoints?|points?|cents?|pence|penny|dollars?)\b"
)
"""A small number in words with its unit: "five percent", "a quarter of a percentage point"."""

FRACTIONS = {
    "third": ("33.3333", "16.67"), "quarter": ("25", "8.4"), "fifth": ("20", "10"), "half": ("50", "16.7"),
    "two-thirds": ("66.6667", "16.67"), "three-quarters": ("75", "16.7"), "tenth": ("10", "5"),
    "two thirds": ("66.6667", "16.67"), "three quarters": ("75", "16.7"),
}  # fmt: skip
"""Fractions in words: per cent, and twice the way to the neighbouring simple fraction (the unit)."""

FRACTION = (
    r"\b(?:(?:a|one)[\s-](?P<fraction>third|quarter|fifth|tenth|half)|(?P<plural>two[\s-]thirds"
    r"|three[\s-]quarters)|(?P<bare>half))\b"
    r"(?=\s*(?:[.,;)]|$|(?:to|from|higher|lower|at)\b))"
)


def read_quantity(match: re.Match[str], spot: Spot, per_unit: str, bound: Bound) -> Figure:
    """The figure of a `QUANTITY` match."""
    sign, before, sign_after, digits, scale, unit, code = match.group(*_PARTS)
    number = digits.replace(",", "")
    decimals = len(number.partition(".")[2])
    measure, currency = _measure(unit or "", before or "", code or "")
    value, step = Decimal(number), _step(decimals)
    if scale:
        power = _power(scale.lower())
        value, step = value * power, step * power
    elif not decimals and (measure is Measure.NUMBER or measure is Measure.MONEY):
        step = _round_step(number)
    if sign == "-" or sign_after:
        value = -value
    return Figure(match[0], value, step, measure, spot, currency, bool(scale), per_unit, bound)


_PARTS = ("sign", "currency", "sign_after", "number", "scale", "unit", "code")


@functools.cache
def _step(decimals: int) -> Decimal:
    return Decimal((0, (1,), -decimals))


@functools.cache
def _power(scale: str) -> Decimal:
    return Decimal(10) ** _SCALES[scale]


def _round_step(digits: str) -> Decimal:
    """The unit of a whole number: zeros at its end may be rounding, as long as three figures remain."""
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** max(0, min(zeros, len(digits) - 3))


@functools.lru_cache(maxsize=1 << 10)
def _measure(unit: str, sign: str, code: str) -> tuple[Measure, str]:
    unit = " ".join(unit.lower().replace("-", " ").split()).rstrip(".")
    if unit.startswith(("percentage", "percent point", "per cent point", "per centage", "%age", "pp")) or (
        unit.startswith("%") and "p" in unit
    ):
        return Measure.PERCENTAGE_POINTS, ""
    if unit.startswith(("%", "percent", "per cent", "pct", "pc")):
        return (Measure.PERCENTAGE_POINTS if "point" in unit else Measure.PERCENT), ""
    if unit.startswith(("basis", "bp")):
        return Measure.BASIS_POINTS, ""
    if unit.startswith(("point", "pt")):
        return Measure.POINTS, ""
    sign = sign.strip()
    if sign:
        return Measure.MONEY, _SIGNS.get(sign, sign)
    if code:
        return Measure.MONEY, code
    if unit:
        return Measure.MONEY, _currency_of(unit)
    return Measure.NUMBER, ""


def _currency_of(unit: str) -> str:
    for word, currency in (("australian", "AUD"), ("canadian", "CAD"), ("hong kong", "HKD"), ("singapore", "SGD"),
                           ("new zealand", "NZD"), ("swedish", "SEK"), ("danish", "DKK"), ("norwegian", "NOK"),
                           ("euro cent", "¢")):  # fmt: skip
        if unit.startswith(word):
            return currency
    return _UNIT_CURRENCIES.get(unit.split()[-1], "")


def read_worded(match: re.Match[str], spot: Spot, per_unit: str, bound: Bound) -> Figure:
    """The figure of a `WORDED` match; a small number in words counts as printed to its own last place."""
    key = match["worded"].lower().replace("three quarters", "three-quarters")
    key = key.replace("one-quarter of a", "a quarter of a").replace("one quarter", "a quarter")
    key = key.replace("one-tenth", "a tenth").replace("one tenth", "a tenth")
    value = _NUMBERS.get(key, _NUMBERS.get(key.split()[0], Decimal(1)))
    measure, currency = _measure(match["worded_unit"], "", "")
    if measure is Measure.POINTS and value < 1:
        measure = Measure.PERCENTAGE_POINTS
    unit = (
        Decimal(1)
        if value == value.to_integral_value()
        else Decimal("0.1")
        if value == Decimal("0.5")
        else Decimal("0.01")
    )
    return Figure(match[0], value, unit, measure, spot, currency, False, per_unit, bound)


def read_fraction(match: re.Match[str], spot: Spot, bound: Bound) -> Figure:
    word = (match["fraction"] or match["plural"] or match["bare"]).lower().replace("-", " ")
    value, unit = FRACTIONS[word] if word in FRACTIONS else FRACTIONS[word.replace(" ", "-")]
    return Figure(match[0], Decimal(value), Decimal(unit), Measure.FRACTION, spot, bound=bound)


def read_multiple(text: str, factor: str, spot: Spot, bound: Bound) -> Figure:
    """A verb such as "doubled" as a change in per cent; its unit reaches half-way to the next factor."""
    times = Decimal(factor)
    percent = (times - 1) * 100
    unit = Decimal(10) if bound is not Bound.NONE else Decimal("16.7") if times < 1 else Decimal(50)
    return Figure(text, abs(percent), unit, Measure.MULTIPLE, spot, bound=bound)
