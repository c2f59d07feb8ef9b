"""Authors, tickers, tags and sections as templates see them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from presstime.market.money import format_price, in_major_unit
from presstime.model import Author, Instrument, InstrumentKind, Session, Tag
from presstime.settings import SectionSettings
from presstime.text.inline import inline_html
from presstime.view import figures, panels
from presstime.view.bodies import Picture, filled, picture_of
from presstime.view.charts import Chart, price_chart
from presstime.view.desk import View, remembered
from presstime.view.figures import Delta, Price
from presstime.view.stamps import Stamp, date_text, stamp

if TYPE_CHECKING:
    from presstime.view.articles import ArticleView, Panel


class HoldingView(NamedTuple):
    ticker: TickerView | None
    label: str
    position: str
    note: str


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


class AuthorView:
    def __init__(self, desk: View, key: str) -> None:
        self.desk = desk
        self.cache: dict[str, tuple[Any, frozenset[str]]] = {}
        self._author: Author = desk.publication.authors[key]
        self._key = f"author\t{key}"

    @property
    def record(self) -> Author:
        self.desk.trace.keys.add(self._key)
        return self._author

    @property
    def id(self) -> str:
        return self._author.id

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def role(self) -> str:
        return self.record.role

    @property
    def initial(self) -> str:
        return self.record.name[:1].upper()

    @property
    def location(self) -> str:
        return self.record.location

    @remembered
    def languages(self) -> list[str]:
        return [_language_name(code, self.desk.language) for code in self.record.languages]

    @property
    def contact(self) -> str:
        return self.record.contact

    @property
    def contact_url(self) -> str:
        contact = self.record.contact
        return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact

    @remembered
    def route(self) -> str:
        return str(self.desk.setting("urls").author.format(slug=self.record.slug))

    @remembered
    def url(self) -> str:
        return self.desk.url(self.route)

    @property
    def bio_text(self) -> str:
        """The bio's first paragraph, for cards."""
        return self.record.bio_text.partition("\n")[0]

    standfirst = bio_text

    @remembered
    def bio_html(self) -> Markup:
        return Markup(filled(self.desk, self.record.bio, self._author.source))

    @remembered
    def more_bio_html(self) -> Markup:
        """The bio after its first paragraph."""
        html = str(self.bio_html)
        return Markup(html.partition("</p>")[2].strip())

    @remembered
    def photo(self) -> Picture | None:
        photo = self.record.photo
        return picture_of(self.desk, photo, self._author.source) if photo else None

    @remembered
    def beats(self) -> list[tuple[str, str]]:
        """(beat, address of the tag of that name or "")."""
        self.desk.trace.keys.add("names\ttag")
        by_name: dict[str, str] = {}
        for slug, tag in self.desk.publication.tags.items():
            if ("tag", slug) in self.desk.publication.index:
                self.desk.trace.keys.add(f"tag\t{slug}")
                for name in (tag.title, slug, *tag.synonyms):
                    by_name.setdefault(name.casefold(), slug)
        found = [(beat, by_name.get(beat.casefold(), "")) for beat in self.record.beats]
        return [(beat, self.desk.tag(slug).url if slug else "") for beat, slug in found]

    @remembered
    def links(self) -> list[tuple[str, str]]:
        return [(link.label, self.desk.url(link.url)) for link in self.record.links]

    @remembered
    def holdings(self) -> list[HoldingView]:
        return [
            HoldingView(self.desk.ticker(h.ticker) if self.desk.has_ticker(h.ticker) else None,
                        panels.ticker_label(h.ticker), h.position, h.note)
            for h in self.record.holdings]

    @property
    def count(self) -> int:
        return int(self.desk.ask("count", "author", self.id))

    @remembered
    def feed_url(self) -> str:
        return _feed_url(self.desk, "author", self.route)


