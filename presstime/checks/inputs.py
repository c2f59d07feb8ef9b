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

INPUTS: Mapping[str, Callable[[ArticleContext], Any]] = MappingProxyType(
    {
        "article": lambda context: context.article,
        "facts": lambda context: context.facts,
        "places": lambda context: context.places,
        "instruments": lambda context: context.shared.instruments,
        "series": lambda context: context.shared.series,
        "authors": lambda context: context.shared.authors,
        "exchanges": lambda context: context.shared.exchanges,
        "spellings": lambda context: context.shared.spellings,
        "names": lambda context: context.shared.names,
        "listings": lambda context: context.shared.listings,
        "zone": lambda context: context.shared.zone,
        "rounding": lambda context: context.shared.rounding,
        "statements": Statements.of,
    }
)
"""Inputs that are the same for the whole article."""

OF_A_SNAPSHOT = frozenset(("snapshot", "path", "profile"))
OF_THE_RUN = ("tally",)


class Inputs(dict[str, Any]):
    """The inputs of one article by name, each made when first asked for."""

    def __init__(self, context: ArticleContext) -> None:
        super().__init__()
        self._context = context

    def __missing__(self, name: str) -> Any:
        made = self[name] = INPUTS[name](self._context)
        return made

    def of_snapshots(self) -> list[dict[str, Any]]:
        """What is a snapshot's own, for each."""
        snapshots = self._context.article.snapshots
        return [
            {
                "snapshot": snapshot,
                "path": ("snapshot",) if len(snapshots) == 1 else ("snapshot", str(index)),
                "profile": self._context.shared.instruments.get(snapshot.ticker),
            }
            for index, snapshot in enumerate(snapshots)
        ]

    def calls(self, rule: Rule, tally: Tally, of_snapshots: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The arguments of each call that the rule is due."""
        self["tally"] = tally
        if OF_A_SNAPSHOT.isdisjoint(rule.needs):
            yield {name: self[name] for name in rule.needs}
            return
        for own in of_snapshots:
            yield {name: own[name] if name in own else self[name] for name in rule.needs}
