"""Which paths belong to the publication: an allow list of what the build looks at, so that nothing else wakes
it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from presstime.engine.scanning import FOLDERS, SINGLE_FILES, THEME_FOLDERS
from presstime.reading.files import is_passed_over


class Watched:
    """A source folder, and the program's own theme where that stands elsewhere."""

    def __init__(self, root: Path, theme_root: Path) -> None:
        self.root = root
        self.theme_root = theme_root
        self._prefix = f"{root}{os.sep}"
        self._theme_prefix = "" if theme_root == root else f"{theme_root}{os.sep}"

    def source_path(self, path: str) -> str | None:
        """The path as the build names it ("content/a.md", "~/static/press.css"); None for what it does not
        look at."""
        if path.startswith(self._prefix):
            inner = path[len(self._prefix) :].replace(os.sep, "/")
            if inner in SINGLE_FILES or _is_below(inner, FOLDERS):
                return inner
        if self._theme_prefix and path.startswith(self._theme_prefix):
            inner = path[len(self._theme_prefix) :].replace(os.sep, "/")
            return f"~/{inner}" if _is_below(inner, THEME_FOLDERS) else None
        return None

    def tops(self) -> list[str]:
        """The folders in which the watched folders and files stand: watched, so that one made anew shows."""
        return [str(self.root)] if not self._theme_prefix else [str(self.root), str(self.theme_root)]

    def folders(self) -> list[str]:
        """The folders to watch with all that is in them; those that are there."""
        places = [self.root / name for name in FOLDERS]
        if self._theme_prefix:
            places += [self.theme_root / name for name in THEME_FOLDERS]
        return [str(place) for place in places if place.is_dir()]


def _is_below(inner: str, folders: Iterable[str]) -> bool:
    first, *others = inner.split("/")
    return first in folders and not any(map(is_passed_over, others))
