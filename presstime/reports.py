"""Findings as text for people, and as JSON, GitHub annotations or SARIF for programs. Strings only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from presstime.diagnostics import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_WIDEST = 160
# What a terminal would obey is shown as its picture instead (U+2400 and on).
_SHOWN = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def as_text(diagnostics: Iterable[Diagnostic], colour: bool = False) -> str:
    """For a terminal: place, code, message; the line with a caret; working and help below."""
    return "\n".join(_one(diagnostic, colour) for diagnostic in diagnostics)


def _one(diagnostic: Diagnostic, colour: bool) -> str:
    def painted(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    where = diagnostic.where
    place = ":".join(str(part) for part in (where.file, where.line, where.column) if part)
    verdict = f" ({diagnostic.verdict})" if diagnostic.verdict else ""
    head = painted(f"{diagnostic.severity.value} {diagnostic.code}", _COLOURS[diagnostic.severity] + ";1")
    lines = [f"{painted(place, '1')}: {head} {diagnostic.message}{verdict}"]
    if diagnostic.excerpt.strip():
        lines += _excerpt(diagnostic, painted)
    lines += [f"  {painted('working:', '1')} {part}" for part in diagnostic.working.splitlines()]
    lines += [f"  {painted('help:', '1')} {part}" for part in diagnostic.hint.splitlines()]
    for other in diagnostic.related:
        other_place = ":".join(str(part) for part in (other.file, other.line) if part)
        lines.append(f"  {painted('see:', '1')} {other_place}")
    return "\n".join(lines)


def _excerpt(diagnostic: Diagnostic, painted: object) -> list[str]:
    where, text = diagnostic.where, diagnostic.excerpt.replace("\t", " ").translate(_SHOWN)
    start = max(0, where.column - 1)
    cut = max(0, start - _WIDEST // 2) if len(text) > _WIDEST else 0
    shown = ("…" if cut else "") + text[cut : cut + _WIDEST] + ("…" if len(text) > cut + _WIDEST else "")
    number = str(where.line)
    lines = [f"  {number} | {shown}"]
    if where.column:
        width = max(1, min(where.end_column - where.column, _WIDEST - (start - cut))) if where.end_column else 1
        lines.append(f"  {' ' * len(number)} | {' ' * (start - cut + (1 if cut else 0))}{'^' * width}")
    return lines


def as_record(diagnostic: Diagnostic) -> dict[str, object]:
    """One finding as `check --format json` gives it."""
    where = diagnostic.where
    record: dict[str, object] = {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "end_column": where.end_column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "excerpt": diagnostic.excerpt,
    }
    if diagnostic.related:
        record["related"] = [{"file": w.file, "line": w.line, "column": w.column} for w in diagnostic.related]
    if diagnostic.verdict:
        record["verdict"] = diagnostic.verdict
    if diagnostic.working:
        record["working"] = diagnostic.working
    return record


def as_json(diagnostics: Iterable[Diagnostic], more: Mapping[str, object]) -> str:
    return json.dumps({"findings": [as_record(d) for d in diagnostics], **more}, ensure_ascii=False, indent=1)


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that annotate a pull request's files."""
    lines = []
    for diagnostic in diagnostics:
        where = diagnostic.where
        place = f"file={_property(where.file)},line={where.line or 1},col={where.column or 1}"
        message = diagnostic.message + (f"\n{diagnostic.hint}" if diagnostic.hint else "")
        lines.append(f"::{_GITHUB[diagnostic.severity]} {place},title={_property(diagnostic.code)}::{_data(message)}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(diagnostics: Iterable[Diagnostic], version: str) -> str:
    """SARIF 2.1.0, for code scanning."""
    results, codes = [], set()
    for diagnostic in diagnostics:
        where = diagnostic.where
        codes.add(diagnostic.code)
        region = {"startLine": where.line or 1, "startColumn": where.column or 1}
        if where.end_column:
            region["endColumn"] = where.end_column
        text = diagnostic.message + (f" Help: {diagnostic.hint}" if diagnostic.hint else "")
        results.append(
            {
                "ruleId": diagnostic.code,
                "level": _SARIF[diagnostic.severity],
                "message": {"text": text},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": where.file}, "region": region}}],
            }
        )
    driver = {"name": "Presstime", "version": version, "rules": [{"id": code} for code in sorted(codes)]}
    return json.dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "results": results}],
        },
        ensure_ascii=False,
        indent=1,
    )
