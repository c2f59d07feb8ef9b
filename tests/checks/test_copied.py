"""A price that came with its sentence from an older story, found across the files of a publication."""

from __future__ import annotations

import time

import pytest

from presstime.engine import scanning
from tests.site import Site

STORY = """---
title: {title}
standfirst: What the shares did, in one line.
date: {date}
author: ibukun
ticker: NASDAQ:MSFT
snapshot: {{price: {price}, previous_close: {previous}, as_of: {as_of}, session: regular, source: Exchange}}
---
{text}
"""
OLD = {
    "title": "Microsoft slips", "date": "2023-01-24 13:00", "price": "242.66", "previous": "242.58",
    "as_of": "2023-01-24 12:32",
}  # fmt: skip
NEW = {
    "title": "Microsoft gains", "date": "2023-01-30 13:00", "price": "251.20", "previous": "248.16",
    "as_of": "2023-01-30 12:32",
}  # fmt: skip
SENTENCE = "The shares rose to $242.66, and the company did not comment."


def two(site: Site, old: str, new: str, **changes: str) -> Site:
    stories = (("old", OLD, old), ("new", {**NEW, **changes}, new))
    return site.write({
        f"content/articles/2023/{name}.md": STORY.format(text=text, **fields) for name, fields, text in stories
    })  # fmt: skip


def copied(site: Site) -> list[dict[str, object]]:
    return [one for one in site.findings(at="2023-03-01T12:00Z") if one["code"] == "PT231"]


def test_a_price_copied_with_its_sentence_names_the_older_story_and_both_prices(site: Site) -> None:
    (found,) = copied(two(site, SENTENCE, f"A new beginning.\n\n{SENTENCE}"))
    assert found["severity"] == "warning" and found["file"] == "content/articles/2023/new.md" and found["line"] == 11
    assert str(found["message"]).endswith("2023/old.md: 242.66 on 2023-01-24 there, 251.20 on 2023-01-30 here")


@pytest.mark.parametrize(
    "sentence",
    [
        "Still, the stock had risen to $242.66, which pleased nobody.",
        "On Monday, the shares traded at $242.66.",
    ],
)
def test_a_sentence_trimmed_or_turned_is_found(site: Site, sentence: str) -> None:
    old = "The stock has risen to $242.66." if "Still" in sentence else "On Tuesday, the shares traded at $242.66."
    assert len(copied(two(site, old, sentence, date="2023-02-13 13:00", as_of="2023-02-13 12:32"))) == 1


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (SENTENCE, SENTENCE, {"price": "242.66"}),
        (SENTENCE, SENTENCE, {"previous": "242.66"}),
        (SENTENCE, SENTENCE.replace("242.66", "251.20"), {}),
        (SENTENCE, SENTENCE, {"date": "2023-01-20 13:00", "as_of": "2023-01-20 12:32"}),
        ("Microsoft was founded in 1975 and has 221,000 employees.",) * 2 + ({},),
        ("The stock rose to $242.66 on Jan. 24, 2023.",) * 2 + ({},),
        ("The stock rose to $242.66 on Tuesday.",) * 2 + ({},),
        ("Analysts have a price target of $242.66 on the stock.",) * 2 + ({},),
        ("> The stock rose to $242.66, we see.",) * 2 + ({},),
    ],
)
def test_background_and_right_prices_are_left_alone(site: Site, old: str, new: str, changes: dict[str, str]) -> None:
    assert copied(two(site, old, new, **changes)) == []


def test_it_is_silenced_with_a_reason(site: Site) -> None:
    two(site, SENTENCE, f'{SENTENCE}\n\n<!-- presstime: allow PT231 "told as history" -->')
    assert copied(site) == []


def test_an_edit_of_either_text_is_noticed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the short road of a build as well, which looks at nothing but the changed text."""
    monkeypatch.setattr(scanning, "GRAIN_NS", 1_000_000)

    def said_after(story: str, before: str, after: str) -> bool:
        time.sleep(0.02)
        site.edit(f"content/articles/2023/{story}.md", before, after)
        time.sleep(0.02)
        return "PT231" in site.build().said

    other = "Nothing at all of it."
    two(site, SENTENCE, other).build()
    assert not said_after("new", "Nothing", "Nothing more")
    assert said_after("new", "Nothing more at all of it.", SENTENCE)
    assert not said_after("old", SENTENCE, other)
    assert said_after("old", other, f"A line before it.\n\n{SENTENCE}")
