"""What earlier builds know, in one SQLite file: safe to delete, safe to kill, never believed blindly.

Every record carries a checksum; one bad record, another version of the program or a damaged file
discards the whole store, which costs a clean build and nothing else. Only msgpack is decoded: no
record can run code. One process at a time holds the store (`lock.py`).
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

SCHEMA = "presstime-store-1"


class Damaged(Exception):
    """A record does not match its checksum, or the file is not what it should be."""


UNUSABLE = (Damaged, msgspec.MsgspecError, sqlite3.DatabaseError, UnicodeDecodeError, OverflowError)
"""What reading raises where a store can't be believed: it is discarded, and the work done anew.

The last two come from Python's sqlite3 over a schema or a length with a bit flipped.
"""


def checksum(*parts: bytes) -> bytes:
    hasher = hashlib.blake2b(digest_size=8)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "little"))
        hasher.update(part)
    return hasher.digest()


class Store:
    """Sources by path, their texts, and named states. Changes are kept by `commit` only."""

    def __init__(self, path: Path, fingerprint: str) -> None:
        """Opens or begins the store. `was_discarded` tells that an unusable one was thrown away."""
        self.path = path
        self.was_discarded = False
        self._fingerprint = fingerprint
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open()
        except UNUSABLE:
            self.discard()

    def _open(self) -> None:
        self._db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("PRAGMA cache_size=-16000")
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("CREATE TABLE IF NOT EXISTS states (name TEXT PRIMARY KEY, value BLOB, sum BLOB)")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS sources (path TEXT PRIMARY KEY, stamp BLOB, light BLOB, sum BLOB) WITHOUT ROWID"
        )
        self._db.execute("CREATE TABLE IF NOT EXISTS texts (path TEXT PRIMARY KEY, value BLOB, sum BLOB)")
        version = f"{SCHEMA} {self._fingerprint}".encode()
        known = self.state("version")
        if known is None:
            self.set_state("version", version)
        elif known != version:
            raise Damaged("another version")

    def discard(self) -> None:
        """Throw everything away and begin anew."""
        self.was_discarded = True
        if hasattr(self, "_db"):
            self._db.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        self._open()

    def state(self, name: str) -> bytes | None:
        row = self._db.execute("SELECT value, sum FROM states WHERE name = ?", (name,)).fetchone()
        if row is None:
            return None
        return self._checked(row[0], row[1], name.encode())

    def set_state(self, name: str, value: bytes) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO states VALUES (?, ?, ?)", (name, value, checksum(name.encode(), value))
        )

    def drop_state(self, name: str) -> None:
        self._db.execute("DELETE FROM states WHERE name = ?", (name,))

    def sources(self) -> Iterator[tuple[str, bytes, bytes]]:
        """Every source: path, stamp, light record."""
        yield from self._checked_sources(self._db.execute("SELECT path, stamp, light, sum FROM sources"))

    def some_sources(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes, bytes]]:
        """These sources, and every template."""
        query = "SELECT path, stamp, light, sum FROM sources WHERE "
        rows = [row for path in paths for row in self._db.execute(query + "path = ?", (path,))]
        for folder in ("templates/", "~/templates/"):
            end = folder[:-1] + chr(ord("/") + 1)
            rows += self._db.execute(query + "path >= ? AND path < ?", (folder, end))
        yield from self._checked_sources(rows)

    def _checked_sources(self, rows: Iterable[tuple[str, bytes, bytes, bytes]]) -> Iterator[tuple[str, bytes, bytes]]:
        for path, stamp, light, total in rows:
            if (
                not (isinstance(stamp, bytes) and isinstance(light, bytes))
                or checksum(path.encode(), stamp, light) != total
            ):
                raise Damaged(path)
            yield path, stamp, light

    def put_sources(self, rows: Iterable[tuple[str, bytes, bytes]]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)",
            ((path, stamp, light, checksum(path.encode(), stamp, light)) for path, stamp, light in rows),
        )

    def put_texts(self, rows: Iterable[tuple[str, bytes]]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO texts VALUES (?, ?, ?)",
            ((path, value, checksum(path.encode(), value)) for path, value in rows),
        )

    def text(self, path: str) -> bytes | None:
        row = self._db.execute("SELECT value, sum FROM texts WHERE path = ?", (path,)).fetchone()
        return None if row is None else self._checked(row[0], row[1], path.encode())

    def remove_sources(self, paths: Iterable[str]) -> None:
        gone = [(path,) for path in paths]
        self._db.executemany("DELETE FROM sources WHERE path = ?", gone)
        self._db.executemany("DELETE FROM texts WHERE path = ?", gone)

    def commit(self) -> None:
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def rollback(self) -> None:
        self._db.execute("ROLLBACK")
        self._db.execute("BEGIN IMMEDIATE")

    def reader(self) -> TextReader:
        """For a worker process: its own connection, reading only what was committed."""
        return TextReader(self.path)

    def close(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")
        self._db.close()

    @staticmethod
    def _checked(value: object, total: object, *context: bytes) -> bytes:
        if not isinstance(value, bytes) or checksum(*context, value) != total:
            raise Damaged(repr(context))
        return value


class TextReader:
    """Read-only access to texts, opened lazily in the process that uses it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pid = 0
        self._db: sqlite3.Connection | None = None

    def text(self, path: str) -> bytes | None:
        if self._db is None or self._pid != os.getpid():
            self._db = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, check_same_thread=False)
            self._pid = os.getpid()
        row = self._db.execute("SELECT value, sum FROM texts WHERE path = ?", (path,)).fetchone()
        return None if row is None else Store._checked(row[0], row[1], path.encode())
