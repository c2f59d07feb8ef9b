"""`check --fix` mends what is mechanical, shows it, and touches nothing else."""

from __future__ import annotations

import json

import pytest

from tests.site import Site

STORY = "content/articles/2023/microsoft-openai.md"
LINE = "Microsoft (NASDAQ: MSFT) will invest for several years."
WRONG_DAY = "It was signed on Tuesday, Jan. 25, 2023, they said."
BLOCK = """snapshot:
  price: 242.66  # at the bell
  previous_close: 242.58
  session: premarket
tags:"""


def edited(site: Site, old: str, new: str) -> str:
    """The story's file after an edit."""
    site.edit(STORY, old, new)
    return (site.source / STORY).read_text("utf-8")


def fixed(site: Site, *options: str) -> str:
    site.run("check", "--fix", *options)
    return (site.source / STORY).read_text("utf-8")


def test_a_missing_per_cent_is_put_beneath_the_close(site: Site) -> None:
    before = edited(site, "tags:", BLOCK)
    assert fixed(site) == before.replace("242.58\n", "242.58\n  change_percent: 0.03\n")
    assert not [f for f in site.findings() if f["severity"] == "error"]


@pytest.mark.parametrize("snapshot, mended", [
    ("snapshot: {price: 242.66, previous_close: 242.58}",
     "snapshot: {price: 242.66, previous_close: 242.58, change_percent: 0.03}"),
    ("snapshot: {price: 242.66, change: 0.08, session: premarket}",
     "snapshot: {price: 242.66, change: 0.08, change_percent: 0.03, session: premarket}"),
    ('snapshot: {price: 160.87, change: "-6.92"}', 'snapshot: {price: 160.87, change: "-6.92", change_percent: -4.12}'),
    ("snapshot:\n  - price: 1\n  - previous_close: 4\n    price: 5\n    ticker: NASDAQ:MSFT",
     "snapshot:\n  - price: 1\n  - previous_close: 4\n    change_percent: 25.00\n    price: 5\n"
     "    ticker: NASDAQ:MSFT"),
])  # fmt: skip
def test_the_per_cent_goes_where_the_snapshot_is_written(site: Site, snapshot: str, mended: str) -> None:
    before = edited(site, "tags:", f"{snapshot}\ntags:")
    assert fixed(site) == before.replace(snapshot, mended)


@pytest.mark.parametrize("snapshot", [
    "{price: 242.66}", "{price: 242.66, previous_close: 242.58, change_percent: 0.04}", "{price: 0, previous_close: 0}",
])  # fmt: skip
def test_what_is_given_or_undecided_is_left(site: Site, snapshot: str) -> None:
    before = edited(site, "tags:", f"snapshot: {snapshot}\ntags:")
    assert fixed(site) == before


@pytest.mark.parametrize("wrong, right", [
    ("Tuesday, Jan. 25, 2023", "Wednesday, Jan. 25, 2023"), ("Tues., Jan. 25, 2023", "Wed., Jan. 25, 2023"),
    ("Tuesday, 25 January 2023", "Wednesday, 25 January 2023"),
])  # fmt: skip
def test_a_weekday_is_made_that_of_its_date(site: Site, wrong: str, right: str) -> None:
    before = edited(site, LINE, f"Signed on *{wrong}*, and sealed.")
    assert fixed(site) == before.replace(wrong, right)
    assert "PT301" not in site.codes()


@pytest.mark.parametrize("text", [
    "On Wednesday, Jan. 25, 2023, it was.", "On Tuesday, Jan. 25, it was.", "On Feb. 30, 2023, it was.",
    f'{WRONG_DAY} <!-- presstime: allow PT301 "as quoted" -->',
])  # fmt: skip
def test_dates_that_are_right_open_or_allowed_are_left(site: Site, text: str) -> None:
    before = edited(site, LINE, text)
    assert fixed(site) == before


def test_the_diff_is_shown_and_what_is_left_is_told(site: Site) -> None:
    edited(site, LINE, f"{WRONG_DAY}\n\nTK")
    outcome = site.run("check", "--fix")
    assert outcome.out.startswith(f"--- a/{STORY}\n+++ b/{STORY}\n@@ ")
    assert f"-{WRONG_DAY}\n+{WRONG_DAY.replace('Tuesday', 'Wednesday')}\n" in outcome.out
    assert "PT703" in outcome.out and "PT301" not in outcome.out


def test_a_dry_run_shows_the_diff_and_writes_nothing(site: Site) -> None:
    before = edited(site, LINE, WRONG_DAY)
    outcome = site.run("check", "--fix", "--dry-run")
    assert "+It was signed on Wednesday" in outcome.out and "PT301" in outcome.out
    assert (site.source / STORY).read_text("utf-8") == before
    assert site.run("check", "--dry-run").code == 2


def test_json_stays_json(site: Site) -> None:
    edited(site, LINE, WRONG_DAY)
    outcome = site.run("check", "--fix", "--format", "json")
    assert json.loads(outcome.out)["findings"] == []
    assert "+It was signed on Wednesday" in outcome.err


def test_line_ends_and_a_missing_last_one_stay(site: Site) -> None:
    text = edited(site, "tags:", BLOCK).replace(LINE, WRONG_DAY).rstrip("\n").replace("\n", "\r\n")
    site.write({STORY: text.encode()})
    site.run("check", "--fix")
    expected = text.replace("Tuesday", "Wednesday").replace("242.58\r\n", "242.58\r\n  change_percent: 0.03\r\n")
    assert (site.source / STORY).read_bytes() == expected.encode()


def test_it_is_done_once(site: Site) -> None:
    edited(site, "tags:", BLOCK)
    edited(site, LINE, WRONG_DAY)
    once = fixed(site)
    assert fixed(site) == once
    assert "---" not in site.run("check", "--fix").out


def test_yaml_beside_the_text_is_mended_there(site: Site) -> None:
    text = edited(site, "tags:", BLOCK)
    _, front, _ = text.split("---\n")
    beside = STORY.replace(".md", ".yaml")
    site.write({STORY: f"{WRONG_DAY}\n", beside: front.replace("title: Microsoft", "title: Tuesday, Jan. 25, 2023")})
    site.run("check", "--fix")
    assert (site.source / STORY).read_text("utf-8") == WRONG_DAY.replace("Tuesday", "Wednesday") + "\n"
    mended = (site.source / beside).read_text("utf-8")
    assert "change_percent: 0.03" in mended and "title: Wednesday, Jan. 25, 2023" in mended


def test_only_files_that_are_named_are_mended(site: Site) -> None:
    before = edited(site, LINE, WRONG_DAY)
    other = STORY.replace("microsoft-openai", "other")
    site.write({other: before})
    site.run("check", "--fix", str(site.source / other))
    assert (site.source / STORY).read_text("utf-8") == before
    assert "Wednesday" in (site.source / other).read_text("utf-8")


def test_an_old_story_is_mended_only_by_name(site: Site) -> None:
    """To touch it would make its other findings errors again."""
    before = edited(site, "tags:", BLOCK)
    site.run("record")
    assert fixed(site) == before
    assert "change_percent" in fixed(site, str(site.source / STORY))
