"""A run that lacks a tool says so, and is no success on CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import NEEDS, unmet

ROOT = Path(__file__).resolve().parents[2]


def run_without_tools(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """A run of one file, half of which needs Java and Chromium, on a machine that has neither."""
    test = folder / "test_half.py"
    test.write_text(
        "import pytest\n"
        "def test_plain(): pass\n"
        "@pytest.mark.needs_java\n"
        "def test_java(): pass\n"
        "@pytest.mark.browser\n"
        "def test_browser(): pass\n"
        "@pytest.mark.browser\n"
        "def test_another(): pass\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PATH": str(folder), "CI": ci, "NO_COLOR": "1"}
    environment.pop("CHROMIUM", None)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", str(test)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_what_was_not_run_is_named_and_fails_on_ci(tmp_path: Path, ci: str, status: int) -> None:
    done = run_without_tools(tmp_path, ci)
    assert done.returncode == status, done.stdout + done.stderr
    assert "1 passed, 3 deselected" in done.stdout
    assert "NOT RUN" in done.stdout
    assert "Chromium is missing: 2 tests not run (apt install chromium)" in done.stdout
    assert "Java is missing: 1 test not run (apt install default-jre-headless)" in done.stdout


def test_a_test_without_marks_needs_nothing() -> None:
    assert unmet(set()) == []
    assert unmet({"slow"}) == []


def test_each_need_tells_how_to_meet_it() -> None:
    assert all(need.remedy.startswith("apt install ") for need in NEEDS)
