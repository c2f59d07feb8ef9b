"""The publication as a whole, as templates see it: `site`."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from presstime.text.inline import inline_html
from presstime.view.articles import direction
from presstime.view.bodies import asset_path, asset_route
from presstime.view.desk import View, remembered
from presstime.view.profiles import FEED_FILES, SectionView

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
        return [(item.label, self.desk.url(item.url), item.url) for item in self.desk.setting("menu")]

    @remembered
    def footer(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [(part.title, [(link.label, self.desk.url(link.url)) for link in part.links])
                for part in self.desk.setting("footer")]

    @remembered
    def sections(self) -> list[SectionView]:
        found = (self.desk.section(section.slug) for section in self.desk.setting("sections"))
        return [section for section in found if section]

    @remembered
    def publisher(self) -> PublisherView:
        publisher = self.desk.setting("publisher")
        logo = asset_path(self.desk, f"/{publisher.logo}", "site.yaml") if publisher.logo else ""
        return PublisherView(publisher.name or self.title, self.desk.absolute(asset_route(logo)) if logo else "",
                             publisher.contact)

    @remembered
    def disclaimer_html(self) -> Markup:
        return Markup(inline_html(self.desk.setting("disclaimer"), self.desk.language))

    @remembered
    def disclosure_html(self) -> Markup:
        return Markup(inline_html(self.desk.setting("disclosure"), self.desk.language))

    @remembered
    def feeds(self) -> list[tuple[str, str, str]]:
        return [(f"{self.title} ({FEED_NAMES[form]})", FEED_TYPES[form], self.desk.url(f"/{FEED_FILES[form]}"))
                for form in self.desk.setting("feeds").site]

    @remembered
    def social(self) -> list[tuple[str, str]]:
        return [(item.label, item.url) for item in self.desk.setting("social")]

    @remembered
    def search_url(self) -> str:
        return self.desk.url("/search/")

    @remembered
    def archive_url(self) -> str:
        return self.desk.url("/archive/")

    @property
    def demo_note(self) -> str:
        return ""
