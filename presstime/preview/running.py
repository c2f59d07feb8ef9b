"""One sitting of the preview, from the first build to the signal that ends it.

The first build is made before any thread is started, so that it may use every processor (workers are forked),
and not at all where nothing changed since the last sitting. The address is told when a page can be had.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from presstime.diagnostics import Diagnostic
from presstime.engine.builder import Builder
from presstime.engine.request import Request
from presstime.engine.store import Store
from presstime.preview import presence
from presstime.preview.announcing import Announcer
from presstime.preview.engine_calls import word_of_last
from presstime.preview.guard import Guard
from presstime.preview.noticing import Hints, Noticing
from presstime.preview.outcomes import Contents, Outcome
from presstime.preview.readers import Readers
from presstime.preview.resident import Resident
from presstime.preview.server import Door, PreviewServer, quiet_logs, run
from presstime.preview.showing import Showing
from presstime.preview.watched import Watched
from presstime.preview.watching import Watching

LAST_WORDS = 0.5


@dataclass(frozen=True)
class Sitting:
    """What the command line gives. `say_build` tells of a build; `clock` gives its instant; `opened` is
    called with the address once pages can be had."""

    request: Request
    store: Store
    door: Door
    names: frozenset[str]
    clock: Callable[[], datetime]
    complete: Callable[[Sequence[Diagnostic]], list[Diagnostic]]
    open_url: Callable[[Diagnostic], str]
    base_of: Callable[[Contents | None], str]
    say: Callable[[str], None]
    say_build: Callable[[Outcome, Sequence[Diagnostic]], None]
    opened: Callable[[str], None]


def preview(sitting: Sitting) -> int:
    """Serve until a signal; its number. KeyboardInterrupt goes through during the first build."""
    request, door = sitting.request, sitting.door
    showing = Showing(
        request.output, secrets.token_hex(4), sitting.complete, sitting.open_url, lambda: resident.mark_lost()
    )
    showing.base = sitting.base_of(None)
    readers = Readers(showing)
    announcer = Announcer(showing, readers, sitting.base_of, sitting.say_build)

    def doubt(fault: Exception) -> None:
        sitting.say(f"built again from the store, for the builder failed: {type(fault).__name__}: {fault}")

    resident = Resident(request, lambda: Builder(request, sitting.store), sitting.clock, doubt)
    _begin(sitting, resident, announcer)
    quiet_logs(sitting.say)
    server = PreviewServer(showing, readers, door, Guard(door.port, sitting.names, door.is_wide))
    watchings: list[Watching] = []

    def ready() -> None:
        announcer.attach(asyncio.get_running_loop())
        presence.announce(sitting.store.path.parent, door.address)
        sitting.opened(door.address + showing.url_of("/"))
        resident.start(announcer, lambda: watchings.append(_watch(sitting, resident)))

    number = 0
    try:
        number = asyncio.run(run(server, ready))
    finally:
        for watching in watchings:
            watching.stop()
        presence.withdraw(sitting.store.path.parent)
        if not resident.stop(LAST_WORDS):
            _leave(128 + number)
    return number


def _begin(sitting: Sitting, resident: Resident, announcer: Announcer) -> None:
    """The first build, or what the last one left where nothing changed since."""
    request = sitting.request
    before = word_of_last(sitting.store, request)
    if before is None:
        resident.build_first(announcer, request.jobs)
        return
    announcer.ended(Outcome(sitting.clock(), 0.0, tuple(before)), None)
    resident.mark(None)


def _watch(sitting: Sitting, resident: Resident) -> Watching:
    """Begin to watch, against what the builder has seen of the source (in the builder's thread)."""
    request = sitting.request
    watched = Watched(request.source, request.theme_root)

    def report(hints: Hints) -> None:
        resident.mark(hints)

    watching = Watching(Noticing(watched, resident.builder.sources.scanned.files), report, sitting.say)
    watching.start()
    return watching


def _leave(code: int) -> None:
    """A build that can't be broken off is left to its fate: what it publishes is whole at every instant."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
