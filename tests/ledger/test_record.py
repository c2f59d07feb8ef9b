"""`record`: what it says, that it is the only one to write, and that it writes the same twice."""

from __future__ import annotations

from tests.site import Site

STORY = "content/articles/2023/microsoft-openai.md"


def test_it_says_what_was_remembered(site: Site) -> None:
    outcome = site.run("record")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "  new: 2023-01-24-microsoft-openai",
        "1 story remembered in ledger.txt: 1 new, 0 changed, 0 forgotten",
    ]


def test_the_same_publication_gives_the_same_file_and_is_not_written_again(site: Site) -> None:
    site.run("record")
    place = site.source / "ledger.txt"
    before = place.read_bytes(), place.stat().st_mtime_ns
    assert "stands as it was" in site.run("record").out
    assert (place.read_bytes(), place.stat().st_mtime_ns) == before
    place.unlink()
    site.run("record")
    assert place.read_bytes() == before[0]


def test_a_silent_change_is_accepted_and_said(site: Site) -> None:
    site.run("record")
    site.edit(STORY, "title: Microsoft puts", "title: Microsoft throws")
    assert site.codes() == ["PT501"]
    said = site.run("record").out
    assert "accepted as it stands: " + STORY + ": the headline was published otherwise" in said
    assert "1 changed" in said
    assert site.codes() == []


def test_a_story_that_is_gone_is_forgotten_and_said(site: Site) -> None:
    site.run("record")
    site.remove(STORY)
    assert "forgotten: 2023-01-24-microsoft-openai" in site.run("record").out
    assert site.codes() == []


def test_what_is_held_is_not_remembered(site: Site) -> None:
    """A draft's headline in a committed file would be a leak."""
    site.edit(STORY, "author:", "status: draft\nauthor:")
    assert "0 stories remembered" in site.run("record").out
    assert "microsoft" not in (site.source / "ledger.txt").read_text("utf-8")


def test_with_an_error_nothing_is_remembered(site: Site) -> None:
    site.edit(STORY, "author: ibukun", "author: nobody")
    outcome = site.run("record")
    assert outcome.code == 1 and "PT123" in outcome.err
    assert not (site.source / "ledger.txt").exists()


def test_no_other_command_writes_it(site: Site) -> None:
    site.build()
    site.run("check")
    assert not (site.source / "ledger.txt").exists()
