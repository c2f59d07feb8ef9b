"""Scanning a source and the program's own theme, and whether a scan shows the very files of the last one.

A signature is not believed for a file changed within `GRAIN_NS` of the last scan (the clock's grain: a
second write could leave it equal).
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from presstime.reading import files
from presstime.reading.files import Signature

GRAIN_NS = 2_000_000_000
FOLDERS = ("content", "static", "templates")
THEME_FOLDERS = ("static", "templates")
SINGLE_FILES = ("site.yaml", "hooks.py", "rules.yaml", "ledger.txt")

Signatures = dict[str, Signature]


class ScanState(msgspec.Struct, frozen=True, array_like=True):
    """The signatures of the last scan, and when it began (the machine's clock, nanoseconds)."""

    begun_ns: int
    files: Signatures

    def trusts(self, signature: Signature) -> bool:
        """Whether a file of this signature, unchanged since, can't have been written again unnoticed."""
        limit = self.begun_ns - GRAIN_NS
        return signature[1] < limit and signature[2] < limit

    def is_same(self, found: Signatures) -> bool:
        return found == self.files and all(map(self.trusts, found.values()))


def scan(root: Path, theme_root: Path) -> files.Scan:
    """The files of the source, and those of the theme under `~/` where it stands elsewhere."""
    found = files.scan(root, FOLDERS)
    for name in SINGLE_FILES:
        signature = files.signature_at(root / name)
        if signature is not None:
            found.files[name] = signature
    if theme_root != root:
        theme = files.scan(theme_root, THEME_FOLDERS)
        found.files.update({f"~/{path}": signature for path, signature in theme.files.items()})
    return found


def locate(path: str, root: Path, theme_root: Path) -> Path:
    """The file of a source path."""
    return theme_root / path[2:] if path.startswith("~/") else root / path
