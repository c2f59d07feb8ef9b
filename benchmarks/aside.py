"""What is done with is renamed, not deleted, while anything is measured.

A file system such as ext4 does not hand out the number of a file that was deleted within the last
minutes, and goes through all of those each time that a file is made: after thousands of deletions making
a file takes ten times as long, whoever makes it.
"""

from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

NAME = "aside"


def put_aside(path: Path, scratch: Path) -> None:
    """Rename a file or folder, where there is one, into the folder for what is done with."""
    if not path.exists():
        return
    aside = scratch / NAME
    aside.mkdir(parents=True, exist_ok=True)
    free = next(aside / str(n) for n in itertools.count() if not (aside / str(n)).exists())
    os.rename(path, free)


def clear(scratch: Path) -> None:
    """Delete what was put aside, when all is measured."""
    shutil.rmtree(scratch / NAME, ignore_errors=True)
