"""Findings of the whole publication: said about a file, at a value of its YAML."""

from __future__ import annotations

from collections.abc import Callable

from presstime.diagnostics import Diagnostic, Where, error, warning

WhereOf = Callable[[str, tuple[str, ...]], Where]


class Sayings:
    """The findings so far. `where` gives the place of the first of some paths that a file has."""

    def __init__(self, where: WhereOf) -> None:
        self.findings: list[Diagnostic] = []
        self.where = where

    def error(
        self, code: str, message: str, path: str, at: tuple[str, ...], hint: str = "", related: tuple[Where, ...] = ()
    ) -> None:
        self.findings.append(error(code, message, self.where(path, at), hint, related))

    def warning(self, code: str, message: str, path: str, at: tuple[str, ...], hint: str = "") -> None:
        self.findings.append(warning(code, message, self.where(path, at), hint))
