"""The words of a price sentence, as patterns: money, per cent, directions, sessions, periods.

Kept apart from `snapshots.py` because this is vocabulary, not judgement. English market copy only.
"""

from __future__ import annotations

import re

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d]|[.,]\d)"
_SIGN = (
    r"(?:US\$|CA?\$|AU?\$|HK\$|S\$|NZ\$|NT\$|R\$|\$|£|€|¥|₹|₩|₦|(?:USD|"
    r"EUR|GBP|JPY|CHF|CAD|AUD|HKD|INR|SEK|NOK|DKK)\s?|Rs\.?\s?)"
)
_UNIT = (
    r"(?:\s?p\b|\s?pence\b|\s?¢|\s?cents?\b|\s?euros?\b|\s?€|\s?yen\b|"
    r"\s?dollars?\b|\s?pounds?\b|\s?francs?\b|\s?rupees?\b|\s?won\b|\s?yuan\b|"
    r"\s?rand\b|\s?(?:USD|EUR|GBP|GBX|JPY|CHF|CAD|AUD|HKD|INR|SEK|NOK|"
    r"DKK|GBp|USDT)\b)"
)
_NOT_MILLIONS = r"(?!\s?(?:million|billion|trillion|thousand|[mb]n\b|tn\b|[mbk]\b|%|per ?cent))"


def money(name: str) -> str:
    """A sum of money as a group; its sign or unit is read again by `MONEY`."""
    return rf"(?P<{name}>{_SIGN}{NUMBER}{_NOT_MILLIONS}|{NUMBER}{_UNIT})"


MONEY = re.compile(rf"(?P<sign>{_SIGN})?(?P<number>{NUMBER})(?P<unit>{_UNIT})?")


def percent(name: str) -> str:
    return rf"(?P<{name}>[+\-\u2212–]?\d+(?:,\d{{3}})*(?:\.\d+)?)\s?(?:%|per ?cent\b|pct\b)"


def _forms(*words: str) -> frozenset[str]:
    return frozenset(" ".join(words).split())


UP = _forms(
    (
        "up higher rose rise rises rising risen gained gain gains gaining "
        "jumped jump jumps jumping climbed climb climbs climbing"
    ),
    (
        "surged surge surges surging soared soar soars soaring added add "
        "adds adding advanced advance advances advancing rallied"
    ),
    (
        "rally rallies rallying popped popping spiked spiking increased "
        "increase increases increasing rebounded rebounding leapt"
    ),
    "leaped leaping firmed firmer bounced bouncing grown grew growing appreciated ahead stronger",
)
DOWN = _forms(
    (
        "down lower fell fall falls falling fallen lost lose loses losing "
        "slid slide slides sliding dropped drop drops dropping shed"
    ),
    (
        "sheds shedding declined decline declines declining sank sink sinks "
        "sinking sunk slumped slump slumps slumping tumbled tumble"
    ),
    (
        "tumbles tumbling plunged plunge plunges plunging dipped dip dips "
        "dipping eased ease eases easing slipped slip slips slipping"
    ),
    ("retreated retreating plummeted plummeting crashed crashing tanked decreased decreasing weaker softer off"),
)
_SOFT = r"(?:edged|ticked|inched|nudged|crept|moved|pushed|finished|ended|closed|was|were|is|are)\s+"
DIRECTION = rf"(?:(?:{_SOFT})?(?:{'|'.join(sorted(UP | DOWN, key=len, reverse=True))}))"
QUALIFIER = (
    r"(?:about|around|roughly|nearly|almost|approximately|approx\.?|(?:a "
    r")?(?:little |bit )?(?:more|less|over|under|better|fewer) than|over|"
    r"under|at least|as (?:much|high|low) as|up to|some|close to|just "
    r"(?:over|under|above|below|shy of)|above|below|by as much as)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri)day"

SESSIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (session, re.compile(pattern, re.IGNORECASE))
    for session, pattern in (
        (
            "premarket",
            (
                r"\bpre-?\s?market\b|\bbefore (?:the )?(?:opening )?bell\b|\bahead "
                r"of the (?:open|bell)\b|\bbefore the (?:market )?open(?:s|ed)?\b"
            ),
        ),
        (
            "after-hours",
            (
                r"\bafter-?\s?(?:hours?|market)\b|\bpost-?\s?market\b|\b(?:after|"
                r"following) the (?:closing )?bell\b|\bextended(?:-hours)? (?:trading|"
                r"trade|session)\b|\blate trading\b"
            ),
        ),
        ("overnight", r"\bovernight trad(?:e|ing)\b|\bovernight session\b"),
        (
            "regular",
            (
                r"\bregular(?: trading)?(?: (?:session|hours))\b|\bregular trading\b|"
                r"\b(?:mid-?\s?(?:morning|afternoon|day|session)|midday|morning|afternoon|"
                r"intraday|noon) (?:trad(?:e|ing)|session|deals)\b|\bin (?:London|"
                r"Frankfurt|Tokyo|Paris|Sydney|Toronto|Hong Kong|New York|Zurich|"
                r"Milan) (?:morning |afternoon )?trad(?:e|ing)\b"
            ),
        ),
    )
)
CLOSES = r"(?:closed|closing|ended|ending|finished|finishing|settled|settling|closes|ends|finishes)"
TRADES = (
    r"(?:trading|traded|trades|changing hands|changed hands|quoted|priced|"
    r"stood|stands|sat|sits|was|were|is|are|hovering)"
)
PRESS_TIME = re.compile(
    (
        r"\b(?:at|as of) (?:press|publication|publishing|writing|the) ?time\b|"
        r"\b(?:at|as of) (?:the )?time of (?:writing|publication|publishing|"
        r"press|this writing)\b|\bas of (?:this )?(?:writing|press time|publication)\b|"
        r"\bat (?:last check|the last check|pixel time)\b|\bcurrently\b|\blast "
        r"(?:traded|seen)\b"
    ),
    re.IGNORECASE,
)
_WRITTEN = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {str(number): word for number, word in enumerate(_WRITTEN)}
PERIOD = (
    r"(?P<past>(?:over|in|during|for|within|on|across) (?:the |its )?(?:past|"
    r"last|previous|trailing) (?:(?P<count>\d+|[a-z]+)[ -])?(?P<unit>day|"
    r"week|month|quarter|year|hour|trading day|session)s?\b)"
    r"|(?P<so>(?:so far )?this (?P<this>week|month|quarter|year)(?: so far)?\b)"
    r"|(?P<ytd>year[- ]to[- ]date\b|\(?YTD\)?|since (?:the )?(?:year "
    r"began|(?:start|beginning) of (?:the|this) year|the turn of the "
    r"year|January(?: 1)?\b)|for the year\b)"
)


