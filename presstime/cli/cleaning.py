"""`clean`: remove what we made, and only that."""

from __future__ import annotations

import argparse
import contextlib
import shutil

from presstime.cli import GOOD, WRONG_USE
from presstime.cli.places import WrongUse, output_of, say, source_of, store_path
from presstime.engine.lock import Busy, Lock

STORE_FILES = [
    f"{name}{suffix}" for name in ("store.sqlite", "preview.sqlite") for suffix in ("", "-wal", "-shm")
] + ["lock", "preview.lock", "preview.json"]


def clean(options: argparse.Namespace) -> int:
    from presstime.engine.publish import Folder
    from presstime.reports import as_text

    try:
        source = source_of(options)
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE
    path = store_path(source)
    lock = Lock(path.parent / "lock")
    try:
        lock.acquire()
    except Busy as busy:
        say(f"error: {busy}")
        return WRONG_USE
    folder = Folder(output_of(options, source))
    findings = folder.remove_all()
    if findings:
        say(as_text(findings))
    lock.release()
    for name in STORE_FILES:
        (path.parent / name).unlink(missing_ok=True)
    for ours in ("bytecode", "preview", "preview-public"):
        shutil.rmtree(path.parent / ours, ignore_errors=True)
    with contextlib.suppress(OSError):
        path.parent.rmdir()
    say(f"{folder.removed} files removed, and the store")
    return GOOD
