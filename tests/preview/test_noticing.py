"""What is noticed on disk: exactly the files that are other than before, whatever the events said."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from presstime.engine.scanning import scan
from presstime.preview.noticing import MANY, Noticing
from presstime.preview.watched import Watched

TEMPORARY = ("4913", ".#a.md", "a.md~", "#a.md#", ".a.md.swp", ".a.md.swx", "a.tmp", "___jb_tmp___", ".DS_Store",
             ".goutputstream-X", "a.md.bak")  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in ("site.yaml", "content/a.md", "content/deep/b.md", "static/press.css", "public/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    return tmp_path


def noticing(folder: Path) -> Noticing:
    watched = Watched(folder, folder / "theme")
    return Noticing(watched, scan(folder, folder / "theme").files)


@pytest.mark.parametrize("path", ["site.yaml", "content/a.md", "static/press.css"])
def test_a_changed_file_is_noticed_once(folder: Path, path: str) -> None:
    seen = noticing(folder)
    (folder / path).write_text("other")
    assert seen.after_events([str(folder / path)]) == frozenset({path})
    assert seen.after_events([str(folder / path)]) == frozenset()


def test_an_event_without_a_change_is_none(folder: Path) -> None:
    assert noticing(folder).after_events([str(folder / "content/a.md")]) == frozenset()


def test_what_the_build_does_not_look_at_is_not_looked_at(folder: Path) -> None:
    seen = noticing(folder)
    for path in ("public/index.html", "notes.txt", ".presstime/store.sqlite", *(f"content/{n}" for n in TEMPORARY)):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text("other")
        assert seen.after_events([str(folder / path)]) == frozenset(), path
    assert seen.after_silence() == frozenset()


@pytest.mark.parametrize("change", [
    lambda folder: (folder / "content/deep").rename(folder / "content/moved"),
    lambda folder: (folder / "content/new/er").mkdir(parents=True) or (folder / "content/new/er/c.md").write_text("c"),
])  # fmt: skip
def test_a_folder_s_event_tells_of_all_that_is_in_it(folder: Path, change: Callable[[Path], object]) -> None:
    """New folders report only themselves; so does a folder moved in or away."""
    seen = noticing(folder)
    before = dict(seen.known)
    change(folder)
    hints = seen.after_events([str(folder / "content" / name) for name in ("deep", "moved", "new")])
    now = scan(folder, folder / "theme").files
    assert hints == frozenset(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    assert hints


def test_a_file_that_is_gone_is_noticed(folder: Path) -> None:
    seen = noticing(folder)
    (folder / "content/a.md").unlink()
    assert seen.after_events([str(folder / "content/a.md")]) == frozenset({"content/a.md"})


def test_an_older_file_moved_over_is_noticed(folder: Path) -> None:
    """A poll that asks for newer times misses it for ever."""
    seen = noticing(folder)
    older = folder / "older.md"
    older.write_text("content/a.md")
    os.utime(older, (1, 1))
    os.replace(older, folder / "content/a.md")
    assert seen.after_events([str(folder / "content/a.md")]) == frozenset({"content/a.md"})


def test_very_many_events_are_one_look_at_everything(folder: Path) -> None:
    seen = noticing(folder)
    (folder / "content/a.md").write_text("other")
    paths = [str(folder / f"content/x{number}.md") for number in range(MANY + 1)]
    assert seen.after_events(paths) == frozenset({"content/a.md"})


def test_a_missed_event_is_made_good_by_a_look(folder: Path) -> None:
    seen = noticing(folder)
    (folder / "content/a.md").write_text("other")
    (folder / "content/deep/b.md").unlink()
    assert seen.after_silence() == frozenset({"content/a.md", "content/deep/b.md"})
    assert seen.after_silence() == frozenset()


def test_a_link_calls_for_a_scan_of_the_build_s_own(folder: Path) -> None:
    """Only a scan finds that a link is not followed, and says so."""
    seen = noticing(folder)
    seen.after_silence()
    (folder / "content/link.md").symlink_to(folder / "site.yaml")
    assert seen.after_events([str(folder / "content/link.md")]) is None


def test_a_file_emptied_on_its_way_to_a_save_is_waited_for(folder: Path) -> None:
    seen = noticing(folder)
    path = folder / "content/a.md"
    path.write_text("")
    waited: list[float] = []

    def finish(seconds: float) -> None:
        waited.append(seconds)
        path.write_text("whole again")

    assert seen.after_events([str(path)], finish) == frozenset({"content/a.md"})
    assert waited and seen.known["content/a.md"][0] == len("whole again")


def test_the_program_s_theme_has_names_of_its_own(folder: Path) -> None:
    watched = Watched(folder, folder / "theme")
    assert watched.source_path(str(folder / "theme/templates/base.html")) == "~/templates/base.html"
    assert watched.source_path(str(folder / "theme/content/a.md")) is None
    assert Watched(folder, folder).source_path(str(folder / "templates/base.html")) == "templates/base.html"
    assert watched.source_path(f"{folder}x/content/a.md") is None
