"""What a rule may ask for, by the name of its parameter.

One line an input. A rule that asks for `snapshot` (or `path`, `profile`) runs once for each snapshot of
the article; all others run once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from presstime.checks.context import ArticleContext, Tally
from presstime.checks.rules import Rule
from presstime.checks.stating import Statements
from presstime.model import Snapshot

INPUTS: Mapping[str, Callable[[ArticleContext], Any]] = MappingProxyType(
    {
        "article": lambda context: context.article,
        "facts": lambda context: context.facts,
        "places": lambda context: context.places,
        "instruments": lambda context: context.shared.instruments,
        "series": lambda context: context.shared.series,
        "authors": lambda context: context.shared.authors,
        "exchanges": lambda context: context.shared.exchanges,
        "names": lambda context: context.shared.names,
        "zone": lambda context: context.shared.zone,
        "rounding": lambda context: context.shared.rounding,
        "statements": Statements.of,
    }
)
"""Inputs that are the same for the whole article."""

OF_A_SNAPSHOT = ("snapshot", "path", "profile")
OF_THE_RUN = ("tally",)


class Inputs:
    """The inputs of one article, each made when first asked for."""

    def __init__(self, context: ArticleContext) -> None:
        self._context = context
        self._made: dict[str, Any] = {}

    def calls(self, rule: Rule, tally: Tally) -> Iterator[dict[str, Any]]:
        """The arguments of each call that the rule is due."""
        if not any(name in OF_A_SNAPSHOT for name in rule.needs):
            yield {name: self._one(name, tally) for name in rule.needs}
            return
        snapshots = self._context.article.snapshots
        for index, snapshot in enumerate(snapshots):
            path = ("snapshot",) if len(snapshots) == 1 else ("snapshot", str(index))
            own = self._of(snapshot, path)
            yield {name: own[name] if name in OF_A_SNAPSHOT else self._one(name, tally) for name in rule.needs}

    def _one(self, name: str, tally: Tally) -> Any:
        if name == "tally":
            return tally
        if name not in self._made:
            self._made[name] = INPUTS[name](self._context)
        return self._made[name]

    def _of(self, snapshot: Snapshot, path: tuple[str, ...]) -> dict[str, Any]:
        profile = self._context.shared.instruments.get(snapshot.ticker)
        return {"snapshot": snapshot, "path": path, "profile": profile}
