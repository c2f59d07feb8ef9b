"""The front page."""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.head import listing_head
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.pages import masthead_bare, masthead_tick, menu_key
from presstime.outputs.strips import strip_cells
from presstime.outputs.studio import Page, Studio
from presstime.publication import Publication


def plan(publication: Publication) -> Iterator[Output]:
    yield Output("/", "home", "the front page")


def make(studio: Studio, output: Output) -> bytes:
    view = studio.view
    lead_id, secondary, river = view.ask("home", view.setting("page_size"))
    lead = view.article(lead_id) if lead_id else None
    shown = [view.article(key) for key in (lead_id, *secondary, *river) if key]
    newest = max((a.card.published for a in shown), key=lambda moment: moment.at, default=None)
    day = [a.card.published for a in shown if newest and a.published.date == view.stamp(newest).date]
    site = view.site
    title = f"{site.title}: {site.tagline}" if site.tagline else site.title
    page = Page(
        kind="home",
        title=title,
        description=site.tagline,
        canonical_url=view.absolute("/"),
        current=menu_key(view, "/"),
        date=view.stamp(newest) if newest else None,
        session_rule=masthead_tick(view, newest, tuple(day)) if newest else masthead_bare(view),
        head_html=listing_head(view, site.title, site.tagline, view.absolute("/"), site.feeds, None, None),
    )
    return studio.page(
        "home.html",
        page,
        lead=lead,
        secondary=[view.article(key) for key in secondary],
        river=[view.article(key) for key in river],
        strip=strip_cells(view, "all"),
        more_url=view.url(view.setting("urls").latest),
    )


KINDS = (Kind("home", plan, make, order=40),)
