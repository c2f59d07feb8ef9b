"""The one place where an import writes: new files only, each created exclusively.

The danger is somebody's work: a file that appeared since the report was made is left alone and said.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from presstime.diagnostics import Diagnostic, Where, error
from presstime.importing.report import ImportReport


class Written(msgspec.Struct, frozen=True):
    """The files that were written, in order, and what went wrong."""

    paths: tuple[Path, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def write_imports(report: ImportReport) -> Written:
    """Write the report's files beneath its source folder; never over an existing one."""
    paths: list[Path] = []
    problems: list[Diagnostic] = []
    for planned in report.files:
        path = report.source / planned.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, planned.text)
        except FileExistsError:
            problems.append(
                error(
                    "PT157",
                    "a file of this name appeared meanwhile; nothing was written over it",
                    Where(planned.path),
                )
            )
        except OSError as problem:
            problems.append(error("PT158", f"cannot be written: {problem.strerror or problem}", Where(planned.path)))
        else:
            paths.append(path)
    return Written(tuple(paths), tuple(problems))


def write_new(path: Path, text: str) -> None:
    """Create a file with its text; a half-written one is removed. FileExistsError where it exists."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise
