"""One article for a check: a body, front matter in keywords, a small world of profiles around it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from presstime.checks import ArticleContext, ArticleFindings, Places, Shared, check_article
from presstime.diagnostics import Diagnostic, Severity
from presstime.market.prose import BlockKind, body_blocks, field_block, read_prose
from presstime.market.prose.facts import Allowance
from presstime.model import (
    Article,
    Close,
    FormerSymbol,
    Instrument,
    InstrumentKind,
    Moment,
    PriceSeries,
    Session,
    Snapshot,
)
from presstime.text.markdown import render_markdown

NEW_YORK = ZoneInfo("America/New_York")


def moment(text: str, zone: ZoneInfo = NEW_YORK) -> Moment:
    """ "2023-01-24 07:32" in New York, or a date alone."""
    local = datetime.datetime.fromisoformat(text).replace(tzinfo=zone)
    return Moment(local.astimezone(datetime.UTC), ":" in text)


MSFT = Instrument(
    "NASDAQ:MSFT", "content/tickers/nasdaq-msft.yaml", "Microsoft Corporation", currency="USD", mic="XNAS"
)
TESCO = Instrument("LSE:TSCO", "content/tickers/lse-tsco.yaml", "Tesco plc", currency="GBX", mic="XLON")
META = Instrument(
    "NASDAQ:META",
    "content/tickers/nasdaq-meta.yaml",
    "Meta Platforms",
    currency="USD",
    former=(FormerSymbol("NASDAQ:FB", datetime.date(2022, 6, 8)),),
)
ZOOM = Instrument("NASDAQ:ZM", "content/tickers/nasdaq-zm.yaml", "Zoom Video Communications", currency="USD")
SPX = Instrument("INDEX:SPX", "content/tickers/index-spx.yaml", "S&P 500", kind=InstrumentKind.INDEX, currency="USD")
WORLD: Mapping[str, Instrument] = {one.ticker: one for one in (MSFT, TESCO, META, ZOOM, SPX)}


def snapshot(price: str, previous: str | None = None, **fields: Any) -> Snapshot:
    """A snapshot of Microsoft; `as_of` as text, figures as text."""
    numbers = ("change", "change_percent", "low", "high", "market_cap", "shares", "low_52_weeks", "high_52_weeks")
    for name in numbers:
        if name in fields:
            fields[name] = Decimal(fields[name])
    if isinstance(fields.get("as_of"), str):
        fields["as_of"] = moment(fields["as_of"])
    if isinstance(fields.get("session"), str):
        fields["session"] = Session(fields["session"])
    fields.setdefault("ticker", "NASDAQ:MSFT")
    fields.setdefault("currency", "USD")
    return Snapshot(price=Decimal(price), previous_close=None if previous is None else Decimal(previous), **fields)


def series(ticker: str, first: str, closes: list[str]) -> PriceSeries:
    """Closes on weekdays from a first day on."""
    day, made = datetime.date.fromisoformat(first), []
    for close in closes:
        while day.weekday() > 4:
            day += datetime.timedelta(days=1)
        made.append(Close(day, Decimal(close)))
        day += datetime.timedelta(days=1)
    return PriceSeries(ticker, f"content/prices/{ticker}.csv", tuple(made))


def findings(body: str, **fields: Any) -> ArticleFindings:
    """All that the checks say of an article; published 2023-01-24 07:40 in New York unless told."""
    shared = Shared(
        instruments=fields.pop("instruments", WORLD),
        series=fields.pop("series", {}),
        authors=fields.pop("people", {}),
        zone="America/New_York",
        **({"rounding": fields.pop("rounding")} if "rounding" in fields else {}),
    )
    if isinstance(fields.get("published"), str):
        fields["published"] = moment(fields["published"])
    fields.setdefault("published", moment("2023-01-24 07:40"))
    fields.setdefault("title", "A headline")
    fields.setdefault("standfirst", "A standfirst of a few words.")
    fields.setdefault("tickers", ("NASDAQ:MSFT",))
    article = Article("id", "content/articles/a.md", "a", **fields)
    blocks = [
        field_block(BlockKind.TITLE, article.title, 2, 8),
        field_block(BlockKind.STANDFIRST, article.standfirst, 3, 13),
    ]
    blocks += [field_block(BlockKind.KEY_POINT, point, 4, 5) for point in article.key_points]
    allows = render_markdown(body, file="a.md", first_line=10, language="en").allows
    allowances = tuple(Allowance(one.code, one.reason, one.line) for one in allows)
    facts = read_prose([*blocks, *body_blocks(body, 10)], body, 10, allowances)
    places = Places("content/articles/a.md", {"snapshot": (6, 1, 9), "snapshot.price": (6, 10, 16)})
    return check_article(ArticleContext(article, facts, places, shared))


def diagnostics(body: str, **fields: Any) -> list[Diagnostic]:
    return list(findings(body, **fields).diagnostics)


def codes(body: str, **fields: Any) -> list[str]:
    """The codes found, in the rules' order."""
    return [one.code for one in diagnostics(body, **fields)]


def errors(body: str, **fields: Any) -> list[str]:
    return [one.code for one in diagnostics(body, **fields) if one.severity is Severity.ERROR]
