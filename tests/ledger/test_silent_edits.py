"""From the front door: a story is recorded, edited in silence or with a word, moved, taken away."""

from __future__ import annotations

import hashlib

import pytest

from presstime.engine import scanning
from tests.site import Site

STORY = "content/articles/2023/microsoft-openai.md"
LINE = "Microsoft (NASDAQ: MSFT) will invest for several years."
PRICED = "Microsoft (NASDAQ: MSFT) will invest $10 billion. Its shares traded at $242.66."
WRONG = "Goldman Sachs shares fell $6.92, or 7%, to $160.87."


@pytest.fixture
def recorded(site: Site) -> Site:
    """A story with a snapshot and figures, published and remembered."""
    site.edit(STORY, "tags:", "snapshot: {price: 242.66, previous_close: 242.58}\nkey_points: [Up 1%]\ntags:")
    site.edit(STORY, LINE, PRICED)
    assert site.run("record").code == 0
    return site


def silent(site: Site) -> list[tuple[str, int, int]]:
    """(code, line, column) of each finding of the ledger; all of them are warnings."""
    found = [f for f in site.findings() if f["code"].startswith("PT5")]
    assert all(f["severity"] == "warning" for f in found)
    return [(f["code"], f["line"], f["column"]) for f in found]


def messages(site: Site) -> str:
    return "\n".join(f["message"] for f in site.findings() if f["code"].startswith("PT5"))


def test_nothing_is_said_of_a_story_as_it_was_published(recorded: Site) -> None:
    assert silent(recorded) == []


@pytest.mark.parametrize("old, new, expected", [
    ("title: Microsoft puts", "title: Microsoft throws", ("PT501", 2, 8)),
    ("The shares barely moved", "The shares hardly moved", ("PT502", 3, 13)),
    ("price: 242.66", "price: 242.69", ("PT503", 7, 19)),
    ("previous_close: 242.58", "previous_close: 242.5", ("PT503", 7, 43)),
    (", previous_close: 242.58", "", ("PT503", 7, 11)),
    ("$10 billion", "$11 billion", ("PT504", 11, 38)),
    ("$10 billion", "$10 million", ("PT504", 11, 38)),
    ("Up 1%", "Up 2%", ("PT504", 8, 14)),
    (" Its shares traded at $242.66.", "", ("PT504", 2, 8)),
])  # fmt: skip
def test_a_silent_edit_is_a_warning_at_its_place(
    recorded: Site, old: str, new: str, expected: tuple[str, int, int]
) -> None:
    recorded.edit(STORY, old, new)
    assert silent(recorded) == [expected]


def test_the_finding_names_the_figure_as_it_was_published(recorded: Site) -> None:
    recorded.edit(STORY, "$10 billion", "$12 billion")
    recorded.edit(STORY, "price: 242.66", "price: 242.69")
    assert "“$12 billion” was published as $10,000,000,000" in messages(recorded)
    assert "NASDAQ:MSFT.price is 242.69 and was published as 242.66" in messages(recorded)


@pytest.mark.parametrize("old, new", [
    ("will invest", "shall invest"), ("$10 billion", "$10bn"), ("242.66,", "242.660,"),
    (PRICED, f"{PRICED} So, to repeat, $242.66."),
    (PRICED, "Its shares traded at $242.66. Microsoft (NASDAQ: MSFT) will invest $10 billion."),
])  # fmt: skip
def test_words_order_and_manner_of_writing_are_no_change(recorded: Site, old: str, new: str) -> None:
    recorded.edit(STORY, old, new)
    assert silent(recorded) == []


@pytest.mark.parametrize("word", [
    "updated: 2023-01-24 09:00",
    "corrections: [{date: 2023-01-24 09:00, kind: corrected, text: The sum was wrong.}]",
])  # fmt: skip
def test_a_change_that_is_said_is_none(recorded: Site, word: str) -> None:
    recorded.edit(STORY, "$10 billion", "$11 billion")
    recorded.edit(STORY, "author:", f"{word}\nauthor:")
    assert silent(recorded) == []


