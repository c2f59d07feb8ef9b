"""The dateline that opens agency copy and press releases: "LONDON, Jan. 24, 2023 (Reuters) - Shares …".

A place counts when it is written in capitals, or when an agency in brackets follows it; a company's
name before a dash ("Microsoft — the maker of Windows — said") does not.
"""

from __future__ import annotations

import re

import msgspec

from presstime.importing.blocks import Block, Shape
from presstime.importing.dates import FoundDate, find_date
from presstime.importing.report import Confidence, Notes

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\- ]{2,28}"
_REGION = r"(?:,\s*[A-Z][A-Za-z. ]{1,20}?)?"
_AGENCY = r"(?:\s*\((?P<agency>[A-Z][^()]{1,40})\))?"
_DATE = (
    r"(?:[,\s/]+(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?"
    r":st|nd|rd|th)?(?:,?\s+\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:,?\s+\d{4})?|"
    r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})))?"
)
_DASH = r"[,/]?\s*(?:/[A-Z][^/]{2,40}/\s*)?(?:--+|[-–—])\s*"
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
_FULL_DATE = r"[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}"
_FORMS = (
    re.compile(rf"(?P<place>{_CAPITALS}{_REGION}){_DATE},?{_AGENCY}{_DASH}(?=\S)"),
    re.compile(rf"(?P<place>{_PLACE}{_REGION}){_DATE},?\s*\((?P<agency>[A-Z][^()]{{1,40}})\){_DASH}(?=\S)"),
    re.compile(rf"(?P<place>{_PLACE}{_REGION})[,\s]+(?P<date>{_FULL_DATE}),?{_AGENCY}{_DASH}(?=\S)"),
)


class Dateline(msgspec.Struct, frozen=True):
    """`text` is the place and agency as printed; `length` how much of the paragraph it took."""

    text: str
    length: int
    date: FoundDate | None = None


def dateline_of(text: str) -> Dateline | None:
    for form in _FORMS:
        match = form.match(text)
        if match and not _is_headline(text, match):
            agency = f" ({match['agency']})" if match["agency"] else ""
            date = find_date(match["date"]) if match["date"] else None
            return Dateline(match["place"].strip(" ,") + agency, match.end(), date)
    return None


def _is_headline(text: str, match: re.Match[str]) -> bool:
    """ "EXCLUSIVE - Shares jump" and "IBM - a giant" are no places."""
    word = match["place"].strip(" ,").upper()
    return word in {
        "EXCLUSIVE",
        "BREAKING",
        "UPDATE",
        "CORRECTED",
        "ANALYSIS",
        "OPINION",
        "IBM",
        "CEO",
        "NOTE",
        "Q&A",
        "FACTBOX",
    } or (len(text) - match.end() < 20)


def take_dateline(body: list[Block], notes: Notes) -> tuple[str, FoundDate | None]:
    """Cut the dateline off the first paragraph of the text; its place and its date, if it has them."""
    for at, block in enumerate(body[:2]):
        if block.shape is not Shape.PARAGRAPH:
            continue
        found = dateline_of(block.text)
        if found is None:
            continue
        words = block.text[: found.length]
        notes.infer("dateline", found.text, Confidence.HIGH, words, block.line)
        notes.drop(words, "moved to the field dateline", block.line)
        body[at] = block.without(0, found.length)
        return found.text, found.date
    return "", None
