"""One word of YAML into one typed value: numbers, moments, addresses. Each says what it expected.

A converter raises `Unfit` with what was expected and how to mend it; the place is added by the caller.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from decimal import Decimal

from presstime.market.currencies import MINOR_UNITS, canonical_currency
from presstime.market.identifiers import problem_with_figi, problem_with_isin, problem_with_lei
from presstime.model import Moment
from presstime.zones import UTC, instants_of, offsets_around

MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_NUMBER = re.compile(r"[+\-\u2212]?\d+(?:\.\d+)?", re.A)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_MOMENT_FORMS = "write 2023-01-24, 2023-01-24 07:40, or 2023-01-24T07:40-05:00"
LONGEST_NUMBER = 24
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
"""A language tag of BCP 47 (RFC 5646, 2.1), without the irregular ones of before 2009."""


class Unfit(ValueError):
    """The text is not a value of the type; `hint` says how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def number(text: str) -> Decimal:
    """A plain decimal number, digits kept as written ("242.60" stays two decimals)."""
    if len(text) > LONGEST_NUMBER:
        raise Unfit(
            f"`{text[:12]}…` has {len(text)} characters, too many for a figure of a story",
            f"write at most {LONGEST_NUMBER}",
        )
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace("\u2212", "-"))
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        raise Unfit(f"`{text}` is not a plain number", f"write it without separators: {text.replace(',', '')}")
    if re.fullmatch(r"[$€£¥].*|.*%", text):
        raise Unfit(f"`{text}` is not a plain number", f"write the digits alone: {text.strip('$€£¥% ')}")
    raise Unfit(f"`{text}` is not a plain number", "write digits with a point, such as 242.66")


def positive(text: str) -> Decimal:
    value = number(text)
    if value < 0:
        raise Unfit(f"`{text}` is below zero, which this field can't be")
    return value


def whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,15}", text):
        raise Unfit(f"`{text}` is not a whole number", "write digits only")
    return int(text)


def truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise Unfit(f"`{text}` is neither true nor false", "write true or false")
    return text == "true"


def day(text: str) -> datetime.date:
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if not match:
        raise Unfit(f"`{text}` is not a date", "write it as 2023-01-24")
    try:
        found = datetime.date(int(match[1]), int(match[2]), int(match[3]))
        if not 1800 <= found.year <= 9000:
            raise ValueError("year out of range")
        return found
    except ValueError as problem:
        raise Unfit(f"`{text}` is not a day of the calendar ({problem})") from None


def moment(text: str, timezone: str) -> Moment:
    """A date, or a date and hour; without an offset in `timezone` (the publication's)."""
    match = MOMENT.fullmatch(text)
    if not match:
        raise Unfit(f"`{text}` is not a date and time", _MOMENT_FORMS)
    year, month, date, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        local = datetime.datetime(year, month, date, hour, minute, second)  # noqa: DTZ001 (its zone comes below)
        if not 1800 <= year <= 9000:
            raise ValueError("year out of range")
        has_time, offset = match[4] is not None, match[7]
        if offset:
            aware = datetime.datetime.fromisoformat(f"{local.isoformat()}{'+00:00' if offset == 'Z' else offset}")
            return Moment(aware.astimezone(UTC), True)
    except (ValueError, OverflowError) as problem:
        raise Unfit(f"`{text}` is not a real date and time ({problem})", _MOMENT_FORMS) from None
    return Moment(_instant(text, local, timezone, has_time), has_time)


def _instant(text: str, local: datetime.datetime, timezone: str, has_time: bool) -> datetime.datetime:
    found = instants_of(local, timezone)
    if len(found) == 1:
        return found[0]
    if not has_time:
        return found[0] if found else local.replace(tzinfo=UTC)
    offsets = offsets_around(local, timezone)
    why = "stands twice" if found else "does not exist"
    stamp = local.isoformat(timespec="minutes")
    raise Unfit(
        f"`{text}` {why} in {timezone}, where the clock changes",
        f"say which is meant: {stamp}{offsets[0]} or {stamp}{offsets[1]}",
    )


