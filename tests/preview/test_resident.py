"""The builder's thread, with an engine that does as it is told: nothing is lost, and nothing ends it."""

from __future__ import annotations

import datetime
import errno
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from presstime.engine.request import Request, Result
from presstime.preview import engine_calls
from presstime.preview import resident as module
from presstime.preview.noticing import Hints
from presstime.preview.outcomes import Contents, Outcome
from presstime.preview.resident import Resident
from tests.preview.desk import wait_for

START = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)


class Engine:
    """In place of the builder and its preview: records calls, and does what `acts` say in turn."""

    def __init__(self) -> None:
        self.calls: list[Hints] = []
        self.acts: list[Callable[[dict[str, Any]], Result]] = []
        self.outputs: Sequence[Any] = ()
        self.publication = None
        self.flushed = 0
        self.store = self

    def preview(self) -> Engine:
        return self

    def build(
        self, request: Request, progress: Callable[[str, int, int], None], *, hints: Hints, **calls: Any
    ) -> Result:
        self.calls.append(hints)
        return self.acts.pop(0)({**calls, "progress": progress}) if self.acts else Result()

    def flush(self) -> None:
        self.flushed += 1

    def discard(self) -> None:
        """A store that was thrown away."""


class Desk:
    """A resident in its thread, and what was told."""

    def __init__(self) -> None:
        self.engine = Engine()
        self.outcomes: list[Outcome] = []
        self.doubts: list[Exception] = []
        self.now = START
        request = Request(Path("source"), Path("output"), Path("theme"), START)
        self.resident = Resident(request, lambda: self.engine, lambda: self.now, self.doubts.append)  # type: ignore[arg-type, return-value]

    def begun(self) -> None:
        """Nothing to tell."""

    def published(self, routes: Sequence[str]) -> None:
        """Nothing to tell."""

    def ended(self, outcome: Outcome, contents: Contents | None) -> None:
        self.outcomes.append(outcome)

    def open_routes(self) -> Sequence[str]:
        return ()

    def wait(self, builds: int) -> None:
        wait_for(lambda: len(self.outcomes) >= builds, f"{builds} builds, were {self.outcomes}")


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    made.resident.start(made, lambda: None)
    yield made
    assert made.resident.stop(10)


def test_saves_during_a_build_become_the_next_one(desk: Desk) -> None:
    building, go_on = threading.Event(), threading.Event()

    def slowly(_: dict[str, Any]) -> Result:
        building.set()
        go_on.wait(10)
        return Result()

    desk.engine.acts = [slowly]
    desk.resident.mark(frozenset({"a"}))
    assert building.wait(10)
    for name in ("b", "c", "b"):
        desk.resident.mark(frozenset({name}))
    go_on.set()
    desk.wait(2)
    assert desk.engine.calls == [frozenset({"a"}), frozenset({"b", "c"})]


def test_what_is_pending_is_taken_up_without_a_save(desk: Desk) -> None:
    desk.engine.acts = [lambda _: Result(pending=frozenset({"/a/"}))]
    desk.resident.mark(frozenset({"a"}))
    desk.wait(2)
    assert desk.engine.calls == [frozenset({"a"}), frozenset()]


def test_a_save_is_news_that_breaks_the_rest_off(desk: Desk) -> None:
    asked: list[bool] = []

    def with_a_save(calls: dict[str, Any]) -> Result:
        asked.append(calls["pause"]())
        desk.resident.mark(frozenset({"b"}))
        asked.append(calls["pause"]())
        return Result()

    desk.engine.acts = [with_a_save]
    desk.resident.mark(frozenset({"a"}))
    desk.wait(2)
    assert asked == [False, True]


def test_a_full_disk_is_told_and_tried_again_by_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY", 0.05)

    def full(_: dict[str, Any]) -> Result:
        raise OSError(errno.ENOSPC, "No space left on device", "page")

    desk.engine.acts = [full]
    desk.resident.mark(frozenset({"a"}))
    desk.wait(2)
    first, second = desk.outcomes
    assert first.stopped and first.findings[0].code == "PT910" and "make room" in first.findings[0].hint
    assert not second.stopped
    assert desk.engine.calls == [frozenset({"a"}), None]


def test_an_engine_that_fails_is_asked_once_more_and_then_told(desk: Desk) -> None:
    def wrong(_: dict[str, Any]) -> Result:
        raise IndexError("no such thing")

    desk.engine.acts = [wrong]
    desk.resident.mark(frozenset({"a"}))
    desk.wait(1)
    assert not desk.outcomes[0].stopped and len(desk.doubts) == 1
    desk.engine.acts = [wrong, wrong]
    desk.resident.mark(frozenset({"a"}))
    desk.wait(2)
    assert desk.outcomes[1].findings[0].code == "PT912" and "no such thing" in desk.outcomes[1].findings[0].message
    desk.resident.mark(frozenset({"a"}))
    desk.wait(3)
    assert not desk.outcomes[2].stopped
    assert desk.engine.calls == [frozenset({"a"}), None, frozenset({"a"}), None, None]


def test_a_build_is_broken_off_at_the_end(desk: Desk) -> None:
    building = threading.Event()

    def for_ever(calls: dict[str, Any]) -> Result:
        building.set()
        while True:
            calls["progress"]("rendering", 1, 2)
            threading.Event().wait(0.01)

    desk.engine.acts = [for_ever]
    desk.resident.mark(frozenset({"a"}))
    assert building.wait(10)
    assert desk.resident.stop(10)
    assert desk.outcomes == []
    assert desk.engine.flushed == 0


def test_a_listener_that_fails_does_not_end_the_thread(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY", 0.05)
    tell, failures = desk.ended, [BrokenPipeError()]

    def ended(outcome: Outcome, contents: Contents | None) -> None:
        if failures:
            raise failures.pop()
        tell(outcome, contents)

    desk.ended = ended  # type: ignore[method-assign]
    desk.resident.mark(frozenset({"a"}))
    desk.wait(1)


def test_the_clock_alone_calls_for_a_build(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.05)
    turn = START + datetime.timedelta(hours=1)
    monkeypatch.setattr(engine_calls, "next_turn", lambda _: turn if desk.now == START else None)
    desk.resident.mark(frozenset({"a"}))
    desk.wait(1)
    wait_for(lambda: desk.engine.flushed)
    assert len(desk.outcomes) == 1
    desk.now = turn
    desk.wait(2)
    assert desk.engine.calls[1] == frozenset()
