"""site.yaml, typed: everything that a newsroom decides once."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import msgspec

from presstime.model import Frozen


class Doc(msgspec.Struct, frozen=True):
    """What a setting or field means, in one sentence: the source of docs, schema and editors' help."""

    text: str


class As(msgspec.Struct, frozen=True):
    """A conversion other than the type's own: "positive" (a number not below zero), "address" (a link)."""

    name: str


Address = Annotated[str, As("address")]


class Publisher(Frozen, frozen=True):
    name: Annotated[str, Doc("The publisher's name, as in the structured data")] = ""
    logo: Annotated[str, Doc("A picture in static/, for the structured data")] = ""
    contact: Annotated[str, Doc("An e-mail address or link for readers")] = ""


class MenuItem(Frozen, frozen=True):
    label: str
    url: Address


class FooterList(Frozen, frozen=True):
    title: str
    links: tuple[MenuItem, ...] = ()


class SectionSettings(Frozen, frozen=True):
    slug: str
    title: str
    description: str = ""


class ExchangeSettings(Frozen, frozen=True):
    """An exchange beyond the built-in ones. Hours are local, "09:30-16:00"; several make a lunch break."""

    code: str
    name: str
    zone: str
    hours: tuple[str, ...] = ("24h",)
    premarket: str = ""
    after_hours: str = ""
    currency: str = ""
    mic: str = ""
    holidays: tuple[datetime.date, ...] = ()


class UrlPatterns(Frozen, frozen=True):
    """Where things stand. Fields in braces: {year} {month} {day} {slug} {section} {id}; {ticker} for tickers."""

    article: str = "/{year}/{month}/{slug}/"
    latest: str = "/latest/"
    tag: str = "/tags/{slug}/"
    author: str = "/authors/{slug}/"
    ticker: str = "/tickers/{ticker}/"
    section: str = "/sections/{slug}/"


class FeedSettings(Frozen, frozen=True):
    """Which feeds are written: "rss", "atom", "json". The site's and each section's are `site`."""

    site: tuple[str, ...] = ("rss", "atom", "json")
    section: tuple[str, ...] = ("rss", "atom", "json")
    tag: tuple[str, ...] = ("rss",)
    author: tuple[str, ...] = ("rss",)
    ticker: tuple[str, ...] = ("rss",)


class FigureSettings(Frozen, frozen=True):
    rounding: Annotated[str, Doc("How this desk cuts figures: half (rounds) or truncate")] = "half"


class Settings(Frozen, frozen=True):
    """A publication's settings. Sizes are counts of stories; zones are IANA names."""

    title: Annotated[str, Doc("The publication's name")]
    base_url: Annotated[Address, Doc("Where it is published, https://…/, with a path if it has one")]
    timezone: Annotated[str, Doc("IANA zone in which dates without a zone are meant")] = "UTC"
    language: Annotated[str, Doc("Language of the publication (BCP 47)")] = "en"
    tagline: str = ""
    motto: str = ""
    wordmark: Annotated[str, Doc("The title with a bar where the saffron tick stands")] = ""
    publisher: Publisher = Publisher()
    menu: tuple[MenuItem, ...] = ()
    footer: tuple[FooterList, ...] = ()
    urls: UrlPatterns = UrlPatterns()
    page_size: Annotated[int, Doc("Stories on a page of a list")] = 20
    feed_size: Annotated[int, Doc("Stories in a feed")] = 20
    feeds: FeedSettings = FeedSettings()
    palette: Annotated[str, Doc("green-up, or red-up as in China, Japan and Korea")] = "green-up"
    sections: tuple[SectionSettings, ...] = ()
    exchanges: tuple[ExchangeSettings, ...] = ()
    exchange: Annotated[str, Doc("The exchange whose day the masthead shows")] = "NYSE"
    social_image: Annotated[str, Doc("A picture in static/ of 1200 × 630 for shared links")] = ""
    disclosure: Annotated[str, Doc("Text printed under every story")] = ""
    disclaimer: Annotated[str, Doc("Small print at the foot of every page")] = ""
    social: tuple[MenuItem, ...] = ()
    figures: FigureSettings = FigureSettings()

    @property
    def base_path(self) -> str:
        """The path under which the site stands: "" or "/markets", without a slash at the end."""
        return "/" + rest.rstrip("/") if (rest := self.base_url.split("://", 1)[1].partition("/")[2]).strip("/") else ""

    @property
    def origin(self) -> str:
        scheme, _, rest = self.base_url.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}"


Mode = Literal["public", "drafts", "held"]
