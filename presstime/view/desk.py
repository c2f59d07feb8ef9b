"""The view: the one way from templates and outputs to the publication. Every look is recorded.

One `View` serves a whole process; `trace` holds what the output now being made has looked at. The
views of articles, authors and tickers are made once and kept, with what each cached answer looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from presstime.market.exchanges import Exchange, find_exchange
from presstime.model import Asset, Body, Instrument, Moment
from presstime.publication import Publication
from presstime.routes import escaped
from presstime.settings import Settings
from presstime.view.panels import Subject
from presstime.view.stamps import Stamp, stamp
from presstime.view.trace import Trace
from presstime.view.words import Words, words_for

if TYPE_CHECKING:
    from presstime.view.articles import ArticleView
    from presstime.view.authors import AuthorView
    from presstime.view.site import SiteView
    from presstime.view.tags import SectionView, TagView
    from presstime.view.tickers import TickerView

T = TypeVar("T")
MOST_ARTICLES = 300
"""So many articles' views are kept in a process; then they are made anew, so that memory has a bound."""


class Chronology:
    """The order of stories in time, for finding neighbours. No more than the indexes hold, so no look of its own."""

    def __init__(self, publication: Publication) -> None:
        self._index = publication.index
        self.order = {key: (-time, key) for key, time in publication.times.items()}
        self._orders: dict[tuple[str, str], list[tuple[float, str]]] = {}

    def order_of(self, kind: str, name: str) -> list[tuple[float, str]]:
        """The (time, id) of each story of an index, in its order."""
        found = self._orders.get((kind, name))
        if found is None:
            order = self.order
            found = self._orders[kind, name] = [order[key] for key in self._index.get((kind, name), ())]
        return found


