"""The archive: all months, each year, each month page by page.

Where the addresses of stories begin with year and month, the archive's stand above them (/2023/,
/2023/01/), so that an address may be shortened by hand; elsewhere all is under /archive/. A year shows
its months and its newest stories; it has no second page, for /2023/2/ would look like February.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from presstime.outputs.kinds import Kind, Output
from presstime.outputs.pages import Heading, Pagination, page_count, pagination
from presstime.outputs.plain_pages import plain_page
from presstime.outputs.studio import Page, Studio
from presstime.publication import Publication
from presstime.routes import page_of
from presstime.settings import UrlPatterns
from presstime.view.articles import ArticleView
from presstime.view.desk import View
from presstime.view.stamps import month_name

ARCHIVE = "/archive/"


@dataclass(frozen=True, slots=True)
class Month:
    """A month as the archive names it, with the number of its stories."""

    name: str
    url: str
    count: int
    year_url: str


def parent_of_months(urls: UrlPatterns) -> str:
    """The route under which years stand: "/" above the stories, or the archive's own."""
    return "/" if urls.article.startswith("/{year}/{month}/") else ARCHIVE


def month_route(parent: str, month: str) -> str:
    """`month` is "2023-01"."""
    return f"{parent}{month.replace('-', '/')}/"


OWNER = "the archive"


def plan(publication: Publication) -> Iterator[Output]:
    yield Output(ARCHIVE, "archive", OWNER)


def plan_years(publication: Publication) -> Iterator[Output]:
    parent = parent_of_months(publication.settings.urls)
    for year in sorted({name[:4] for kind, name in publication.index if kind == "month"}):
        yield Output(f"{parent}{year}/", "year", OWNER, (year,))


def plan_months(publication: Publication) -> Iterator[Output]:
    parent = parent_of_months(publication.settings.urls)
    for month in sorted(name for kind, name in publication.index if kind == "month"):
        route = month_route(parent, month)
        total = page_count(len(publication.index["month", month]), publication.settings.page_size)
        for number in range(1, total + 1):
            yield Output(page_of(route, number), "month", OWNER, (month, route, str(number)))


def make(studio: Studio, output: Output) -> bytes:
    view = studio.view
    words = view.words
    months = _months(view)
    years = [(year, months[year]) for year in sorted(months, reverse=True)]
    page = plain_page(view, "archive", ARCHIVE, words("archive"), words("archive_standfirst"))
    return studio.page("archive.html", page, years=years)


def make_year(studio: Studio, output: Output) -> bytes:
    view = studio.view
    year = output.subject[0]
    articles = [view.article(key) for key in view.ask("newest_of_year", year, view.setting("page_size"))]
    page = _period_page(view, output.route, year, articles)
    heading = Heading(view.words("archive"), year, "")
    return studio.page(
        "archive_period.html", page, heading=heading, months=_months(view)[year], articles=articles, pagination=None
    )


def make_month(studio: Studio, output: Output) -> bytes:
    view = studio.view
    month, route, number = output.subject
    ids, total = view.ask("page", "month", month, int(number), view.setting("page_size"))
    articles = [view.article(key) for key in ids]
    pages = pagination(view, route, int(number), total)
    name = month_title(int(month[:4]), int(month[5:]), view.language)
    title = view.words("page_title", title=name, n=number) if int(number) > 1 else name
    page = _period_page(view, output.route, title, articles, pages)
    heading = Heading(view.words("archive"), name, "")
    return studio.page("archive_period.html", page, heading=heading, months=[], articles=articles, pagination=pages)


def _period_page(
    view: View, route: str, title: str, articles: list[ArticleView], pages: Pagination | None = None
) -> Page:
    return plain_page(
        view,
        "archive",
        route,
        title,
        view.words("archive_of", period=title),
        pages=pages,
        date=articles[0].published if articles else None,
        menu_route=ARCHIVE,
    )


def _months(view: View) -> dict[str, list[Month]]:
    """The months of each year, in the order of the calendar."""
    parent = parent_of_months(view.setting("urls"))
    found: dict[str, list[Month]] = {}
    for month, stories in view.ask("months"):
        year = month[:4]
        found.setdefault(year, []).append(
            Month(
                month_name(int(month[5:]), view.language),
                view.url(month_route(parent, month)),
                stories,
                view.url(f"{parent}{year}/"),
            )
        )
    return found


@functools.lru_cache(maxsize=1024)
def month_title(year: int, month: int, language: str) -> str:
    """ "January 2023", in the order that the language has."""
    if language.partition("-")[0] == "en":
        return f"{month_name(month, language)} {year}"
    import datetime

    from babel.dates import format_skeleton

    return str(format_skeleton("yMMMM", datetime.date(year, month, 1), locale=language.replace("-", "_")))


KINDS = (
    Kind("archive", plan, make, order=35),
    Kind("year", plan_years, make_year, order=35),
    Kind("month", plan_months, make_month, order=35),
)
