"""The invented stories: the same everywhere, and true in every figure they print."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import subprocess
import sys
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import pytest

from benchmarks.market import sessions, shut_in_new_york
from benchmarks.source import write_source
from benchmarks.stories import Newsroom, Story, newsroom, stories

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def news() -> Newsroom:
    return newsroom(300)


@pytest.fixture(scope="module")
def written(news: Newsroom) -> list[Story]:
    return list(stories(news))


def number(printed: str) -> Decimal:
    return Decimal(printed.replace(",", "").replace("−", "-"))


def found(pattern: str, texts: list[Story]) -> list[tuple[Decimal, ...]]:
    """The numbers of every match in the stories' texts; at least one there must be."""
    compiled = re.compile(pattern)
    rows = [
        tuple(number(part) for part in match.groups())
        for story in texts
        for match in compiled.finditer(story.text)
    ]
    assert rows, pattern
    return rows


def rounded(value: Decimal, like: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(like.as_tuple().exponent), ROUND_HALF_EVEN)  # type: ignore[arg-type]


def digest_of(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def test_the_same_number_and_seed_write_the_same_bytes_under_any_hash_seed_and_zone(tmp_path: Path) -> None:
    digests = set()
    for hash_seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo")):
        folder = tmp_path / hash_seed
        environment = os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": zone}
        command = [sys.executable, "-m", "benchmarks", "stories", "30", str(folder)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        digests.add(digest_of(folder))
    assert len(digests) == 1


def test_another_seed_writes_other_stories(tmp_path: Path) -> None:
    for seed in (1, 2):
        write_source(newsroom(5, seed), tmp_path / str(seed))
    assert digest_of(tmp_path / "1") != digest_of(tmp_path / "2")


def test_a_story_is_about_three_thousand_bytes_and_some_are_not_plain_letters(written: list[Story]) -> None:
    sizes = [len(story.text.encode()) for story in written]
    assert 2900 < sum(sizes) / len(sizes) < 3500
    assert any(not story.title.replace("’", "").isascii() for story in written)
    assert len({story.head.stem for story in written}) == len(written)


def test_prices_lie_in_their_ranges_and_their_hour_is_in_the_session(written: list[Story]) -> None:
    hours = {
        "premarket": (dt.time(4), dt.time(9, 29)),
        "regular": (dt.time(9, 30), dt.time(15, 59)),
        "closed": (dt.time(16), dt.time(16)),
        "after-hours": (dt.time(16, 1), dt.time(19, 59)),
    }
    quotes = [story.head.quote for story in written if story.head.quote]
    assert len(quotes) > len(written) / 2
    for quote in quotes:
        assert quote.low_52_weeks <= (quote.low or quote.price) <= quote.price
        assert quote.price <= (quote.high or quote.price) <= quote.high_52_weeks
        assert quote.as_of.date() in sessions()
        first, last = hours[quote.session]
        if quote.company.exchange.currency == "USD":
            assert first <= quote.as_of.time() <= last, quote


def test_a_price_is_older_than_its_story_but_not_by_a_session(written: list[Story]) -> None:
    for story in written:
        if story.head.quote:
            age = story.head.published - story.head.quote.as_of
            assert dt.timedelta(0) < age < dt.timedelta(minutes=15)


@pytest.mark.parametrize("day", ["2022-04-15", "2023-01-16", "2024-11-28", "2021-07-05", "2025-01-09"])
def test_no_story_is_dated_on_a_holiday_of_new_york(day: str) -> None:
    assert shut_in_new_york(dt.date.fromisoformat(day))


def test_the_opening_move_follows_from_the_price_and_the_previous_close(written: list[Story]) -> None:
    money = r"(?:\$|¥)?([\d,.]*\d)(?: pence)?"
    pattern = rf"Shares of .*? (?:{money}, or )?([\d.]+)%,? to {money} [ai].*? previous close was {money}\."
    seen = 0
    for story in written:
        match = re.search(pattern, story.text)
        if story.head.quote is None:
            assert match is None
            continue
        assert match, story.text[:300]
        change, percent, price, previous = (number(part or "0") for part in match.groups())
        assert (price, previous) == (story.head.quote.price, story.head.quote.previous_close)
        assert rounded(abs(price - previous) * 100 / previous, percent) == percent
        assert not match.group(1) or change == abs(price - previous)
        rose = re.search(r"\) (rose|gained|climbed|advanced) ", story.text)
        assert bool(rose) == (price > previous)
        assert f"on {story.head.quote.as_of:%A}" in story.text
        seen += bool(match.group(1))
    assert seen


def test_sales_and_profit_percentages_follow_from_their_numbers(written: list[Story]) -> None:
    for kind in ("billion", "million"):
        for percent, new, old in found(rf"([\d.]+)% to \$([\d.]+) {kind} from \$([\d.]+) {kind}", written):
            assert rounded(abs(new - old) * 100 / old, percent) == percent


def test_shares_of_a_whole_products_and_points_are_right(written: list[Story]) -> None:
    for part, whole, percent in found(r"([\d,]+) of the company's ([\d,]+) jobs, or ([\d.]+)%", written):
        assert rounded(part * 100 / whole, percent) == percent
    for count, each, total in found(r"for (\d+) units at \$(\d+),000 each, or \$([\d.]+) million", written):
        assert rounded(count * each / 1000, total) == total
    for new, old, points in found(
        r"to ([\d.]+)% from ([\d.]+)%, a (?:gain|loss) of ([\d.]+) percent", written
    ):
        assert abs(new - old) == points
    for low, high, middle in found(r"\$([\d.]+) to \$([\d.]+) a share\. The .*? \$([\d.]+)\. ", written):
        assert (low + high) / 2 == middle
    for debt, rate, cost in found(r"at \$([\d,]+) million .*? of ([\d.]+)% that costs \$([\d.]+) m", written):
        assert rounded(debt * rate / 100, cost) == cost


def test_a_table_adds_up_and_its_percentages_are_of_its_rows(written: list[Story]) -> None:
    cells = r"\| ([\d,.]+) \| ([\d,.]+) \| ([+−][\d.]+) \|"
    tables = [re.findall(cells, story.text) for story in written if "| Total |" in story.text]
    assert tables
    for table in tables:
        rows = [[number(cell) for cell in row] for row in table]
        for now, then, percent in rows:
            assert rounded((now - then) * 100 / then, percent) == percent
        for column in (0, 1):
            assert sum(row[column] for row in rows[:-1]) == rows[-1][column]
