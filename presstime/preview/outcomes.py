"""What a build came to, as the preview tells it: frozen records that threads hand to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from presstime.diagnostics import Diagnostic, Severity
from presstime.engine.request import Result
from presstime.outputs.kinds import Output
from presstime.publication import Publication
from presstime.reports import as_record

MOST_TOLD = 100


class Outcome(msgspec.Struct, frozen=True):
    """One build. `reasons`: route → why it was rendered. `ended`: when, UTC. `seconds` without waiting."""

    ended: datetime
    seconds: float
    findings: tuple[Diagnostic, ...] = ()
    stopped: bool = False
    rendered: int = 0
    changed: int = 0
    removed: int = 0
    pending: int = 0
    reasons: Mapping[str, str] = {}
    times: Mapping[str, float] = {}

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)


class Contents(msgspec.Struct, frozen=True):
    """What there is since the last good build."""

    outputs: Sequence[Output] = ()
    publication: Publication | None = None


def outcome_of(result: Result, ended: datetime, seconds: float) -> Outcome:
    """What the engine answered."""
    return Outcome(
        ended, seconds, tuple(result.findings), result.stopped, result.rendered, len(result.changed),
        len(result.removed_routes), 0 if result.stopped else len(result.pending), result.reasons, result.times,
    )  # fmt: skip


def sentence(outcome: Outcome) -> str:
    """ "built 3 pages in 41 ms; 2 warnings": for the terminal and the overlay."""
    took = f"{outcome.seconds * 1000:.0f} ms" if outcome.seconds < 10 else f"{outcome.seconds:.1f} s"
    if outcome.stopped:
        return f"nothing published: {counted(outcome)}; {took}"
    made = f"built {plural(outcome.rendered, 'file')}" if outcome.rendered else "nothing to build"
    parts = [f"{made} in {took}"]
    if outcome.changed != outcome.rendered:
        parts.append(f"{outcome.changed} changed")
    if outcome.removed:
        parts.append(f"{outcome.removed} removed")
    if outcome.pending:
        parts.append(f"{outcome.pending} to follow")
    if found := counted(outcome):
        parts.append(found)
    return "; ".join(parts)


def counted(outcome: Outcome) -> str:
    """ "2 errors, 1 warning"; notes only where there is nothing else."""
    counts = [(outcome.count(severity), severity.value) for severity in Severity]
    return ", ".join(plural(count, word) for count, word in counts if count)


def plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def record(finding: Diagnostic, editor: str) -> dict[str, object]:
    """A finding for the overlay: as `check --format json` gives it, and what a click opens."""
    return {**as_record(finding), "open": editor}
