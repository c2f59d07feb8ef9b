"""The house is in order: versions agree, every finding can be explained, every code means one thing."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import presstime
from presstime.checks.rules import RETIRED, all_rules
from presstime.explanations import explanation, table

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "presstime"
CODE = re.compile(r"PT\d{3}")


def emitted() -> Iterator[tuple[str, str]]:
    """(code, module) of each code that stands in the program as a string of its own."""
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                yield node.value, module.relative_to(PACKAGE).as_posix()


CODES = sorted({code for code, _ in emitted()})


def test_version_and_changelog_agree() -> None:
    """What the program calls itself, what is packaged, and the newest entry of the changelog are one version."""
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest
    assert presstime.__version__ == packaged == newest[1]


@pytest.mark.parametrize("code", CODES)
def test_every_finding_can_be_explained(code: str) -> None:
    """`explain CODE` says what it means, why it matters and how to mend it."""
    text = explanation(code)
    assert text is not None
    assert text.startswith(f"{code}: ")
    assert "\n\nWhy: " in text


def test_a_code_means_one_thing() -> None:
    """A rule's code is no other finding's; a retired code is given out no more."""
    rules = set(all_rules())
    assert not rules & set(table())
    assert not set(RETIRED) & (rules | set(table()) | set(CODES))


def test_nothing_is_explained_that_nobody_says() -> None:
    """An explanation whose finding is gone belongs among the retired codes."""
    assert set(table()) <= set(CODES)


def test_a_code_that_never_was_has_no_explanation() -> None:
    assert explanation("PT000") is None


@pytest.mark.parametrize("code", sorted(table()))
def test_explanations_are_whole(code: str) -> None:
    entry = table()[code]
    assert set(entry) == {"is", "why", "mended"}
    assert all(entry.values())


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()
