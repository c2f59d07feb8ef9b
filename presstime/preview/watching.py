"""Watching the publication: the system's file events through watchfiles, looking now and then where there are
none.

Two threads listen: one to the folders with all that is in them, one to the folders in which those stand,
because a watched folder that is deleted and made again sends no more events (the listener is then set up
anew). After each start of listening, and after 30 s without events, everything is looked at once: nothing is
missed for long.
"""

from __future__ import annotations

import os
import platform
import threading
import time
from collections.abc import Callable, Iterator

from presstime.preview.noticing import Hints, Noticing

STEP_MS, SLOW_STEP_MS, DEBOUNCE_MS, TIMEOUT_MS = 10, 40, 200, 5000
SILENCE = 30.0
SHORTEST_POLL = 0.25


class Watching:
    """Threads that call `report(hints)` whenever files may have changed. `say` is told where events can't be
    had."""

    def __init__(self, noticing: Noticing, report: Callable[[Hints], None], say: Callable[[str], None]) -> None:
        self._noticing = noticing
        self._watched = noticing.watched
        self._report = report
        self._say = say
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._rearm = threading.Event()
        self._polls = False
        self._last_look = 0.0

    def start(self) -> None:
        for name, work in (("folders", self._folders), ("tops", self._tops)):
            threading.Thread(target=work, name=f"watching {name}", daemon=True).start()

    def stop(self) -> None:
        self._stopped.set()
        self._rearm.set()

    def _folders(self) -> None:
        while not self._stopped.is_set():
            self._rearm.clear()
            folders = self._watched.folders()
            if not folders:
                self._rearm.wait()
                continue
            self._listen(folders, True, self._rearm)

    def _tops(self) -> None:
        while not self._stopped.is_set():
            self._listen(self._watched.tops(), False, self._stopped)

    def _listen(self, folders: list[str], is_deep: bool, end: threading.Event) -> None:
        """Report what happens in `folders` until `end`; look instead where there are no events."""
        try:
            is_first = is_deep
            for paths in _batches(folders, is_deep, end):
                if paths:
                    self._take(paths)
                elif is_first or self._is_long_ago():
                    self._look()
                is_first = False
        except FileNotFoundError:
            self._stopped.wait(SHORTEST_POLL)
        except Exception as problem:
            self._poll(problem)

    def _take(self, paths: list[str]) -> None:
        if any(path in self._folder_names() for path in paths):
            self._rearm.set()
            self._look()
            return
        with self._lock:
            hints = self._noticing.after_events(paths)
        self._tell(hints)

    def _folder_names(self) -> set[str]:
        return {os.path.join(top, name) for top in self._watched.tops() for name in ("content", "static", "templates")}

    def _look(self) -> None:
        with self._lock:
            hints = self._noticing.after_silence()
            self._last_look = time.monotonic()
        self._tell(hints)

    def _is_long_ago(self) -> bool:
        return time.monotonic() - self._last_look > max(SILENCE, 100 * self._noticing.seconds_of_look)

    def _tell(self, hints: Hints) -> None:
        if hints is None or hints:
            self._report(hints)

    def _poll(self, problem: Exception) -> None:
        """Looking instead of listening, as often as a tenth of one processor's time allows."""
        with self._lock:
            is_first, self._polls = not self._polls, True
        if not is_first:
            self._stopped.wait()
            return
        self._say(f"the system sends no file events here ({problem}): looking for changes several times a second")
        while not self._stopped.is_set():
            self._look()
            self._stopped.wait(max(SHORTEST_POLL, 10 * self._noticing.seconds_of_look))


def _batches(folders: list[str], is_deep: bool, end: threading.Event) -> Iterator[list[str]]:
    """Once listening, an empty list; then paths of events, and an empty list after seconds without."""
    if os.environ.get("WATCHFILES_FORCE_POLLING"):
        raise OSError("WATCHFILES_FORCE_POLLING is set")
    if "microsoft-standard" in platform.release() and folders[0].startswith("/mnt/"):
        raise OSError("a disk of Windows seen from Linux")
    from watchfiles._rust_notify import RustNotify

    with RustNotify(folders, False, False, 0, is_deep, True) as notify:
        yield []
        while True:
            batch = notify.watch(DEBOUNCE_MS, STEP_MS if is_deep else SLOW_STEP_MS, TIMEOUT_MS, end)
            if batch == "timeout":
                yield []
            elif isinstance(batch, set):
                yield sorted({path for _, path in batch})
            else:
                return
