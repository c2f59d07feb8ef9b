"""Lists of stories: all of them, a section's, a tag's, an author's, a ticker's, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from presstime.market.exchanges import ticker_slug
from presstime.outputs.head import listing_head, profile_head
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.pages import Heading, masthead_bare, menu_key, page_count, pagination
from presstime.outputs.strips import strip_cells
from presstime.outputs.studio import Page, Studio
from presstime.publication import Publication
from presstime.routes import index_routes, page_of
from presstime.view.desk import View

DESK_STORIES = 3


def _subjects(publication: Publication) -> Iterator[tuple[str, str, str, str]]:
    """(kind, name, route, owner) of every list."""
    settings = publication.settings
    yield "all", "", settings.urls.latest, "the list of all stories"
    for section in settings.sections:
        yield "section", section.slug, settings.urls.section.format(slug=section.slug), "site.yaml"
    for slug in publication.tags:
        if ("tag", slug) in publication.index:
            yield "tag", slug, settings.urls.tag.format(slug=slug), f"the tag {publication.tags[slug].title}"
    for key, author in publication.authors.items():
        yield "author", key, settings.urls.author.format(slug=author.slug), author.source
    for key, instrument in publication.instruments.items():
        yield "ticker", key, settings.urls.ticker.format(ticker=ticker_slug(key)), instrument.source


def plan(publication: Publication) -> Iterator[Output]:
    size = publication.settings.page_size
    for kind, name, route, owner in _subjects(publication):
        total = page_count(len(publication.index.get((kind, name), ())), size)
        for number in range(1, total + 1):
            yield Output(page_of(route, number), "listing", owner, (kind, name, route, str(number)))


def make(studio: Studio, output: Output) -> bytes:
    kind, name, route, number = output.subject
    view = studio.view
    ids, total = view.ask("page", kind, name, int(number), view.setting("page_size"))
    articles = [view.article(key) for key in ids]
    pages = pagination(view, route, int(number), total)
    template, variables, title, description, feed = _variables(view, kind, name, int(number))
    current = menu_key(view, route, index_routes(view.setting("urls")).get(kind, ""))
    words, site = view.words, view.site
    full = words("page_title", title=title, n=number) if int(number) > 1 else title
    canonical = view.absolute(page_of(route, int(number)))
    feeds = _feeds(view, kind, name, route, title)
    if kind == "author":
        head = profile_head(view, title, description, canonical, feeds, pages, view.author(name))
    else:
        ticker = view.ticker(name) if kind == "ticker" else None
        head = listing_head(view, title, description, canonical, feeds, pages, ticker=ticker)
    page = Page(
        kind=template.removesuffix(".html"),
        title=words("title_on_site", title=full, site=site.title),
        description=description,
        canonical_url=canonical,
        current=current,
        session_rule=masthead_bare(view),
        head_html=head,
        date=articles[0].published if articles else None,
    )
    return studio.page(template, page, articles=articles, pagination=pages, feed_url=feed, **variables)


def _variables(view: View, kind: str, name: str, number: int) -> tuple[str, dict[str, Any], str, str, str]:
    """Template, its own variables, title, description, feed."""
    words = view.words
    if kind == "tag":
        tag = view.tag(name)
        return "tag.html", {"tag": tag}, tag.title, tag.description, tag.feed_url
    if kind == "author":
        author = view.author(name)
        return (
            "author.html",
            {"author": author, "desk": _desk(view, name)},
            author.name,
            author.bio_text,
            author.feed_url,
        )
    if kind == "ticker":
        ticker = view.ticker(name)
        return "ticker.html", {"ticker": ticker}, f"{ticker.name} ({ticker.label})", ticker.summary, ticker.feed_url
    cells = strip_cells(view, kind, name) if number == 1 else []
    if kind == "section":
        section = view.section(name)
        assert section is not None
        heading = Heading("", section.title, section.description)
        return (
            "listing.html",
            {"heading": heading, "strip": cells},
            section.title,
            section.description,
            section.feed_url,
        )
    heading = Heading("", words("latest"), words("latest_standfirst"))
    feed = view.site.feeds[0][2] if view.site.feeds else ""
    return "listing.html", {"heading": heading, "strip": cells}, words("latest"), words("latest_standfirst"), feed


def _desk(view: View, author: str) -> list[Any]:
    """Stories of other writers, under a profile that has fewer than three of its own."""
    own = view.ask("top", "author", author, DESK_STORIES)
    if len(own) >= DESK_STORIES:
        return []
    newest = view.ask("top", "all", "", DESK_STORIES * 2)
    return [view.article(key) for key in newest if key not in own][:DESK_STORIES]


def _feeds(view: View, kind: str, name: str, route: str, title: str) -> list[tuple[str, str, str]]:
    from presstime.view.profiles import FEED_FILES
    from presstime.view.site import FEED_NAMES, FEED_TYPES

    group = "site" if kind == "all" else kind
    base = "/" if kind == "all" else route
    return [
        (f"{title} ({FEED_NAMES[form]})", FEED_TYPES[form], view.url(base + FEED_FILES[form]))
        for form in getattr(view.setting("feeds"), group)
    ]


KINDS = (Kind("listing", plan, make, order=30),)
