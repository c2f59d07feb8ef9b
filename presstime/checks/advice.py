"""Recommendations: about an instrument of the story.

In: an article's front matter. Out: warnings. What must stand beside a recommendation is PT604's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from presstime.checks.context import Places, Tally
from presstime.checks.rules import rule
from presstime.diagnostics import Diagnostic, warning
from presstime.market.bound import own_tickers_of, tickers_meant
from presstime.market.exchanges import Exchange
from presstime.model import Article


@rule("PT605", family="disclosure")
def recommendation_is_of_the_story(
    article: Article, exchanges: Mapping[str, Exchange], places: Places, tally: Tally
) -> Iterator[Diagnostic]:
    """A recommendation is of one of the story's tickers.

    Why: a slip in the symbol recommends another company; and the story's page is the only list of what was
        recommended.
    Fails:
        ticker: NASDAQ:MSFT
        recommendation: {ticker: NASDAQ:MSTR, rating: buy}
    Mended:
        ticker: NASDAQ:MSFT
        recommendation: {ticker: NASDAQ:MSFT, rating: buy}
    Source: our own; articles 3 and 4 of Delegated Regulation (EU) 2016/958 name the instrument first.
    """
    advice = article.recommendation
    if advice is None:
        return
    tally.checked += 1
    own = own_tickers_of(article)
    if not set(tickers_meant(advice.ticker, article, exchanges, own)) & set(own):
        yield warning(
            "PT605", f"{advice.ticker} is recommended, and is no ticker of this story",
            places.field("recommendation", "ticker"),
            f"write {own[0]}, or add it to the story's tickers" if own else "add it to the story's tickers",
        )  # fmt: skip
