"""`check`: every finding, on stdout."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from presstime import __version__
from presstime.cli import FOUND_ERRORS, GOOD, WRONG_USE
from presstime.cli.findings import completed, counted
from presstime.cli.places import PROGRAM, WrongUse, colours, request_of, say
from presstime.cli.session import opened_store
from presstime.diagnostics import Diagnostic, Severity
from presstime.reports import as_github, as_json, as_sarif, as_text


def check(options: argparse.Namespace) -> int:
    from presstime.engine.build import Builder

    try:
        request = request_of(options)
        with opened_store(request) as store:
            result = Builder(request, store).check(request)
        findings = _of_files(result.findings, options.files, request.source)
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE
    findings = completed(findings, request.source, PROGRAM)
    if options.format == "json":
        print(as_json(findings, {"summary": counted(findings), **result.tallies}))
    elif options.format == "github":
        print(as_github(findings))
    elif options.format == "sarif":
        print(as_sarif(findings, __version__))
    else:
        if findings:
            print(as_text(findings, colours(sys.stdout)))
        _tally(result.tallies)
        print(counted(findings) or "nothing found")
    weighty = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return FOUND_ERRORS if any(f.severity in weighty for f in findings) else GOOD


def _of_files(findings: list[Diagnostic], files: list[str], source: Path) -> list[Diagnostic]:
    """The findings of the files named on the command line: paths from here, or from the source."""
    if not files:
        return findings
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
    return [
        f for f in findings if f.where.file in wanted or any(f.where.file.startswith(f"{folder}/") for folder in wanted)
    ]


def _tally(tallies: dict[str, object]) -> None:
    families = tallies.get("families")
    if isinstance(families, dict):
        for name, (checked, skipped) in families.items():
            print(f"  {name}: checked {checked}, skipped {skipped}")
    silenced = tallies.get("silenced")
    if isinstance(silenced, list):
        for line in silenced:
            print(f"  silenced {line['file']}:{line['line']} {line['code']}: {line['reason']}")
