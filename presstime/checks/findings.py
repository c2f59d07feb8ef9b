"""A verdict made a finding: a contradiction is an error, what is strained is a warning that shows why."""

from __future__ import annotations

from presstime.diagnostics import Diagnostic, Severity, Where
from presstime.market.moves import Ruling, Verdict


def contradiction(
    code: str, message: str, working: str, where: Where, hint: str = "", related: tuple[Where, ...] = ()
) -> Diagnostic:
    """An error that a calendar or a profile decides: `working` names what it was held against."""
    return Diagnostic(
        code, Severity.ERROR, message, where, hint, related, verdict=Ruling.CONTRADICTION.value, working=working
    )


def figure_finding(
    code: str, verdict: Verdict, message: str, where: Where, hint: str = "", related: tuple[Where, ...] = ()
) -> Diagnostic:
    """A finding on figures, with verdict and working; a strained one says so in its message."""
    is_error = verdict.ruling is Ruling.CONTRADICTION
    severity = Severity.ERROR if is_error else Severity.WARNING
    text = message if is_error else f"{message}, taken strictly"
    return Diagnostic(code, severity, text, where, hint, related, verdict=verdict.ruling.value, working=verdict.working)
