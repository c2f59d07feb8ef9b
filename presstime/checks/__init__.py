"""Checks: rules over articles, each a function with a code, found by themselves.

In: an `ArticleContext`. Out: findings, counts by family, and what the writer silenced. A rule that
fails by our own fault fails loudly: no finding is swallowed here.
"""

from __future__ import annotations

from collections.abc import Iterable

from presstime.checks.context import (
    ArticleContext,
    ArticleFindings,
    Count,
    Places,
    Shared,
    Silenced,
    Tally,
)
from presstime.checks.rules import Rule
from presstime.diagnostics import Diagnostic

__all__ = ["ArticleContext", "ArticleFindings", "Count", "Places", "Shared", "Silenced", "check_article"]


def check_article(context: ArticleContext, more: Iterable[Rule] = ()) -> ArticleFindings:
    """Every rule over one article; `more` are a site's own."""
    from presstime.checks.inputs import Inputs
    from presstime.checks.rules import all_rules

    inputs = Inputs(context)
    of_snapshots = inputs.of_snapshots()
    tallies: dict[str, Tally] = {}
    found: list[Diagnostic] = []
    for rule in all_rules().values():
        tally = tallies.setdefault(rule.family, Tally())
        for arguments in inputs.calls(rule, tally, of_snapshots):
            found.extend(rule.function(**arguments))
    for rule in more:
        from presstime.checks.newsroom import found_by

        tally = tallies.setdefault(rule.family, Tally())
        found += found_by(rule, inputs, tally, of_snapshots, context.article.source)
    reasons = {allowance.code: allowance.reason for allowance in context.facts.allowances}
    return ArticleFindings(
        tuple(d for d in found if not reasons.get(d.code)),
        {family: tally.count() for family, tally in tallies.items()},
        tuple(Silenced(d, reasons[d.code]) for d in found if reasons.get(d.code)),
    )
