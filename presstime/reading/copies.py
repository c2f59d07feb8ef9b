"""Copies that programs leave beside a file: of a download, a synchronised folder, a file manager.

In: the paths of the publication. Out: a warning for each that stands beside its original, for both would be
published.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from presstime.diagnostics import Diagnostic, Where, warning

_COPY = re.compile(
    r"(?P<stem>.*[^/])"
    r"(?: \(\d+\)| copy(?: \d+)?| - Copy(?: \(\d+\))?| \([^()/]*conflict[^()/]*\)|\.sync-conflict-[^/.]*)"
    r"(?P<ending>\.[a-z]+)",
    re.IGNORECASE,
)


def copies(paths: Iterable[str], there: Container[str]) -> Iterator[Diagnostic]:
    """Warnings for the paths that are named as a copy of one that is there."""
    for path in paths:
        found = _COPY.fullmatch(path) if " " in path or ".sync-" in path else None
        original = f"{found['stem']}{found['ending']}" if found else ""
        if original in there:
            yield warning(
                "PT144",
                f"this is named as a copy of {original.rpartition('/')[2]}, and both are published",
                Where(path),
                "delete one of the two, or give it a name of its own",
                (Where(original),),
            )