class View:
    """`body_of` gives a source's text from the store; `exchanges` are those that site.yaml declares."""

    def __init__(
        self, publication: Publication, exchanges: Mapping[str, Exchange], body_of: Callable[[str], Body]
    ) -> None:
        self.publication = publication
        self.exchanges = exchanges
        self.trace = Trace()
        self._body_of = body_of
        self._settings = publication.settings
        self._articles: dict[str, ArticleView] = {}
        self._authors: dict[str, AuthorView] = {}
        self._tickers: dict[str, TickerView] = {}
        self._tags: dict[str, TagView] = {}
        self._sections: dict[str, SectionView] = {}
        self._site: SiteView | None = None
        self._chronology: Chronology | None = None
        self._base = publication.settings.base_path
        self._origin = publication.settings.origin

    def setting(self, name: str) -> Any:
        self.trace.keys.add(f"settings\t{name}")
        return getattr(self._settings, name)

    @property
    def settings_unseen(self) -> Settings:
        """The settings without a record: only for what is recorded otherwise."""
        return self._settings

    @property
    def language(self) -> str:
        self.trace.keys.add("settings\tlanguage")
        return self._settings.language

    @property
    def timezone(self) -> str:
        self.trace.keys.add("settings\ttimezone")
        return self._settings.timezone

    @property
    def words(self) -> Words:
        return words_for(self.language)

    def url(self, route: str) -> str:
        """A route as `href`: with the base path, escaped. Addresses elsewhere pass as they are."""
        if not route.startswith("/"):
            return route
        self.trace.keys.add("settings\tbase_url")
        return self._base + escaped(route)

    def absolute(self, route: str) -> str:
        if not route.startswith("/"):
            return route
        return self._origin + self.url(route)

    def stamp(self, moment: Moment) -> Stamp:
        return stamp(moment, self.timezone, self.language)

    def ask(self, name: str, *arguments: str | int) -> Any:
        """The answer of a query of `queries.py`."""
        from presstime.view.queries import QUERIES

        function = QUERIES[name]
        key = "\t".join(("?" + name, *map(str, arguments)))
        return self.trace.ask(key, lambda: function(self, *map(str, arguments)))

    def ids(self, kind: str, name: str = "") -> tuple[str, ...]:
        """The ids of an index of the publication, newest first."""
        self.trace.keys.add(f"index\t{kind}\t{name}")
        return self.publication.index.get((kind, name), ())

    def names(self, kind: str) -> list[str]:
        """The names that an index has under a kind ("tag", "ticker", "month" …), in order."""
        self.trace.keys.add(f"names\t{kind}")
        return sorted(name for group, name in self.publication.index if group == kind and name)

    def body(self, source: str, key: str) -> Body:
        self.trace.keys.add(f"body\t{key}")
        return self._body_of(source)

    def asset(self, path: str) -> Asset | None:
        """A copied file by its source path; that it is missing is recorded as well."""
        self.trace.keys.add(f"asset\t{path}")
        return self.publication.assets.get(path)

    def has_asset(self, path: str) -> bool:
        """Whether there is such a file, whatever is in it."""
        self.trace.keys.add(f"there\t{path}")
        return path in self.publication.assets

    def picture(self, path: str) -> Asset | None:
        """A picture of which only the size is used (and that it is there)."""
        self.trace.keys.add(f"picture\t{path}")
        return self.publication.assets.get(path)

    def renew(self, publication: Publication, body_of: Callable[[str], Body]) -> None:
        """See another publication from now on; everything worked out before is forgotten."""
        self.publication = publication
        self._body_of = body_of
        self._settings = publication.settings
        self._base, self._origin = publication.settings.base_path, publication.settings.origin
        self.trace.answers.clear()
        self._chronology = None
        for cache in (self._articles, self._authors, self._tickers, self._tags, self._sections):
            cache.clear()
        if self._site is not None:
            self._site.cache.clear()

    @property
    def chronology(self) -> Chronology:
        if self._chronology is None:
            self._chronology = Chronology(self.publication)
        return self._chronology

    def article(self, key: str) -> ArticleView:
        view = self._articles.get(key)
        if view is None:
            from presstime.view.articles import ArticleView

            if len(self._articles) >= MOST_ARTICLES:
                self._articles.clear()
            view = self._articles[key] = ArticleView(self, self.publication.articles[key])
        return view

    def author(self, key: str) -> AuthorView:
        view = self._authors.get(key)
        if view is None:
            from presstime.view.authors import AuthorView

            view = self._authors[key] = AuthorView(self, key)
        return view

    def has_ticker(self, ticker: str) -> bool:
        self.trace.keys.add(f"instrument\t{ticker}")
        return ticker in self.publication.instruments

    def instrument(self, ticker: str) -> Instrument | None:
        self.trace.keys.add(f"instrument\t{ticker}")
        return self.publication.instruments.get(ticker)

    def ticker(self, key: str) -> TickerView:
        view = self._tickers.get(key)
        if view is None:
            from presstime.view.tickers import TickerView

            view = self._tickers[key] = TickerView(self, key)
        return view

    def tag(self, slug: str) -> TagView:
        view = self._tags.get(slug)
        if view is None:
            from presstime.view.tags import TagView

            view = self._tags[slug] = TagView(self, slug)
        return view

    def section(self, slug: str) -> SectionView | None:
        if slug not in self._sections:
            from presstime.view.tags import SectionView

            declared = {section.slug: section for section in self.setting("sections")}
            if slug not in declared:
                return None
            self._sections[slug] = SectionView(self, declared[slug])
        self.trace.keys.add("settings\tsections")
        return self._sections[slug]

    @property
    def site(self) -> SiteView:
        if self._site is None:
            from presstime.view.site import SiteView

            self._site = SiteView(self)
        return self._site

    def exchange_of(self, ticker: str) -> Exchange | None:
        self.trace.keys.add("settings\texchanges")
        return find_exchange(ticker.partition(":")[0], self.exchanges)

    def subject(self, ticker: str) -> Subject:
        """All that printing a snapshot of this ticker needs."""
        instrument = self.instrument(ticker)
        url = self.ticker(ticker).url if instrument else ""
        return Subject(instrument, self.exchange_of(ticker), url, self.language, self.timezone, self.words)


def remembered(function: Callable[[Any], T]) -> T:
    """A property worked out once per object; each look at it counts as a look at all that it looked at."""
    name = function.__name__

    def get(self: Any) -> T:
        trace: Trace = self.desk.trace
        found = self.cache.get(name)
        if found is None:
            found = self.cache[name] = trace.recorded(lambda: function(self))
        trace.keys |= found[1]
        return found[0]  # type: ignore[no-any-return]

    return property(get, doc=function.__doc__)  # type: ignore[return-value]
