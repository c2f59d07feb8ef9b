"""The page of each article."""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.head import article_head
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.pages import masthead_tick, menu_key
from presstime.outputs.studio import Page, Studio
from presstime.publication import Publication


def plan(publication: Publication) -> Iterator[Output]:
    for key, article in publication.articles.items():
        yield Output(publication.routes[key], "article", article.source, (key,))


def make(studio: Studio, output: Output) -> bytes:
    view = studio.view
    article = view.article(output.subject[0])
    seo = article.card.seo
    page = Page(
        kind="article",
        title=seo.title or view.words("title_on_site", title=article.title, site=view.site.title),
        description=seo.description or article.standfirst,
        canonical_url=seo.canonical or article.absolute_url,
        noindex=seo.noindex,
        robots=robots_of(article),
        lang=article.lang,
        dir=article.dir,
        head_html=article_head(article),
        current=menu_key(view, article.section.route if article.section else ""),
        date=article.published,
        session_rule=masthead_tick(view, article.card.published),
    )
    return studio.page("article.html", page, article=article)


def robots_of(article: object) -> str:
    """What robots are told: whether to list, how large a picture, and when a story expires."""
    from presstime.view.articles import ArticleView

    assert isinstance(article, ArticleView)
    card = article.card
    words = ["noindex"] if card.seo.noindex else ["max-image-preview:large"]
    if card.expires:
        words.append(f"unavailable_after: {card.expires.at.isoformat(timespec='seconds')}")
    return ", ".join(words)


KINDS = (Kind("article", plan, make, order=20),)
