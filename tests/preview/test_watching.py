"""File events on a real disk: what editors and version control do is reported, in time and whole."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from presstime.engine.scanning import scan
from presstime.preview.noticing import Hints, Noticing
from presstime.preview.watched import Watched
from presstime.preview.watching import Watching
from tests.preview.desk import wait_for, write


class Desk:
    """A watched folder, and all that was reported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports: list[Hints] = []
        self.said: list[str] = []
        theme = folder / "theme"
        noticing = Noticing(Watched(folder, theme), scan(folder, theme).files)
        self.looked = threading.Event()
        look = noticing.after_silence

        def after_silence() -> Hints:
            try:
                return look()
            finally:
                self.looked.set()

        noticing.after_silence = after_silence  # type: ignore[method-assign]
        self.watching = Watching(noticing, self.reports.append, self.said.append)

    def start(self) -> Desk:
        self.watching.start()
        assert self.looked.wait(30)
        return self

    def expect(self, *paths: str) -> None:
        """Wait until all of these were reported, and demand that nothing else was.

        None stands for anything: a look at a tree that is just being changed may find it unreadable.
        """
        wait_for(lambda: None in self.reports or set(paths) <= self.all(), f"{paths} among {self.reports}")
        assert None in self.reports or self.all() == set(paths)
        self.reports.clear()

    def all(self) -> set[str]:
        return set().union(*(hints for hints in self.reports if hints is not None))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    for path in ("site.yaml", "content/a.md", "content/deep/b.md", "static/press.css"):
        write(tmp_path, path, path)
    made = Desk(tmp_path)
    yield made
    made.watching.stop()


def test_saves_of_every_editor_are_one_file_each(desk: Desk) -> None:
    desk.start()
    folder = desk.folder / "content"
    (folder / "a.md").write_text("written in place")
    desk.expect("content/a.md")
    (folder / "4913").write_text("")
    (folder / "4913").unlink()
    os.rename(folder / "a.md", folder / "a.md~")
    (folder / "a.md").write_text("as vim does")
    os.unlink(folder / "a.md~")
    desk.expect("content/a.md")
    write(desk.folder, "content/a.md", "by a rename")
    desk.expect("content/a.md")


def test_new_renamed_and_removed_files_and_folders(desk: Desk) -> None:
    desk.start()
    write(desk.folder, "content/new/c.md", "c")
    desk.expect("content/new/c.md")
    os.rename(desk.folder / "content/new", desk.folder / "content/other")
    desk.expect("content/new/c.md", "content/other/c.md")
    write(desk.folder, "content/other/d.md", "in a folder that was moved")
    desk.expect("content/other/d.md")
    shutil.rmtree(desk.folder / "content/other")
    desk.expect("content/other/c.md", "content/other/d.md")


def test_a_watched_folder_that_is_made_again_is_watched_again(desk: Desk) -> None:
    """Events stop for ever where only the folder itself was listened to."""
    desk.start()
    shutil.rmtree(desk.folder / "content")
    desk.expect("content/a.md", "content/deep/b.md")
    write(desk.folder, "content/a.md", "again")
    desk.expect("content/a.md")
    for number in range(3):
        write(desk.folder, "content/a.md", f"and again {number}")
        desk.expect("content/a.md")


def test_a_folder_that_was_not_there_at_the_start(desk: Desk) -> None:
    desk.start()
    write(desk.folder, "templates/base.html", "mine")
    desk.expect("templates/base.html")
    write(desk.folder, "hooks.py", "mine")
    desk.expect("hooks.py")


def test_a_checkout_of_five_hundred_files(desk: Desk) -> None:
    desk.start()
    paths = [f"content/branch/{number % 20}/{number}.md" for number in range(500)]
    for path in paths:
        write(desk.folder, path, path)
    desk.expect(*paths)
    assert len(desk.reports) < 20


def test_what_happened_before_events_came_is_found(desk: Desk) -> None:
    write(desk.folder, "content/a.md", "between the scan and the watch")
    desk.start()
    desk.expect("content/a.md")


def test_without_events_it_looks_and_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    desk.start()
    write(desk.folder, "content/deep/b.md", "other")
    desk.expect("content/deep/b.md")
    assert len(desk.said) == 1 and "no file events here" in desk.said[0]
