"""A desk's own rules over one article: headline, standfirst, key points and text.

In: the rules of rules.yaml, the article's file as written. Out: findings under the rules' own ids, each at
the very words. Comments and code in the text are passed over, markup within a sentence is seen through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presstime.checks.context import ArticleFindings, Count, Places, Silenced
from presstime.diagnostics import Diagnostic, Where
from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import Allowance
from presstime.reading.desk_rules import DeskRule
from presstime.reading.patterns import pieces

FAMILY = "desk"
_FURTHEST = 40


def check_desk_rules(
    rules: Sequence[DeskRule], fields: Sequence[tuple[str, str]], body: Sequence[TextBlock], places: Places,
    source: str, lines: Sequence[str], allowances: Sequence[Allowance],
) -> ArticleFindings:
    """The findings of all rules. `fields` are (path, text) of the front matter, `lines` those of its file."""
    found: list[Diagnostic] = []
    for rule in rules:
        for path, text in fields:
            found += _in_field(rule, text, places.field(*path.split(".")), lines)
        for block in body:
            found += _in_block(rule, block, source)
    reasons = {one.code: one.reason for one in allowances}
    return ArticleFindings(
        tuple(one for one in found if not reasons.get(one.code)), {FAMILY: Count(len(rules))},
        tuple(Silenced(one, reasons[one.code]) for one in found if reasons.get(one.code)))


def _in_block(rule: DeskRule, block: TextBlock, file: str) -> Iterator[Diagnostic]:
    for offset, piece in pieces(block.text):
        for match in rule.regex.finditer(piece):
            spot = block.spot(offset + match.start(), offset + match.end())
            yield _finding(rule, match[0], rule.instead(match), Where(file, spot.line, spot.column, spot.end))


def _in_field(rule: DeskRule, text: str, at: Where, lines: Sequence[str]) -> Iterator[Diagnostic]:
    for offset, piece in pieces(text.replace("\n", " ")):
        for match in rule.regex.finditer(piece):
            before = text.count(match[0], 0, offset + match.start())
            yield _finding(rule, match[0], rule.instead(match), _words_at(match[0], before, at, lines))


def _words_at(words: str, before: int, at: Where, lines: Sequence[str]) -> Where:
    """The place of the words in a field that begins at `at`, after `before` others like them; else the field's."""
    column = max(0, at.column - 1)
    for number in range(at.line, min(at.line + _FURTHEST, len(lines) + 1)):
        line = lines[number - 1]
        start = line.find(words, column)
        while start >= 0:
            if before == 0:
                return Where(at.file, number, start + 1, start + len(words) + 1)
            before -= 1
            start = line.find(words, start + len(words))
        column = 0
    return at


def _finding(rule: DeskRule, words: str, instead: str, where: Where) -> Diagnostic:
    hint = f"write “{instead}”" if instead else "take it out" if rule.replacement == "" else ""
    return Diagnostic(rule.id, rule.severity, f"“{words}”: {rule.message}", where, hint)
