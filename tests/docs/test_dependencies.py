"""docs/dependencies.md names what the project runs on, in the versions that are pinned."""

from __future__ import annotations

import re
import tomllib

from tests.docs.reading import document
from tests.site import ROOT

PAGE = document("docs/dependencies.md")
PINNED = dict(
    requirement.split("==")
    for requirement in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"])


def test_each_dependency_has_its_row_and_version() -> None:
    """No more and no fewer than pyproject.toml asks for."""
    rows = re.findall(r"^\| \[([\w-]+)\]\(#[^)]+\) \| ([\d.]+) \|", PAGE, re.MULTILINE)
    assert dict(rows) == PINNED


def test_what_they_bring_with_them_is_named() -> None:
    """Every package of the lock is on the page."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    packages = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert {package for package in packages if package not in PAGE} == set()


def test_tests_own_packages_are_named() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]["tests"]
    names = {requirement.partition("==")[0] for requirement in extra}
    unnamed = {name for name in names if name not in PAGE and not name.startswith("types-")}
    assert unnamed == set()
