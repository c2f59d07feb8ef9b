"""A ticker as templates see it: profile, newest price, chart, and every price that stories quoted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from presstime.market.money import format_price, in_major_unit
from presstime.model import Instrument, Session
from presstime.text.inline import inline_html
from presstime.view import figures, panels
from presstime.view.charts import Chart, price_chart
from presstime.view.desk import View, remembered
from presstime.view.figures import Delta, Price
from presstime.view.profiles import Listed
from presstime.view.stamps import Stamp, date_text, stamp

if TYPE_CHECKING:
    from presstime.view.articles import ArticleView
    from presstime.view.price_panel import Panel

FEWEST_POINTS = 2
"""Of a chart: a line has two ends."""


class Former(NamedTuple):
    label: str
    until: Stamp | None


class Quoted(NamedTuple):
    """A snapshot of a ticker in a story: a row of the ticker's page."""

    when: Stamp
    session_label: str
    price: Price
    change: Delta | None
    percent: Delta | None
    article: ArticleView


class TickerView(Listed):
    kind = "ticker"

    def __init__(self, desk: View, key: str) -> None:
        super().__init__(desk, key)
        self.ticker = key
        self._instrument: Instrument = desk.publication.instruments[key]
        self._key = f"instrument\t{key}"

    @property
    def record(self) -> Instrument:
        self.desk.trace.keys.add(self._key)
        return self._instrument

    @property
    def label(self) -> str:
        return panels.ticker_label(self.ticker)

    @property
    def symbol(self) -> str:
        return panels.symbol_of(self.ticker)

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def fictional(self) -> bool:
        return self.record.fictional

    @remembered
    def exchange_name(self) -> str:
        exchange = self.desk.exchange_of(self.ticker)
        return exchange.name if exchange else ""

    def place(self) -> str:
        return str(self.desk.setting("urls").ticker.format(ticker=self.record.slug))

    @remembered
    def kind_label(self) -> str:
        return self.desk.words(f"instrument_{self.record.kind.name.lower()}")

    @remembered
    def currency_name(self) -> str:
        return _currency_name(self.record.currency, self.desk.language) if self.record.currency else ""

    @remembered
    def currency_sign(self) -> str:
        if self.record.kind in panels.NO_SIGN:
            return ""
        text = format_price(Decimal(1), self.record.currency, self.desk.language)
        return text.replace("1.00", "").replace("1", "").strip() if self.record.currency else ""

    @property
    def sector(self) -> str:
        return self.record.sector

    @property
    def site_url(self) -> str:
        return self.record.site

    @property
    def site_label(self) -> str:
        return self.record.site.partition("://")[2].strip("/").removeprefix("www.")

    @property
    def summary(self) -> str:
        return self.record.summary

    @remembered
    def summary_html(self) -> Markup:
        return Markup(inline_html(self.record.summary, self.desk.language))

    @property
    def mic(self) -> str:
        return self.record.mic

    @property
    def isin(self) -> str:
        return self.record.isin

    @property
    def lei(self) -> str:
        return self.record.lei

    @property
    def figi(self) -> str:
        return self.record.figi

    @remembered
    def former(self) -> list[Former]:
        return [
            Former(panels.symbol_of(f.ticker), _day_stamp(self.desk, f.until) if f.until else None)
            for f in self.record.former
        ]

    @property
    def panel(self) -> Panel | None:
        """The price panel of the newest snapshot in any story."""
        from presstime.view.price_panel import make_panel

        for key, number in self.desk.ask("quoted", self.ticker)[:1]:
            article = self.desk.article(key)
            return make_panel(self.desk, article.card.snapshots[number], self.desk.subject(self.ticker), article)
        return None

    @property
    def quote(self) -> Any:
        """The newest snapshot as a row's figures."""
        for key, number in self.desk.ask("quoted", self.ticker)[:1]:
            snapshot = self.desk.article(key).card.snapshots[number]
            return panels.quote_cells(snapshot, self.desk.subject(self.ticker))
        return None

    @property
    def quoted(self) -> list[Quoted]:
        rows = []
        for key, number in self.desk.ask("quoted", self.ticker):
            article = self.desk.article(key)
            snapshot, subject = article.card.snapshots[number], self.desk.subject(self.ticker)
            words, language = subject.words, subject.language
            moment = snapshot.as_of or article.card.published
            when = stamp(moment, subject.place(moment) if moment.has_time else self.desk.timezone, language)
            label = (
                words("close")
                if snapshot.session is Session.CLOSED
                else (words(f"session_{snapshot.session.name.lower()}") if snapshot.session else "")
            )
            plain = figures.price(snapshot.price, "", language)
            rows.append(
                Quoted(
                    when,
                    label,
                    plain,
                    figures.change(snapshot.change, language) if snapshot.change is not None else None,
                    figures.percent(snapshot.change_percent, language) if snapshot.change_percent is not None else None,
                    article,
                )
            )
        return rows

    @property
    def chart(self) -> Chart | None:
        """From the price file; without one, from the closes quoted in stories."""
        self.desk.trace.keys.add(f"prices\t{self.ticker}")
        series = self.desk.publication.prices.get(self.ticker)
        points: dict[Any, Decimal] = {close.date: close.close for close in series.closes} if series else {}
        if len(points) < FEWEST_POINTS:
            for key, number in self.desk.ask("quoted", self.ticker):
                snapshot = self.desk.article(key).card.snapshots[number]
                if snapshot.as_of and snapshot.session is Session.CLOSED:
                    day = self.desk.subject(self.ticker).local(snapshot.as_of).date()
                    points.setdefault(day, snapshot.price)
        if len(points) < FEWEST_POINTS:
            return None
        return price_chart(sorted(points.items()), self.desk.subject(self.ticker), self.record)


def _day_stamp(desk: View, day: Any) -> Stamp:
    return Stamp(day.isoformat(), date_text(day, desk.language), "", "", "", str(day.year), "")


def _currency_name(code: str, language: str) -> str:
    """ "US dollar"; for a minor unit its currency's, for an asset of our own table its code."""
    from babel.numbers import get_currency_name

    major = in_major_unit(Decimal(1), code)[1]
    name = str(get_currency_name(major, locale=language.replace("-", "_")))
    return name if major == code else f"{name} ({code})"
