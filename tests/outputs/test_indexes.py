"""The indexes of tags, authors and tickers."""

from __future__ import annotations

import re

from presstime.outputs.indexes import Entry, in_groups
from tests.outputs.press import SNAPSHOT, Press


def test_names_stand_by_letter_without_regard_to_accents() -> None:
    names = ["zebra", "Élan", "eagle", "3D", "Ørsted", "日本", "«x»", "Abbey", "ábaco"]
    groups = in_groups(Entry(name, "/", 1) for name in names)
    assert [(letter, [entry.label for entry in entries]) for letter, entries in groups] == [
        ("A", ["ábaco", "Abbey"]), ("E", ["eagle", "Élan"]), ("Z", ["zebra"]), ("Ø", ["Ørsted"]),
        ("日", ["日本"]), ("0–9", ["3D"]), ("#", ["«x»"])]


def test_tags_are_listed_with_the_number_of_their_stories(press: Press) -> None:
    press.article("one", tags="[AI, Cloud]")
    press.article("two", tags="[AI]")
    press.build()
    assert re.search("A AI ?2 stories C Cloud ?1 story", press.text("/tags/"))


def test_authors_are_listed_with_what_they_do(press: Press) -> None:
    press.article("one")
    press.build()
    assert re.search("I Ibukun Adeyemi Finance writer ?1 story", press.text("/authors/"))
    assert 'href="/authors/ibukun/"' in press.page("/authors/")


def test_tickers_are_listed_with_the_newest_price(press: Press) -> None:
    press.article("one", ticker="NASDAQ:MSFT", snapshot=SNAPSHOT)
    press.build()
    text = press.text("/tickers/")
    assert "Microsoft Corporation" in text
    assert "$242.60" in text


def test_an_index_follows_its_pages_to_another_folder(press: Press) -> None:
    press.article("one", tags="[AI]")
    press.settings('urls: {tag: "/topics/{slug}/"}\n')
    press.build()
    assert 'href="/topics/ai/"' in press.page("/topics/")
    assert not press.has("/tags/")


def test_a_new_story_changes_the_count(press: Press) -> None:
    press.article("one", tags="[AI]")
    press.build()
    press.article("two", tags="[AI]")
    press.build()
    assert "2 stories" in press.text("/tags/")
