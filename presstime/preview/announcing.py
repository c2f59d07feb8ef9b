"""From the builder's thread to the server's: builds told in the terminal at once, and to browsers in the
server's loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from presstime.diagnostics import Diagnostic, Severity, Where
from presstime.preview.outcomes import Contents, Outcome
from presstime.preview.readers import Readers
from presstime.preview.showing import Showing

LONG = 0.3


class Announcer:
    """Told of builds in the builder's thread (see `resident.Listener`). Before `attach` it is the only thread
    there is. `say`: a build and what the terminal has not been told yet; errors are told at each save."""

    def __init__(
        self,
        showing: Showing,
        readers: Readers,
        base_of: Callable[[Contents], str],
        say: Callable[[Outcome, Sequence[Diagnostic]], None],
    ) -> None:
        self._showing = showing
        self._readers = readers
        self._base_of = base_of
        self._say = say
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told: set[tuple[str, str, Where]] = set()
        self._was_stopped = False
        self._number = 0

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def _in_loop(self, work: Callable[[], None]) -> None:
        if self._loop is None:
            work()
            return
        try:
            self._loop.call_soon_threadsafe(work)
        except RuntimeError:
            return

    def begun(self) -> None:
        self._in_loop(self._begun)

    def published(self, routes: Sequence[str]) -> None:
        self._in_loop(lambda: self._published(tuple(routes)))

    def ended(self, outcome: Outcome, contents: Contents | None) -> None:
        told = [f for f in outcome.findings if f.severity is Severity.ERROR or _key(f) not in self._told]
        kept = self._told if outcome.stopped else set()
        self._told = kept | {_key(f) for f in outcome.findings}
        was_stopped, self._was_stopped = self._was_stopped, outcome.stopped
        base = self._base_of(contents) if contents is not None else None
        self._in_loop(lambda: self._ended(outcome, contents, base))
        if outcome.stopped or outcome.changed or told or was_stopped:
            self._say(outcome, told)

    def open_routes(self) -> Sequence[str]:
        return self._readers.routes

    def _begun(self) -> None:
        self._number += 1
        self._showing.is_building = True
        if self._loop is not None:
            self._loop.call_later(LONG, self._still_building, self._number)

    def _still_building(self, number: int) -> None:
        if self._showing.is_building and number == self._number:
            self._readers.tell_state()

    def _published(self, routes: tuple[str, ...]) -> None:
        self._showing.note_published(routes)
        self._readers.tell_published(routes)

    def _ended(self, outcome: Outcome, contents: Contents | None, base: str | None) -> None:
        was_broken = bool(self._showing.builds) and self._showing.builds[-1].stopped
        if base is not None and base != self._showing.base:
            self._showing.base = base
            self._showing.note_published(["*"])
            self._readers.tell_published(["*"])
        self._showing.note_ended(outcome, contents)
        self._readers.tell_state()
        self._readers.reload_own_pages()
        if was_broken != outcome.stopped:
            self._readers.tell_of_turn()


def _key(finding: Diagnostic) -> tuple[str, str, Where]:
    return finding.code, finding.message, finding.where
