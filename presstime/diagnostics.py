"""What is wrong with a publication, said once and printed in many ways.

A `Diagnostic` is plain data: nothing here reads a file or prints. Every room returns them; only
the command line and the preview show them. `Excerpt` is filled when a finding is shown
(`with_excerpts`), for the text of a file is only then at hand.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from typing import NoReturn

import msgspec


class Severity(enum.Enum):
    """How much a finding weighs: an error publishes nothing, a warning is only told, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Where(msgspec.Struct, frozen=True, order=True):
    """A place in a source file: path relative to the source folder; line and column count from 1.

    Line 0 means the file as a whole. `end_column` is the column after the last character marked.
    """

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0


class Diagnostic(msgspec.Struct, frozen=True, omit_defaults=True):
    """One finding: a code that `explain` knows, one plain sentence, the place, and how to mend it.

    `verdict` ("contradiction" or "strained") and `working` (the intervals, the formula, the
    sessions) are given by figure checks only. `related` are further places the finding names.
    `excerpt` is the source line that `where` points to, without its line end.
    """

    code: str
    severity: Severity
    message: str
    where: Where
    hint: str = ""
    related: tuple[Where, ...] = ()
    verdict: str = ""
    working: str = ""
    excerpt: str = ""


def error(code: str, message: str, where: Where, hint: str = "", related: tuple[Where, ...] = ()) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, where, hint, related)


def warning(code: str, message: str, where: Where, hint: str = "", related: tuple[Where, ...] = ()) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, message, where, hint, related)


class Stopped(Exception):
    """Raised where work cannot go on; carries every finding gathered so far."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(d.message for d in self.diagnostics))


def stop(code: str, message: str, where: Where, hint: str = "") -> NoReturn:
    raise Stopped([error(code, message, where, hint)])


def errors_in(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [d for d in diagnostics if d.severity is Severity.ERROR]


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The order in which findings are shown: by file, line, column, code; repeats dropped."""
    unique = {(d.where, d.code, d.message): d for d in diagnostics}
    return sorted(unique.values(), key=lambda d: (d.where, d.code, d.message))


def softened(diagnostic: Diagnostic, because: str) -> Diagnostic:
    """An error turned into a warning, saying why (a held article does not stop a build)."""
    if diagnostic.severity is not Severity.ERROR:
        return diagnostic
    return msgspec.structs.replace(diagnostic, severity=Severity.WARNING, message=f"{diagnostic.message} ({because})")


def with_excerpts(diagnostics: Iterable[Diagnostic], lines_of: Callable[[str], list[str] | None]) -> list[Diagnostic]:
    """Fill in each finding's source line. `lines_of` gives a file's lines, or None where unreadable."""
    shown = []
    for diagnostic in diagnostics:
        where = diagnostic.where
        lines = lines_of(where.file) if where.line and not diagnostic.excerpt else None
        if lines and where.line <= len(lines):
            diagnostic = msgspec.structs.replace(diagnostic, excerpt=lines[where.line - 1])
        shown.append(diagnostic)
    return shown