class TickerView:
    def __init__(self, desk: View, key: str) -> None:
        self.desk = desk
        self.cache: dict[str, tuple[Any, frozenset[str]]] = {}
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

    @remembered
    def route(self) -> str:
        return str(self.desk.setting("urls").ticker.format(ticker=self.record.slug))

    @remembered
    def url(self) -> str:
        return self.desk.url(self.route)

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
        return [Former(panels.symbol_of(f.ticker), _day_stamp(self.desk, f.until) if f.until else None)
                for f in self.record.former]

    @property
    def count(self) -> int:
        return int(self.desk.ask("count", "ticker", self.ticker))

    @remembered
    def feed_url(self) -> str:
        return _feed_url(self.desk, "ticker", self.route)

    @property
    def panel(self) -> Panel | None:
        """The price panel of the newest snapshot in any story."""
        from presstime.view.articles import make_panel

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
            label = words("close") if snapshot.session is Session.CLOSED else (
                words(f"session_{snapshot.session.name.lower()}") if snapshot.session else "")
            plain = figures.price(snapshot.price, "", language)
            rows.append(Quoted(
                when, label, plain, figures.change(snapshot.change, language) if snapshot.change is not None else None,
                figures.percent(snapshot.change_percent, language) if snapshot.change_percent is not None else None,
                article))
        return rows

    @property
    def chart(self) -> Chart | None:
        """From the price file; without one, from the closes quoted in stories."""
        self.desk.trace.keys.add(f"prices\t{self.ticker}")
        series = self.desk.publication.prices.get(self.ticker)
        points: dict[Any, Decimal] = {close.date: close.close for close in series.closes} if series else {}
        if len(points) < 3:
            for key, number in self.desk.ask("quoted", self.ticker):
                snapshot = self.desk.article(key).card.snapshots[number]
                if snapshot.as_of and snapshot.session is Session.CLOSED:
                    day = self.desk.subject(self.ticker).local(snapshot.as_of).date()
                    points.setdefault(day, snapshot.price)
        if len(points) < 3:
            return None
        return price_chart(sorted(points.items()), self.desk.subject(self.ticker), self.record)


class TagView:
    def __init__(self, desk: View, slug: str) -> None:
        self.desk = desk
        self.cache: dict[str, tuple[Any, frozenset[str]]] = {}
        self.slug = slug
        self._tag: Tag = desk.publication.tags[slug]

    @property
    def record(self) -> Tag:
        self.desk.trace.keys.add(f"tag\t{self.slug}")
        return self._tag

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def description(self) -> str:
        return self.record.description

    @remembered
    def description_html(self) -> Markup:
        return Markup(inline_html(self.record.description, self.desk.language))

    @remembered
    def route(self) -> str:
        return str(self.desk.setting("urls").tag.format(slug=self.slug))

    @remembered
    def url(self) -> str:
        return self.desk.url(self.route)

    @property
    def count(self) -> int:
        return int(self.desk.ask("count", "tag", self.slug))

    @remembered
    def feed_url(self) -> str:
        return _feed_url(self.desk, "tag", self.route)

    @property
    def near(self) -> list[TagView]:
        return [self.desk.tag(slug) for slug in self.desk.ask("near_tags", self.slug)]


class SectionView:
    def __init__(self, desk: View, section: SectionSettings) -> None:
        self.desk = desk
        self.cache: dict[str, tuple[Any, frozenset[str]]] = {}
        self.slug = section.slug
        self._section = section

    @property
    def record(self) -> SectionSettings:
        self.desk.trace.keys.add("settings\tsections")
        return self._section

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def description(self) -> str:
        return self.record.description

    @remembered
    def route(self) -> str:
        return str(self.desk.setting("urls").section.format(slug=self.slug))

    @remembered
    def url(self) -> str:
        return self.desk.url(self.route)

    @property
    def count(self) -> int:
        return int(self.desk.ask("count", "section", self.slug))

    @remembered
    def feed_url(self) -> str:
        return _feed_url(self.desk, "section", self.route)


FEED_FILES = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}


def _feed_url(desk: View, kind: str, route: str) -> str:
    formats = getattr(desk.setting("feeds"), kind)
    return desk.url(route + FEED_FILES[formats[0]]) if formats else ""


def _day_stamp(desk: View, day: Any) -> Stamp:
    return Stamp(day.isoformat(), date_text(day, desk.language), "", "", "", str(day.year), "")


def _currency_name(code: str, language: str) -> str:
    """"US dollar"; for a minor unit its currency's, for an asset of our own table its code."""
    from babel.numbers import get_currency_name

    major = in_major_unit(Decimal(1), code)[1]
    name = str(get_currency_name(major, locale=language.replace("-", "_")))
    return name if major == code else f"{name} ({code})"


def _language_name(code: str, language: str) -> str:
    import babel

    try:
        name = babel.Locale.parse(code, sep="-").get_display_name(language.replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        return code
    return str(name) if name else code


__all__ = ["AuthorView", "InstrumentKind", "SectionView", "TagView", "TickerView"]