def period_name(match: re.Match[str]) -> str:
    """A period as our front matter names it: "over the past month" → "one month"."""
    if match["ytd"]:
        return "year to date"
    if match["so"]:
        return f"{match['this']} to date"
    unit, count = match["unit"], (match["count"] or "one").lower()
    count = _NUMBERS.get(count, count)
    return f"{count} {unit}" if count == "one" else f"{count} {unit}s"


OTHER_SUBJECT = re.compile(
    (
        r"\b(?:revenues?|sales|profits?|income|earnings|EPS|EBITDA|dividend|"
        r"targets?|guidance|forecasts?|estimates?|consensus|offer|bid|IPO|"
        r"valuation|"
        r"market (?:cap(?:itali[sz]ation)?|value)|index|S&P|Dow|FTSE|Nikkei|"
        r"DAX|Hang Seng|Nasdaq (?:Composite|100)|Stoxx|crude|Brent|WTI|gold|"
        r"silver|yields?|"
        r"futures|inflation|output|orders|deliveries|users|subscribers|costs?|"
        r"expenses?|margin|wages|premium|debt|strike|fine|penalty|price of "
        r"(?:a|its|the)|subscription)\b"
    ),
    re.IGNORECASE,
)
HISTORY = re.compile(
    (
        r"\b(?:(?:all-time|record|52-week|yearly|multi-year|session|intraday|"
        r"day['’]s|year['’]s) (?:high|low|close)s?|(?:high|low|peak|record|"
        r"bottom) of|"
        r"years? ago|(?:year|month|week|quarter) earlier|(?:19|20)\d\d\b|"
        r"listed at|debuted|floated|would|could|may|might|if it|analysts? "
        r"expect|expected to)\b"
    ),
    re.IGNORECASE,
)
STOCK = re.compile(
    (
        r"\b(?:shares?|stocks?|share price|ADRs?|ADSs?|units|coin|token|cryptocurrency|"
        r"securities|equity|pre-?market|after-?hours)\b"
    ),
    re.IGNORECASE,
)
