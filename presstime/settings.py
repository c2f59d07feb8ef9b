"""site.yaml, typed: everything that a newsroom decides once."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import msgspec

from presstime.model import Doc as Doc
from presstime.model import Frozen


class As(msgspec.Struct, frozen=True):
    """A conversion other than the type's own, by its name in `reading.values`: "positive", "address", "slug" …"""

    name: str


Address = Annotated[str, As("address")]


class Publisher(Frozen, frozen=True):
    name: Annotated[str, Doc("The publisher's name, as in the structured data")] = ""
    logo: Annotated[str, Doc("A picture in static/, for the structured data")] = ""
    contact: Annotated[str, As("contact"), Doc("An e-mail address or link for readers")] = ""


class MenuItem(Frozen, frozen=True):
    label: Annotated[str, Doc("The words of the link")]
    url: Annotated[str, As("address"), Doc("A whole address, or a /path of this site")]


class FooterList(Frozen, frozen=True):
    title: Annotated[str, Doc("The list's heading")]
    links: Annotated[tuple[MenuItem, ...], Doc("Its links")] = ()


class SectionSettings(Frozen, frozen=True):
    slug: Annotated[str, As("slug"), Doc("What articles name it by, and the last part of its address")]
    title: Annotated[str, Doc("Its name on pages")]
    description: Annotated[str, Doc("A sentence under its title")] = ""


class ExchangeSettings(Frozen, frozen=True):
    """An exchange beyond the built-in ones. Hours are local, "09:30-16:00"; several make a lunch break."""

    code: Annotated[str, Doc("The prefix of its tickers")]
    name: Annotated[str, Doc("Its name on pages")]
    zone: Annotated[str, Doc("IANA zone of its hours")]
    hours: Annotated[tuple[str, ...], Doc("On Monday to Friday: 09:30-16:00, two such, or 24h")] = ("24h",)
    premarket: Annotated[str, Doc("Trading before the session, 04:00-09:30; none when left out")] = ""
    after_hours: Annotated[str, Doc("Trading after the session, 16:00-20:00; none when left out")] = ""
    currency: Annotated[str, Doc("Of its listings where they name none; GBX and the like are right")] = ""
    mic: Annotated[str, Doc("ISO 10383 code; none when left out")] = ""
    holidays: Annotated[tuple[datetime.date, ...], Doc("Days without trading")] = ()


class UrlPatterns(Frozen, frozen=True):
    """Where things stand: patterns that begin and end with a slash, with fields in braces."""

    article: Annotated[str, Doc("With {year} {month} {day} {slug} {section} {id}, slug or id at least")] = (
        "/{year}/{month}/{slug}/"
    )
    latest: Annotated[str, Doc("The list of all stories")] = "/latest/"
    tag: Annotated[str, Doc("With {slug}")] = "/tags/{slug}/"
    author: Annotated[str, Doc("With {slug}")] = "/authors/{slug}/"
    ticker: Annotated[str, Doc("With {ticker}, which is nasdaq-msft for NASDAQ:MSFT")] = "/tickers/{ticker}/"
    section: Annotated[str, Doc("With {slug}")] = "/sections/{slug}/"


class FeedSettings(Frozen, frozen=True):
    """Which feeds are written: "rss", "atom", "json". The site's and each section's are `site`."""

    site: Annotated[tuple[str, ...], Doc("Of all stories")] = ("rss", "atom", "json")
    section: Annotated[tuple[str, ...], Doc("Of each section")] = ("rss", "atom", "json")
    tag: Annotated[tuple[str, ...], Doc("Of each tag")] = ("rss",)
    author: Annotated[tuple[str, ...], Doc("Of each author")] = ("rss",)
    ticker: Annotated[tuple[str, ...], Doc("Of each ticker")] = ("rss",)


class FigureSettings(Frozen, frozen=True):
    rounding: Annotated[str, Doc("How this desk cuts figures: half (rounds) or truncate")] = "half"


class Settings(Frozen, frozen=True):
    """A publication's settings. Sizes are counts of stories; zones are IANA names."""

    title: Annotated[str, Doc("The publication's name")]
    base_url: Annotated[Address, Doc("Where it is published, https://…/, with a path if it has one")]
    timezone: Annotated[str, Doc("IANA zone in which dates without a zone are meant")] = "UTC"
    language: Annotated[str, As("language"), Doc("Language of the publication (BCP 47)")] = "en"
    tagline: Annotated[str, Doc("A sentence on what the publication is; its description")] = ""
    motto: Annotated[str, Doc("A sentence at the foot of every page")] = ""
    wordmark: Annotated[str, Doc("The title with a bar where the saffron tick stands")] = ""
    publisher: Annotated[Publisher, Doc("Who publishes it")] = Publisher()
    menu: Annotated[tuple[MenuItem, ...], Doc("The links of the masthead")] = ()
    footer: Annotated[tuple[FooterList, ...], Doc("The lists of links at the foot of every page")] = ()
    urls: Annotated[UrlPatterns, Doc("Where things stand")] = UrlPatterns()
    page_size: Annotated[int, Doc("Stories on a page of a list")] = 20
    feed_size: Annotated[int, Doc("Stories in a feed")] = 20
    feeds: Annotated[FeedSettings, Doc("Which feeds are written, and in which forms")] = FeedSettings()
    palette: Annotated[str, Doc("green-up, or red-up as in China, Japan and Korea")] = "green-up"
    sections: Annotated[tuple[SectionSettings, ...], Doc("The sections that articles may name")] = ()
    exchanges: Annotated[tuple[ExchangeSettings, ...], Doc("Exchanges beyond the built-in ones")] = ()
    exchange: Annotated[str, Doc("The exchange whose day the masthead shows")] = "NYSE"
    social_image: Annotated[str, Doc("A picture in static/ of 1200 × 630 for shared links")] = ""
    disclosure: Annotated[str, Doc("Printed under a story that has none of its own; inline Markdown")] = ""
    disclaimer: Annotated[str, Doc("Small print at the foot of every page")] = ""
    social: Annotated[tuple[MenuItem, ...], Doc("The publication's accounts elsewhere")] = ()
    figures: Annotated[FigureSettings, Doc("How this desk prints figures")] = FigureSettings()

    @property
    def base_path(self) -> str:
        """The path under which the site stands: "" or "/markets", without a slash at the end."""
        return "/" + rest.rstrip("/") if (rest := self.base_url.split("://", 1)[1].partition("/")[2]).strip("/") else ""

    @property
    def origin(self) -> str:
        scheme, _, rest = self.base_url.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}"


Mode = Literal["public", "drafts", "held"]
