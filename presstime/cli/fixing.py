"""`check --fix`: show what is mended as a unified diff, and write it unless `--dry-run`."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from presstime.cli.places import WrongUse
from presstime.engine.builder import Builder
from presstime.engine.fixing import FileFix, fixes, write
from presstime.engine.request import Request


def mend(builder: Builder, request: Request, is_wanted: Callable[[str], bool] | None, dry_run: bool) -> str:
    """The diff of all that was mended (or would be). Raises WrongUse where a file can't be written."""
    found = fixes(builder, request, is_wanted)
    for fix in found if not dry_run else ():
        try:
            write(fix, request.source)
        except OSError as problem:
            raise WrongUse(f"{fix.path} can't be written ({problem.strerror})") from None
    return "".join(map(_diff, found))


def _diff(fix: FileFix) -> str:
    lines = difflib.unified_diff(
        fix.before.splitlines(keepends=True), fix.after.splitlines(keepends=True), f"a/{fix.path}", f"b/{fix.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
