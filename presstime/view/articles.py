"""An article as templates see it: card, page and text, each looked at only when asked for.

Looking at `title` or `published` is a look at the card; at `corrections` or `sources` at the whole
front matter; at `body_html` at the text. Lists that show cards are therefore not stale when a text is edited.
"""

from __future__ import annotations

import urllib.parse
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from presstime.model import Article, Body, Correction, CorrectionKind, Kind, Status
from presstime.text.inline import inline_html
from presstime.text.references import mark_links_sponsored
from presstime.view import panels
from presstime.view.bodies import Picture, filled, picture_of, short_text
from presstime.view.desk import View, remembered
from presstime.view.disclosures import disclosures, held_positions
from presstime.view.panels import QuoteCells
from presstime.view.price_panel import Panel, make_panel
from presstime.view.recommendations import RecommendationView, recommendation_of
from presstime.view.stamps import Stamp

if TYPE_CHECKING:
    from presstime.view.authors import AuthorView
    from presstime.view.tags import SectionView, TagView
    from presstime.view.tickers import TickerView

WORDS_A_MINUTE = 230
LONG_TITLE = 90
RTL = ("ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv")
GRAVE = (CorrectionKind.CORRECTED, CorrectionKind.WITHDRAWN)


class Related(NamedTuple):
    article: ArticleView
    reason: str


class CorrectionView(NamedTuple):
    date: Stamp
    kind: str
    kind_label: str
    text_html: Markup
    is_grave: bool


class Share(NamedTuple):
    link: str
    email_url: str
    x_url: str


class SourceLink(NamedTuple):
    title: str
    url: str


class SponsorView(NamedTuple):
    payer: str
    amount: str
    kind: str
    url: str


def direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in RTL else "ltr"


