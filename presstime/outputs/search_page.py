"""The search page: a form, and the indexes for those who know a name."""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.archive import ARCHIVE
from presstime.outputs.corrections import CORRECTIONS
from presstime.outputs.feeds_page import FEEDS
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.plain_pages import plain_page
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.routes import index_routes

SEARCH = "/search/"


def plan(publication: Publication) -> Iterator[Output]:
    yield Output(SEARCH, "search", "the search page")


def make(studio: Studio, output: Output) -> bytes:
    view, words = studio.view, studio.view.words
    page = plain_page(view, "search", SEARCH, words("search"), words("search_standfirst"))
    urls = view.setting("urls")
    routes = {"latest": urls.latest, "archive": ARCHIVE}
    routes |= {f"{kind}_index": route for kind, route in index_routes(urls).items()}
    routes |= {"corrections": CORRECTIONS, "feeds": FEEDS}
    indexes = [(words(key), view.url(route)) for key, route in routes.items()]
    return studio.page("search.html", page, indexes=indexes)


KINDS = (Kind("search", plan, make, order=35),)
