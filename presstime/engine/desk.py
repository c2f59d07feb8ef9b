"""The desk's own rules in a build: rules.yaml read once while it is the same file, and run over article files."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from presstime.checks.context import ArticleFindings, Places
from presstime.checks.desk_rules import check_desk_rules
from presstime.diagnostics import Diagnostic
from presstime.market.prose.blocks import body_blocks
from presstime.market.prose.facts import ProseFacts
from presstime.model import Article
from presstime.reading.desk_rules import FILE, DeskRule, read_desk_rules
from presstime.reading.documents import cut
from presstime.reading.files import Signature, decode, signature_at
from presstime.reading.records import digest


@functools.lru_cache(maxsize=1)
def _rules_at(path: Path, signature: Signature | None) -> tuple[tuple[DeskRule, ...], tuple[Diagnostic, ...]]:
    if signature is None:
        return (), ()
    rules, findings = read_desk_rules(path.read_bytes())
    return rules, tuple(findings)


class Desk:
    """The rules of a source. `digest` is "" without any; `findings` are those of rules.yaml itself."""

    def __init__(self, source: Path, locate: Callable[[str], Path]) -> None:
        path = source / FILE
        self.rules, self.findings = _rules_at(path, signature_at(path))
        self.digest = digest(self.rules) if self.rules else ""
        self._locate = locate

    def check(self, article: Article, places: Places, facts: ProseFacts) -> ArticleFindings:
        """The article's file is read again: texts are not kept, and most desks change rules seldom."""
        text = self._text(article.source)
        file = places.file
        lines = (text if file == article.source else self._text(file)).split("\n")
        fields = [("title", article.title), ("standfirst", article.standfirst)]
        fields += [(f"key_points.{number}", point) for number, point in enumerate(article.key_points)]
        document = cut(text, article.source)[0]
        body = body_blocks(document.text, document.text_line, article.source.endswith(".md"))
        return check_desk_rules(self.rules, fields, body, places, article.source, lines, facts.allowances)

    def _text(self, path: str) -> str:
        try:
            return decode(self._locate(path).read_bytes(), path)[0]
        except OSError:
            return ""


def joined(one: ArticleFindings, other: ArticleFindings) -> ArticleFindings:
    """The findings of two rounds over one article; no family is in both."""
    return ArticleFindings(
        one.diagnostics + other.diagnostics, {**one.counts, **other.counts}, one.silenced + other.silenced
    )
