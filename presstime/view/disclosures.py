"""What must be disclosed with a story: its writer's own words, holdings, who paid, what a machine did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from presstime.model import Holding
from presstime.text.inline import inline_html
from presstime.view import panels

if TYPE_CHECKING:
    from presstime.view.articles import ArticleView


def held_positions(article: ArticleView) -> list[tuple[str, str, Holding]]:
    """(author, ticker label, holding) of each holding that this story's tickers call for."""
    tickers = set(article.card.tickers)
    return [
        (author.name, panels.ticker_label(holding.ticker), holding)
        for author in article.authors
        for holding in author.record.holdings
        if holding.ticker in tickers
    ]


def disclosures(article: ArticleView) -> list[Markup]:
    """The writer's own, those that holdings call for, who paid, what a machine did; else the house's."""
    desk, full, words = article.desk, article.record, article.desk.words
    language = desk.language
    made = []
    if full.sponsor:
        amount = words("sponsor_amount", amount=full.sponsor.amount) if full.sponsor.amount else ""
        made.append(words("sponsor_disclosure", payer=full.sponsor.payer, amount=amount))
    for name, label, holding in held_positions(article):
        key = "holding_disclosure_since" if holding.since else "holding_disclosure"
        since = desk.stamp(holding.since).date if holding.since else ""
        made.append(words(key, author=name, ticker=label, position=holding.position, since=since))
    written = [text for text in (full.disclosure, full.ai_assisted) if text]
    if not made and not written and (house := desk.setting("disclosure")):
        written.append(house)
    return [*(escape(text) for text in made), *(Markup(inline_html(text, language)) for text in written)]
