"""The front matter of an article and a page, as writers write it, and how it becomes the model's.

Required of an article: title, date, author. Singular and plural spellings (`author`, `authors`) both
serve. Nothing here knows other files: symbols, authors and tags are resolved by `assembly.py`.
"""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Annotated

import msgspec

from presstime.diagnostics import error
from presstime.model import (
    AfterPrice,
    Article,
    Correction,
    Frozen,
    Image,
    Kind,
    Moment,
    Move,
    Recommendation,
    Seo,
    Session,
    Snapshot,
    Source,
    Sponsor,
    Status,
)
from presstime.reading.forms import Alias, CurrencyCode, LanguageCode, Positive, Reader, Slug
from presstime.settings import Address, Doc

PERCENT_DIGITS = Decimal("0.01")


class SnapshotForm(Frozen, frozen=True):
    """A price at press time, as given by the writer. Numbers are plain digits."""

    price: Annotated[Decimal, Doc("The price, in the currency, with the digits as it is to be printed")]
    ticker: Annotated[str, Doc("EXCHANGE:SYMBOL; the article's first ticker when left out")] = ""
    currency: Annotated[CurrencyCode, Doc("ISO code, or a minor unit such as GBX; the ticker's when left out")] = ""
    previous_close: Annotated[Decimal | None, Doc("The close before; it gives change and per cent")] = None
    change: Annotated[Decimal | None, Doc("In the currency, signed; computed when left out")] = None
    change_percent: Annotated[Decimal | None, Doc("Signed; computed to two decimals when left out")] = None
    session: Annotated[Session | None, Doc("The stretch of the trading day that the price comes from")] = None
    as_of: Annotated[Moment | None, Doc("The instant of the price, or the day alone")] = None
    source: Annotated[str, Doc("Who quoted it")] = ""
    delayed_minutes: Annotated[int | None, Doc("How late the source's prices are")] = None
    low: Annotated[Decimal | None, Doc("The day's lowest")] = None
    high: Annotated[Decimal | None, Doc("The day's highest")] = None
    volume: Annotated[Positive | None, Doc("Shares traded that day")] = None
    market_cap: Annotated[Positive | None, Doc("The company's worth at this price, in the currency")] = None
    shares: Annotated[Positive | None, Doc("Shares outstanding")] = None
    low_52_weeks: Annotated[Decimal | None, Doc("The year's lowest")] = None
    high_52_weeks: Annotated[Decimal | None, Doc("The year's highest")] = None
    offer_price: Annotated[Decimal | None, Doc("The price at which shares were first sold")] = None
    halted: Annotated[bool, Doc("Trading was halted")] = False
    moves: Annotated[tuple[Move, ...], Doc("Changes over other periods, as the source gave them")] = ()
    after: Annotated[AfterPrice | None, Doc("A price beneath the close: after hours, overnight")] = None


class SourceForm(Frozen, frozen=True):
    title: Annotated[str, Doc("What it is: a report, a filing, another paper's story")]
    url: Annotated[Address, Doc("Where it can be read")] = ""


class SponsorForm(Frozen, frozen=True):
    payer: Annotated[str, Doc("Who paid")]
    amount: Annotated[str, Doc("How much, in words or figures")] = ""
    kind: Annotated[str, Doc("In what: cash, shares, …")] = ""
    url: Annotated[Address, Doc("The payer's site")] = ""


class SeoForm(Frozen, frozen=True):
    title: Annotated[str, Doc("The title in search engines and shared links; else the headline")] = ""
    description: Annotated[str, Doc("The page's description; the standfirst when left out")] = ""
    canonical: Annotated[Address, Doc("The address of the original, where this is a copy")] = ""
    noindex: Annotated[bool, Doc("Ask search engines to leave the page out")] = False


