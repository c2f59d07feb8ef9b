"""`check`: every finding, on stdout."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from presstime import __version__
from presstime.cli import GOOD, WRONG_USE
from presstime.cli.findings import completed, counted, exit_code
from presstime.cli.places import PROGRAM, WrongUse, colours, request_of, say
from presstime.cli.session import opened_store
from presstime.diagnostics import Severity, errors_in
from presstime.reports import as_github, as_json, as_sarif, as_text

if TYPE_CHECKING:
    from presstime.engine.builder import Builder
    from presstime.engine.request import Request


def check(options: argparse.Namespace) -> int:
    from presstime.engine.builder import Builder

    try:
        if options.dry_run and not options.fix:
            raise WrongUse("--dry-run goes with --fix")
        request = request_of(options)
        is_wanted = _wanted(options.files, request.source)
        with opened_store(request) as store:
            builder = Builder(request, store)
            if options.fix:
                _mend(builder, request, is_wanted, options)
            result = builder.check(request)
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE
    findings = [f for f in result.findings if is_wanted is None or is_wanted(f.where.file)]
    findings = completed(findings, request.source, PROGRAM)
    if options.format == "json":
        print(as_json(findings, {"summary": counted(findings), **result.tallies}))
    elif options.format == "github":
        print(as_github(findings), end="\n" if findings else "")
    elif options.format == "sarif":
        print(as_sarif(findings, __version__))
    else:
        if findings:
            print(as_text(findings, colours(sys.stdout)))
        _tally(result.tallies)
        print(counted(findings) or "nothing found")
    weighty = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return exit_code(errors_in(findings)) if any(f.severity in weighty for f in findings) else GOOD


def _mend(
    builder: Builder, request: Request, is_wanted: Callable[[str], bool] | None, options: argparse.Namespace
) -> None:
    """The diff goes to stdout as text; beside another format, which is for programs, to stderr."""
    from presstime.cli.fixing import mend

    diff = mend(builder, request, is_wanted, options.dry_run)
    if diff:
        (sys.stdout if options.format == "text" else sys.stderr).write(diff)


def _wanted(files: list[str], source: Path) -> Callable[[str], bool] | None:
    """Whether a file is among those named on the command line: paths from here, or from the source; None for all."""
    if not files:
        return None
    wanted = set()
    for name in files:
        path = Path(os.path.abspath(name))
        if not path.exists():
            path = source / name
        if not path.exists():
            raise WrongUse(f"there is no file {name}")
        if not path.is_relative_to(source):
            raise WrongUse(f"{name} is not in the publication")
        wanted.add(path.relative_to(source).as_posix())
    return lambda file: file in wanted or any(file.startswith(f"{folder}/") for folder in wanted)


def _tally(tallies: dict[str, object]) -> None:
    families = tallies.get("families")
    if isinstance(families, dict):
        for name, (checked, skipped) in families.items():
            print(f"  {name}: checked {checked}, skipped {skipped}")
    silenced = tallies.get("silenced")
    if isinstance(silenced, list):
        for line in silenced:
            print(f"  silenced {line['file']}:{line['line']} {line['code']}: {line['reason']}")
