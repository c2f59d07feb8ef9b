"""An author as templates see one: profile, holdings, stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from presstime.model import Author
from presstime.view import panels
from presstime.view.bodies import Picture, filled, picture_of
from presstime.view.desk import View, remembered
from presstime.view.profiles import Listed
from presstime.view.stamps import Stamp

if TYPE_CHECKING:
    from presstime.view.tickers import TickerView


class HoldingView(NamedTuple):
    ticker: TickerView | None
    label: str
    position: str
    note: str
    since: Stamp | None


class AuthorView(Listed):
    kind = "author"

    def __init__(self, desk: View, key: str) -> None:
        super().__init__(desk, key)
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

    def place(self) -> str:
        return str(self.desk.setting("urls").author.format(slug=self.record.slug))

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
            HoldingView(
                self.desk.ticker(h.ticker) if self.desk.has_ticker(h.ticker) else None,
                panels.ticker_label(h.ticker),
                h.position,
                h.note,
                self.desk.stamp(h.since) if h.since else None,
            )
            for h in self.record.holdings
        ]


def _language_name(code: str, language: str) -> str:
    import babel

    try:
        name = babel.Locale.parse(code, sep="-").get_display_name(language.replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        return code
    return str(name) if name else code
