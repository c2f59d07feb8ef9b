"""Where the running preview of a source can be found: a small file beside its lock, for whoever finds the
lock taken.

Only the lock decides whether a preview runs; this file may be left behind by one that was killed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

NAME = "preview.json"


def announce(folder: Path, address: str) -> None:
    """Say where this process serves. A disk that can't be written is no reason not to serve."""
    new = folder / f"{NAME}.new"
    try:
        new.write_text(json.dumps({"process": os.getpid(), "address": address}) + "\n", encoding="utf-8")
        os.replace(new, folder / NAME)
    except OSError:
        return


def withdraw(folder: Path) -> None:
    try:
        (folder / NAME).unlink(missing_ok=True)
    except OSError:
        return


def address_of(folder: Path, process: str) -> str:
    """The address at which that process serves; "" where it is not known."""
    try:
        said = json.loads((folder / NAME).read_text("utf-8"))
        return str(said["address"]) if str(said["process"]) == process else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""
