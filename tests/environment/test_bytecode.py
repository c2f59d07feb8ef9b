"""Starts are quick where Python was told to write no bytecode beside the source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def start(folder: Path, **environment: str) -> None:
    code = "import sys; sys.path.insert(0, '.'); from presstime import bytecode; bytecode.keep(sys.argv[1]); "
    code += "import presstime.cli"
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=folder, env={**os.environ, **environment}, check=True)


def copy_of_the_package(folder: Path) -> Path:
    shutil.copytree(
        ROOT / "presstime" / "cli", folder / "presstime" / "cli", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("__init__.py", "bytecode.py"):
        shutil.copy(ROOT / "presstime" / name, folder / "presstime" / name)
    return folder


def test_bytecode_goes_to_the_store_and_not_beside_the_source(tmp_path: Path) -> None:
    """With PYTHONDONTWRITEBYTECODE the package is compiled once, into `.presstime/`."""
    folder = copy_of_the_package(tmp_path)
    start(folder, PYTHONDONTWRITEBYTECODE="1")
    kept = list((folder / ".presstime" / "bytecode").rglob("*.pyc"))
    assert any("cli" in path.parts for path in kept)
    assert not list((folder / "presstime").rglob("*.pyc"))


def test_python_keeps_its_own_way_otherwise(tmp_path: Path) -> None:
    folder = copy_of_the_package(tmp_path)
    start(folder, PYTHONDONTWRITEBYTECODE="")
    assert not (folder / ".presstime").exists()
