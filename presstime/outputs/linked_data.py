"""Structured data: one schema.org graph a page, its nodes joined by `@id`.

In: view objects; out: the text of a `<script type="application/ld+json">`. A price stands in it as it
was printed, digit by digit, never through a float. `<` and `>` are written as escapes, so that no text
can end the script. Types and properties: schema.org, and Google's pages on Article, ProfilePage and
BreadcrumbList, all read 24 November 2026. `tickerSymbol` is MIC, space, symbol, and a company's only;
there is no type for a quote, so a price is an Observation, and without its date it is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from presstime.market.exchanges import Market
from presstime.model import InstrumentKind
from presstime.outputs.kept import kept
from presstime.outputs.pictures import SharedPicture
from presstime.view.authors import AuthorView
from presstime.view.desk import View
from presstime.view.tickers import TickerView

Node = dict[str, Any]

INSTRUMENT_TYPES = {
    InstrumentKind.SHARE: "Corporation",
    InstrumentKind.ETF: "InvestmentFund",
    InstrumentKind.FUND: "InvestmentFund",
}

_encoder = msgspec.json.Encoder()


def script(nodes: Sequence[Node | msgspec.Raw]) -> str:
    """The graph as the text of its script element."""
    graph = _encoder.encode({"@context": "https://schema.org", "@graph": nodes}).decode()
    return graph.replace("<", "\\u003c").replace(">", "\\u003e")


def number(amount: Decimal) -> msgspec.Raw:
    """A JSON number with the digits as printed."""
    return msgspec.Raw(f"{amount:f}".encode())


def raw(node: Node) -> msgspec.Raw:
    return msgspec.Raw(_encoder.encode(node))


def given(**properties: Any) -> Node:
    """A node without the properties that nothing is known for; `type_` and `id_` are @type and @id."""
    return {_NAMES.get(key, key): value for key, value in properties.items() if value}


_NAMES = {"type_": "@type", "id_": "@id"}


def ref(address: str) -> Node:
    return {"@id": address}


def website_id(view: View) -> str:
    return view.site.absolute_url + "#website"


def publisher_id(view: View) -> str:
    return view.site.absolute_url + "#publisher"


def site_nodes(view: View) -> list[msgspec.Raw]:
    """WebSite and NewsMediaOrganization."""
    return kept(view.site, "linked_data", lambda: [raw(_website(view)), raw(_publisher(view))])


def _website(view: View) -> Node:
    site = view.site
    return given(
        type_="WebSite",
        id_=website_id(view),
        url=site.absolute_url,
        name=site.title,
        description=site.tagline,
        inLanguage=view.language,
        publisher=ref(publisher_id(view)),
    )


def _publisher(view: View) -> Node:
    site = view.site
    publisher = site.publisher
    contact = publisher.contact
    node = given(
        type_="NewsMediaOrganization",
        id_=publisher_id(view),
        url=site.absolute_url,
        name=publisher.name,
        logo=given(type_="ImageObject", url=publisher.logo_url) if publisher.logo_url else None,
        email=contact if _is_mail(contact) else "",
        sameAs=[url for _, url in site.social if url.startswith("http")],
    )
    for name, route in view.ask("policies"):
        node[name] = view.absolute(route)
    if contact and not _is_mail(contact):
        node["contactPoint"] = given(type_="ContactPoint", contactType="newsroom", url=view.absolute(contact))
    return node


def _is_mail(contact: str) -> bool:
    return "@" in contact and ":" not in contact


def person_id(author: AuthorView) -> str:
    return author.desk.absolute(author.route) + "#person"


def person(author: AuthorView) -> msgspec.Raw:
    """The author as an article names them."""
    return kept(author, "linked_data", lambda: raw(_person(author)))


def _person(author: AuthorView) -> Node:
    desk = author.desk
    photo = author.photo
    return given(
        type_="Person",
        id_=person_id(author),
        name=author.name,
        url=desk.absolute(author.route),
        jobTitle=author.role,
        image=desk.setting("origin") + photo.url if photo else "",
        sameAs=[link.url for link in author.record.links if link.url.startswith("http")],
    )


def whole_person(author: AuthorView) -> Node:
    """The author as their own page shows them."""
    desk, record = author.desk, author.record
    node = _person(author)
    node |= given(
        description=author.bio_text,
        knowsAbout=list(record.beats),
        knowsLanguage=list(record.languages),
        email=record.contact if _is_mail(record.contact) else "",
        workLocation=given(type_="Place", name=record.location) if record.location else None,
        worksFor=ref(publisher_id(desk)),
        mainEntityOfPage=desk.absolute(author.route),
    )
    return node


def instrument_id(ticker: TickerView) -> str:
    return ticker.desk.absolute(ticker.route) + "#instrument"


def instrument(ticker: TickerView) -> msgspec.Raw:
    return kept(ticker, "linked_data", lambda: raw(_instrument(ticker)))


def _instrument(ticker: TickerView) -> Node:
    """A company by its shares, a fund, or a thing that has an identifier. What is invented is no company."""
    record, desk = ticker.record, ticker.desk
    kind = "Thing" if record.fictional else INSTRUMENT_TYPES.get(record.kind, "Thing")
    node = given(
        type_=kind,
        id_=instrument_id(ticker),
        name=record.name,
        description=record.summary,
        url=record.site or desk.absolute(ticker.route),
    )
    if record.fictional:
        node["disambiguatingDescription"] = desk.words("fictional_kind", kind=ticker.kind_label)
    exchange = desk.exchange_of(ticker.ticker)
    if kind == "Corporation":
        if record.mic and exchange and exchange.market is Market.EXCHANGE:
            node["tickerSymbol"] = f"{record.mic} {ticker.symbol}"
        if record.lei:
            node["leiCode"] = record.lei
    names = {
        "ticker": "" if "tickerSymbol" in node else ticker.ticker,
        "ISIN": record.isin,
        "FIGI": record.figi,
        "LEI": "" if kind == "Corporation" else record.lei,
    }
    identifiers = [given(type_="PropertyValue", propertyID=name, value=value) for name, value in names.items() if value]
    if identifiers:
        node["identifier"] = identifiers
    return node


def breadcrumbs(canonical: str, steps: Iterable[tuple[str, str]]) -> Node:
    """(name, whole address) from the front page down; the last may have no address."""
    return {
        "@type": "BreadcrumbList",
        "@id": canonical + "#breadcrumbs",
        "itemListElement": [
            given(type_="ListItem", position=place, name=name, item=address)
            for place, (name, address) in enumerate(steps, 1)
        ],
    }


def picture_node(picture: SharedPicture) -> Node:
    return given(
        type_="ImageObject",
        url=picture.url,
        width=picture.width,
        height=picture.height,
        caption=picture.caption,
        creditText=picture.credit,
    )


def page_graph(
    view: View,
    kind: str,
    title: str,
    description: str,
    canonical: str,
    *,
    steps: Sequence[tuple[str, str]] = (),
    subject: Node | msgspec.Raw | None = None,
    subject_id: str = "",
    changed: str = "",
) -> list[Node | msgspec.Raw]:
    """The graph of a page that is no story. `subject` is what it is about: `mainEntity` of a profile."""
    page = given(
        type_=kind,
        id_=canonical,
        url=canonical,
        name=title,
        description=description,
        inLanguage=view.language,
        isPartOf=ref(website_id(view)),
        dateModified=changed,
        breadcrumb=ref(canonical + "#breadcrumbs") if steps else None,
        mainEntity=ref(subject_id) if subject_id and kind == "ProfilePage" else None,
        about=ref(subject_id) if subject_id and kind != "ProfilePage" else None,
    )
    nodes: list[Node | msgspec.Raw] = [*site_nodes(view), page]
    if subject is not None:
        nodes.append(subject)
    if steps:
        nodes.append(breadcrumbs(canonical, steps))
    return nodes
