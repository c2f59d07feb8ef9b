"""What can be mended without asking: a per cent that two given prices decide, a weekday beside its full date.

In: an article with its places, and its file's lines. Out: edits, each of a piece whose words are what we
expect to find there; where they are not, nothing is proposed. Everything else is a person's to decide.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from presstime.market.prose.facts import DateMention, ProseFacts
from presstime.model import Article, Snapshot

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b", re.IGNORECASE)
_HUNDREDTH = Decimal("0.01")


class Edit(msgspec.Struct, frozen=True, order=True):
    """Put `new` in place of the characters from `column` to before `end` of a line (all count from 1)."""

    line: int
    column: int
    end: int
    new: str


def fixes_of(
    article: Article, facts: ProseFacts, positions: Mapping[str, tuple[int, int, int]], yaml_lines: Sequence[str],
    text_lines: Sequence[str],
) -> tuple[list[Edit], list[Edit]]:
    """The edits of the file with the YAML, and those of the file with the text (often the same file)."""
    in_yaml = [edit for number, snapshot in enumerate(article.snapshots)
               if (edit := _percent(snapshot, number, len(article.snapshots), positions, yaml_lines))]
    in_text: list[Edit] = []
    allowed = {allowance.code for allowance in facts.allowances if allowance.reason}
    if "PT301" not in allowed:
        for mention in facts.dates:
            is_in_yaml = mention.spot.line < 0
            edit = _weekday(mention, abs(mention.spot.line), yaml_lines if is_in_yaml else text_lines)
            if edit is not None:
                (in_yaml if is_in_yaml else in_text).append(edit)
    return in_yaml, in_text


def applied(text: str, edits: Collection[Edit]) -> str:
    """The text with the edits made; its line ends and all else stay."""
    lines = text.split("\n")
    for edit in sorted(set(edits), reverse=True):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.column - 1] + edit.new + line[edit.end - 1 :]
    return "\n".join(lines)


def missing_percent(snapshot: Snapshot) -> Decimal | None:
    """Per cent from price and previous close, or price and change; None where it is given or undecided."""
    if "change_percent" in snapshot.given:
        return None
    previous = snapshot.previous_close
    if previous is None and "change" in snapshot.given and snapshot.change is not None:
        previous = snapshot.price - snapshot.change
    if previous is None or previous <= 0:
        return None
    return (100 * (snapshot.price - previous) / previous).quantize(_HUNDREDTH, ROUND_HALF_EVEN)


def _percent(
    snapshot: Snapshot, number: int, count: int, positions: Mapping[str, tuple[int, int, int]], lines: Sequence[str]
) -> Edit | None:
    percent = missing_percent(snapshot)
    path = _path(number, positions)
    name = next((name for name in ("change", "previous_close") if f"{path}.{name}" in positions), "")
    if percent is None or not name or path not in positions:
        return None
    line, _, end = positions[f"{path}.{name}"]
    opening, start, _ = positions[path]
    words = f"change_percent: {percent:f}"
    if not end or line > len(lines):
        return None
    if lines[opening - 1][start - 1 : start] == "{":
        return Edit(line, end, end, f", {words}")
    text = lines[line - 1].rstrip("\r")
    key = re.match(rf"(\s*(?:-\s+)*){name}\s*:", text)
    if key is None:
        return None
    ending = lines[line - 1][len(text) :]
    return Edit(line, len(text) + 1, len(text) + 1, f"{ending}\n{' ' * len(key[1])}{words}")


def _path(number: int, positions: Mapping[str, tuple[int, int, int]]) -> str:
    return f"snapshot.{number}" if f"snapshot.{number}" in positions else "snapshot"


def _weekday(mention: DateMention, number: int, lines: Sequence[str]) -> Edit | None:
    if not mention.year or mention.weekday < 0 or not 0 < number <= len(lines):
        return None
    try:
        right = datetime.date(mention.year, mention.month, mention.day).weekday()
    except ValueError:
        return None
    line = lines[number - 1]
    at = line.find(mention.text, max(0, mention.spot.column - 2), mention.spot.column + len(mention.text) + 1)
    word = _WEEKDAY.search(mention.text)
    if right == mention.weekday or at < 0 or word is None:
        return None
    return Edit(number, at + word.start() + 1, at + word.end() + 1, _as_written(word[0], right))


def _as_written(word: str, right: int) -> str:
    """The right day, whole or short as the wrong one is."""
    return _DAYS[right] if word.casefold().endswith("day") else _DAYS[right][:3]
