"""The pages of content/pages/: about, ethics, disclaimer and whatever else a newsroom writes once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from presstime.outputs.head import page_head
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.pages import masthead_bare, menu_key
from presstime.outputs.studio import Page, Studio
from presstime.publication import Publication
from presstime.view.articles import direction
from presstime.view.bodies import filled
from presstime.view.desk import View
from presstime.view.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Content:
    """A static page as its template sees it."""

    title: str
    standfirst: str
    body_html: Markup
    updated: Stamp | None


def plan(publication: Publication) -> Iterator[Output]:
    for key, page in publication.pages.items():
        yield Output(page.route, "static_page", page.source, (key,))


def make(studio: Studio, output: Output) -> bytes:
    view = studio.view
    key = f"page {output.subject[0]}"
    view.trace.look(f"page\t{output.subject[0]}")
    record = view.publication.pages[output.subject[0]]
    updated = view.stamp(record.updated) if record.updated else None
    language = record.lang or view.language
    title, seo = record.title, record.seo
    description = seo.description or record.standfirst
    canonical = seo.canonical or view.absolute(output.route)
    page = Page(
        kind="page",
        title=seo.title or view.words("title_on_site", title=title, site=view.site.title),
        description=description,
        canonical_url="" if seo.noindex else canonical,
        noindex=seo.noindex,
        robots="noindex" if seo.noindex else "",
        lang=language,
        dir=direction(language),
        current=menu_key(view, output.route),
        session_rule=masthead_bare(view),
        date=updated,
        ribbon=_ribbon(view, key),
        head_html=page_head(view, title, description, canonical, updated.iso if updated else ""),
    )
    body = Markup(filled(view, view.body(record.source, key), record.source))
    return studio.page("static_page.html", page, content=Content(title, record.standfirst, body, updated))


def _ribbon(view: View, key: str) -> str:
    """In a preview: what holds the page; otherwise ""."""
    view.trace.look(f"hold\t{key}")
    hold = view.publication.holds.get(key)
    return view.words(f"held_{hold.reason}") if hold else ""


KINDS = (Kind("static_page", plan, make, order=25),)
