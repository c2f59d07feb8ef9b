"""The price panel and the quote of a list's row, from a snapshot. What was not given has no row."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup, escape

from presstime.market.exchanges import Exchange, Market
from presstime.market.money import format_big, in_major_unit
from presstime.market.sessions import OutsideCalendar, local_day, sessions_between
from presstime.model import Instrument, InstrumentKind, Moment, Session, Snapshot
from presstime.view import figures
from presstime.view.figures import Delta, Price
from presstime.view.session_lines import SessionRule, panel_rule
from presstime.view.stamps import clock, date_text, short_date
from presstime.view.words import Words
from presstime.zones import zone

NO_SIGN = (InstrumentKind.INDEX, InstrumentKind.CURRENCY_PAIR)
STALE_SESSIONS = 2


class Row(NamedTuple):
    label: str
    text: str = ""
    price: Price | None = None
    delta: Delta | None = None
    time: str = ""


class OtherRow(NamedTuple):
    label: str
    ticker_url: str
    price: Price
    delta: Delta | None
    words: str
    when: str


class QuoteCells(NamedTuple):
    symbol: str
    ticker_url: str
    price: Price
    delta: Delta | None
    when: str


class Subject(NamedTuple):
    """What a snapshot is about, as far as it is known, and how this publication prints."""

    instrument: Instrument | None
    exchange: Exchange | None
    url: str
    language: str
    zone: str
    words: Words

    @property
    def is_points(self) -> bool:
        return self.instrument is not None and self.instrument.kind in NO_SIGN

    def place(self, moment: Moment) -> str:
        """The zone in which a price's time is told: its exchange's, else the publication's."""
        return self.exchange.zone if self.exchange else self.zone

    def local(self, moment: Moment) -> datetime.datetime:
        """The moment at its exchange. A bare date stays the civil date that was written."""
        return moment.at.astimezone(zone(self.place(moment) if moment.has_time else self.zone))


def ticker_label(ticker: str) -> str:
    return ticker.replace(":", ": ", 1)


def symbol_of(ticker: str) -> str:
    return ticker.partition(":")[2] or ticker


def session_label(snapshot: Snapshot, words: Words) -> str:
    session = snapshot.after.session if snapshot.after else snapshot.session
    return words(f"session_{session.name.lower()}") if session else ""


def price_of(subject: Subject, amount: Decimal, currency: str) -> Price:
    return figures.price(amount, currency, subject.language, subject.is_points)


def main_delta(snapshot: Snapshot, language: str) -> Delta | None:
    if snapshot.change_percent is not None:
        return figures.percent(snapshot.change_percent, language)
    return figures.change(snapshot.change, language) if snapshot.change is not None else None


def quote_cells(snapshot: Snapshot, subject: Subject) -> QuoteCells:
    return QuoteCells(
        symbol_of(snapshot.ticker),
        subject.url,
        price_of(subject, snapshot.price, snapshot.currency),
        main_delta(snapshot, subject.language),
        quote_when(snapshot, subject),
    )


def quote_when(snapshot: Snapshot, subject: Subject) -> str:
    """Session and hour beneath a row's figures: "Close, 23 Jan.", "Premarket, 8:50 a.m."."""
    moment, words = snapshot.as_of, subject.words
    label = (
        words("close")
        if snapshot.session is Session.CLOSED
        else session_label(Snapshot(snapshot.ticker, snapshot.price, session=snapshot.session), words)
    )
    if moment is None:
        return label
    local = subject.local(moment)
    if not moment.has_time or snapshot.session is Session.CLOSED:
        when = short_date(local.date(), subject.language)
    else:
        round_the_clock = snapshot.session is Session.ROUND_THE_CLOCK
        when = clock(local, subject.place(moment), subject.language, with_zone=round_the_clock)
    return f"{label}, {when}" if label else when


def as_of_html(snapshot: Snapshot, subject: Subject) -> Markup:
    moment, words, language = snapshot.as_of, subject.words, subject.language
    if moment is None:
        return Markup("")
    local = subject.local(moment)
    day = date_text(local.date(), language)
    iso = local.isoformat(timespec="minutes") if moment.has_time else local.date().isoformat()
    values: dict[str, object] = {"date": Markup('<time datetime="{}">{}</time>').format(iso, day)}
    if not moment.has_time:
        if snapshot.session is Session.CLOSED:
            return words.html("as_of_close_day", **values)
        if snapshot.session is None:
            return words.html("as_of_day", **values)
        values["session"] = Markup("<b>{}</b>").format(words(f"session_in_text_{snapshot.session.name.lower()}"))
        return words.html("as_of_session_day", **values)
    hour = clock(local, subject.place(moment), language, brief=True)
    values = {"time": Markup("<b>{}</b>").format(hour), "date": day}
    key = "close_at" if snapshot.after else "as_of_close" if snapshot.session is Session.CLOSED else "as_of_time"
    return Markup('<time datetime="{}">{}</time>').format(iso, words.html(key, **values))


