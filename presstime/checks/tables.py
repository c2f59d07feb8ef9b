"""Tables recomputed: a row's change and per cent from its prices, a total from its column.

In: tables with figures read, their headers. Out: findings. Only columns whose heading plainly says what
they hold are judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from presstime.checks.context import Places, Tally
from presstime.checks.findings import figure_finding
from presstime.checks.rules import rule
from presstime.diagnostics import Diagnostic
from presstime.market import totals
from presstime.market.moves import Claim, Ruling, Verdict, judge
from presstime.market.printed import Printed, Rounding
from presstime.market.prose.facts import Figure, Measure, ProseFacts, Table, TableCell

_ROLES = (
    (
        "percent",
        re.compile(
            r"^(?:(?:1-?)?day )?(?:change|chg\.?|move|growth|increase|% ?change|% ?chg|pct|percent(?:age)? change"
            r"|change,? %|change \(%\)|%)(?:,? ?\(?(?:%|percent|pct)\)?)?$",
            re.I,
        ),
    ),
    ("level", re.compile(r"^(?:price|last|close|closing price|last price|level|latest|now|current|this year)$", re.I)),
    (
        "previous",
        re.compile(
            r"^(?:previous(?: close)?|prev\.?(?: close)?|prior(?: close)?|a year ago|last year|year ago|before"
            r"|year earlier)$",
            re.I,
        ),
    ),
)
_TOTAL = re.compile(r"^\**(?:total|sum|all)\**$", re.I)
_HUNDRED = Decimal(100)


@rule("PT217", family="figures")
def tables_add_up(facts: ProseFacts, places: Places, rounding: Rounding, tally: Tally) -> Iterator[Diagnostic]:
    """A table's changes fit its prices, its total is the sum of its column, its shares come to 100 %.

    Why: tables are pasted from a sheet, and one cell is then typed over.
    Fails:
        | Share | Close | Previous close | Change % |
        | Acme  | 44.00 | 40.00          | 8.0%     |
    Mended:
        | Share | Close | Previous close | Change % |
        | Acme  | 44.00 | 40.00          | 10.0%    |
    Source: arithmetic, at printed precision.
    """
    for table in facts.tables:
        rows = _rows(table)
        roles = _roles(table)
        if roles.get("level") is not None and roles.get("previous") is not None:
            yield from _row_findings(rows, roles, places, rounding, tally)
        yield from _total_findings(table, rows, places, rounding, tally)


def _rows(table: Table) -> list[dict[int, TableCell]]:
    rows: dict[int, dict[int, TableCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return [rows[number] for number in sorted(rows)]


def _roles(table: Table) -> dict[str, int]:
    """Role → column, for roles that exactly one heading claims; "Change" with per cents is a per cent."""
    found: dict[str, list[int]] = {}
    for column, heading in enumerate(table.header):
        for role, pattern in _ROLES:
            if pattern.match(heading.strip()):
                kind = role
                if role == "percent" and not _is_percent_column(table, column):
                    kind = "change"
                found.setdefault(kind, []).append(column)
                break
    return {role: columns[0] for role, columns in found.items() if len(columns) == 1}


def _is_percent_column(table: Table, column: int) -> bool:
    heading = table.header[column].lower()
    if "%" in heading or "pct" in heading or "percent" in heading:
        return True
    figures = [cell.figure for cell in table.cells if cell.column == column and cell.figure]
    return bool(figures) and all(figure.measure is Measure.PERCENT for figure in figures)


def _row_findings(
    rows: list[dict[int, TableCell]], roles: dict[str, int], places: Places, rounding: Rounding, tally: Tally
) -> Iterator[Diagnostic]:
    for row in rows:
        level, previous = (_figure(row, roles.get(role)) for role in ("level", "previous"))
        change, percent = (_figure(row, roles.get(role)) for role in ("change", "percent"))
        if level is None or previous is None or (change is None and percent is None):
            continue
        if level.measure is not previous.measure or level.measure is Measure.PERCENT or level.scaled != previous.scaled:
            continue
        claim = Claim(previous.printed(), level.printed(), _printed(change), _printed(percent))
        if not claim.is_decidable:
            continue
        tally.checked += 1
        verdict = judge(claim, rounding)
        marked = percent or change
        if verdict.is_fault and marked is not None:
            yield figure_finding(
                "PT217",
                verdict,
                f"{marked.text.strip()} does not fit the row's prices",
                places.spot(marked.spot),
                "correct the row",
            )


def _figure(row: dict[int, TableCell], column: int | None) -> Figure | None:
    cell = row.get(column) if column is not None else None
    return cell.figure if cell else None


def _printed(figure: Figure | None) -> Printed | None:
    return figure.printed() if figure else None


def _total_findings(
    table: Table, rows: list[dict[int, TableCell]], places: Places, rounding: Rounding, tally: Tally
) -> Iterator[Diagnostic]:
    if len(rows) < 3 or 0 not in rows[-1] or not _TOTAL.match(rows[-1][0].text):
        return
    for column in range(1, len(table.header)):
        figures = [_figure(row, column) for row in rows]
        if any(figure is None for figure in figures):
            continue
        numbers = [figure for figure in figures if figure is not None]
        if len({(figure.measure, figure.currency, figure.scaled) for figure in numbers}) != 1:
            continue
        heading = table.header[column].lower()
        is_share = numbers[-1].measure is Measure.PERCENT and numbers[-1].value == _HUNDRED
        if not is_share and (numbers[-1].measure is Measure.PERCENT or _is_no_sum(heading)):
            continue
        tally.checked += 1
        verdict = totals.judge_sum([figure.printed() for figure in numbers[:-1]], numbers[-1].printed(), rounding)
        lacking = numbers[-1].value - sum(figure.value for figure in numbers[:-1])
        if verdict.is_fault and lacking > 0:
            verdict = Verdict(Ruling.STRAINED, f"{verdict.working}; a row may have been left out")
        if verdict.is_fault:
            yield figure_finding(
                "PT217",
                verdict,
                f"the column “{table.header[column]}” does not come to its total",
                places.spot(numbers[-1].spot),
                "correct a row or the total",
            )


def _is_no_sum(heading: str) -> bool:
    return any(
        word in heading
        for word in (
            "price",
            "average",
            "avg",
            "rate",
            "yield",
            "margin",
            "ratio",
            "per share",
            "year",
            "%",
            "change",
            "growth",
            "eps",
            "multiple",
        )
    )
