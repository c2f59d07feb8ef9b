"""Opening the store of a source for one command, and closing it whatever happens."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from presstime.cli.places import WrongUse, say, store_path
from presstime.engine import fingerprint
from presstime.engine.lock import Busy, Lock
from presstime.engine.request import Request
from presstime.engine.store import Store


@contextmanager
def opened_store(request: Request) -> Iterator[Store]:
    """The store, locked. Waits for nobody: raises WrongUse where another process is at work."""
    path = store_path(request.source)
    lock = Lock(path.parent / "lock")
    try:
        lock.acquire()
    except Busy as busy:
        raise WrongUse(f"this publication is being built or previewed already: {busy}") from None
    except OSError as problem:
        raise WrongUse(f"{path.parent.name}/ can't be written beside site.yaml ({problem.strerror})") from None
    try:
        store = Store(path, fingerprint.of_program())
        if store.was_discarded:
            say("the store of earlier builds is another version's or damaged; beginning anew")
        try:
            yield store
        finally:
            store.close()
    except sqlite3.DatabaseError as problem:
        raise WrongUse(f"{path.parent.name}/ beside site.yaml can't be read or written ({problem})") from None
    finally:
        lock.release()
