"""docs/figures.md shows what the checks say of its wrong article, and tables that are not stale."""

from __future__ import annotations

import re
from pathlib import Path

from tests.checks.cases import diagnostics
from tests.market.score import sections
from tests.site import Site

DOCS = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")


WRONG = Path(__file__).parents[2] / "docs" / "wrong-article"


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


def test_the_page_on_the_wrong_article_shows_what_check_says(site: Site) -> None:
    """The same story as in figures.md, beneath a price box that is wrong as well."""
    story = (WRONG / "microsoft-and-others.md").read_text("utf-8")
    assert story.endswith(block("article"))
    site.remove("content/articles/2023/microsoft-openai.md")
    site.write({"content/articles/2023/microsoft-and-others.md": story})
    outcome = site.run("check")
    assert outcome.code == 1
    page = (WRONG / "README.md").read_text("utf-8")
    assert f"```text\n{outcome.out}```" in page, "run the command again and put its output into the page"
