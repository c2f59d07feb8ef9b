"""The page that hosts show where nothing is: /404.html, with the newest stories."""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.kinds import Kind, Output
from presstime.outputs.pages import masthead_bare
from presstime.outputs.studio import Page, Studio
from presstime.publication import Publication

NOT_FOUND = "/404.html"
STORIES = 5


def plan(publication: Publication) -> Iterator[Output]:
    yield Output(NOT_FOUND, "not_found", "the page for addresses where nothing is")


def make(studio: Studio, output: Output) -> bytes:
    view, words = studio.view, studio.view.words
    latest = [view.article(key) for key in view.ask("top", "all", "", STORIES)]
    page = Page(
        kind="404",
        title=words("title_on_site", title=words("no_such_page"), site=view.site.title),
        noindex=True,
        robots="noindex",
        session_rule=masthead_bare(view),
    )
    return studio.page("404.html", page, latest=latest)


KINDS = (Kind("not_found", plan, make, order=35),)
