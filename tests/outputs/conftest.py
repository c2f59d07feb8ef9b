"""The publication of these tests, with its templates compiled once for all of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.outputs.press import Press

STORE = ".presstime"


@pytest.fixture(scope="session")
def warm_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of a first build, in which the templates stand compiled."""
    press = Press(tmp_path_factory.mktemp("warm"))
    press.article("one")
    press.build()
    return press.source / STORE


@pytest.fixture
def press(tmp_path: Path, warm_store: Path) -> Press:
    """Two profiles, no story."""
    found = Press(tmp_path)
    shutil.copytree(warm_store, found.source / STORE)
    return found
