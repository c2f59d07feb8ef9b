"""Questions of the outputs that show everything at once: indexes, archive, sitemap, redirects.

They look at aggregates ("cards", "profiles", "pages"), never at ten thousand single cards; an output
depends on the answer, so it is made again only when what it shows has changed. Routes are part of the
answers, because an address may change while an id stays.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from presstime.model import Article, Moment
from presstime.publication import Publication
from presstime.routes import article_route
from presstime.settings import Settings
from presstime.view.queries import query

if TYPE_CHECKING:
    from presstime.view.desk import View

# What schema.org calls a newsroom's policies (NewsMediaOrganization, read 24 November 2026), by the
# names that their pages usually have.
POLICY_PAGES = {
    "ethics": "ethicsPolicy",
    "corrections-policy": "correctionsPolicy",
    "ownership": "ownershipFundingInfo",
    "masthead": "masthead",
    "mission": "missionCoveragePrioritiesPolicy",
    "diversity": "diversityPolicy",
    "fact-checking": "verificationFactCheckingPolicy",
    "unnamed-sources": "unnamedSourcesPolicy",
    "feedback": "actionableFeedbackPolicy",
    "principles": "publishingPrinciples",
}


class ListOf(NamedTuple):
    """A list of stories: `kind` and `name` as in the publication's index, its title ("" for all)."""

    kind: str
    name: str
    route: str
    title: str


def lists_of(publication: Publication) -> list[ListOf]:
    """Every list that has a page of its own, in order of kind and name."""
    urls = publication.settings.urls
    found = [ListOf("all", "", urls.latest, "")]
    found += [
        ListOf("section", section.slug, urls.section.format(slug=section.slug), section.title)
        for section in publication.settings.sections
    ]
    found += [
        ListOf("tag", slug, urls.tag.format(slug=slug), tag.title)
        for slug, tag in publication.tags.items()
        if ("tag", slug) in publication.index
    ]
    found += [
        ListOf("author", key, urls.author.format(slug=author.slug), author.name)
        for key, author in publication.authors.items()
    ]
    found += [
        ListOf("ticker", key, urls.ticker.format(ticker=instrument.slug), instrument.name)
        for key, instrument in publication.instruments.items()
    ]
    return found


@query
def lists(view: View) -> list[tuple[str, str, str, str]]:
    """`lists_of` this publication."""
    publication, keys = view.publication, view.trace.keys
    keys |= {"settings\turls", "settings\tsections", "names\ttag", "profiles"}
    keys.update(f"tag\t{slug}" for slug in publication.tags if ("tag", slug) in publication.index)
    keys.update(f"author\t{key}" for key in publication.authors)
    keys.update(f"instrument\t{key}" for key in publication.instruments)
    return [tuple(entry) for entry in lists_of(publication)]  # type: ignore[misc]


def last_change(article: Article) -> Moment | None:
    """When an article last changed in substance: its update or its newest correction; None if never."""
    moments = [correction.date for correction in article.corrections]
    if article.updated:
        moments.append(article.updated)
    return max(moments, default=None)


def is_mapped(article: Article, settings: Settings) -> bool:
    """Whether a sitemap may name it: not if it hides from search, or has its true address elsewhere."""
    seo = article.seo
    if seo.noindex or not seo.canonical:
        return not seo.noindex
    return seo.canonical == settings.base_url.rstrip("/") + article_route(article, settings)


@query
def mapped_stories(view: View) -> list[tuple[str, datetime.datetime, bool]]:
    """(route, last change in substance, whether its hour is known) of every story for the sitemap."""
    view.trace.keys |= {"cards", "corrections", "settings\turls", "settings\ttimezone", "settings\tbase_url"}
    publication = view.publication
    found = []
    for key in view.ids("all"):
        article = publication.articles[key]
        if is_mapped(article, publication.settings):
            moment = last_change(article) or article.published
            found.append((publication.routes[key], moment.at, moment.has_time))
    return found


@query
def mapped_pages(view: View) -> list[tuple[str, datetime.datetime | None]]:
    """(route, last update) of every static page for the sitemap."""
    view.trace.keys.add("pages")
    return [
        (page.route, page.updated.at if page.updated else None)
        for _, page in sorted(view.publication.pages.items())
        if not page.seo.noindex
    ]


@query
def policies(view: View) -> list[tuple[str, str]]:
    """(schema.org property, route) of the policies that this newsroom has written."""
    view.trace.keys.add("pages")
    found = []
    for _, page in sorted(view.publication.pages.items()):
        name = page.route.strip("/").rpartition("/")[2]
        if name in POLICY_PAGES:
            found.append((POLICY_PAGES[name], page.route))
    return found


@query
def tag_index(view: View) -> list[tuple[str, str, int]]:
    """(slug, title, stories) of every tag in use."""
    found = []
    for slug in view.names("tag"):
        view.trace.keys.add(f"tag\t{slug}")
        found.append((slug, view.publication.tags[slug].title, len(view.ids("tag", slug))))
    return found


@query
def author_index(view: View) -> list[tuple[str, str, str, int]]:
    """(id, name, role, stories) of every author."""
    view.trace.keys.add("profiles")
    found = []
    for key, author in view.publication.authors.items():
        view.trace.keys.add(f"author\t{key}")
        found.append((key, author.name, author.role, len(view.ids("author", key))))
    return found


@query
def ticker_index(view: View) -> list[tuple[str, str, int]]:
    """(ticker, name, stories) of every instrument with a profile."""
    view.trace.keys.add("profiles")
    found = []
    for key, instrument in view.publication.instruments.items():
        view.trace.keys.add(f"instrument\t{key}")
        found.append((key, instrument.name, len(view.ids("ticker", key))))
    return found


@query
def months(view: View) -> list[tuple[str, int]]:
    """("2023-01", stories) of every month that has some, oldest first."""
    return [(month, len(view.ids("month", month))) for month in view.names("month")]


@query
def newest_of_year(view: View, year: str, size: str) -> list[str]:
    found: list[str] = []
    for month in reversed(view.names("month")):
        if month.startswith(f"{year}-"):
            found += view.ids("month", month)[: int(size)]
    return found[: int(size)]


@query
def redirects(view: View) -> list[tuple[str, str]]:
    """(old route, route) of every alias, in order of the old routes."""
    view.trace.keys |= {"aliases", "settings\turls", "settings\ttimezone", "settings\tbase_url"}
    publication = view.publication
    found = []
    for key, article in publication.articles.items():
        found += [(old_route(alias, publication.settings), publication.routes[key]) for alias in article.aliases]
    for page in publication.pages.values():
        found += [(old_route(alias, publication.settings), page.route) for alias in page.aliases]
    return sorted(found)


def old_route(alias: str, settings: Settings) -> str:
    """An alias as a route: a whole address of this site loses its beginning, a folder gets its slash."""
    base = settings.base_url.rstrip("/")
    path = alias.removeprefix(base) if alias.startswith(f"{base}/") else alias
    path = f"/{path.lstrip('/')}"
    is_file = "." in path.rpartition("/")[2]
    return path if is_file or path.endswith("/") else f"{path}/"
