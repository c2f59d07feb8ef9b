"""Showing findings: their source lines looked up, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from presstime.cli import FOUND_ERRORS, WRONG_USE
from presstime.diagnostics import Diagnostic, with_excerpts
from presstime.engine.scanning import locate

USAGE_CODES = ("PT001", "PT020", "PT021", "PT023")


def exit_code(errors: Iterable[Diagnostic]) -> int:
    """Of a command that errors stopped: 2 where all of them are of the settings or of how it was called, else 1."""
    told = list(errors)
    is_usage = all(one.code in USAGE_CODES or one.where.file == "site.yaml" for one in told)
    return WRONG_USE if told and is_usage else FOUND_ERRORS


def completed(findings: Iterable[Diagnostic], source: Path, theme_root: Path) -> list[Diagnostic]:
    """The findings with the lines that they point to."""
    cache: dict[str, list[str] | None] = {}

    def lines_of(file: str) -> list[str] | None:
        if file not in cache:
            try:
                text = locate(file, source, theme_root).read_text("utf-8-sig", "replace")
                cache[file] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            except OSError:
                cache[file] = None
        return cache[file]

    return with_excerpts(findings, lines_of)


def counted(findings: Iterable[Diagnostic]) -> str:
    """ "2 errors, 1 warning", "" where there are none."""
    counts = {"error": 0, "warning": 0, "note": 0}
    for finding in findings:
        counts[finding.severity.value] += 1
    return ", ".join(f"{n} {name}{'s' if n != 1 else ''}" for name, n in counts.items() if n)
