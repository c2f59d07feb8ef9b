"""How the preview calls the engine, and how a sitting leaves word of its last build for the next one.

The word (`Word`) is believed only where a scan shows the very files that were built, the clock is in the same
stretch and the options are the same: then the folder is served at once, and the records are read behind it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from presstime.diagnostics import Diagnostic
from presstime.engine.builder import Builder
from presstime.engine.memory import span
from presstime.engine.request import Request, Result
from presstime.engine.scanning import ScanState, scan
from presstime.engine.store import Store
from presstime.engine.unchanged import is_within, options_of, target_of
from presstime.preview.noticing import Hints
from presstime.preview.outcomes import Contents


class Word(msgspec.Struct, array_like=True):
    """The last complete build of a target, and the files that it was built from."""

    options: str
    valid_from: str
    valid_until: str
    findings: list[Diagnostic]
    scanned: ScanState


def build(
    builder: Builder,
    request: Request,
    hints: Hints,
    first: Callable[[], Sequence[str]],
    published: Callable[[Sequence[str]], None],
    pause: Callable[[], bool],
    check_cancelled: Callable[[], None],
) -> Result:
    """One build. `check_cancelled` raises where it is to be broken off."""

    def progress(stage: str, done: int, of: int) -> None:
        check_cancelled()

    return builder.preview().build(request, progress, hints=hints, first=first, published=published, pause=pause)


def contents(builder: Builder) -> Contents:
    """What there is now, after a good build."""
    resident = builder.preview()
    return Contents(resident.outputs, resident.publication)


def next_turn(builder: Builder) -> datetime | None:
    """The instant at which the clock alone changes what is shown (an embargo passes)."""
    publication = builder.preview().publication
    until = span(publication)[1] if publication is not None else ""
    return datetime.fromisoformat(until) if until else None


def warm(builder: Builder) -> None:
    """Let the engine pay in an idle moment for what its first rendering needs."""
    work = getattr(builder.preview(), "warm", None)
    if work is not None:
        work()


def leave_word(builder: Builder, request: Request, findings: Sequence[Diagnostic]) -> None:
    """Write down that everything on disk is built, where it is. Costs a scan: for idle moments."""
    publication = builder.preview().publication
    begun = time.time_ns()
    found = scan(request.source, request.theme_root)
    if publication is None or found.findings or found.files != builder.sources.scanned.files:
        return
    word = Word(options_of(request), *span(publication), list(findings), ScanState(begun, found.files))
    builder.store.set_state(_name(request), msgspec.msgpack.encode(word))
    builder.store.commit()


def word_of_last(store: Store, request: Request) -> list[Diagnostic] | None:
    """The findings of the last sitting's build, where nothing happened since; else None."""
    try:
        record = store.state(_name(request))
        if record is None or request.force:
            return None
        word = msgspec.msgpack.decode(record, type=Word)
    except msgspec.MsgspecError:
        return None
    if word.options != options_of(request) or not is_within(request.now, word.valid_from, word.valid_until):
        return None
    found = scan(request.source, request.theme_root)
    return None if found.findings or not word.scanned.is_same(found.files) else word.findings


def _name(request: Request) -> str:
    return f"preview word {target_of(request)}"
