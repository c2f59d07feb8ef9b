"""What is asked of a build, and what it answers."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from presstime.diagnostics import Diagnostic, errors_in
from presstime.settings import Mode

STORE_FOLDER = ".presstime"


class Request(msgspec.Struct, frozen=True):
    """What to build. `now` is an aware UTC instant; `theme_root` holds the program's templates and static files."""

    source: Path
    output: Path
    theme_root: Path
    now: datetime.datetime
    mode: Mode = "public"
    base_url: str | None = None
    jobs: int = 1
    force: bool = False
    strict: bool = False


class Result(msgspec.Struct):
    """What a build did. `reasons`: route → why it was made again. `times`: stage → seconds.

    `changed` and `removed_routes` name what was replaced or taken away, `pending` what a preview has yet
    to make. `tallies` are what checks counted: families checked and skipped, and the silenced.
    `stopped` tells that nothing was published: for errors, or in strict mode for warnings.
    """

    findings: list[Diagnostic] = []
    stopped: bool = False
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    held: int = 0
    rendered: int = 0
    reasons: dict[str, str] = {}
    times: dict[str, float] = {}
    tallies: dict[str, object] = {}
    changed: tuple[str, ...] = ()
    removed_routes: tuple[str, ...] = ()
    pending: frozenset[str] = frozenset()

    @property
    def errors(self) -> list[Diagnostic]:
        return errors_in(self.findings)


Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def jobs_by_default() -> int:
    """As many as this process may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
