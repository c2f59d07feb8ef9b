"""Structured data of a story: what kind of piece it is, who wrote it, what it is about, at which prices.

A sponsored piece is an AdvertiserContentArticle, which schema.org does not count as news; a press
release is a plain Article, for the newsroom did not write it. The rest is as in `linked_data`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from presstime.model import Article, Kind, Moment, Snapshot
from presstime.outputs.linked_data import (
    Node,
    breadcrumbs,
    given,
    instrument,
    instrument_id,
    number,
    person,
    person_id,
    picture_node,
    publisher_id,
    ref,
    site_nodes,
    website_id,
)
from presstime.outputs.pictures import SharedPicture
from presstime.view import panels
from presstime.view.articles import ArticleView
from presstime.view.queries_outputs import last_change

ARTICLE_TYPES = {
    Kind.NEWS: "NewsArticle",
    Kind.ANALYSIS: "AnalysisNewsArticle",
    Kind.OPINION: "OpinionNewsArticle",
    Kind.EXPLAINER: "BackgroundNewsArticle",
    Kind.INTERVIEW: "NewsArticle",
    Kind.PRESS_RELEASE: "Article",
    Kind.SPONSORED: "AdvertiserContentArticle",
}
NOT_NEWS = (Kind.PRESS_RELEASE, Kind.SPONSORED)


def article_graph(article: ArticleView, picture: SharedPicture | None) -> list[Node | msgspec.Raw]:
    desk, address = article.desk, article.absolute_url
    observations = _observations(article, address)
    section = article.section
    steps = [(desk.site.title, desk.site.absolute_url)]
    if section:
        steps.append((section.title, desk.absolute(section.route)))
    page = given(
        type_="WebPage",
        id_=address,
        url=address,
        name=article.title,
        inLanguage=article.lang,
        isPartOf=ref(website_id(desk)),
        breadcrumb=ref(address + "#breadcrumbs"),
        primaryImageOfPage=picture_node(picture) if picture else None,
    )
    return [
        *site_nodes(desk),
        page,
        _article(article, picture, observations),
        *(person(author) for author in article.authors),
        breadcrumbs(address, [*steps, (article.title, "")]),
        *(instrument(ticker) for ticker in article.tickers),
        *observations,
    ]


def _article(article: ArticleView, picture: SharedPicture | None, observations: Sequence[Node]) -> Node:
    desk, full, address = article.desk, article.record, article.absolute_url
    changed = last_change(full)
    published = article.published.iso
    subjects = [ref(instrument_id(ticker)) for ticker in article.tickers]
    return given(
        type_=ARTICLE_TYPES[full.kind],
        id_=address + "#article",
        headline=article.title,
        description=article.standfirst,
        datePublished=published,
        dateModified=desk.stamp(changed).iso if changed else published,
        author=[ref(person_id(author)) for author in article.authors],
        publisher=ref(publisher_id(desk)),
        isPartOf=ref(website_id(desk)),
        mainEntityOfPage=ref(address),
        url=address,
        image=[picture_node(picture)] if picture else None,
        articleSection=article.section.title if article.section else "",
        keywords=[tag.title for tag in article.tags],
        inLanguage=article.lang,
        isAccessibleForFree=True,
        wordCount=article.body.words,
        dateline="" if full.kind in NOT_NEWS else full.dateline,
        about=subjects[:1],
        mentions=subjects[1:] + [ref(o["@id"]) for o in observations],
        citation=[
            given(type_="CreativeWork", name=source.title, url=desk.absolute(source.url)) for source in full.sources
        ],
        correction=_corrections(article),
        expires=desk.stamp(full.expires).iso if full.expires else "",
        sponsor=_sponsor(full),
        creativeWorkStatus="Withdrawn" if article.is_withdrawn else "",
    )


def _sponsor(full: Article) -> Node | None:
    sponsor = full.sponsor
    return given(type_="Organization", name=sponsor.payer, url=sponsor.url) if sponsor else None


def _corrections(article: ArticleView) -> list[Node]:
    return [
        given(
            type_="CorrectionComment",
            datePublished=correction.date.iso,
            name=correction.kind_label,
            text=correction.text_html.striptags(),
        )
        for correction in article.corrections
    ]


def _observations(article: ArticleView, address: str) -> list[Node]:
    """The prices of the story, each with its time; after-hours prices are observations of their own."""
    found: list[Node] = []
    for snapshot in article.card.snapshots:
        prices: list[tuple[Decimal, Moment | None]] = [(snapshot.price, snapshot.as_of)]
        if snapshot.after:
            prices.append((snapshot.after.price, snapshot.after.as_of))
        for amount, moment in prices:
            if moment is not None:
                place = f"{address}#price-{len(found) + 1}"
                found.append(_observation(article, snapshot, amount, moment, place))
    return found


def _observation(article: ArticleView, snapshot: Snapshot, amount: Decimal, moment: Moment, address: str) -> Node:
    desk = article.desk
    subject = desk.subject(snapshot.ticker)
    local = subject.local(moment)
    return given(
        type_="Observation",
        id_=address,
        observationAbout=ref(instrument_id(desk.ticker(snapshot.ticker))) if subject.instrument else None,
        observationDate=local.isoformat(timespec="minutes") if moment.has_time else local.date().isoformat(),
        measuredProperty={"@type": "Property", "name": "price"},
        name=panels.ticker_label(snapshot.ticker),
        value=number(amount),
        unitText="" if subject.is_points else snapshot.currency,
    )
