"""What an import did, for people: files, inferences with the words they came from, and what is unknown."""

from __future__ import annotations

import sys

from presstime.cli.places import colours, say
from presstime.diagnostics import errors_in
from presstime.importing import Imported, ImportReport, Written
from presstime.reports import as_text

LONGEST = 90


def tell(report: ImportReport, written: Written) -> bool:
    """Paths on stdout, all else on stderr; whether something went wrong."""
    for one in report.imported:
        say("\n".join(_lines(one)))
    for path in written.paths:
        print(path)
    problems = [*report.problems, *written.problems]
    if problems:
        say(as_text(problems, colours(sys.stderr)))
    return bool(errors_in(problems))


def _lines(one: Imported) -> list[str]:
    lines = [f"{one.file} → {one.path or 'nothing'}"]
    for inference in one.inferences:
        place = f"line {inference.line}: " if inference.line else ""
        note = f" ({inference.note})" if inference.note else ""
        lines.append(
            f"  {inference.field}: {_short(inference.value)}  [{inference.confidence.value}; "
            f"{place}“{_short(inference.words)}”]{note}"
        )
    for dropped in one.dropped:
        lines.append(f"  left out: “{_short(dropped.text)}” ({dropped.reason})")
    for unknown in one.unknown:
        lines.append(f"  {unknown.field}: {unknown.message}")
    return lines


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