class ArticleView:
    def __init__(self, desk: View, article: Article) -> None:
        self.desk = desk
        self.cache: dict[str, tuple[Any, frozenset[str]]] = {}
        self._article = article
        self._card_key = f"card\t{article.id}"
        self._full_key = f"full\t{article.id}"

    @property
    def _card(self) -> Article:
        self.desk.trace.keys.add(self._card_key)
        return self._article

    @property
    def _full(self) -> Article:
        self.desk.trace.keys.add(self._full_key)
        return self._article

    @property
    def id(self) -> str:
        return self._article.id

    @property
    def title(self) -> str:
        return self._card.title

    @property
    def standfirst(self) -> str:
        return self._card.standfirst

    @property
    def kind(self) -> str:
        return self._card.kind.value

    @property
    def lead(self) -> bool:
        return self._card.lead

    @property
    def status(self) -> Status:
        return self._card.status

    @property
    def is_withdrawn(self) -> bool:
        return self._card.status is Status.WITHDRAWN

    @property
    def long_title(self) -> bool:
        return len(self._card.title) > LONG_TITLE

    @property
    def record(self) -> Article:
        """The article's whole front matter."""
        return self._full

    @property
    def card(self) -> Article:
        """The record where only the fields that cards show are used."""
        return self._card

    @remembered
    def route(self) -> str:
        self.desk.trace.keys |= {self._card_key, "settings\turls", "settings\ttimezone"}
        return self.desk.publication.routes[self._article.id]

    @remembered
    def url(self) -> str:
        return self.desk.url(self.route)

    @remembered
    def absolute_url(self) -> str:
        return self.desk.absolute(self.route)

    @remembered
    def kind_label(self) -> str:
        kind, sponsor = self._card.kind, self._card.sponsor
        words = self.desk.words
        if kind is Kind.SPONSORED:
            return words("sponsored_by", payer=sponsor.payer) if sponsor else words("kind_sponsored")
        return "" if kind is Kind.NEWS else words(f"kind_{kind.name.lower()}")

    @remembered
    def kicker(self) -> str:
        """The section's title, or the kind's label where there is no section or the kind says more."""
        section = self.section
        if self._card.kind is Kind.EXPLAINER or section is None:
            return self.kind_label or self.desk.words("news")
        return section.title

    @remembered
    def section(self) -> SectionView | None:
        return self.desk.section(self._card.section) if self._card.section else None

    @remembered
    def sponsor(self) -> SponsorView | None:
        sponsor = self._card.sponsor
        return SponsorView(sponsor.payer, sponsor.amount, sponsor.kind, sponsor.url) if sponsor else None

    @remembered
    def authors(self) -> list[AuthorView]:
        return [self.desk.author(key) for key in self._card.authors]

    @remembered
    def tags(self) -> list[TagView]:
        slugs = self._card.tags
        if self._card.status is Status.WITHDRAWN:
            slugs = tuple(slug for slug in slugs if self.desk.ids("tag", slug))
        return [self.desk.tag(slug) for slug in slugs]

    @remembered
    def tickers(self) -> list[TickerView]:
        return [self.desk.ticker(key) for key in self._card.tickers if self.desk.has_ticker(key)]

    @remembered
    def published(self) -> Stamp:
        return self.desk.stamp(self._card.published)

    @remembered
    def updated(self) -> Stamp | None:
        return self.desk.stamp(self._card.updated) if self._card.updated else None

    @remembered
    def corrected(self) -> Stamp | None:
        grave = [c.date for c in self._full.corrections if c.kind in GRAVE]
        return self.desk.stamp(max(grave, key=lambda moment: moment.at)) if grave else None

    @remembered
    def ribbon(self) -> str:
        """In a preview: what holds the story; otherwise ""."""
        self.desk.trace.keys.add(f"hold\t{self.id}")
        hold = self.desk.publication.holds.get(self.id)
        if hold is None:
            return ""
        card, words = self._card, self.desk.words
        if hold.reason == "expired" or hold.until is None:
            return words(f"held_{hold.reason}")
        moment = card.embargo_until if hold.reason == "embargoed" else card.published
        return words(f"held_{hold.reason}", until=self.desk.stamp(moment or card.published).both)

    @remembered
    def lang(self) -> str:
        return self._card.lang or self.desk.language

    @remembered
    def dir(self) -> str:
        return direction(self.lang)

    @remembered
    def quote(self) -> QuoteCells | None:
        snapshots = self._card.snapshots
        if not snapshots or self.is_withdrawn:
            return None
        return panels.quote_cells(snapshots[0], self.desk.subject(snapshots[0].ticker))

    @remembered
    def panels(self) -> list[Panel]:
        card = self._card
        if not card.snapshots:
            return []
        subjects = [self.desk.subject(s.ticker) for s in card.snapshots]
        first = card.snapshots[0]
        panel = make_panel(self.desk, first, subjects[0], self)
        others = [
            panels.other_row(s, subject, first) for s, subject in zip(card.snapshots[1:], subjects[1:], strict=True)
        ]
        return [panel._replace(others=others)]

    @property
    def panel(self) -> Panel | None:
        found = self.panels
        return found[0] if found else None

    @remembered
    def key_points(self) -> list[Markup]:
        return [Markup(short_text(self.desk, point, self._article)) for point in self._card.key_points]

    @remembered
    def image(self) -> Picture | None:
        image = self._card.image
        return picture_of(self.desk, image, self._article.source) if image else None

    @property
    def dateline(self) -> str:
        return self._full.dateline

    @property
    def body(self) -> Body:
        return self.desk.body(self._article.source, self.id)

    @property
    def minutes(self) -> int:
        return max(1, round(self.body.words / WORDS_A_MINUTE))

    @property
    def headings(self) -> Any:
        return self.body.headings

    @property
    def body_html(self) -> Markup:
        text = filled(self.desk, self.body, self._article)
        return Markup(mark_links_sponsored(text) if self._card.kind is Kind.SPONSORED else text)

    @property
    def feed_html(self) -> str:
        """The text for a reader elsewhere: every address whole."""
        return filled(self.desk, self.body, self._article, self.absolute_url)

    @remembered
    def sources(self) -> list[SourceLink]:
        return [SourceLink(s.title, self.desk.url(s.url) if s.url else "") for s in self._full.sources]

    @remembered
    def disclosures_html(self) -> list[Markup]:
        return disclosures(self)

    @remembered
    def recommendation(self) -> RecommendationView | None:
        return recommendation_of(self.desk, self._full)

    @property
    def recommendation_rows(self) -> list[tuple[str, str]]:
        """(label, text) of what the recommendation says."""
        advice = self.recommendation
        return advice.rows(self.desk) if advice else []

    @property
    def disclosure_first(self) -> bool:
        return self._card.kind is Kind.SPONSORED or bool(held_positions(self))

    @remembered
    def corrections(self) -> list[CorrectionView]:
        return [self.correction(number) for number in range(len(self._full.corrections))]

    def correction(self, number: int) -> CorrectionView:
        correction: Correction = self._full.corrections[number]
        return CorrectionView(
            self.desk.stamp(correction.date),
            correction.kind.value,
            self.desk.words(f"correction_{correction.kind.value}"),
            Markup(inline_html(correction.text, self.desk.language)),
            correction.kind in GRAVE,
        )

    @remembered
    def withdrawn_reason_html(self) -> Markup:
        full = self._full
        reason = full.withdrawn_reason or next(
            (c.text for c in full.corrections if c.kind is CorrectionKind.WITHDRAWN), ""
        )
        text = inline_html(reason, self.desk.language) if reason else ""
        return Markup("<p>{}</p>").format(Markup(text or self.desk.words("withdrawn")))

    @remembered
    def share(self) -> Share:
        link, title = self.absolute_url, self.title
        quoted = {"subject": title, "body": link}
        x_query = urllib.parse.urlencode({"text": title, "url": link})
        return Share(
            link,
            "mailto:?" + urllib.parse.urlencode(quoted, quote_via=urllib.parse.quote),
            f"https://x.com/intent/post?{x_query}",
        )

    @property
    def related(self) -> list[Related]:
        return [
            Related(self.desk.article(key), self._reason(kind, name))
            for key, kind, name in self.desk.ask("related", self.id)
        ]

    def _reason(self, kind: str, name: str) -> str:
        words = self.desk.words
        if kind == "ticker":
            return words("related_ticker", symbol=panels.symbol_of(name))
        if kind == "tag":
            return words("related_tag", tag=self.desk.tag(name).title)
        if kind == "author":
            return words("related_author", author=self.desk.author(name).name)
        section = self.desk.section(name)
        return words("related_section", section=section.title if section else name)

    @property
    def earlier(self) -> ArticleView | None:
        key = self.desk.ask("neighbours", self.id)[0]
        return self.desk.article(key) if key else None

    @property
    def later(self) -> ArticleView | None:
        key = self.desk.ask("neighbours", self.id)[1]
        return self.desk.article(key) if key else None
