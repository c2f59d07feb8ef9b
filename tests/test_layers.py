"""Imports run downward only, and only the command line prints. Read from the source, nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "presstime"
LAYERS = (
    ("cli",),
    ("preview", "explanations"),
    ("engine",),
    ("outputs",),
    ("view",),
    ("checks", "ledger"),
    ("reading", "importing"),
    ("text", "market"),
    ("publication",),
    ("routes", "reports", "visibility", "hooks"),
    ("settings",),
    ("model", "diagnostics", "zones"),
    ("environment", "__version__", "presstime"),
)
PRINTERS = ("cli",)
SAYING = (
    "print", "input", "warnings.warn", "sys.stdout.write", "sys.stderr.write", "logging.basicConfig", "logging.info",
    "logging.warning", "logging.error", "logging.exception", "logging.critical",
)  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def room_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    return "presstime" if parts == ("__init__",) else parts[0]


def height_of(room: str) -> int:
    heights = {name: -height for height, layer in enumerate(LAYERS) for name in layer}
    assert room in heights, f"{room} is a new room: give it a place in LAYERS"
    return heights[room]


def rooms_imported(text: str) -> Iterator[tuple[int, str]]:
    """(line, room) of each import from the package, wherever in the module it stands."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole path"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "presstime" else [module]
        else:
            continue
        for name in names:
            if name.startswith("presstime."):
                yield node.lineno, name.split(".")[1]


def wrong_imports(room: str, text: str) -> list[str]:
    return [f"line {line}: {room} imports {other}" for line, other in rooms_imported(text)
            if other != room and height_of(other) >= height_of(room)]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_point_down(module: Path) -> None:
    """A room imports only itself and what lies below it; rooms of one layer do not know each other."""
    assert not wrong_imports(room_of(module), module.read_text("utf-8"))


def test_an_arrow_that_points_up_is_seen() -> None:
    """The test itself can fail: imports at the top, within functions, and of neighbours."""
    assert wrong_imports("text", "from presstime.reading.yaml import Node") == ["line 1: text imports reading"]
    assert wrong_imports("model", "def f():\n    import presstime.view.desk") == ["line 2: model imports view"]
    assert wrong_imports("market", "from presstime import text") == ["line 1: market imports text"]
    assert wrong_imports("cli", "from presstime.view.desk import View") == []


def prints_in(text: str) -> list[int]:
    """The lines on which something is said to people: print, the standard streams, a logger, warnings."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in SAYING or called.startswith("traceback.print_"):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m) not in PRINTERS], ids=name_of)
def test_only_the_command_line_prints(module: Path) -> None:
    assert prints_in(module.read_text("utf-8")) == []


def test_what_prints_is_seen() -> None:
    assert prints_in("import sys\nprint('x')\nsys.stderr.write('y')\n") == [2, 3]


@pytest.mark.parametrize("module", [m for m in MODULES if room_of(m) != "cli"], ids=name_of)
def test_nobody_asks_the_machine_what_time_it_is(module: Path) -> None:
    """"Now" comes from the command line; measuring (perf_counter) and signatures (time_ns) are no dates."""
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(module.read_text("utf-8")))
             if isinstance(node, ast.Call)}
    asked = {"datetime.now", "datetime.datetime.now", "datetime.date.today", "date.today", "datetime.utcnow",
             "datetime.datetime.utcnow", "time.localtime", "time.strftime", "time.ctime"}
    assert not calls & asked
