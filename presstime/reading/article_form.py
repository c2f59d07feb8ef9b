"""The front matter of an article and a page, as writers write it, and how it becomes the model's.

Required of an article: title, date, author. Singular and plural spellings (`author`, `authors`) both
serve. Nothing here knows other files: symbols, authors and tags are resolved by `assembly.py`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated

import msgspec

from presstime.model import (
    AfterPrice,
    Article,
    Correction,
    Frozen,
    Image,
    Kind,
    Moment,
    Move,
    Page,
    Recommendation,
    Seo,
    Session,
    Snapshot,
    Source,
    Sponsor,
    Status,
)
from presstime.reading.forms import Positive, Reader
from presstime.settings import Address, Doc

PERCENT_DIGITS = Decimal("0.01")


class SnapshotForm(Frozen, frozen=True):
    """A price at press time, as given by the writer. Numbers are plain digits."""

    price: Decimal
    ticker: Annotated[str, Doc("EXCHANGE:SYMBOL; the article's first ticker when left out")] = ""
    currency: Annotated[str, Doc("ISO code, or a minor unit such as GBX; the ticker's when left out")] = ""
    previous_close: Decimal | None = None
    change: Annotated[Decimal | None, Doc("In the currency, signed; computed when left out")] = None
    change_percent: Annotated[Decimal | None, Doc("Signed per cent; computed to two decimals when left out")] = None
    session: Session | None = None
    as_of: Annotated[Moment | None, Doc("The instant of the price, or the day alone")] = None
    source: str = ""
    delayed_minutes: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    volume: Positive | None = None
    market_cap: Positive | None = None
    shares: Positive | None = None
    low_52_weeks: Decimal | None = None
    high_52_weeks: Decimal | None = None
    offer_price: Decimal | None = None
    halted: bool = False
    moves: tuple[Move, ...] = ()
    after: AfterPrice | None = None


class SourceForm(Frozen, frozen=True):
    title: str
    url: Address = ""


class SponsorForm(Frozen, frozen=True):
    payer: str
    amount: str = ""
    kind: str = ""
    url: Address = ""


class SeoForm(Frozen, frozen=True):
    title: str = ""
    description: str = ""
    canonical: Address = ""
    noindex: bool = False


class ArticleForm(Frozen, frozen=True):
    """An article's YAML, between the fences or in a sidecar file."""

    title: Annotated[str, Doc("The headline")]
    date: Annotated[Moment, Doc("When it is published; without an hour, at midnight")]
    author: Annotated[tuple[str, ...], Doc("Ids of the authors: file names in content/authors/")] = ()
    authors: tuple[str, ...] = ()
    standfirst: Annotated[str, Doc("One or two sentences under the headline")] = ""
    updated: Moment | None = None
    ticker: Annotated[tuple[str, ...], Doc("EXCHANGE:SYMBOL, the first is the story's main one")] = ()
    tickers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    section: Annotated[str, Doc("The slug of a section that site.yaml declares")] = ""
    kind: Kind = Kind.NEWS
    lead: Annotated[bool, Doc("First on the home page")] = False
    snapshot: tuple[SnapshotForm, ...] = ()
    key_points: tuple[str, ...] = ()
    image: Image | None = None
    dateline: Annotated[str, Doc("Where it was written")] = ""
    sources: tuple[SourceForm, ...] = ()
    disclosure: str = ""
    sponsor: SponsorForm | None = None
    recommendation: Recommendation | None = None
    ai_assisted: Annotated[str, Doc("What a machine did in this piece, printed with the disclosures")] = ""
    corrections: tuple[Correction, ...] = ()
    status: Status = Status.PUBLISHED
    withdrawn_reason: str = ""
    embargo_until: Moment | None = None
    expires: Moment | None = None
    slug: Annotated[str, Doc("The last part of its address; the file's name when left out")] = ""
    id: Annotated[str, Doc("Stays the same when the address changes; feeds know the story by it")] = ""
    aliases: Annotated[tuple[str, ...], Doc("Former addresses, /old/path/, that lead here")] = ()
    translations: tuple[tuple[str, str], ...] = ()
    lang: str = ""
    seo: SeoForm = SeoForm()


class PageForm(Frozen, frozen=True):
    """A static page's YAML."""

    title: str
    standfirst: str = ""
    status: Status = Status.PUBLISHED
    updated: Moment | None = None
    lang: str = ""
    aliases: tuple[str, ...] = ()
    seo: SeoForm = SeoForm()


def article_from(form: ArticleForm, source: str, stem: str, reader: Reader) -> Article:
    """The model's article: spellings joined, what can be computed computed."""
    tickers = form.ticker + form.tickers
    date = form.date.at.date().isoformat()
    return Article(
        id=form.id or f"{date}-{stem}",
        source=source,
        stem=stem,
        title=form.title,
        published=form.date,
        slug=form.slug,
        standfirst=form.standfirst,
        updated=form.updated,
        authors=form.author + form.authors,
        tickers=tickers,
        tags=form.tags,
        section=form.section,
        kind=form.kind,
        lead=form.lead,
        snapshots=tuple(snapshot_from(s, tickers[0] if tickers else "") for s in form.snapshot),
        key_points=form.key_points,
        image=form.image,
        dateline=form.dateline,
        sources=tuple(Source(s.title, s.url) for s in form.sources),
        disclosure=form.disclosure,
        sponsor=Sponsor(*msgspec.structs.astuple(form.sponsor)) if form.sponsor else None,
        recommendation=form.recommendation,
        ai_assisted=form.ai_assisted,
        corrections=form.corrections,
        status=form.status,
        withdrawn_reason=form.withdrawn_reason,
        embargo_until=form.embargo_until,
        expires=form.expires,
        aliases=form.aliases,
        translations=form.translations,
        lang=form.lang,
        seo=seo_from(form.seo),
    )


def seo_from(form: SeoForm) -> Seo:
    return Seo(form.title, form.description, form.canonical, form.noindex)


def snapshot_from(form: SnapshotForm, primary: str) -> Snapshot:
    """What is given is kept as given; change and per cent are computed from price and previous close."""
    given = tuple(name for name in ("change", "change_percent") if getattr(form, name) is not None)
    change, percent, previous = form.change, form.change_percent, form.previous_close
    if previous is not None:
        if change is None:
            change = form.price - previous
        if percent is None and previous:
            percent = (100 * (form.price - previous) / previous).quantize(PERCENT_DIGITS, ROUND_HALF_EVEN)
    fields = msgspec.structs.asdict(form)
    fields.update(ticker=form.ticker or primary, change=change, change_percent=percent, given=given)
    return Snapshot(**fields)
