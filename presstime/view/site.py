"""The publication as a whole, as templates see it: `site`."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from presstime.routes import index_routes
from presstime.text.inline import inline_html
from presstime.view.articles import direction
from presstime.view.bodies import asset_path, asset_route
from presstime.view.desk import View, remembered
from presstime.view.profiles import FEED_FILES
from presstime.view.tags import SectionView

FEED_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
FEED_NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


class PublisherView:
    def __init__(self, name: str, logo_url: str, contact: str) -> None:
        self.name = name
        self.logo_url = logo_url
        self.contact = contact


class SiteView:
    def __init__(self, desk: View) -> None:
        self.desk = desk
        self.cache: dict[str, tuple[Any, frozenset[str]]] = {}

    @property
    def title(self) -> str:
        return str(self.desk.setting("title"))

    @property
    def tagline(self) -> str:
        return str(self.desk.setting("tagline"))

    @property
    def motto(self) -> str:
        return str(self.desk.setting("motto"))

    @property
    def language(self) -> str:
        return self.desk.language

    @property
    def dir(self) -> str:
        return direction(self.desk.language)

    @property
    def palette(self) -> str:
        return str(self.desk.setting("palette"))

    @remembered
    def url(self) -> str:
        return self.desk.url("/")

    @remembered
    def absolute_url(self) -> str:
        return self.desk.absolute("/")

    @remembered
    def wordmark(self) -> tuple[str, str]:
        """The title at either side of the saffron tick; ("", title) where none is set."""
        mark = self.desk.setting("wordmark")
        left, bar, right = mark.partition("|")
        return (left, right) if bar else ("", self.title)

    @remembered
    def menu(self) -> list[tuple[str, str, str]]:
        """(label, address, key) of each entry; where site.yaml names none, the lists that there are."""
        entries = [(item.label, item.url) for item in self.desk.setting("menu")] or default_menu(self.desk)
        return [(label, self.desk.url(route), route) for label, route in entries]

    @remembered
    def footer(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """(heading, links) of each list; where site.yaml names none, all that readers may look for."""
        lists = [
            (part.title, [(link.label, link.url) for link in part.links]) for part in self.desk.setting("footer")
        ] or _default_footer(self.desk)
        return [(title, [(label, self.desk.url(route)) for label, route in links]) for title, links in lists]

    @remembered
    def sections(self) -> list[SectionView]:
        found = (self.desk.section(section.slug) for section in self.desk.setting("sections"))
        return [section for section in found if section]

    @remembered
    def publisher(self) -> PublisherView:
        publisher = self.desk.setting("publisher")
        logo = asset_path(self.desk, f"/{publisher.logo}", "site.yaml") if publisher.logo else ""
        return PublisherView(
            publisher.name or self.title, self.desk.absolute(asset_route(logo)) if logo else "", publisher.contact
        )

    @remembered
    def disclaimer_html(self) -> Markup:
        return Markup(inline_html(self.desk.setting("disclaimer"), self.desk.language))

    @remembered
    def disclosure_html(self) -> Markup:
        return Markup(inline_html(self.desk.setting("disclosure"), self.desk.language))

    @remembered
    def feeds(self) -> list[tuple[str, str, str]]:
        return [
            (f"{self.title} ({FEED_NAMES[form]})", FEED_TYPES[form], self.desk.url(f"/{FEED_FILES[form]}"))
            for form in self.desk.setting("feeds").site
        ]

    @remembered
    def social(self) -> list[tuple[str, str]]:
        return [(item.label, item.url) for item in self.desk.setting("social")]

    @remembered
    def search_url(self) -> str:
        return self.desk.url("/search/")

    @remembered
    def latest_url(self) -> str:
        return self.desk.url(self.desk.setting("urls").latest)

    @remembered
    def archive_url(self) -> str:
        return self.desk.url("/archive/")

    @property
    def demo_note(self) -> str:
        return ""


def default_menu(desk: View) -> list[tuple[str, str]]:
    """At most five entries: all stories, the first sections, tickers and authors."""
    words = desk.words
    sections = [(section.title, section.route) for section in desk.site.sections][:2]
    index = index_routes(desk.setting("urls"))
    last = [(words("ticker_index"), index["ticker"]), (words("author_index"), index["author"])]
    return [(words("latest"), desk.setting("urls").latest), *sections, *last]


def _default_footer(desk: View) -> list[tuple[str, list[tuple[str, str]]]]:
    words = desk.words
    sections = [(section.title, section.route) for section in desk.site.sections]
    index = index_routes(desk.setting("urls"))
    desk.trace.look("names\tpage")
    pages = [(page.title, page.route) for key, page in sorted(desk.publication.pages.items()) if "/" not in key]
    for key in desk.publication.pages:
        desk.trace.look(f"page\t{key}")
    return [
        (
            words("footer_read"),
            [(words("latest"), desk.setting("urls").latest), *sections, (words("archive"), "/archive/")],
        ),
        (
            words("look_up"),
            [
                (words("ticker_index"), index["ticker"]),
                (words("tag_index"), index["tag"]),
                (words("author_index"), index["author"]),
                (words("search"), "/search/"),
            ],
        ),
        (words("footer_trust"), [(words("corrections"), "/corrections/"), *pages, (words("feeds"), "/feeds/")]),
    ]
