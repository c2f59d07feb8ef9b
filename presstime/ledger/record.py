"""What of a story is remembered: its headline, standfirst and figures, in words that no release of ours changes.

In: the article and the text that it was read from. Out: a `Remembered`, and where each figure of the text
stands. A figure is a number with its currency, scale and measure: "$10bn" and "$10 billion" are one, "2%"
and "2 points" are two. Where figures stand in the text, and how often, does not count, so paragraphs can be moved.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from presstime.ledger.format import Remembered
from presstime.market.prose.blocks import body_blocks, field_block
from presstime.market.prose.facts import BlockKind, Spot
from presstime.model import Article, Moment, Snapshot
from presstime.reading.documents import Document

_BOUND = re.compile(r"\{\{[^{}\n]*\}\}")
_FIGURE = re.compile(
    r"(?P<sign>(?:US|HK|C|A|S|NZ)?\$|[€£¥₦₹₩₽₿])?\s?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:(?P<letter>bn|mn|tn|[mkb])\b|[\s-](?P<scale>thousand|million|billion|trillion|mln|bn|tn|m)\b)?"
    r"(?P<measure>\s?%|[\s-]per\s?cent\b|[\s-]percentage[\s-]points?\b|[\s-]?(?:basis[\s-]points?|bps?)\b"
    r"|[\s-]points?\b|[\s-]?cents?\b|¢|p\b)?",
    re.IGNORECASE,
)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "t": 12,
           "tn": 12, "trillion": 12}  # fmt: skip
_SNAPSHOT = (
    "price", "currency", "previous_close", "change", "change_percent", "session", "as_of", "low", "high", "volume",
    "market_cap", "shares", "low_52_weeks", "high_52_weeks", "offer_price",
)  # fmt: skip


class Figure(NamedTuple):
    """A figure of the text: `token` is what is remembered, `text` the words as they stand at `spot`, or in
    the key point of that number (−1: in none)."""

    token: str
    text: str
    spot: Spot
    point: int = -1


def remembered(article: Article, route: str, file: str, figures: list[Figure]) -> Remembered:
    """The story as it is now; `file` is the digest of its bytes, `figures` those of its text."""
    said = [correction.date for correction in article.corrections] + ([article.updated] if article.updated else [])
    last = max((moment.at for moment in said), default=None)
    return Remembered(
        article.id, route, file, digest_of(article.title), digest_of(article.standfirst),
        (len(article.corrections), instant(last) if last else ""),
        tuple(f"{path}={value}" for path, value in snapshot_figures(article)),
        tuple(dict.fromkeys(figure.token for figure in figures)))


def digest_of(words: str) -> str:
    """Ten hex digits for words, without regard to how their blanks are spaced; "" for none."""
    plain = " ".join(words.split())
    return hashlib.blake2b(plain.encode(), digest_size=5).hexdigest() if plain else ""


def text_figures(article: Article, document: Document, is_markdown: bool) -> list[Figure]:
    """The figures of key points and text, in their order."""
    blocks = [field_block(BlockKind.KEY_POINT, point) for point in article.key_points]
    blocks += body_blocks(document.text, document.text_line, is_markdown)
    found = []
    for number, block in enumerate(blocks):
        point = number if block.kind is BlockKind.KEY_POINT else -1
        text = _BOUND.sub(lambda match: " " * len(match[0]), block.text) if "{{" in block.text else block.text
        for match in _FIGURE.finditer(text):
            start = match.start("sign") if match["sign"] else match.start("number")
            found.append(Figure(_token(match), text[start : match.end()], block.spot(start, match.end()), point))
    return found


def _token(match: re.Match[str]) -> str:
    scale = (match["letter"] or match["scale"] or "").lower()
    value = Decimal(match["number"].replace(",", "")).scaleb(_SCALES.get(scale, 0))
    sign = (match["sign"] or "").upper().removeprefix("US")
    return f"{sign}{plain_number(value)}{_measure((match['measure'] or '').lower())}"


def _measure(words: str) -> str:
    if "basis" in words or "bp" in words:
        return "bp"
    if "point" in words:
        return "points"
    if "%" in words or (words.endswith("cent") and "per" in words):
        return "%"
    return "¢" if words else ""


def plain_number(value: Decimal) -> str:
    """Without the zeros that only print: 4.80 is 4.8."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def snapshot_figures(article: Article) -> Iterator[tuple[str, str]]:
    """("NASDAQ:MSFT.price", "242.66") of each figure that a writer gave, session and time among them."""
    for snapshot in article.snapshots:
        for name in _SNAPSHOT:
            if name in ("change", "change_percent") and name not in snapshot.given:
                continue
            value = _said(getattr(snapshot, name))
            if value:
                yield f"{snapshot.ticker}.{name}", value
        yield from _more(snapshot)


def _more(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for move in snapshot.moves:
        yield f"{snapshot.ticker}.{move.period}", plain_number(move.percent)
    if snapshot.after:
        yield f"{snapshot.ticker}.after", plain_number(snapshot.after.price)


def _said(value: object) -> str:
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, Moment):
        return instant(value.at) if value.has_time else value.at.date().isoformat()
    return str(getattr(value, "value", value) or "")


def instant(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
