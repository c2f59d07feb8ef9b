"""The store of earlier builds is never believed blindly: whatever it holds, the output is a clean build's."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from presstime.engine import scanning
from tests.engine.test_edits import ANEW, STORIES, assert_like, assert_like_clean, clean
from tests.site import Site


@pytest.fixture
def built(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A publication that was built twice, so that every kind of record is there, and is believed."""
    monkeypatch.setattr(scanning, "GRAIN_NS", -10_000_000_000)
    site.write(STORIES).build()
    site.edit("content/articles/2023/one.md", "Words.", "Words that were edited.")
    site.build()
    return site


def store_of(site: Site) -> Path:
    return site.source / ".presstime" / "store.sqlite"


def edit_a_text(site: Site) -> None:
    site.edit("content/articles/2023/two.md", "More words.", "More words, edited.")


def edit_a_headline(site: Site) -> None:
    site.edit("content/articles/2023/two.md", "title: Two", "title: Two, edited")


def edit_nothing(site: Site) -> None:
    """The shortest way."""


def add_a_story(site: Site) -> None:
    site.write({"content/articles/2023/new.md": "---\ntitle: New\ndate: 2023-01-25\nauthor: ibukun\n---\nNew words.\n"})


EDITS: tuple[Callable[[Site], None], ...] = (edit_nothing, edit_a_text, edit_a_headline, add_a_story)
COLUMNS = (
    ("states", "name", "value"), ("sources", "path", "light"), ("sources", "path", "stamp"), ("texts", "path", "value"),
)  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize(("table", "key", "column"), COLUMNS, ids=("states", "lights", "stamps", "texts"))
def test_one_changed_record_discards_the_store(
    built: Site, table: str, key: str, column: str, edit: Callable[[Site], None]
) -> None:
    """Each record in turn loses a bit; its checksum gives it away."""
    store = store_of(built)
    whole = store.parent.parent / "whole"
    shutil.copytree(store.parent, whole)
    edit(built)
    expected = clean(built)
    with closing(sqlite3.connect(store)) as connection:
        names = [row[0] for row in connection.execute(f"SELECT {key} FROM {table} ORDER BY {key}")]
    for name in names if table == "states" else names[::11]:
        shutil.rmtree(store.parent)
        shutil.copytree(whole, store.parent)
        with closing(sqlite3.connect(store, isolation_level=None)) as connection:
            (value,) = connection.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", (name,)).fetchone()
            damaged = bytearray(value or b"\0")
            damaged[len(damaged) // 2] ^= 4
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (bytes(damaged), name))
        assert_like(expected, built)


@pytest.mark.parametrize("edit", EDITS[1:], ids=lambda edit: edit.__name__)
def test_flipped_bits_anywhere(built: Site, edit: Callable[[Site], None]) -> None:
    """In pages, headers, indexes of the file itself."""
    store = store_of(built)
    content = store.read_bytes()
    edit(built)
    expected = clean(built)
    for place in range(0, len(content), len(content) // 23):
        shutil.rmtree(store.parent)
        store.parent.mkdir()
        damaged = bytearray(content)
        damaged[place] ^= 0x10
        store.write_bytes(damaged)
        assert_like(expected, built)


@pytest.mark.parametrize("length", (0, 1, 100, 4096, 40_000, -1))
def test_a_truncated_store(built: Site, length: int) -> None:
    store = store_of(built)
    os.truncate(store, length % (store.stat().st_size + 1) if length < 0 else length)
    edit_a_headline(built)
    assert_like_clean(built)


@pytest.mark.parametrize("content", (b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000))
def test_a_store_that_is_none(built: Site, content: bytes) -> None:
    store_of(built).write_bytes(content)
    assert_like_clean(built)


@pytest.mark.parametrize("written", (b"CREATE TABLE sources", b"CREATE TABLE states", b"path TEXT"))
def test_a_schema_that_is_no_text(built: Site, written: bytes) -> None:
    """SQLite's complaint about it can't be decoded either."""
    store = store_of(built)
    content = store.read_bytes()
    assert written in content
    for place in range(0, len(written), 3):
        damaged = bytearray(content)
        damaged[content.index(written) + place] ^= 0x80
        store.write_bytes(damaged)
        assert built.run("build", "--jobs", "1").code == 0
    assert_like_clean(built)


def test_a_store_of_another_version(built: Site) -> None:
    """Said in one line, and built anew."""
    with closing(sqlite3.connect(store_of(built), isolation_level=None)) as connection:
        connection.execute("UPDATE states SET value = x'00'")
    outcome = built.run("build", "--jobs", "1")
    assert outcome.code == 0
    assert outcome.err.startswith(ANEW)


def test_a_deleted_store_costs_a_clean_build_and_nothing_else(built: Site) -> None:
    """The manifest in the output tells what is ours: a story that is gone goes, no file is written for nothing."""
    before = {path: (built.output / path).stat().st_mtime_ns for path in built.files()}
    shutil.rmtree(store_of(built).parent)
    built.remove("content/articles/2023/one.md")
    assert_like_clean(built)
    untouched = [path for path, time in before.items() if (built.output / path).exists()
                 and (built.output / path).stat().st_mtime_ns == time]
    assert "fonts/stix-two-text-latin-wght-normal.woff2" in untouched


@pytest.mark.parametrize("command", (("check",), ("schedule",), ("explain", "/"), ("clean",)))
def test_every_command_bears_a_damaged_store(built: Site, command: tuple[str, ...]) -> None:
    store = store_of(built)
    content = bytearray(store.read_bytes())
    for place in range(100, len(content), 977):
        content[place] ^= 0x40
    store.write_bytes(content)
    outcome = built.run(*command)
    assert outcome.code in (0, 2), outcome.err
