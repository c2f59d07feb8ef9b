"""Recording what an output looks at: keys into a set, answers of queries kept for the whole build.

A key is words joined by tabs. Leaf keys ("card\\tID", "settings\\ttitle", "template\\tbase.html") have
a digest that `leaves.py` knows; a query key ("related\\tID") has the digest of its answer, and a trace
of its own, so that an output depends on the answer and not on everything the query looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from presstime.reading.records import digest


class Answer:
    """A query's answer with its digest and what was looked at for it."""

    __slots__ = ("_digest", "keys", "value")

    def __init__(self, value: Any, keys: frozenset[str]) -> None:
        self.value = value
        self.keys = keys
        self._digest = ""

    @property
    def digest(self) -> str:
        if not self._digest:
            self._digest = digest(self.value)
        return self._digest


class Trace:
    """The set that is being filled now, and the answers that this process has worked out."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.answers: dict[str, Answer] = {}
        self._fresh: list[str] = []

    def look(self, key: str) -> None:
        self.keys.add(key)

    def ask(self, key: str, work: Callable[[], Any]) -> Any:
        """The answer to a query, worked out at most once a build."""
        answer = self.answers.get(key)
        if answer is None:
            value, keys = self.recorded(work)
            answer = self.answers[key] = Answer(value, keys)
            self._fresh.append(key)
        self.keys.add(key)
        return answer.value

    def fresh(self) -> list[tuple[str, Answer]]:
        """The answers that were worked out since this was last asked."""
        keys, self._fresh = self._fresh, []
        return [(key, self.answers[key]) for key in keys if key in self.answers]

    def recorded(self, work: Callable[[], Any]) -> tuple[Any, frozenset[str]]:
        """What `work` gives and what it looked at, apart from the set being filled."""
        outer, self.keys = self.keys, set()
        try:
            value = work()
            return value, frozenset(self.keys)
        finally:
            self.keys = outer
