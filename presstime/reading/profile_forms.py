"""What the files of authors, tickers and tags hold, as people write them."""

from __future__ import annotations

import datetime
from typing import Annotated

from presstime.model import Frozen, Holding, Image, InstrumentKind
from presstime.settings import Address, Doc


class LinkForm(Frozen, frozen=True):
    label: str
    url: Address


class AuthorForm(Frozen, frozen=True):
    """content/authors/ID.yaml, or .md with the bio as its text."""

    name: str
    role: str = ""
    bio: Annotated[str, Doc("Markdown; the first paragraph stands under stories")] = ""
    photo: Annotated[str, Doc("A picture beside the profile or in static/")] = ""
    location: str = ""
    languages: tuple[str, ...] = ()
    beats: tuple[str, ...] = ()
    links: tuple[LinkForm, ...] = ()
    contact: Annotated[str, Doc("An e-mail address")] = ""
    holdings: Annotated[tuple[Holding, ...], Doc("Positions to disclose with every story that names them")] = ()
    slug: str = ""


class FormerForm(Frozen, frozen=True):
    ticker: str
    until: datetime.date | None = None


class TickerForm(Frozen, frozen=True):
    """content/tickers/EXCHANGE-SYMBOL.yaml."""

    ticker: Annotated[str, Doc("EXCHANGE:SYMBOL, such as NASDAQ:MSFT")]
    name: str
    kind: InstrumentKind = InstrumentKind.SHARE
    currency: Annotated[str, Doc("ISO code or minor unit (GBX); the exchange's when left out")] = ""
    mic: str = ""
    isin: str = ""
    lei: str = ""
    figi: str = ""
    sector: str = ""
    site: Address = ""
    summary: str = ""
    fictional: Annotated[bool, Doc("Invented, and said so wherever it stands")] = False
    former: Annotated[tuple[FormerForm, ...], Doc("Former symbols, with the last day of each")] = ()


class TagForm(Frozen, frozen=True):
    """One entry of content/tags.yaml."""

    title: str
    slug: str = ""
    description: str = ""
    synonyms: tuple[str, ...] = ()


__all__ = ["AuthorForm", "FormerForm", "Image", "LinkForm", "TagForm", "TickerForm"]
