"""The page that lists every feed, for people."""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.corrections import CORRECTIONS
from presstime.outputs.feeds import feed_route, forms_of
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.plain_pages import plain_page
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.view.desk import View
from presstime.view.profiles import FEED_FILES
from presstime.view.site import FEED_NAMES

FEEDS = "/feeds/"
Group = tuple[str, list[tuple[str, str]]]


def plan(publication: Publication) -> Iterator[Output]:
    yield Output(FEEDS, "feeds_page", "the page of feeds")


def make(studio: Studio, output: Output) -> bytes:
    view, words = studio.view, studio.view.words
    page = plain_page(view, "feeds", FEEDS, words("feeds"), words("feeds_standfirst"))
    return studio.page("feeds.html", page, feeds=list(_groups(view)))


def _groups(view: View) -> Iterator[Group]:
    """(title, [(form, address)]) of every list that has feeds."""
    settings = view.setting("feeds")
    for kind, _, route, title in view.ask("lists"):
        forms = forms_of(settings, kind)
        if forms:
            yield (
                title or view.site.title,
                [(FEED_NAMES[form], view.url(feed_route(kind, route, form))) for form in forms],
            )
        if kind == "all" and settings.site:
            form = settings.site[0]
            yield view.words("corrections"), [(FEED_NAMES[form], view.url(CORRECTIONS + FEED_FILES[form]))]


KINDS = (Kind("feeds_page", plan, make, order=35),)
