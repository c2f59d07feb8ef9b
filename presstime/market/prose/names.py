"""Names that carry digits or mean one market everywhere, and symbols in brackets.

Out: index names with the exchange whose calendar they keep, `(NASDAQ: MSFT)` mentions, dates, times.
"The S&P 500" must never be read as a number, nor "Jan. 25, 2023" as two.
"""

from __future__ import annotations

import re

INDICES = {
    "s&p 500": ("SPX", "NYSE"), "s&p500": ("SPX", "NYSE"), "standard & poor's 500": ("SPX", "NYSE"),
    "dow jones industrial average": ("DJI", "NYSE"), "dow jones industrials": ("DJI", "NYSE"),
    "dow industrials": ("DJI", "NYSE"),
    "dow jones": ("DJI", "NYSE"), "dow 30": ("DJI", "NYSE"), "dow": ("DJI", "NYSE"),
    "nasdaq composite": ("IXIC", "NASDAQ"), "nasdaq composite index": ("IXIC", "NASDAQ"),
    "nasdaq 100": ("NDX", "NASDAQ"),
    "nasdaq-100": ("NDX", "NASDAQ"), "nasdaq": ("IXIC", "NASDAQ"), "russell 2000": ("RUT", "NYSE"),
    "russell 1000": ("RUI", "NYSE"),
    "russell 3000": ("RUA", "NYSE"), "ftse 100": ("UKX", "LSE"), "ftse 250": ("MCX", "LSE"),
    "ftse 350": ("NMX", "LSE"),
    "ftse mib": ("FTSEMIB", "BIT"), "dax 40": ("DAX", "XETRA"), "dax": ("DAX", "XETRA"), "cac 40": ("CAC", "EPA"),
    "cac-40": ("CAC", "EPA"), "cac": ("CAC", "EPA"), "ibex 35": ("IBEX", "BME"), "euro stoxx 50": ("SX5E", "XETRA"),
    "stoxx europe 600": ("SXXP", ""), "stoxx 600": ("SXXP", ""), "stoxx 50": ("SX5P", ""), "aex": ("AEX", "AMS"),
    "nikkei 225": ("NKY", "TYO"), "nikkei stock average": ("NKY", "TYO"), "nikkei average": ("NKY", "TYO"),
    "nikkei": ("NKY", "TYO"), "topix": ("TPX", "TYO"), "hang seng": ("HSI", "HKEX"),
    "hang seng index": ("HSI", "HKEX"),
    "shanghai composite": ("SHCOMP", "SSE"), "shanghai composite index": ("SHCOMP", "SSE"),
    "csi 300": ("CSI300", "SSE"),
    "shenzhen component": ("SZCOMP", "SZSE"), "kospi": ("KOSPI", "KRX"), "kosdaq": ("KOSDAQ", "KRX"),
    "s&p/asx 200": ("AS51", "ASX"), "asx 200": ("AS51", "ASX"), "asx200": ("AS51", "ASX"),
    "all ordinaries": ("AS30", "ASX"),
    "s&p/tsx composite": ("SPTSX", "TSX"), "s&p/tsx composite index": ("SPTSX", "TSX"), "tsx": ("SPTSX", "TSX"),
    "nifty 50": ("NIFTY", "NSE"), "nifty": ("NIFTY", "NSE"), "sensex": ("SENSEX", "BSE"),
    "straits times": ("STI", "SGX"),
    "straits times index": ("STI", "SGX"), "bovespa": ("IBOV", "B3"), "ibovespa": ("IBOV", "B3"),
    "vix": ("VIX", "NYSE"),
    "taiex": ("TWSE", "TWSE"), "smi": ("SMI", "SIX"), "omx stockholm 30": ("OMXS30", ""), "dollar index": ("DXY", ""),
    "s&p 400": ("MID", "NYSE"), "s&p 600": ("SML", "NYSE"), "s&p": ("SPX", "NYSE"), "s&p midcap 400": ("MID", "NYSE"),
    "psi 20": ("PSI20", "LIS"), "bel 20": ("BEL20", "BRU"), "atx": ("ATX", "VIE"), "wig20": ("WIG20", "WSE"),
    "omx helsinki 25": ("OMXH25", ""), "s&p smallcap 600": ("SML", "NYSE"), "nzx 50": ("NZ50G", "NZX"),
    "s&p/nzx 50": ("NZ50G", "NZX"), "jse top 40": ("TOP40", "JSE"), "s&p/asx 300": ("AS52", "ASX"),
    "sdax": ("SDAX", "XETRA"),
    "mdax": ("MDAX", "XETRA"), "merval": ("MERVAL", "BCBA"), "psei": ("PSEI", "PSE"), "set index": ("SET", "SET"),
}  # fmt: skip
"""Index name in lower case → a symbol of our own for it, and our code of the exchange that it keeps."""

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), start=1)
    for name in names.split()
}  # fmt: skip

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sep(?:t(?:ember|\.)?|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
DATE = (
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s(?:the\s)?)?"
    rf"(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:\s?[-–]\s?\d{{1,2}})?(?:st|nd|rd|th)?\b(?!:|\.\d|,\d{{3}}\b"
    rf"|\s?%)(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{_MONTH})\b(?:,?\s(?P<year2>(?:19|20)\d\d)\b)?)"
    rf"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|{_MONTH},?\s(?:of\s)?(?:19|20)\d\d\b"
)
TIME = (
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b)(?:\s\(?(?:ET|EST|EDT|GMT|BST|CET|CEST|UTC"
    r"|JST|HKT|IST|SGT|PT|CT)\)?)?"
    r"|\b\d{1,2}:\d\d(?:\s(?:ET|EST|EDT|GMT|BST|CET|UTC|JST|HKT|IST|hours))?\b|\b\d{4}\s(?:GMT|ET|UTC)\b"
)
SYMBOL = (
    r"[\(\[]\s*(?P<exchange>[A-Z][A-Za-z]*(?:[ .\-&][A-Za-z]+){0,3})\s?:\s?"
    r"\$?(?P<symbol>[A-Z0-9][A-Z0-9.\-/]{0,9})(?P<more>[^)\]\n]{0,60})[\)\]]"
)

_TICKER_MASK = re.compile(rf"(?P<ticker>{SYMBOL})")
_DATE_MASK = re.compile(rf"(?P<date>(?=[A-Z\d])(?<![\w$€£.,])(?:{DATE}))")
_TIME_MASK = re.compile(rf"(?P<time>(?=\d)(?:{TIME}))")
_MONTH_HINT = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_ISO_HINT = re.compile(r"\d-\d\d-\d")
_DIGIT = re.compile(r"\d")
_TIME_HINT = re.compile(r"\d(?:\s?[apAP]\.?[mM]|:\d\d|\d (?:GMT|ET|UTC))")


def masks_for(text: str) -> list[re.Pattern[str]]:
    """The patterns worth running over a text: what they take out must not be cut into tokens."""
    found = []
    if ":" in text and ("(" in text or "[" in text):
        found.append(_TICKER_MASK)
    if _may_have_date(text):
        found.append(_DATE_MASK)
    if _TIME_HINT.search(text):
        found.append(_TIME_MASK)
    return found


def _may_have_date(text: str) -> bool:
    """Whether a month stands near a digit, or a date is written in digits."""
    for month in _MONTH_HINT.finditer(text):
        at = month.start()
        if _DIGIT.search(text, max(0, at - 8), at + 16):
            return True
    return "-" in text and _ISO_HINT.search(text) is not None


def index_named(text: str) -> str:
    """Our symbol for an index by the name as printed, "" for none."""
    key = " ".join(text.lower().split())
    if key in INDICES:
        return INDICES[key][0]
    for tail in (" index", " average", " benchmark"):
        if key.endswith(tail) and key.removesuffix(tail) in INDICES:
            return INDICES[key.removesuffix(tail)][0]
    return ""


EXCHANGE_OF_INDEX = dict(INDICES.values())
"""Our symbol of an index → the code of the exchange whose days it keeps, "" where several."""
