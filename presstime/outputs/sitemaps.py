"""Sitemaps for search engines: everything that may be listed, and the news of the last two days.

sitemaps.org/protocol (at most 50,000 addresses a file, `lastmod` in W3C form) and Google's page on news
sitemaps (two days, 1,000 entries, the publication's name exactly as on its pages), read 24 November 2026.
`lastmod` is told of stories and pages alone, for of nothing else is it known; never is it the time of
the build.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice

from presstime.model import Status
from presstime.outputs import xml
from presstime.outputs.archive import ARCHIVE, month_route, parent_of_months
from presstime.outputs.corrections import CORRECTIONS
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.routes import escaped, index_routes
from presstime.settings import UrlPatterns
from presstime.view.articles import ArticleView
from presstime.view.desk import View
from presstime.view.queries_outputs import is_mapped, lists_of
from presstime.zones import zone

MOST = 50_000
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
_CHINESE = ("zh-cn", "zh-tw")


def plan(publication: Publication) -> Iterator[Output]:
    parts = _parts(publication)
    if parts == 1:
        yield Output("/sitemap.xml", "sitemap", "the sitemap", ("1",))
        return
    for number in range(1, parts + 1):
        yield Output(f"/sitemap-{number}.xml", "sitemap", "the sitemap", (str(number),))


def plan_index(publication: Publication) -> Iterator[Output]:
    parts = _parts(publication)
    if parts > 1:
        yield Output("/sitemap.xml", "sitemap_index", "the sitemap", (str(parts),))


def plan_news(publication: Publication) -> Iterator[Output]:
    yield Output("/news-sitemap.xml", "news_sitemap", "the news sitemap")


def _parts(publication: Publication) -> int:
    """How many files the addresses need."""
    stories = sum(
        1
        for article in publication.articles.values()
        if article.status is not Status.WITHDRAWN and is_mapped(article, publication.settings)
    )
    pages = sum(1 for page in publication.pages.values() if not page.seo.noindex)
    months = sum(1 for kind, _ in publication.index if kind == "month")
    total = stories + pages + months + len(lists_of(publication)) + len(_fixed(publication.settings.urls))
    return -(-total // MOST)


def _fixed(urls: UrlPatterns) -> tuple[str, ...]:
    """The pages that every publication has."""
    return ("/", ARCHIVE, *index_routes(urls).values(), CORRECTIONS)


def make(studio: Studio, output: Output) -> bytes:
    view = studio.view
    first = (int(output.subject[0]) - 1) * MOST
    base, there = view.absolute("/")[:-1], zone(view.timezone)
    entries = [
        _entry(base, route, _lastmod(changed, has_time, there))
        for route, changed, has_time in islice(_addresses(view), first, first + MOST)
    ]
    return (xml.DECLARATION + f"<urlset {_NAMESPACE}>\n" + "".join(entries) + "</urlset>\n").encode()


def _addresses(view: View) -> Iterator[tuple[str, datetime.datetime | None, bool]]:
    """(route, last change where it is known, whether its hour is)."""
    urls = view.setting("urls")
    for route in _fixed(urls):
        yield route, None, False
    for _, _, route, _ in view.ask("lists"):
        yield route, None, False
    parent = parent_of_months(urls)
    for month, _ in view.ask("months"):
        yield month_route(parent, month), None, False
    for route, changed in view.ask("mapped_pages"):
        yield route, changed, False
    yield from view.ask("mapped_stories")


def _lastmod(changed: datetime.datetime | None, has_time: bool, there: datetime.tzinfo) -> str:
    if changed is None:
        return ""
    local = changed.astimezone(there)
    return local.isoformat(timespec="seconds") if has_time else local.date().isoformat()


def _entry(base: str, route: str, lastmod: str) -> str:
    told = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    return f"<url><loc>{xml.text(base + escaped(route))}</loc>{told}</url>\n"


def make_index(studio: Studio, output: Output) -> bytes:
    view = studio.view
    parts = (view.absolute(f"/sitemap-{n}.xml") for n in range(1, int(output.subject[0]) + 1))
    entries = "".join(f"<sitemap><loc>{xml.text(address)}</loc></sitemap>\n" for address in parts)
    return (xml.DECLARATION + f"<sitemapindex {_NAMESPACE}>\n{entries}</sitemapindex>\n").encode()


def make_news(studio: Studio, output: Output) -> bytes:
    view = studio.view
    stories: Iterable[ArticleView] = (view.article(key) for key in view.ask("news"))
    entries = "".join(_news_entry(view, article) for article in stories)
    return (xml.DECLARATION + f"<urlset {_NAMESPACE} {_NEWS}>\n{entries}</urlset>\n").encode()


def _news_entry(view: View, article: ArticleView) -> str:
    language = article.lang.lower()
    return (
        f"<url><loc>{xml.text(article.absolute_url)}</loc>\n<news:news>"
        f"<news:publication><news:name>{xml.text(view.site.title)}</news:name>"
        f"<news:language>{language if language in _CHINESE else language.partition('-')[0]}</news:language>"
        f"</news:publication><news:publication_date>{article.published.iso}</news:publication_date>"
        f"<news:title>{xml.text(article.title)}</news:title></news:news></url>\n"
    )


KINDS = (
    Kind("sitemap", plan, make, order=70),
    Kind("sitemap_index", plan_index, make_index, order=70),
    Kind("news_sitemap", plan_news, make_news, order=70),
)