def stale_text(snapshot: Snapshot, subject: Subject, published: Moment) -> str:
    if snapshot.as_of is None or subject.exchange is None or subject.exchange.market is not Market.EXCHANGE:
        return ""
    try:
        age = sessions_between(
            subject.exchange, local_day(subject.exchange, snapshot.as_of.at), local_day(subject.exchange, published.at)
        )
    except OutsideCalendar:
        return ""
    return subject.words("sessions_old", n=age) if age >= STALE_SESSIONS else ""


def rule_of(snapshot: Snapshot, subject: Subject) -> SessionRule | None:
    moment = (snapshot.after.as_of if snapshot.after else None) or snapshot.as_of
    if moment is None or subject.exchange is None:
        return None
    if not moment.has_time:
        local = subject.local(moment).replace(hour=12, tzinfo=zone(subject.exchange.zone))
        moment = Moment(local.astimezone(datetime.UTC), False)
    return panel_rule(subject.exchange, moment, snapshot.session, subject.language)


def rows_of(snapshot: Snapshot, subject: Subject) -> list[Row]:
    words, language, currency = subject.words, subject.language, snapshot.currency
    rows = []
    if snapshot.after:
        rows.append(_after_row(snapshot, subject))

    def add_price(key: str, amount: Decimal | None) -> None:
        if amount is not None:
            rows.append(Row(words(key), price=price_of(subject, amount, currency)))

    around = snapshot.session is Session.ROUND_THE_CLOCK
    add_price("day_earlier" if around else "previous_close", snapshot.previous_close)
    major, unit = in_major_unit(snapshot.price, currency) if currency else (snapshot.price, currency)
    if unit != currency:
        rows.append(Row(words(f"in_{unit}"), price=figures.price(major, unit, language)))
    for move in snapshot.moves:
        rows.append(Row(move.period[:1].upper() + move.period[1:], delta=figures.percent(move.percent, language)))
    for key, low, high in (
        ("days_range", snapshot.low, snapshot.high),
        ("weeks_52", snapshot.low_52_weeks, snapshot.high_52_weeks),
    ):
        if low is not None and high is not None:
            texts = [figures.price(amount, "", language).plain for amount in (low, high)]
            rows.append(Row(words(key), text="–".join(texts)))
    if snapshot.volume is not None:
        rows.append(Row(words("volume"), text=format_big(snapshot.volume, None, language)))
    if snapshot.market_cap is not None:
        rows.append(Row(words("market_cap"), text=format_big(snapshot.market_cap, currency or None, language)))
    if snapshot.shares is not None:
        rows.append(Row(words("shares"), text=format_big(snapshot.shares, None, language)))
    add_price("offer_price", snapshot.offer_price)
    return rows


def _after_row(snapshot: Snapshot, subject: Subject) -> Row:
    after = snapshot.after
    assert after is not None
    delta = None
    if snapshot.price:
        share = 100 * (after.price - snapshot.price) / snapshot.price
        delta = figures.percent(share.quantize(Decimal("0.01")), subject.language)
    time = ""
    if after.as_of and after.as_of.has_time:
        local = subject.local(after.as_of)
        time = clock(local, subject.place(after.as_of), subject.language, with_zone=False)
    return Row(
        subject.words(f"session_{after.session.name.lower()}"),
        "",
        price_of(subject, after.price, snapshot.currency),
        delta,
        time,
    )


def notes_of(snapshot: Snapshot, subject: Subject) -> list[str]:
    words, notes = subject.words, []
    if snapshot.source:
        notes.append(words("price_source", source=snapshot.source))
    if snapshot.delayed_minutes:
        notes.append(words("delayed", n=snapshot.delayed_minutes))
    if "change_percent" in snapshot.given and _differs(snapshot):
        notes.append(words("percent_as_published"))
    if subject.instrument and subject.instrument.fictional:
        notes.append(words("invented_prices"))
    return notes


def _differs(snapshot: Snapshot) -> bool:
    previous, given = snapshot.previous_close, snapshot.change_percent
    if not previous or given is None:
        return False
    return bool((100 * (snapshot.price - previous) / previous).quantize(given) != given)


def name_of(subject: Subject) -> str:
    if subject.instrument is None:
        return ""
    name = subject.instrument.name
    return subject.words("fictional_name", name=name) if subject.instrument.fictional else name


def other_row(snapshot: Snapshot, subject: Subject, first: Snapshot) -> OtherRow:
    when = quote_when(snapshot, subject) if snapshot.as_of != first.as_of else ""
    delta = main_delta(snapshot, subject.language)
    words = "" if delta else subject.words("first_day" if snapshot.offer_price else "no_earlier_close_brief")
    return OtherRow(
        symbol_of(snapshot.ticker),
        subject.url,
        price_of(subject, snapshot.price, snapshot.currency),
        delta,
        words,
        when,
    )


__all__ = ["OtherRow", "QuoteCells", "Row", "Subject", "escape"]
