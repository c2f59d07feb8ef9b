"""The part of <head> that describes a page to others: Open Graph, cards, feeds, structured data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from presstime.view.articles import ArticleView
from presstime.view.desk import View


def article_head(article: ArticleView) -> Markup:
    return Markup("")


def listing_head(
    view: View, title: str, description: str, canonical: str, feeds: Sequence[tuple[str, str, str]],
    pages: Any, author: Any,
) -> Markup:
    return Markup("")


profile_head = listing_head
