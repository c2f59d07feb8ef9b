"""The publication kept in memory, and one thread that builds it again: the only one that touches the engine.

In: which files may have changed (`mark`), the clock. Out: events for the server, called in this thread. Saves
that come during a build are kept for the next, which follows at once; many saves become one build; the last
state wins. Nothing that a build can do ends the thread: what it raises is shown as findings.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from presstime.diagnostics import Where
from presstime.engine.builder import Builder
from presstime.engine.request import Request, Result
from presstime.engine.store import Damaged
from presstime.preview import engine_calls
from presstime.preview.faults import Cancelled, finding_of, is_machine
from presstime.preview.noticing import Hints
from presstime.preview.outcomes import Contents, Outcome, outcome_of

LONGEST_WAIT, RETRY, FLEETING, IDLE, QUIET = 20.0, 3.0, 1.0, 0.4, 2.5
UNREADABLE = "PT101"


class Listener(Protocol):
    """Who is told of builds. Called in the builder's thread."""

    def begun(self) -> None: ...
    def published(self, routes: Sequence[str]) -> None: ...
    def ended(self, outcome: Outcome, contents: Contents | None) -> None: ...
    def open_routes(self) -> Sequence[str]: ...


class Resident:
    """`make_builder` reads the store, so it is called where the first build is; `clock` tells the instant of
    a build."""

    def __init__(
        self,
        request: Request,
        make_builder: Callable[[], Builder],
        clock: Callable[[], datetime],
        tell_doubt: Callable[[Exception], None],
    ) -> None:
        self._request = request
        self._make_builder = make_builder
        self._clock = clock
        self._tell_doubt = tell_doubt
        self._builder: Builder | None = None
        self._wake = threading.Condition()
        self._dirty: set[str] = set()
        self._is_unsure = self._is_in_doubt = False
        self._is_stopping = self._is_lost = False
        self._pending = 0
        self._retry_at = float("inf")
        self._next_turn: datetime | None = None
        self._is_unsettled = False
        self._last: Outcome | None = None
        self._missed: frozenset[Where] = frozenset()
        self._thread: threading.Thread | None = None

    @property
    def builder(self) -> Builder:
        if self._builder is None:
            self._builder = self._make_builder()
        return self._builder

    def mark(self, hints: Hints) -> None:
        """Files may have changed: build as soon as may be. None: find out which."""
        with self._wake:
            if hints is None:
                self._is_unsure = True
            else:
                self._dirty |= hints
            self._wake.notify()

    def mark_lost(self) -> None:
        """What was built is no longer there: build what is missing, by a builder that looks."""
        with self._wake:
            self._is_lost = self._is_unsure = True
            self._wake.notify()

    def build_first(self, listener: Listener, jobs: int) -> None:
        """In this thread, before any other is started, so that workers may be forked."""
        self._build(listener, None, jobs)

    def start(self, listener: Listener, loaded: Callable[[], None]) -> None:
        """Build from now on in a thread; `loaded` is called there once the source's records are in memory."""
        self._thread = threading.Thread(target=self._run, args=(listener, loaded), name="builder", daemon=True)
        self._thread.start()

    def stop(self, seconds: float) -> bool:
        """Break off what is being built; whether the thread ended in time."""
        with self._wake:
            self._is_stopping = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(seconds)
            return not self._thread.is_alive()
        return True

    def _run(self, listener: Listener, loaded: Callable[[], None]) -> None:
        is_told = False
        try:
            while True:
                if self._builder is not None and not is_told:
                    is_told = True
                    loaded()
                with self._wake:
                    if not self._is_due():
                        self._wake.wait(self._patience())
                    if self._is_stopping:
                        return
                    is_due = self._is_due()
                    hints: Hints = None if self._is_unsure or self._is_in_doubt else frozenset(self._dirty)
                    if is_due:
                        self._dirty, self._is_unsure = set(), False
                        is_lost, self._is_lost = self._is_lost, False
                if is_due:
                    if is_lost:
                        self._quietly(self._flush)
                        self._builder = None
                    self._build_whatever_comes(listener, hints)
                else:
                    self._rest()
        except Cancelled:
            return
        finally:
            if not self._pending and not self._is_in_doubt:
                self._quietly(self._flush)

    def _build_whatever_comes(self, listener: Listener, hints: Hints) -> None:
        """A build whose very telling may fail (a closed terminal): this thread goes on, and tries again."""
        try:
            self._build(listener, hints, 1)
        except Exception:
            self._is_in_doubt = True
            self._retry_at = time.monotonic() + RETRY

    def _build(self, listener: Listener, hints: Hints, jobs: int) -> None:
        listener.begun()
        now, begun = self._clock(), time.perf_counter()
        request = msgspec.structs.replace(self._request, now=now, jobs=jobs)
        self._retry_at = float("inf")
        self._is_in_doubt = True
        contents = None
        try:
            result = self._call_engine(request, hints, listener)
            self._is_in_doubt = False
            self._pending = 0 if result.stopped else len(result.pending)
            outcome = outcome_of(result, now, time.perf_counter() - begun)
            contents = None if result.stopped else engine_calls.contents(self.builder)
        except Exception as fault:
            self._pending = 0
            self._retry_at = time.monotonic() + RETRY if is_machine(fault) else float("inf")
            outcome = Outcome(now, time.perf_counter() - begun, (finding_of(fault),), stopped=True)
        if hints is None and not self._is_settled_tree(outcome):
            self._retry_at = min(self._retry_at, time.monotonic() + FLEETING)
        self._is_unsettled, self._last = True, outcome
        listener.ended(outcome, contents)

    def _call_engine(self, request: Request, hints: Hints, listener: Listener) -> Result:
        """One build; where it raises, once more by a builder that remembers nothing but what is in the store."""
        calls = (listener.open_routes, listener.published, self._has_news, self._check_cancelled)
        try:
            return engine_calls.build(self.builder, request, hints, *calls)
        except OSError:
            raise
        except (Damaged, msgspec.MsgspecError):
            self.builder.store.discard()
        except Exception as fault:
            self._tell_doubt(fault)
        self._builder = None
        return engine_calls.build(self.builder, request, None, *calls)

    def _is_settled_tree(self, outcome: Outcome) -> bool:
        """Whether nothing vanished while it was being looked at, or the same was missing the last time, too."""
        missed = frozenset(finding.where for finding in outcome.findings if finding.code == UNREADABLE)
        is_known, self._missed = missed <= self._missed, missed
        return is_known

    def _rest(self) -> None:
        """What can wait until the writer pauses: first what a kill would lose, then the word for the next sitting."""
        if self._is_unsettled:
            self._is_unsettled = False
            self._quietly(self._flush)
            self._quietly(lambda: engine_calls.warm(self.builder))
        elif self._last is not None:
            self._quietly(self._leave_word)

    def _quietly(self, work: Callable[[], None]) -> None:
        """Do what the next sitting would be quicker for; where it fails, the next build looks at everything."""
        try:
            work()
        except Exception:
            self._is_in_doubt = True

    def _flush(self) -> None:
        if self._builder is not None:
            self._next_turn = engine_calls.next_turn(self._builder)
            self._builder.preview().flush()

    def _leave_word(self) -> None:
        last, self._last = self._last, None
        if last is not None and not last.stopped and not self._pending:
            engine_calls.leave_word(self.builder, self._request, last.findings)

    def _has_news(self) -> bool:
        return bool(self._dirty) or self._is_unsure or self._is_stopping

    def _check_cancelled(self) -> None:
        if self._is_stopping:
            raise Cancelled

    def _is_due(self) -> bool:
        if self._is_stopping or self._dirty or self._is_unsure or self._pending:
            return True
        if time.monotonic() >= self._retry_at:
            self._is_unsure = True
            return True
        return self._next_turn is not None and self._clock() >= self._next_turn

    def _patience(self) -> float:
        """Seconds to wait at most; few enough that a machine's sleep is noticed, for its clock went on."""
        waits = [LONGEST_WAIT, self._retry_at - time.monotonic()]
        if self._next_turn is not None:
            waits.append((self._next_turn - self._clock()).total_seconds())
        if self._is_unsettled or self._last is not None:
            waits.append(IDLE if self._is_unsettled else QUIET)
        return max(0.001, min(waits))
