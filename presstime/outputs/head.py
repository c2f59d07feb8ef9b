"""The part of <head> that describes a page to others: Open Graph, cards, feeds, structured data.

All is written here at once as text, every value escaped; templates print it as it is. Open Graph:
ogp.me, the card: X's card markup, both read 24 November 2026. Times are with their zone; a story
whose hour is unknown has a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup

from presstime.outputs import linked_data
from presstime.outputs.kept import kept
from presstime.outputs.linked_stories import article_graph
from presstime.outputs.pages import Pagination
from presstime.outputs.pictures import SharedPicture, article_picture, site_picture
from presstime.text.characters import escape
from presstime.view.articles import ArticleView
from presstime.view.authors import AuthorView
from presstime.view.desk import View
from presstime.view.queries_outputs import last_change
from presstime.view.tickers import TickerView

FeedLink = tuple[str, str, str]
Lines = list[str]


def article_head(article: ArticleView) -> Markup:
    """All but title, description, canonical and robots, which the page itself carries."""
    desk, full = article.desk, article.record
    picture = article_picture(article)
    changed = last_change(full)
    description = full.seo.description or article.standfirst
    address = full.seo.canonical or article.absolute_url
    lines = _open_graph(desk, "article", full.seo.title or article.title, description, address, picture)
    lines.append(_property("article:published_time", article.published.iso))
    if changed:
        lines.append(_property("article:modified_time", desk.stamp(changed).iso))
    if full.expires:
        lines.append(_property("article:expiration_time", desk.stamp(full.expires).iso))
    if article.section:
        lines.append(_property("article:section", article.section.title))
    lines += [_property("article:author", desk.absolute(author.route)) for author in article.authors]
    lines += [_property("article:tag", tag.title) for tag in article.tags]
    lines += _translations(article)
    lines.append(kept(desk.site, "feed_links", lambda: "\n".join(_feed_links(desk.site.feeds))))
    lines.append(_script(linked_data.script(article_graph(article, picture))))
    return Markup("\n".join(lines))


def listing_head(
    view: View,
    title: str,
    description: str,
    canonical: str,
    feeds: Sequence[FeedLink] = (),
    pages: Pagination | None = None,
    author: AuthorView | None = None,
    ticker: TickerView | None = None,
) -> Markup:
    """Of a list, or any page that is no story. `feeds` are its own; the site's come with every page."""
    subject = linked_data.instrument(ticker) if ticker else None
    graph = linked_data.page_graph(
        view,
        "CollectionPage",
        title,
        description,
        canonical,
        steps=_steps(view, title, canonical),
        subject=subject,
        subject_id=linked_data.instrument_id(ticker) if ticker else "",
    )
    return _head(view, "website", title, description, canonical, feeds, pages, graph)


def profile_head(
    view: View,
    title: str,
    description: str,
    canonical: str,
    feeds: Sequence[FeedLink] = (),
    pages: Pagination | None = None,
    author: AuthorView | None = None,
) -> Markup:
    """Of an author's page: its subject is a person."""
    assert author is not None
    graph = linked_data.page_graph(
        view,
        "ProfilePage",
        title,
        description,
        canonical,
        steps=_steps(view, title, canonical),
        subject=linked_data.whole_person(author),
        subject_id=linked_data.person_id(author),
    )
    return _head(view, "profile", title, description, canonical, feeds, pages, graph)


def page_head(view: View, title: str, description: str, canonical: str, changed: str = "") -> Markup:
    """Of a static page. `changed` is its date as ISO text, "" where it tells none."""
    graph = linked_data.page_graph(
        view, "WebPage", title, description, canonical, steps=_steps(view, title, canonical), changed=changed
    )
    return _head(view, "website", title, description, canonical, (), None, graph)


def _head(
    view: View,
    kind: str,
    title: str,
    description: str,
    canonical: str,
    feeds: Sequence[FeedLink],
    pages: Pagination | None,
    graph: Sequence[linked_data.Node | msgspec.Raw],
) -> Markup:
    lines = _open_graph(view, kind, title, description, canonical, site_picture(view))
    if pages and pages.newer_url:
        lines.append(f'<link rel="prev" href="{escape(pages.newer_url)}">')
    if pages and pages.older_url:
        lines.append(f'<link rel="next" href="{escape(pages.older_url)}">')
    by_address = {address: (title, form, address) for title, form, address in (*feeds, *view.site.feeds)}
    lines += _feed_links(by_address.values())
    lines.append(_script(linked_data.script(graph)))
    return Markup("\n".join(lines))


def _steps(view: View, title: str, canonical: str) -> list[tuple[str, str]]:
    home = view.site.absolute_url
    return [(view.site.title, home), (title, "")] if canonical != home else []


def _open_graph(
    view: View, kind: str, title: str, description: str, address: str, picture: SharedPicture | None
) -> Lines:
    lines = [_property("og:type", kind), _property("og:title", title)]
    if description:
        lines.append(_property("og:description", description))
    lines.append(_property("og:url", address))
    lines.append(kept(view.site, "open_graph", lambda: "\n".join(_site_lines(view))))
    lines += _picture_lines(picture) if picture else []
    is_large = picture is not None and (picture.width >= 600 or not picture.width)
    lines.append(f'<meta name="twitter:card" content="{"summary_large_image" if is_large else "summary"}">')
    return lines


def _site_lines(view: View) -> Lines:
    lines = [_property("og:site_name", view.site.title)]
    language, _, region = view.language.partition("-")
    if len(region) == 2:
        lines.append(_property("og:locale", f"{language}_{region.upper()}"))
    return lines


def _picture_lines(picture: SharedPicture) -> Lines:
    lines = [_property("og:image", picture.url)]
    if picture.width and picture.height:
        lines.append(_property("og:image:width", str(picture.width)))
        lines.append(_property("og:image:height", str(picture.height)))
    if picture.alt:
        lines.append(_property("og:image:alt", picture.alt))
    return lines


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'


def _translations(article: ArticleView) -> Lines:
    """The same story in other languages, and in its own, as each must name all."""
    known = article.record.translations
    if not known:
        return []
    there = [(language, article.desk.absolute(address)) for language, address in known]
    return [
        f'<link rel="alternate" hreflang="{escape(language)}" href="{escape(address)}">'
        for language, address in ((article.lang, article.absolute_url), *there)
    ]


def _feed_links(feeds: Iterable[FeedLink]) -> Lines:
    return [
        f'<link rel="alternate" type="{form}" title="{escape(title)}" href="{escape(address)}">'
        for title, form, address in feeds
    ]


def _script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'
