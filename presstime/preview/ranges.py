"""The Range header (RFC 9110, section 14): one range of bytes, as players of media ask for."""

from __future__ import annotations

import re
from typing import NamedTuple

_ONE = re.compile(r"\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*", re.IGNORECASE)


class Span(NamedTuple):
    """Bytes from `start` up to and without `end`."""

    start: int
    end: int


class Unsatisfiable(Exception):
    """A range beyond the file: 416."""


def span_of(header: str | None, size: int) -> Span | None:
    """The span asked for; None for the whole file (no range, several, or one that makes no sense)."""
    matched = _ONE.fullmatch(header or "")
    if matched is None:
        return None
    first, last = matched.groups()
    if not first and not last:
        return None
    if not first:
        if int(last) == 0 or size == 0:
            raise Unsatisfiable
        return Span(max(0, size - int(last)), size)
    start = int(first)
    end = int(last) + 1 if last else size
    if last and end <= start:
        return None
    if start >= size:
        raise Unsatisfiable
    return Span(start, min(end, size))
