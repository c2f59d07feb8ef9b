"""Bound figures as pages and feeds print them, in the publication's style; every look is recorded."""

from __future__ import annotations

import datetime
from decimal import Decimal

from presstime.market import money
from presstime.market.bound import bound_value, own_tickers_of, tickers_meant
from presstime.model import Article, Moment
from presstime.text.references import figure_html, time_html
from presstime.view.desk import View
from presstime.view.panels import Subject, price_of
from presstime.view.stamps import date_text, stamp


def bound_figure(desk: View, target: str, owner: Article | None) -> str:
    """The HTML of `{{ SYMBOL.field }}` in a story, or on a page (None); "" where it stands for nothing."""
    symbol, _, field = target.rpartition(".")
    if owner is not None:
        desk.trace.keys.add(f"card\t{owner.id}")
    desk.trace.keys.add("settings\texchanges")
    if ":" not in symbol and all(ticker.partition(":")[2] != symbol for ticker in own_tickers_of(owner)):
        desk.trace.keys.add("profiles\t")
    tickers = tickers_meant(symbol, owner, desk.exchanges, desk.publication.instruments)
    if len(tickers) != 1:
        return ""
    ticker = tickers[0]
    snapshot = next((one for one in owner.snapshots if one.ticker == ticker), None) if owner else None
    desk.trace.keys.add(f"prices\t{ticker}")
    subject = desk.subject(ticker)
    value = bound_value(field, snapshot, desk.publication.prices.get(ticker), subject.exchange,
                        owner.published if owner else None, subject.zone)
    currency = snapshot.currency if snapshot else subject.instrument.currency if subject.instrument else ""
    return "" if value is None else _html(subject, field, value, currency)


def _html(subject: Subject, field: str, value: Decimal | Moment | datetime.date, currency: str) -> str:
    language = subject.language
    if isinstance(value, Moment):
        moment = stamp(value, subject.place(value) if value.has_time else subject.zone, language)
        return time_html(moment.iso, moment.both)
    if isinstance(value, datetime.date):
        return time_html(value.isoformat(), date_text(value, language))
    sign = None if subject.is_points else currency or None
    if field in ("change", "change_percent"):
        text = (money.format_percent(value, language) if field == "change_percent"
                else money.format_signed(value, language, sign))
        return figure_html(f"{value:f}", text)
    if field in ("volume", "market_cap"):
        return figure_html(f"{value:f}", money.format_big(value, sign if field == "market_cap" else None, language))
    return figure_html(f"{value:f}", price_of(subject, value, currency).text)
