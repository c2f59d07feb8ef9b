"""The versions are written in several places for several readers; they are the same in each."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import presstime
from presstime.environment import MARK, STAMP, has_all
from tools.lock import pins, with_script_block

ROOT = Path(__file__).resolve().parents[2]
BUILD = (ROOT / "build.py").read_text(encoding="utf-8")
NAMES = ("requirements.lock", "requirements-tests.lock")
LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMES}
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def inline_metadata() -> dict[str, Any]:
    """What `uv run build.py` reads, by the rule of the inline script metadata standard."""
    blocks = re.findall(r"(?m)^# /// script\n((?:#(?: .*)?\n)+)# ///$", BUILD)
    assert len(blocks) == 1
    return tomllib.loads(re.sub(r"(?m)^# ?", "", blocks[0]))


def entries(lock: str) -> dict[str, set[str]]:
    """Each requirement of a lock and its hashes."""
    parts = [part for part in re.split(r"\n(?=[a-z])", lock) if pins(part)]
    return {pins(part)[0]: set(re.findall(r"--hash=(sha256:[0-9a-f]{64})", part)) for part in parts}


def test_uv_and_pip_get_the_same_versions() -> None:
    assert inline_metadata()["dependencies"] == pins(LOCKS["requirements.lock"])
    assert inline_metadata()["requires-python"] == PROJECT["requires-python"] == ">=3.11"


def test_the_locks_pin_what_the_project_asks_for() -> None:
    runtime, tests = (entries(lock) for lock in LOCKS.values())
    assert set(PROJECT["dependencies"]) <= set(runtime)
    assert set(PROJECT["optional-dependencies"]["tests"]) <= set(tests)


def test_the_tests_run_on_the_versions_that_the_publication_is_built_with() -> None:
    runtime, tests = (entries(lock).items() for lock in LOCKS.values())
    released = {pin.split(" ")[0]: hashes for pin, hashes in tests}
    assert all(released[pin.split(" ")[0]] == hashes for pin, hashes in runtime)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_for_everything_and_names_no_address(name: str) -> None:
    assert all(entries(LOCKS[name]).values())
    assert not re.search(r"://|^\s*-[^-]|--(?:extra-)?index|--find-links", LOCKS[name], re.MULTILINE)


def test_the_npm_lock_has_a_digest_for_everything_and_names_no_address() -> None:
    lock = (ROOT / "tests" / "tools" / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in lock
    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/') == 3


def test_the_project_and_the_package_name_one_version() -> None:
    assert PROJECT["version"] == presstime.__version__


def test_build_py_is_a_page_that_an_old_python_can_read() -> None:
    """Old enough a Python would otherwise answer with a SyntaxError instead of the sentence."""
    ast.parse(BUILD, feature_version=(3, 4))
    assert len(BUILD.splitlines()) < 80
    assert "%d.%d" in BUILD


def test_the_list_in_build_py_is_replaced_and_nothing_else() -> None:
    replaced = with_script_block(BUILD, ["pebble==1.0"])
    assert '# dependencies = [\n#     "pebble==1.0",\n# ]\n' in replaced
    assert with_script_block(replaced, pins(LOCKS["requirements.lock"])) == BUILD


@pytest.mark.parametrize(
    ("folders", "ready"),
    [
        ([], False),
        (["Markup_Safe-3.0.dist-info", "jinja2-3.1.dist-info"], True),
        (["markup.safe-3.0.dist-info", "Jinja2-3.1.dist-info"], True),
        (["markup_safe-3.0.dist-info"], False),
        (["markup_safe-3.0.dist-info", "jinja2-3.1.1.dist-info"], False),
    ],
)
def test_an_interpreter_is_ready_when_it_has_every_pin_without_a_marker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folders: list[str], ready: bool
) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir()
    monkeypatch.setattr("sys.path", ["", str(tmp_path / "nowhere"), str(tmp_path)])
    pinned = "# a comment\nmarkup-safe==3.0 \\\n    --hash=x\njinja2==3.1 \\\n    --hash=y\n"
    assert has_all(pinned + "colorama==1 ; sys_platform == 'win32' \\\n    --hash=z\n") is ready


def test_the_first_version_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, version in (("first", "2.0"), ("second", "1.0")):
        (tmp_path / place / f"pebble-{version}.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [str(tmp_path / "first"), str(tmp_path / "second")])
    assert not has_all("pebble==1.0 \\\n")


def test_an_environment_of_ours_without_its_stamp_is_not_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pip may have been killed between one file of a package and the next."""
    (tmp_path / "pebble-1.0.dist-info").mkdir()
    (tmp_path / MARK).touch()
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    assert not has_all("pebble==1.0 \\\n")
    (tmp_path / STAMP).touch()
    assert has_all("pebble==1.0 \\\n")
