"""What some tests need of the system because pip cannot bring it, and how to get it.

A test says so with a mark (`needs_java`, …; `browser` for Chromium with Node). Where a need is not met
its tests are left out, the end of the run says so loudly, and with CI=true the run fails: a green run on
a machine that lacks half the tools must not look like a green run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Need:
    """Something of the system: the marks that ask for it, whether it is here, how Debian brings it."""

    name: str
    marks: tuple[str, ...]
    is_met: Callable[[], bool]
    remedy: str


def _runs(*command: str) -> bool:
    """macOS has a `java` that only says where to get one; so a program must run, not only be there."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


@cache
def chromium() -> str | None:
    """The program that shows pages, or None."""
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, CHROMIUM_NAMES)]
    return next((program for program in found if program), None)


@cache
def _has_java() -> bool:
    return _runs("java", "-version")


@cache
def _has_node() -> bool:
    return _runs("node", "--version") and shutil.which("npm") is not None


NEEDS = (
    Need("Chromium", ("needs_chromium", "browser"), lambda: chromium() is not None, "apt install chromium"),
    Need("Java", ("needs_java",), _has_java, "apt install default-jre-headless"),
    Need("Node.js with npm", ("needs_node", "browser"), _has_node, "apt install nodejs npm"),
)


def unmet(marks: set[str]) -> list[Need]:
    """The needs that a test with these marks has and this machine does not meet."""
    return [need for need in NEEDS if marks.intersection(need.marks) and not need.is_met()]
