"""docs/figures.md shows what the checks say of its wrong article, and tables that are not stale."""

from __future__ import annotations

import re
from pathlib import Path

from tests.checks.cases import diagnostics
from tests.market.score import sections

DOCS = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    match = re.search(rf"```{name}\n(.*?)```", DOCS, re.DOTALL)
    assert match, f"docs/figures.md has no {name} block"
    return match[1]


def test_the_wrong_article_has_the_findings_shown() -> None:
    """Lines count from the article's first."""
    found = sorted(diagnostics(block("article")), key=lambda one: (one.where, one.code))
    shown = [f"{one.where.line - 9}:{one.where.column} {one.severity.value} {one.code} {one.message}" for one in found]
    assert block("findings").splitlines() == shown


def test_the_tables_are_those_of_the_corpus() -> None:
    assert sections() in DOCS, "run python -m tests.market.score --write"