def test_a_word_said_before_does_not_cover_what_came_after(recorded: Site) -> None:
    """Only a correction or `updated` newer than the ledger's line counts; a second on the same day does."""
    recorded.edit(STORY, "author:", "corrections:\n  - {date: 2023-01-24, kind: corrected, text: First.}\nauthor:")
    recorded.run("record")
    recorded.edit(STORY, "$10 billion", "$11 billion")
    assert [code for code, _, _ in silent(recorded)] == ["PT504"]
    recorded.edit(STORY, "text: First.}", "text: First.}\n  - {date: 2023-01-24, kind: corrected, text: Second.}")
    assert silent(recorded) == []


def test_a_withdrawn_story_explains_itself(recorded: Site) -> None:
    recorded.edit(STORY, "author:", "status: withdrawn\nwithdrawn_reason: It was wrong.\nauthor:")
    recorded.edit(STORY, "$10 billion", "$11 billion")
    assert silent(recorded) == []


def test_a_story_that_is_gone_is_missed_at_its_line(recorded: Site) -> None:
    recorded.remove(STORY)
    assert silent(recorded) == [("PT506", 3, 0)]
    assert "was published at /2023/01/microsoft-openai/ and is gone" in messages(recorded)


def test_a_published_story_made_a_draft_is_missed(recorded: Site) -> None:
    recorded.edit(STORY, "author:", "status: draft\nauthor:")
    assert "is held now (draft)" in messages(recorded)


def test_an_expired_story_is_not_missed(recorded: Site) -> None:
    recorded.edit(STORY, "author:", "expires: 2023-01-30\nauthor:")
    assert silent(recorded) == []


def test_an_alias_takes_the_place_of_a_story_or_an_address(recorded: Site) -> None:
    recorded.edit(STORY, "author:", "slug: elsewhere\nauthor:")
    assert silent(recorded) == [("PT505", 5, 7)]
    recorded.edit(STORY, "author:", "aliases: [/2023/01/microsoft-openai/]\nauthor:")
    assert silent(recorded) == []
    recorded.edit(STORY, "title:", "id: another\ntitle:")
    assert silent(recorded) == []


def test_an_old_story_never_stops_the_paper_until_it_is_touched(site: Site) -> None:
    """The error of a rule newer than the story is a warning; one touch, and it is an error again."""
    site.run("record")
    site.edit(STORY, LINE, WRONG)
    assert [f["severity"] for f in site.findings() if f["code"] == "PT203"] == ["error"]
    remember_as_it_is(site)
    finding = next(f for f in site.findings() if f["code"] == "PT203")
    assert finding["severity"] == "warning"
    assert "published so; an error once its file is touched" in finding["message"]
    site.build()
    site.edit(STORY, "Goldman", "Then Goldman")
    outcome = site.run("build", "--jobs", "1")
    assert outcome.code == 1 and "error PT203" in outcome.err


def remember_as_it_is(site: Site) -> None:
    """The ledger as it would be had the story been published before the rule was there."""
    data = (site.source / STORY).read_bytes()
    digest = hashlib.blake2b(len(data).to_bytes(8, "little") + data, digest_size=16).hexdigest()[:16]
    ledger = (site.source / "ledger.txt").read_text("utf-8")
    old = ledger.partition("file:")[2].partition(" ")[0]
    site.edit("ledger.txt", f"file:{old}", f"file:{digest}")


def test_the_short_way_of_an_edit_sees_the_ledger(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a good build an edit of the text alone goes a short way, on which the ledger is asked as well."""
    monkeypatch.setattr(scanning, "GRAIN_NS", 0)
    site.edit(STORY, LINE, f"{LINE} It pays $10 billion.")
    site.run("record")
    assert site.codes() == []
    site.build()
    with monkeypatch.context() as only_short:
        only_short.delattr("presstime.engine.build.Build.prepare")
        site.edit(STORY, "will invest", "shall invest")
        site.build()
    site.edit(STORY, "$10 billion", "$11 billion")
    assert "PT504" in site.build().err
    assert "PT504" in site.build().err
    site.edit(STORY, "$11 billion", "$10 billion")
    assert "PT504" not in site.build().err


def test_an_edit_of_the_ledger_alone_is_seen(recorded: Site) -> None:
    recorded.build()
    recorded.edit("ledger.txt", "text:1%", "text:9%")
    recorded.edit("ledger.txt", "file:", "file:00")
    assert "“Up” " not in recorded.build().err
    assert "PT504" in recorded.build().err