class ArticleForm(Frozen, frozen=True):
    """An article's YAML, between the fences or in a sidecar file."""

    title: Annotated[str, Doc("The headline")]
    date: Annotated[Moment, Doc("When it is published; without an hour, at midnight")]
    author: Annotated[tuple[str, ...], Doc("Ids of the authors: file names in content/authors/")] = ()
    authors: Annotated[tuple[str, ...], Doc("The same as author; one of the two is required")] = ()
    standfirst: Annotated[str, Doc("One or two sentences under the headline")] = ""
    updated: Annotated[Moment | None, Doc("When it last changed in substance")] = None
    ticker: Annotated[tuple[str, ...], Doc("EXCHANGE:SYMBOL, the first is the story's main one")] = ()
    tickers: Annotated[tuple[str, ...], Doc("The same as ticker")] = ()
    tags: Annotated[tuple[str, ...], Doc("What it is about; spellings of one word share its page")] = ()
    section: Annotated[str, Doc("The slug of a section that site.yaml declares")] = ""
    kind: Annotated[Kind, Doc("What sort of piece it is; labels and sitemaps follow it")] = Kind.NEWS
    lead: Annotated[bool, Doc("First on the home page")] = False
    snapshot: Annotated[tuple[SnapshotForm, ...], Doc("The price at press time; a list for several")] = ()
    key_points: Annotated[tuple[str, ...], Doc("What a hurried reader has to know; inline Markdown")] = ()
    image: Annotated[Image | None, Doc("The picture over the text and of shared links")] = None
    dateline: Annotated[str, Doc("Where it was written")] = ""
    sources: Annotated[tuple[SourceForm, ...], Doc("Where its facts come from")] = ()
    disclosure: Annotated[str, Doc("What readers must know of the writer's interests; inline Markdown")] = ""
    sponsor: Annotated[SponsorForm | None, Doc("Who paid for a sponsored piece")] = None
    recommendation: Annotated[Recommendation | None, Doc("An investment recommendation, checked for completeness")] = (
        None
    )
    ai_assisted: Annotated[str, Doc("What a machine did in this piece, printed with the disclosures")] = ""
    corrections: Annotated[tuple[Correction, ...], Doc("What was put right after publication")] = ()
    status: Annotated[Status, Doc("A draft is held; a withdrawn story keeps its page and loses its text")] = (
        Status.PUBLISHED
    )
    withdrawn_reason: Annotated[str, Doc("Stands in place of a withdrawn story's text; inline Markdown")] = ""
    embargo_until: Annotated[Moment | None, Doc("Held until then, whatever its date")] = None
    expires: Annotated[Moment | None, Doc("Taken away then")] = None
    slug: Annotated[Slug, Doc("The last part of its address; the file's name when left out")] = ""
    id: Annotated[str, Doc("Stays the same when the address changes; feeds know the story by it")] = ""
    aliases: Annotated[tuple[Alias, ...], Doc("Former addresses, /old/path/, that lead here")] = ()
    translations: Annotated[tuple[tuple[str, Address], ...], Doc("Language → address of the story in it")] = ()
    lang: Annotated[LanguageCode, Doc("Its language, where it is not the publication's (BCP 47)")] = ""
    seo: Annotated[SeoForm, Doc("What search engines and shared links are told")] = SeoForm()


class PageForm(Frozen, frozen=True):
    """A static page's YAML."""

    title: Annotated[str, Doc("The page's title")]
    standfirst: Annotated[str, Doc("A sentence under the title")] = ""
    status: Annotated[Status, Doc("A draft is held")] = Status.PUBLISHED
    updated: Annotated[Moment | None, Doc("When it last changed, printed beside it")] = None
    lang: Annotated[LanguageCode, Doc("Its language, where it is not the publication's (BCP 47)")] = ""
    aliases: Annotated[tuple[Alias, ...], Doc("Former addresses, /old/path/, that lead here")] = ()
    seo: Annotated[SeoForm, Doc("What search engines and shared links are told")] = SeoForm()


def judge_times(form: ArticleForm, reader: Reader) -> None:
    """What comes after publication is not before it. A bare date is its whole day."""
    for name, later in (("updated", form.updated), ("expires", form.expires)):
        if later is None:
            continue
        grace = datetime.timedelta(0 if later.has_time and form.date.has_time else 1)
        if later.at + grace < form.date.at or (name == "expires" and later.at <= form.date.at):
            reader.findings.append(
                error(
                    "PT125",
                    f"`{name}` is before `date`",
                    reader.where(name),
                    "correct one of the two",
                    (reader.where("date"),),
                )
            )


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
