"""Full disks, killed builds, hostile places: what was published stays whole, and the next build heals the rest."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.stranger import KILLED, Stranger
from tests.engine.test_edits import STORIES, clean
from tests.site import NOW, ROOT, Outcome, Site, tree

FOREIGN = {
    "CNAME": b"news.example\n", ".git/config": b"[core]\n", ".well-known/security.txt": b"x", "tags/note.txt": b"y",
}  # fmt: skip
NEW = """
-- content/articles/2023/new.md --
---
title: New
date: 2023-01-25
author: ibukun
tags: [New]
---
Text.
-- static/new.css --
body {}
"""
START = f"sys.path.insert(0, {str(ROOT)!r}); from presstime.cli import main; sys.exit(main(sys.argv[1:]))"
SWEEP = 20


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stranger]:
    far = Stranger(tmp_path_factory.mktemp("stranger"), {})
    yield far
    far.close()


def edited(site: Site) -> tuple[dict[str, bytes], tuple[Outcome, dict[str, bytes]]]:
    """A site published with others' files beside its own, then edited: (what stands, what should)."""
    site.write(STORIES).build()
    for path, content in FOREIGN.items():
        (site.output / path).parent.mkdir(parents=True, exist_ok=True)
        (site.output / path).write_bytes(content)
    standing = site.files()
    site.remove("content/articles/2023/two.md")
    site.edit("content/articles/2023/one.md", "title: One", "title: One, edited")
    site.write(NEW)
    return standing, clean(site)


def assert_files_are_whole(site: Site, standing: dict[str, bytes], coming: dict[str, bytes]) -> None:
    """Each file is the old one or the new one, and what others put there is there."""
    for path, data in site.files().items():
        if not path.endswith("/") and not path.startswith(".presstime-manifest"):
            assert data in (standing.get(path), coming.get(path)), path
    for path, content in FOREIGN.items():
        assert (site.output / path).read_bytes() == content


def assert_heals(site: Site, expected: tuple[Outcome, dict[str, bytes]]) -> None:
    outcome = site.run("build", "--jobs", "1")
    assert (outcome.code, outcome.said) == (0, expected[0].said)
    ours = {path: data for path, data in site.files().items() if path not in FOREIGN}
    assert ours == expected[1]


def sweep(site: Site, stranger: Stranger, fault: str) -> list[int]:
    """A fault at the 1st, 2nd, … change of the file system, until a build is through without one; the exit codes."""
    standing, expected = edited(site)
    store, folder = site.source / ".presstime", site.source.parent
    shutil.copytree(store, folder / "store")
    shutil.copytree(site.output, folder / "output")
    codes = []
    step = 1 if os.environ.get("PRESSTIME_SWEEP") == "whole" else 3
    for number in range(1, 400, step):
        for place, kept in ((store, folder / "store"), (site.output, folder / "output")):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(kept, place)
        arguments = ["build", "--source", str(site.source), "--at", NOW, "--jobs", "1"]
        outcome = stranger.run(arguments, **{fault: number})
        codes.append(outcome.code)
        assert "Traceback" not in outcome.err, f"{fault} {number}: {outcome.err}"
        assert_files_are_whole(site, standing, expected[1])
        assert_heals(site, expected)
        if not stranger.has_struck:
            return codes
    raise AssertionError("no build came through")


@pytest.mark.slow
def test_killed_at_any_change_the_next_build_heals(site: Site, stranger: Stranger) -> None:
    """SIGKILL before the n-th change of the file system, for every n."""
    codes = sweep(site, stranger, "kill_at")
    assert len(codes) > SWEEP
    assert set(codes) == {KILLED, 0}
    assert codes.count(0) == 1