def address(text: str) -> str:
    """A URL that may stand in `href`: https, http, mailto, tel, or a path of this site."""
    scheme = _SCHEME.match(text)
    is_whole = scheme is not None and scheme[1].lower() in _ALLOWED_SCHEMES
    is_here = text.startswith(("/", "#")) and not text.startswith("//")
    if text and (not (is_whole or is_here) or re.search(r"[\s<>\"\x00-\x20\\]", text)):
        raise Unfit(
            f"`{text}` is not an address that can be linked", "use an https:// address, or a /path of this site"
        )
    return text


def contact(text: str) -> str:
    """Where readers write to: a mail address, or an address that can be linked."""
    if re.fullmatch(r"[^\s@:/?&<>\"]+@[^\s@:/?&<>\"]+", text):
        return text
    try:
        return address(text)
    except Unfit:
        raise Unfit(f"`{text}` is neither a mail address nor one that can be linked",
                    "write name@example.org, an https:// address, or a /path of this site") from None


def alias(text: str) -> str:
    """A former address on this site, as a path; a query can't be answered by a file."""
    if not text.strip("/") or re.search(r"[\s\x00-\x1f\\?#<>\"]", text):
        raise Unfit(f"`{text}` can't be a former address", "write a path of this site, such as /old/path/")
    return text


_MINOR = ("GBX", "GBp", "ZAc", "ZAC", "ILA")


def currency(text: str) -> str:
    """A currency's code: ISO 4217, a minor unit (pence are GBX or GBp), or a crypto unit. "gbp" is neither."""
    if not text:
        return text
    code = canonical_currency(text)
    if code is None:
        raise Unfit(f"`{text}` is no currency", "write a code such as USD; GBX, ZAc and ILA are the hundredths in use")
    if code != text and text not in _MINOR:
        hundredths = next((minor for minor, major in MINOR_UNITS.items() if major == code), "")
        more = f", or {hundredths} for its hundredths" if hundredths else ""
        raise Unfit(f"`{text}` is not how a currency is written", f"write {code}{more}")
    return code


def language(text: str) -> str:
    """A language tag of BCP 47 in its usual capitals ("EN-us" is en-US); of two letters only those that there are."""
    if not text:
        return text
    parts = text.split("-")
    if not _LANGUAGE.fullmatch(text) or (len(parts[0]) == 2 and parts[0].lower() not in _languages()):
        hyphened = text.replace("_", "-")
        by_name = {name.casefold(): code for code, name in _languages().items()}
        meant = by_name.get(text.casefold(), hyphened if hyphened != text and _LANGUAGE.fullmatch(hyphened) else "")
        raise Unfit(
            f"`{text}` is no language code",
            f"write {meant}" if meant else "write a code such as en, pt-BR or zh-Hant",
        )
    found = [parts[0].lower()]
    for part in parts[1:]:
        is_extension = any(len(one) == 1 for one in found)
        found.append(part.lower() if is_extension else _SUBTAG_CASES.get(len(part), str.lower)(part))
    return "-".join(found)


_SUBTAG_CASES = {2: str.upper, 4: str.title}


@functools.cache
def _languages() -> Mapping[str, str]:
    """The codes that CLDR has an English name for, with that name."""
    import babel

    return {code.replace("_", "-"): name for code, name in babel.Locale("en").languages.items()}


def slug(text: str) -> str:
    """The last part of an address: letters, digits, hyphens, and . _ ~ within."""
    if not re.fullmatch(r"\w(?:[\w.~-]*[\w~-])?", text):
        raise Unfit(f"`{text}` can't be the end of an address", "use letters, digits and hyphens")
    return text


def isin(text: str) -> str:
    return _identifier(text, problem_with_isin(text))


def lei(text: str) -> str:
    return _identifier(text, problem_with_lei(text))


def figi(text: str) -> str:
    return _identifier(text, problem_with_figi(text))


def _identifier(text: str, problem: str | None) -> str:
    if problem:
        raise Unfit(f"`{text}`: {problem}", "copy it again from the register or the exchange")
    return "".join(text.split()).upper()
