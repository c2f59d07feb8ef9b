"""What the files of authors, tickers and tags hold, as people write them."""

from __future__ import annotations

import datetime
from typing import Annotated

from presstime.model import Frozen, Holding, Image, InstrumentKind
from presstime.reading.forms import CurrencyCode, LanguageCode, Slug
from presstime.settings import Address, As, Doc


class LinkForm(Frozen, frozen=True):
    label: Annotated[str, Doc("The words of the link")]
    url: Annotated[Address, Doc("Where it leads")]


class AuthorForm(Frozen, frozen=True):
    """content/authors/ID.yaml, or .md with the bio as its text."""

    name: Annotated[str, Doc("As in a byline")]
    role: Annotated[str, Doc("What the author does here")] = ""
    bio: Annotated[str, Doc("Markdown; the first paragraph stands under stories")] = ""
    photo: Annotated[str, Doc("A picture beside the profile or in static/")] = ""
    location: Annotated[str, Doc("Where the author works")] = ""
    languages: Annotated[tuple[LanguageCode, ...], Doc("Codes such as en or yo, printed as names")] = ()
    beats: Annotated[tuple[str, ...], Doc("What the author writes about; a tag's name links to the tag")] = ()
    links: Annotated[tuple[LinkForm, ...], Doc("The author elsewhere, sameAs in the structured data")] = ()
    contact: Annotated[str, As("contact"), Doc("An e-mail address, or an address that can be linked")] = ""
    holdings: Annotated[tuple[Holding, ...], Doc("Disclosed with every story that names them")] = ()
    slug: Annotated[Slug, Doc("The last part of the author's address; the file's name when left out")] = ""


class FormerForm(Frozen, frozen=True):
    ticker: Annotated[str, Doc("EXCHANGE:SYMBOL as it was")]
    until: Annotated[datetime.date | None, Doc("The last day under it")] = None


class TickerForm(Frozen, frozen=True):
    """content/tickers/EXCHANGE-SYMBOL.yaml."""

    ticker: Annotated[str, Doc("EXCHANGE:SYMBOL, such as NASDAQ:MSFT")]
    name: Annotated[str, Doc("The company's or instrument's name")]
    kind: Annotated[InstrumentKind, Doc("What it is; an index or currency pair has no currency sign")] = (
        InstrumentKind.SHARE
    )
    currency: Annotated[CurrencyCode, Doc("ISO code or minor unit (GBX); the exchange's when left out")] = ""
    mic: Annotated[str, Doc("ISO 10383 code of the market; the exchange's when left out")] = ""
    isin: Annotated[str, As("isin"), Doc("Of the security")] = ""
    lei: Annotated[str, As("lei"), Doc("Of the company")] = ""
    figi: Annotated[str, As("figi"), Doc("Of the listing")] = ""
    sector: Annotated[str, Doc("In words, printed in the profile")] = ""
    site: Annotated[Address, Doc("The company's site")] = ""
    summary: Annotated[str, Doc("A sentence or two; inline Markdown")] = ""
    fictional: Annotated[bool, Doc("Invented, and said so wherever it stands")] = False
    former: Annotated[tuple[FormerForm, ...], Doc("Former symbols, with the last day of each")] = ()


class TagForm(Frozen, frozen=True):
    """One entry of content/tags.yaml."""

    title: Annotated[str, Doc("The tag's name on pages")]
    slug: Annotated[Slug, Doc("The last part of its address; made of the title when left out")] = ""
    description: Annotated[str, Doc("A sentence under its title; inline Markdown")] = ""
    synonyms: Annotated[tuple[str, ...], Doc("Other spellings that mean this tag, without a warning")] = ()


__all__ = ["AuthorForm", "FormerForm", "Image", "LinkForm", "TagForm", "TickerForm"]