@pytest.mark.parametrize("edit", (False, True), ids=("nothing changed", "a text changed"))
@pytest.mark.parametrize("written", ("journal", "journal and the next", "the next"))
def test_killed_while_the_manifest_is_written(site: Site, written: str, edit: bool) -> None:
    """All else is in place already: only the manifest and what it is made from tell of the kill."""
    site.write(STORIES).build()
    site.edit("content/articles/2023/one.md", "title: One", "title: One, edited")
    manifest, store = site.output / ".presstime-manifest", site.source / ".presstime"
    before = manifest.read_text("utf-8")
    shutil.copytree(store, site.source.parent / "store")
    site.build()
    after = manifest.read_text("utf-8")
    shutil.rmtree(store)
    shutil.copytree(site.source.parent / "store", store)
    if "journal" in written:
        manifest.write_text("".join(sorted({*before.splitlines(True), *after.splitlines(True)})), "utf-8")
    if "next" in written:
        manifest.with_name(f"{manifest.name}.new").write_text(after[: len(after) // 2], "utf-8")
    if edit:
        site.edit("content/articles/2023/two.md", "More words.", "More words, edited.")
    for _ in range(2):
        assert_heals(site, clean(site))


def test_killed_between_a_file_and_its_folder(site: Site) -> None:
    """The file is gone, its folders are not, or not all of them."""
    site.write(STORIES).build()
    store, folder = site.source / ".presstime", site.source.parent
    shutil.copytree(store, folder / "store")
    manifest = (site.output / ".presstime-manifest").read_bytes()
    site.remove("content/articles/2023/two.md")
    for left in ("2023/01/two", "2023/02/some/where"):
        site.build()
        (site.output / left).mkdir(parents=True)
        (site.output / ".presstime-manifest").write_bytes(manifest + f"00  {left}/deep/index.html\n".encode())
        shutil.rmtree(store)
        shutil.copytree(folder / "store", store)
        assert_heals(site, clean(site))


@pytest.mark.slow
def test_a_full_disk_at_any_change(site: Site, stranger: Stranger) -> None:
    """ENOSPC at the n-th change, for every n: said in a finding, and healed by the next build."""
    codes = sweep(site, stranger, "fault_at")
    assert len(codes) > SWEEP
    assert set(codes) <= {0, 1, 2}
    assert {0, 1} <= set(codes)


def test_a_file_cut_by_a_full_disk_is_never_published(site: Site) -> None:
    """The disk fills up within a page: a stub of it must not take the old page's place."""
    standing, expected = edited(site)
    code = ("import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000)); {START}")
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--source", str(site.source), "--at", NOW, "--jobs", "1"],
        capture_output=True, text=True)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert_files_are_whole(site, standing, expected[1])
    assert_heals(site, expected)


def alive_in(group: int) -> list[str]:
    """The states of the processes of a group; one that only waits to be counted is dead."""
    listing = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listing.splitlines())
    return [state for number, state in rows if int(number) == group and not state.startswith("Z")]


@pytest.mark.parametrize("number", (signal.SIGINT, signal.SIGTERM))
def test_a_signal_ends_a_build_at_once(site: Site, number: signal.Signals) -> None:
    """No orphan stays, no traceback is shown; what was published before stands, or all of what is new."""
    text = "---\ntitle: Story\ndate: 2023-01-10\nauthor: ibukun\n---\n" + "word " * 300
    stories = {f"content/articles/many/story-{n}.md": text for n in range(2000)}
    site.build()
    standing = site.files()
    site.write(stories)
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys; {START}", "build", "--source", str(site.source), "--at", NOW,
         "--jobs", "2"],
        stderr=subprocess.PIPE, text=True, start_new_session=True)
    time.sleep(0.6)
    process.send_signal(number)
    said = process.communicate(timeout=10)[1]
    assert process.returncode in (130, 143, -number), said
    assert "Traceback" not in said
    time.sleep(1)
    assert alive_in(process.pid) == []
    left = site.files()
    assert site.run("build", "--jobs", "1").code == 0
    assert left in (standing, site.files())


