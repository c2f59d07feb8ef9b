"""What the program itself is: changed code or libraries make every earlier record another version's."""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.util import find_spec
from pathlib import Path

_LIBRARIES = ("babel", "jinja2", "markdown_it", "mdit_py_plugins", "msgspec", "tzdata", "yaml")


def of_program() -> str:
    """A digest of the program's files and libraries by path, size and time; cheap enough for every start."""
    hasher = hashlib.blake2b(digest_size=12)
    hasher.update(f"{sys.version_info[:3]} {sys.implementation.name}\n".encode())
    package = Path(__file__).parent.parent
    for path, size, mtime in sorted(_files(str(package))):
        hasher.update(f"{path} {size} {mtime}\n".encode())
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec and spec.origin:
            status = os.stat(spec.origin)
            hasher.update(f"{name} {spec.origin} {status.st_size} {status.st_mtime_ns}\n".encode())
    return hasher.hexdigest()


def _files(folder: str) -> list[tuple[str, int, int]]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    found += _files(entry.path)
            elif not entry.name.endswith(".pyc"):
                status = entry.stat()
                found.append((entry.path, status.st_size, status.st_mtime_ns))
    return found
