"""The page of corrections and its feed."""

from __future__ import annotations

import feedparser

from tests.outputs.press import Press


def corrected(press: Press) -> None:
    press.article("one", corrections=(
        "[{date: 2023-01-25 09:00, kind: corrected, text: They fell 22 cents.},"
        " {date: 2023-01-26 09:00, kind: clarified, text: The quarter is the fiscal one.}]"))
    press.article("two", date="2023-01-20 10:00", status="withdrawn", corrections=(
        "[{date: 2023-01-27 09:00, kind: withdrawn, text: Another company was meant.}]"))


def test_every_correction_is_listed_newest_first(press: Press) -> None:
    corrected(press)
    press.build()
    text = press.text("/corrections/")
    places = [text.index(words) for words in ("Another company", "fiscal one", "22 cents")]
    assert places == sorted(places)
    assert "3 corrections" in text
    assert 'href="/2023/01/two/"' in press.page("/corrections/"), "a withdrawn story keeps its page"


def test_corrections_have_a_feed_of_their_own(press: Press) -> None:
    corrected(press)
    press.build()
    feed = feedparser.parse(press.page("/corrections/rss.xml").encode())
    assert not feed.bozo
    titles = [entry.title.partition(": ")[2] for entry in feed.entries]
    assert titles == ["About two", "About one", "About one"]
    assert len({entry.id for entry in feed.entries}) == 3
    assert 'href="/corrections/rss.xml"' in press.page("/corrections/")


def test_two_corrections_of_one_moment_are_two(press: Press) -> None:
    press.article("one", corrections=(
        "[{date: 2023-01-25, kind: corrected, text: First.},"
        " {date: 2023-01-25, kind: corrected, text: Second.}]"))
    press.build()
    feed = feedparser.parse(press.page("/corrections/rss.xml").encode())
    assert len({entry.id for entry in feed.entries}) == 2


def test_without_corrections_the_page_says_so(press: Press) -> None:
    press.build()
    assert "Nothing yet" in press.text("/corrections/")
    assert not feedparser.parse(press.page("/corrections/rss.xml").encode()).bozo


def test_a_new_correction_appears(press: Press) -> None:
    press.article("one")
    press.build()
    more = "corrections: [{date: 2023-01-25, kind: updated, text: More.}]"
    press.edit("content/articles/one.md", "author:", f"{more}\nauthor:")
    press.build()
    assert "More." in press.text("/corrections/")
    assert "More." in press.page("/corrections/rss.xml")