def test_one_build_at_a_time(site: Site) -> None:
    """A second one says who is at work, and touches nothing."""
    from presstime.engine.lock import Lock

    site.build()
    standing = site.files()
    site.edit("site.yaml", "Market Wire", "Another Wire")
    lock = Lock(site.source / ".presstime" / "lock")
    lock.acquire()
    try:
        outcome = site.run("build")
        assert outcome.code == 2
        assert f"process {os.getpid()} is at work" in outcome.err
        assert site.files() == standing
    finally:
        lock.release()
    assert site.run("build").code == 0


PLACES = ("", "content", "content/articles/www", "static", "templates/x", ".presstime/x", "..")


@pytest.mark.parametrize("place", PLACES)
def test_folders_that_are_never_an_output(site: Site, place: str) -> None:
    """H1: the source, what is in it, what it is in: refused before anything is touched."""
    before = tree(site.source)
    outcome = site.run("build", "--output", str(site.source / place), "--force")
    assert outcome.code == 2
    assert "PT023" in outcome.err
    after = {path: data for path, data in tree(site.source).items() if not path.startswith(".presstime")}
    assert after == before


def test_a_folder_with_other_files_is_refused(site: Site, tmp_path: Path) -> None:
    """And published into when told to; then only what we made is ever removed."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "thesis.txt").write_text("years of work")
    outcome = site.run("build", "--output", str(tmp_path / "www"))
    assert outcome.code == 2
    assert "PT020" in outcome.err and "thesis.txt" in outcome.err
    assert tree(tmp_path / "www") == {"thesis.txt": b"years of work"}
    site.build("--output", str(tmp_path / "www"), "--force")
    site.remove("content/articles/2023/microsoft-openai.md")
    site.build("--output", str(tmp_path / "www"))
    assert (tmp_path / "www" / "thesis.txt").read_text() == "years of work"
    assert not (tmp_path / "www" / "2023").exists()


def test_a_file_of_ours_that_was_edited_stays_when_it_is_no_longer_made(site: Site) -> None:
    """H3: deletion only of files whose bytes are those that we wrote; PT022 says so."""
    site.build()
    page = site.output / "2023/01/microsoft-openai/index.html"
    page.write_text("edited by hand")
    site.remove("content/articles/2023/microsoft-openai.md")
    outcome = site.build()
    assert "PT022" in outcome.err
    assert page.read_text() == "edited by hand"


def test_an_output_that_is_a_link_is_published_through(site: Site, tmp_path: Path) -> None:
    """H2: the link stays a link."""
    (tmp_path / "disk").mkdir()
    site.output.symlink_to(tmp_path / "disk")
    site.build()
    assert site.output.is_symlink()
    assert (tmp_path / "disk" / "index.html").exists()


def test_clean_removes_what_we_made_and_nothing_else(site: Site) -> None:
    site.build()
    (site.output / "CNAME").write_text("theirs")
    assert site.run("clean").code == 0
    assert site.files() == {"CNAME": b"theirs"}
    assert not (site.source / ".presstime").exists()
    assert (site.source / "content").is_dir()


def modes_in(folder: Path) -> dict[int, set[int]]:
    """The modes of files (kind 0) and of folders (kind 1) from a folder down."""
    places = [folder, *folder.rglob("*")]
    return {kind: {place.stat().st_mode & 0o777 for place in places if place.is_dir() == bool(kind)} for kind in (0, 1)}


def test_a_web_server_can_read_what_is_published_whatever_the_umask(site: Site) -> None:
    site.write({"static/logo.svg": "<svg/>"})
    parent = site.source.parent / "shared"
    before = os.umask(0o077)
    try:
        site.build("--output", str(parent / "public"))
        assert modes_in(parent) == {0: {0o644}, 1: {0o755}}
        site.write(NEW).build("--output", str(parent / "public"))
    finally:
        os.umask(before)
    assert modes_in(parent) == {0: {0o644}, 1: {0o755}}


def test_a_folder_that_somebody_made_keeps_its_mode(site: Site) -> None:
    site.output.mkdir()
    site.output.chmod(0o750)
    site.build()
    assert site.output.stat().st_mode & 0o777 == 0o750
