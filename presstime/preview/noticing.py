"""From "something may have happened there" to the files that are really other than before.

Events are hints: they may be missing, double, or of a folder alone. So each is held against the signatures of
the last look, and where an event says little (a folder, very many paths, a long silence) everything is looked
at.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable

from presstime.diagnostics import Diagnostic
from presstime.engine.scanning import Signatures, locate, scan
from presstime.preview.watched import Watched
from presstime.reading.files import Signature, signature_of

MANY = 500
NO_FILE: Signature = (-1, 0, 0, 0)
EMPTIED_PAUSE = 0.05

Hints = frozenset[str] | None
"""Source paths that may have changed; None where only a scan can tell."""


class Noticing:
    """The signatures as last seen. One thread at a time."""

    def __init__(self, watched: Watched, known: Signatures) -> None:
        self.watched = watched
        self.known = dict(known)
        self.findings: list[Diagnostic] | None = None
        self.seconds_of_look = 0.0

    def after_events(self, paths: Iterable[str], wait: Callable[[float], None] = time.sleep) -> Hints:
        """What events at these (absolute) paths come to; an empty set where nothing is other than before."""
        sources = {source for path in paths if (source := self.watched.source_path(path)) is not None}
        if len(sources) > MANY:
            return self.after_silence()
        changed: set[str] = set()
        emptied = False
        for source in sources:
            now = self._look(source)
            if now == NO_FILE or (now is None and self._had_below(source)):
                return self.after_silence()
            if now == self.known.get(source):
                continue
            emptied = emptied or (now is not None and now[0] == 0 and source in self.known)
            changed.add(source)
        if emptied:
            wait(EMPTIED_PAUSE)
        for source in changed:
            self._note(source)
        return frozenset(changed)

    def after_silence(self) -> Hints:
        """Look at everything. None where what is wrong with the tree itself (a link, a locked folder) is
        other."""
        begun = time.perf_counter()
        found = scan(self.watched.root, self.watched.theme_root)
        self.seconds_of_look = time.perf_counter() - begun
        before, self.known = self.known, found.files
        is_same_tree = self.findings is None or found.findings == self.findings
        self.findings = found.findings
        if not is_same_tree:
            return None
        changed = {path for path, signature in found.files.items() if before.get(path) != signature}
        return frozenset(changed | (before.keys() - found.files.keys()))

    def _look(self, source: str) -> Signature | None:
        try:
            status = os.lstat(locate(source, self.watched.root, self.watched.theme_root))
        except OSError:
            return None
        return signature_of(status) if stat.S_ISREG(status.st_mode) else NO_FILE

    def _note(self, source: str) -> None:
        now = self._look(source)
        if now is not None and now != NO_FILE:
            self.known[source] = now
        else:
            self.known.pop(source, None)

    def _had_below(self, source: str) -> bool:
        prefix = f"{source}/"
        return source not in self.known and any(path.startswith(prefix) for path in self.known)
