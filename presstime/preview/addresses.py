"""From the address of a request to a file of the built folder: the one place that decides what is inside.

In: the path as the browser sent it, still escaped. Out: the file's path, or the status to refuse with.
The danger is decoding after the check, or checking before links are followed: so every segment is
decoded once and alone, and the file found must be the very path that was asked for, links resolved.
"""

from __future__ import annotations

import os
import re
import stat
import urllib.parse
from collections.abc import Sequence

LONGEST = 8192
_CONTROL = re.compile("[\x00-\x1f\x7f]")


class Unacceptable(Exception):
    """An address that is answered with `status` and looked up nowhere."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(str(status))


def segments(raw: str) -> tuple[str, ...]:
    """The decoded parts of an address; the last is "" where it ends with a slash.

    Raises Unacceptable: 400 for what no address can be, 404 for what leads outside or to hidden files,
    414 for an endless one.
    """
    if len(raw) > LONGEST:
        raise Unacceptable(414)
    if not raw.startswith("/"):
        raise Unacceptable(400)
    parts = tuple(map(_decoded, raw[1:].split("/")))
    for position, part in enumerate(parts):
        is_last = position == len(parts) - 1
        if (not part and not is_last) or part.startswith(".") or any(mark in part for mark in "/\\:"):
            raise Unacceptable(404)
    return parts


def _decoded(part: str) -> str:
    try:
        text = urllib.parse.unquote_to_bytes(part.encode("latin-1")).decode("utf-8")
    except UnicodeError:
        raise Unacceptable(400) from None
    if _CONTROL.search(text):
        raise Unacceptable(400)
    return text


def joined(parts: Sequence[str]) -> str:
    """The escaped address of some parts."""
    return "/" + "/".join(urllib.parse.quote(part, safe="~!$&'()*+,;=@-._") for part in parts)


def within(parts: tuple[str, ...], base: str) -> tuple[str, ...] | None:
    """The parts below the site's base path ("" or "/markets"); None for what is beside it."""
    above = tuple(part for part in base.split("/") if part)
    return parts[len(above) :] if parts[: len(above)] == above and len(parts) > len(above) else None


def file_at(root: str, parts: Sequence[str]) -> str | None:
    """The file at `parts` below `root` (a path without links); None where there is none, or a link."""
    path = os.path.join(root, *parts)
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or os.path.realpath(path) != path:
            return None
    except (OSError, ValueError):
        return None
    return path


def found(root: str, parts: tuple[str, ...]) -> tuple[str | None, bool]:
    """(file, whether the address lacks its last slash), by the rules of static hosts.

    A folder is its index.html, `/about` is about.html where there is no `about`.
    """
    *above, last = parts
    if not last:
        return file_at(root, [*above, "index.html"]), False
    exact = file_at(root, parts) or file_at(root, [*above, f"{last}.html"])
    if exact:
        return exact, False
    return None, file_at(root, [*parts, "index.html"]) is not None


def route_of(parts: tuple[str, ...]) -> str:
    """The route that an address below the base shows: what the engine calls the page there."""
    *above, last = parts
    shown = "" if last in ("index.html", "index") else last
    return "/" + "/".join([*above, shown])
