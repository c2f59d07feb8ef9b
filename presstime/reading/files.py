"""What files there are, their signatures, and their bytes as text.

A signature (size, mtime_ns, ctime_ns, inode) spares the re-read of an unchanged file. Links are
refused, not followed; editors' and hidden files are passed over by name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from presstime.diagnostics import Diagnostic, Where, error

Signature = tuple[int, int, int, int]
_PASSED_OVER = re.compile(r"\..*|.*~|#.*#|.*\.(sw[a-z]|tmp|bak|orig|part)|4913|Thumbs\.db|desktop\.ini|___jb_.*")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def signature_of(status: os.stat_result) -> Signature:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def is_passed_over(name: str) -> bool:
    """Hidden files, and what editors and systems leave beside the real ones."""
    return _PASSED_OVER.fullmatch(name) is not None


class Scan:
    """The files below some folders of a source: path relative to the source → signature."""

    def __init__(self) -> None:
        self.files: dict[str, Signature] = {}
        self.folders: set[str] = set()
        self.findings: list[Diagnostic] = []


def scan(root: Path, folders: tuple[str, ...]) -> Scan:
    """Every file below the named folders of `root`, links and unreadable folders as findings."""
    found = Scan()
    for folder in folders:
        if os.path.isdir(root / folder):
            _walk(f"{root}{os.sep}", folder, found)
    return found


def _walk(root: str, folder: str, found: Scan) -> None:
    found.folders.add(folder)
    try:
        with os.scandir(root + folder) as entries:
            listing = list(entries)
    except OSError as problem:
        found.findings.append(error("PT101", f"this folder can't be read ({problem.strerror})", Where(folder)))
        return
    for entry in listing:
        if is_passed_over(entry.name):
            continue
        path = f"{folder}/{entry.name}"
        try:
            if entry.is_symlink():
                found.findings.append(
                    error("PT102", "a link to another place is not followed", Where(path), "put the file itself here")
                )
            elif entry.is_dir(follow_symlinks=False):
                _walk(root, path, found)
            else:
                found.files[path] = signature_of(entry.stat(follow_symlinks=False))
        except OSError as problem:
            found.findings.append(error("PT101", f"this file can't be read ({problem.strerror})", Where(path)))


def decode(data: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """The text of a file: UTF-8 with or without a BOM, any line ends; findings for what is neither."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return "", [_not_utf8(data, problem, file)]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_control_characters(text, file))


def _not_utf8(data: bytes, problem: UnicodeDecodeError, file: str) -> Diagnostic:
    before = data[: problem.start]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        likely = "UTF-16"
    else:
        likely = "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in data) else "Latin-1"
    return error(
        "PT104",
        f"this is not UTF-8: byte 0x{data[problem.start]:02x} at offset {problem.start}",
        Where(file, line, column, column + 1),
        f"it looks like {likely}: save the file as UTF-8",
    )


def _control_characters(text: str, file: str) -> Iterator[Diagnostic]:
    for match in _FORBIDDEN.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        line, column = text.count("\n", 0, match.start()) + 1, match.start() - start + 1
        yield error(
            "PT105",
            f"a control character (U+{ord(match[0]):04X}) that no page or feed can carry",
            Where(file, line, column, column + 1),
            "delete it",
        )


def signature_at(path: Path) -> Signature | None:
    """The signature of a file, None where there is none."""
    try:
        return signature_of(os.stat(path))
    except OSError:
        return None
