"""Precision and recall of the checks on the corpus: `python -m tests.market.score [--write]`.

Prints the table by rule, for the whole corpus and for the third that was put aside before tuning;
`--write` puts it into docs/figures.md between its marks. Also names each sentence judged wrongly.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from presstime.checks import ArticleContext, Places, Shared, check_article
from presstime.diagnostics import Diagnostic, Severity
from presstime.market.prose import BlockKind, body_blocks, field_block, read_prose
from presstime.model import Article, Instrument, Moment, Session, Snapshot
from presstime.zones import zone as zone_of
from tests.market.corpus.by_hand import BY_HAND
from tests.market.corpus.second_held_out import SECOND_HELD_OUT
from tests.market.corpus.stories import COMPANIES

CORPUS = Path(__file__).with_name("corpus") / "sentences.jsonl"
STORIES = Path(__file__).with_name("corpus") / "articles.jsonl"
DOCS = Path(__file__).parents[2] / "docs" / "figures.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
OUTSIDE = frozenset(("PT705",))
"""Codes about the article as a whole, of which a lone sentence says nothing."""

_WARNINGS = frozenset("PT306 PT308 PT402 PT405 PT701 PT703".split())
"""Codes in the corpus that are never errors."""


@dataclass
class Score:
    """Counts for one rule: expected and found, found without being expected, expected and not found."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Report:
    scores: dict[str, Score] = field(default_factory=dict)
    errors: Score = field(default_factory=Score)
    warnings: Score = field(default_factory=Score)
    sentences: Counter[str] = field(default_factory=Counter)
    stories: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def of(self, code: str) -> Score:
        return self.scores.setdefault(code, Score())


def findings_of(text: str) -> list[Diagnostic]:
    """What the checks say of a text that stands alone, in an article of 24 January 2023."""
    published = Moment(datetime.datetime(2023, 1, 24, 12, 40, tzinfo=datetime.UTC))
    article = Article("a", "a.md", "a", "Headline", published, standfirst="")
    facts = read_prose(body_blocks(text, 1), text)
    found = check_article(ArticleContext(article, facts, Places("a.md"), Shared())).diagnostics
    return [one for one in found if one.code not in OUTSIDE]


def findings_of_story(story: dict[str, Any]) -> list[Diagnostic]:
    """What the checks say of a composed article, among the profiles of all its companies."""
    zone = zone_of(story["zone"])
    given = {key: value for key, value in story["snapshot"].items() if key in ("change", "low", "high")}
    as_of = story["snapshot"].get("as_of")
    snapshot = Snapshot(
        story["ticker"],
        Decimal(story["snapshot"]["price"]),
        story["snapshot"]["currency"],
        Decimal(story["snapshot"]["previous_close"]),
        session=Session(story["snapshot"]["session"]),
        as_of=None if as_of is None else _moment(as_of, zone),
        given=("change",) if "change" in given else (),
    )
    snapshot = msgspec.structs.replace(snapshot, **{key: Decimal(value) for key, value in given.items()})
    article = Article(
        "a",
        "a.md",
        "a",
        story["title"],
        _moment(story["published"], zone),
        standfirst=story["standfirst"],
        tickers=(story["ticker"],),
        snapshots=(snapshot,),
    )
    blocks = [field_block(BlockKind.TITLE, story["title"]), field_block(BlockKind.STANDFIRST, story["standfirst"])]
    facts = read_prose([*blocks, *body_blocks(story["body"], 1)], story["body"])
    profiles = {ticker: Instrument(ticker, "t.yaml", name, currency=currency) for ticker, name, currency in COMPANIES}
    return list(
        check_article(ArticleContext(article, facts, Places("a.md"), Shared(profiles, zone=story["zone"]))).diagnostics
    )


def _moment(text: str, zone: datetime.tzinfo) -> Moment:
    local = datetime.datetime.fromisoformat(text).replace(tzinfo=zone)
    return Moment(local.astimezone(datetime.UTC), ":" in text)


def judge(report: Report, text: str, expected: frozenset[str], found: list[Diagnostic]) -> None:
    """Adds one sentence's outcome to the report."""
    codes = {one.code for one in found}
    name = next(iter(sorted(expected)), "")
    if expected and codes & expected:
        report.of(next(iter(sorted(codes & expected)))).right += 1
        is_error = any(one.code in expected and one.severity is Severity.ERROR for one in found)
        (report.errors if is_error else report.warnings).right += 1
    elif expected:
        report.of(name).missed += 1
        (report.warnings if expected <= _WARNINGS else report.errors).missed += 1
        report.wrong.append(f"missed {'|'.join(sorted(expected))}: {text}")
    for one in found:
        if one.code in expected:
            continue
        report.of(one.code).false += 1
        kind = report.errors if one.severity is Severity.ERROR else report.warnings
        kind.false += 1
        report.wrong.append(f"false {one.severity.value} {one.code}: {text} [{one.working}]")


def score(held_out_only: bool) -> Report:
    """The report over the corpus, or over the third put aside."""
    report = Report()
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if held_out_only and not entry["held_out"]:
            continue
        expected = frozenset(entry["codes"].split("|")) - {""}
        report.sentences["wrong" if expected else "right"] += 1
        judge(report, entry["text"], expected, findings_of(entry["text"]))
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        if held_out_only and not story["held_out"]:
            continue
        report.stories["wrong" if story["codes"] else "right"] += 1
        expected = frozenset(story["codes"].split("|")) - {""}
        judge(report, story["body"], expected, findings_of_story(story))
    return report


def table(report: Report) -> str:
    lines = ["| Rule | Found rightly | Falsely | Missed | Precision | Recall |", "|---|---:|---:|---:|---:|---:|"]
    for code, one in sorted(report.scores.items()):
        lines.append(f"| {code} | {one.right} | {one.false} | {one.missed} | {one.precision:.3f} | {one.recall:.3f} |")
    for name, one in (("all errors", report.errors), ("all warnings", report.warnings)):
        lines.append(f"| {name} | {one.right} | {one.false} | {one.missed} | {one.precision:.3f} | {one.recall:.3f} |")
    return "\n".join(lines)


def by_hand(sentences: tuple[tuple[str, str], ...] = BY_HAND) -> Report:
    """The report over sentences written by hand."""
    report = Report()
    for text, codes in sentences:
        expected = frozenset(codes.split("|")) - {""}
        report.sentences["wrong" if expected else "right"] += 1
        judge(report, text, expected, findings_of(text))
    return report


def sections() -> str:
    """The measured part of docs/figures.md."""
    parts = []
    for title, report in (
        ("Whole corpus", score(False)),
        ("The third put aside", score(True)),
        ("Sentences written by hand", by_hand()),
        ("The second part put aside, as it is found now", by_hand(SECOND_HELD_OUT)),
    ):
        counts = f"{report.sentences['right']} right and {report.sentences['wrong']} wrong sentences"
        if report.stories:
            counts += f", {report.stories['right']} right and {report.stories['wrong']} wrong stories"
        parts.append(f"### {title}\n\n{counts}.\n\n{table(report)}")
    return "\n\n".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the checks on the corpus of sentences and stories.")
    parser.add_argument("--wrong", action="store_true", help="name each sentence judged wrongly")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/figures.md")
    options = parser.parse_args()
    text = sections()
    sys.stdout.write(f"{text}\n")
    if options.wrong:
        sys.stdout.write("\n".join([*score(False).wrong, *by_hand().wrong, *by_hand(SECOND_HELD_OUT).wrong, ""]))
    if options.write:
        before, _, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        DOCS.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
