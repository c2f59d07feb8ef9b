"""Disclosure: what must stand beside a story about somebody's money.

In: an article's front matter, its authors. Out: findings. We help to disclose; we never claim that
anyone is compliant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from presstime.checks.context import Places, Tally
from presstime.checks.rules import rule
from presstime.diagnostics import Diagnostic, warning
from presstime.market.prose.facts import ProseFacts
from presstime.model import Article, Author, Kind


@rule("PT601", family="disclosure")
def holding_is_disclosed(
    article: Article, authors: Mapping[str, Author], facts: ProseFacts, places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """An author's position in an instrument of the article is a long or a short one, and says so.

    Why: the disclosure under the article is written from it; "yes" or "some" tells readers nothing.
    Fails:
        holdings: [{ticker: NASDAQ:MSFT, position: some}]
    Mended:
        holdings: [{ticker: NASDAQ:MSFT, position: long, since: 2021-03-01}]
    Source: Market Abuse Regulation, art. 20; journalists' codes that require disclosure of positions.
    """
    for author_id in article.authors:
        author = authors.get(author_id)
        for holding in author.holdings if author else ():
            if holding.ticker not in article.tickers:
                continue
            tally.checked += 1
            if holding.position.strip().lower() not in ("long", "short", "options", "employer", "family"):
                yield warning(
                    "PT601",
                    f"the position of {author_id} in {holding.ticker} is “{holding.position}”",
                    places.field("author"),
                    "write long, short, options, employer or family in the author's profile",
                )


@rule("PT602", family="disclosure")
def sponsor_is_named(article: Article, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A sponsored piece names who paid, how much, and in what.

    Why: describing a security for a payment without saying so, and how much, is unlawful in the United States.
    Fails:
        kind: sponsored
        sponsor: {payer: Acme Mining Ltd}
    Mended:
        kind: sponsored
        sponsor: {payer: Acme Mining Ltd, amount: $25,000, kind: cash}
    Source: Securities Act of 1933, section 17(b).
    """
    if article.kind is not Kind.SPONSORED and article.sponsor is None:
        return
    tally.checked += 1
    if article.sponsor is None:
        yield warning(
            "PT602", "a sponsored piece has no sponsor", places.field("kind"), "add sponsor: {payer, amount, kind}"
        )
        return
    for name in ("payer", "amount", "kind"):
        if not getattr(article.sponsor, name).strip():
            yield warning(
                "PT602", f"the sponsor's {name} is missing", places.field("sponsor", name), f"add {name} to sponsor"
            )


@rule("PT603", family="disclosure")
def sponsored_is_marked(article: Article, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """An article with a sponsor is of the kind sponsored.

    Why: the label on the page, in feeds and in structured data comes from the kind.
    Fails:
        kind: news
        sponsor: {payer: Acme Mining Ltd, amount: $25,000, kind: cash}
    Mended:
        kind: sponsored
        sponsor: {payer: Acme Mining Ltd, amount: $25,000, kind: cash}
    Source: our own; paid pieces are no news articles in schema.org either.
    """
    if article.sponsor is None:
        return
    tally.checked += 1
    if article.kind is not Kind.SPONSORED:
        yield warning(
            "PT603",
            "an article with a sponsor is not marked as sponsored",
            places.field("kind"),
            "write kind: sponsored",
        )


@rule("PT604", family="disclosure")
def recommendation_is_complete(article: Article, places: Places, tally: Tally) -> Iterator[Diagnostic]:
    """A recommendation has target, horizon, assumptions and the time of its completion.

    Why: readers must be able to tell a fact from a projection, and what the projection rests on.
    Fails:
        recommendation: {ticker: NASDAQ:MSFT, rating: buy, target: 290}
    Mended:
        recommendation:
          ticker: NASDAQ:MSFT
          rating: buy
          target: 290
          currency: USD
          horizon: 12 months
          assumptions: cloud revenue grows by a quarter
          completed_at: 2023-01-24 07:10
    Source: Delegated Regulation (EU) 2016/958, article 3, read November 2026.
    """
    advice = article.recommendation
    if advice is None:
        return
    tally.checked += 1
    missing = [
        name
        for name, value in (
            ("target", advice.target),
            ("horizon", advice.horizon),
            ("assumptions", advice.assumptions),
            ("completed_at", advice.completed_at),
        )
        if not value
    ]
    if missing:
        yield warning(
            "PT604",
            f"the recommendation lacks {', '.join(missing)}",
            places.field("recommendation"),
            "add what is missing, or leave the recommendation out",
        )
    elif advice.completed_at is not None and not advice.completed_at.has_time:
        yield warning(
            "PT604",
            "the recommendation's completion has a day and no time",
            places.field("recommendation", "completed_at"),
            "give the time of completion",
        )
