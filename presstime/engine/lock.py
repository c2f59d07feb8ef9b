"""One build at a time: a lock on a file that the system lets go when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class Busy(Exception):
    """Another process holds the lock; `holder` says who, where it is known."""

    def __init__(self, holder: str) -> None:
        self.holder = holder
        super().__init__(f"process {holder} is at work here" if holder else "another process is at work here")


class Lock:
    """Held from `acquire` to `release`, or to the end of the process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def acquire(self) -> None:
        """Raises Busy where another process holds it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(file)
        except OSError:
            holder = os.read(file, 32).decode("ascii", "replace").strip()
            os.close(file)
            raise Busy(holder) from None
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
