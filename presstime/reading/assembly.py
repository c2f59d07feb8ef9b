"""From records of single files to one frozen Publication: names resolved, what is held cut, all indexed.

In: what each file held, by path; out: the publication and the findings that only the whole shows
(an unknown author, an undeclared section, two things of one name). Findings about a held article are
warnings to a build. Orders are total and never those of the file system.
"""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

import msgspec

from presstime.diagnostics import Diagnostic, Where, error, softened, warning
from presstime.market.currencies import canonical_currency
from presstime.market.exchanges import Exchange, declared_exchange, find_exchange, qualified, ticker_slug
from presstime.model import Article, Asset, Author, FormerSymbol, Instrument, Page, PriceSeries, Reference, Status, Tag
from presstime.publication import Digests, HeldArticle, Publication
from presstime.reading.forms import nearest
from presstime.reading.records import Light
from presstime.routes import article_route
from presstime.settings import Mode, Settings
from presstime.text.slugs import slug
from presstime.visibility import Hold, hold_at, hold_on, is_shown, page_hold
from presstime.zones import zone

_CURRENCY_HINT = "write an ISO code such as USD, or a minor unit: GBX, ZAc, ILA"
_SUFFIXES = {
    "HK": "HKEX", "L": "LSE", "T": "TYO", "KS": "KRX", "TO": "TSX", "V": "TSXV", "AX": "ASX", "SS": "SSE", "SZ": "SZSE",
    "NS": "NSE", "BO": "BSE", "SI": "SGX", "DE": "XETRA", "F": "FWB", "PA": "EPA", "AS": "AMS", "SW": "SIX", "MC": "BME",
    "MI": "BIT", "JO": "JSE", "TA": "TASE", "SA": "B3",
}  # fmt: skip
"""Endings that data services put for an exchange, where a symbol is written without one ("0700.HK")."""

WhereOf = Callable[[str, tuple[str, ...]], Where]


def folded(text: str) -> str:
    """The form in which spellings of one name are equal."""
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()


def declared_exchanges(settings: Settings) -> tuple[dict[str, Exchange], list[Diagnostic]]:
    """The exchanges of site.yaml by code."""
    found: dict[str, Exchange] = {}
    findings = []
    for declared in settings.exchanges:
        try:
            exchange = declared_exchange(
                declared.code,
                declared.name,
                declared.zone,
                declared.currency,
                ", ".join(declared.hours),
                mic=declared.mic or None,
                holidays=declared.holidays,
                premarket=declared.premarket,
                after_hours=declared.after_hours,
            )
            found[exchange.code] = exchange
        except ValueError as problem:
            findings.append(error("PT010", f"exchange {declared.code}: {problem}", Where("site.yaml")))
    return found, findings


def resolved_digest(article: Article) -> str:
    """A digest of what resolving gave an article: it can change while the article's own file does not."""
    names = "\x1f".join((*article.tags, "", *article.tickers, "", *(s.ticker + s.currency for s in article.snapshots)))
    return hashlib.blake2b(names.encode(), digest_size=8).hexdigest()


class Assembly:
    """One assembling; `result` is complete after `run`."""

    def __init__(
        self,
        settings: Settings,
        lights: Mapping[str, Light[Any]],
        assets: Mapping[str, Asset],
        now: datetime.datetime,
        mode: Mode,
        where: WhereOf,
        is_check: bool = False,
    ) -> None:
        """`is_check`: what is wrong with a held article weighs in full."""
        self.is_check = is_check
        self.settings = settings
        self.lights = lights
        self.assets = assets
        self.now = now
        self.mode = mode
        self.where = where
        self.exchanges, self.findings = declared_exchanges(settings)
        self.authors: dict[str, Author] = {}
        self.instruments: dict[str, Instrument] = {}
        self.by_symbol: dict[str, list[str]] = defaultdict(list)
        self.declared_tags: dict[str, Tag] = {}
        self.digests: dict[str, Digests] = {}
        self._times: dict[str, float] = {}
        self._tickers: dict[str, str] = {}
        self._tags: dict[str, tuple[str, str]] = {}

    def run(self) -> tuple[Publication, list[Diagnostic]]:
        self._profiles()
        shown, holds, held = self._articles()
        tags = self._name_tags(shown)
        index = self._index(shown)
        articles = {article.id: article for article in shown}
        pages = self._pages(holds)
        routes = {article.id: article_route(article, self.settings) for article in shown}
        sources = {article.source: article.id for article in shown}
        for page in pages.values():
            routes[f"page {page.id}"] = page.route
            sources[page.source] = f"page {page.id}"
        publication = Publication(
            self.settings,
            self.now,
            articles,
            self.authors,
            self.instruments,
            self._prices(),
            tags,
            pages,
            self.assets,
            index,
            self.digests,
            routes,
            sources,
            self._references(sources),
            self._times,
            holds,
            tuple(held),
        )
        return publication, self.findings

    def _of(self, kind: str) -> list[tuple[str, Light[Any]]]:
        return sorted(
            (path, light) for path, light in self.lights.items() if light.kind == kind and light.item is not None
        )

    def _profiles(self) -> None:
        for path, light in self._of("tags"):
            self._declare_tags(path, light.item or ())
        for path, light in self._of("ticker"):
            self._declare_ticker(path, light)
        for path, light in self._of("author"):
            author = cast(Author, light.item)
            holdings = tuple(
                msgspec.structs.replace(h, ticker=self._ticker(h.ticker, path, (f"holdings.{n}.ticker",)) or h.ticker)
                for n, h in enumerate(author.holdings)
            )
            self.authors[author.id] = msgspec.structs.replace(
                author, slug=author.slug or slug(author.id) or author.id, holdings=holdings
            )
            self.digests[f"author {author.id}"] = Digests(light.card, light.full)

    def _declare_tags(self, path: str, tags: tuple[Tag, ...]) -> None:
        for number, tag in enumerate(tags):
            address = tag.slug or slug(tag.title)
            at = (f"{number}.slug", f"{number}.title")
            if not address:
                self._say("PT812", f"the tag `{tag.title}` gives no address", path, at, "give it a slug")
                continue
            tag = msgspec.structs.replace(tag, slug=address)
            for spelling in {tag.title, address, *tag.synonyms}:
                other = self.declared_tags.setdefault(folded(spelling), tag)
                if other.slug != address:
                    self._say(
                        "PT813",
                        f"`{spelling}` names two tags: {other.title} and {tag.title}",
                        path,
                        at,
                        "let one of them have it",
                    )

    def _declare_ticker(self, path: str, light: Light[Any]) -> None:
        instrument = cast(Instrument, light.item)
        prefix, colon, _ = instrument.ticker.partition(":")
        exchange = find_exchange(prefix, self.exchanges) if colon else None
        if exchange is None:
            self._say(
                "PT411",
                f"`{instrument.ticker}` names no exchange that is known",
                path,
                ("ticker",),
                self._exchange_hint(prefix) if colon else "write EXCHANGE:SYMBOL, such as NASDAQ:MSFT",
            )
            return
        if instrument.currency and canonical_currency(instrument.currency) is None:
            self._say("PT415", f"`{instrument.currency}` is no currency", path, ("currency",), _CURRENCY_HINT)
        ticker = qualified(instrument.ticker, self.exchanges)
        if ticker in self.instruments:
            first = self.instruments[ticker].source
            self._say(
                "PT412", f"{ticker} has a profile already: {first}", path, ("ticker",), "keep one", (Where(first),)
            )
            return
        self.instruments[ticker] = msgspec.structs.replace(
            instrument,
            ticker=ticker,
            slug=ticker_slug(ticker),
            currency=instrument.currency or exchange.currency,
            mic=instrument.mic or (exchange.mic or ""),
            former=tuple(FormerSymbol(qualified(f.ticker, self.exchanges), f.until) for f in instrument.former),
        )
        self.by_symbol[ticker.partition(":")[2]].append(ticker)
        self.digests[f"instrument {ticker}"] = Digests(light.card, light.full)

    def _exchange_hint(self, prefix: str) -> str:
        from presstime.market.exchanges import EXCHANGES

        near = nearest(prefix, [*EXCHANGES, *self.exchanges])
        return (f"did you mean `{near}`? " if near else "") + "an exchange of your own can be declared in site.yaml"

    def _articles(self) -> tuple[list[Article], dict[str, Hold], list[HeldArticle]]:
        shown: list[Article] = []
        holds: dict[str, Hold] = {}
        held: list[HeldArticle] = []
        ids: dict[str, str] = {}
        sections = {section.slug for section in self.settings.sections}
        for path, light in self._of("article"):
            raw = cast(Article, light.item)
            hold = hold_on(raw, self.now)
            before = len(self.findings)
            article = self._resolved(raw, sections)
            if (first := ids.setdefault(article.id, path)) != path:
                self._say(
                    "PT810",
                    f"the id `{article.id}` is {first}'s already",
                    path,
                    ("id",),
                    "give one of them an `id` of its own",
                    (Where(first),),
                )
            if hold is not None:
                held.append(HeldArticle(article, hold))
                self._soften(before, hold)
                if not is_shown(hold, self.mode):
                    continue
                holds[article.id] = hold
            shown.append(article)
            resolved = resolved_digest(article)
            self.digests[article.id] = Digests(light.card + resolved, light.full + resolved, light.body)
        self._broken_articles(sections)
        self._times = {article.id: article.published.at.timestamp() for article in shown}
        shown.sort(key=lambda a: (-self._times[a.id], a.id))
        return shown, holds, held

    def _soften(self, since: int, hold: Hold | None) -> None:
        if hold is not None and not self.is_check:
            self.findings[since:] = [softened(f, f"the article is held: {hold.reason}") for f in self.findings[since:]]

    def _broken_articles(self, sections: set[str]) -> None:
        """The names of articles with other faults: all that is wrong is said in one run."""
        for path, light in sorted(self.lights.items()):
            one = light.broken
            if one is None:
                continue
            before = len(self.findings)
            self._judge_names(path, one.authors, one.section, sections)
            self._judge_tickers(path, one.tickers)
            self._soften(before, hold_at(self.now, one.status, one.published, one.embargo_until, one.expires))

    def _judge_tickers(self, path: str, tickers: tuple[str, ...]) -> tuple[str, ...]:
        """The tickers resolved; as written where there is no profile, with the finding."""
        return tuple(
            self._ticker(t, path, (f"ticker.{n}", f"tickers.{n}", "ticker", "tickers")) or t
            for n, t in enumerate(tickers)
        )

    def _judge_names(self, path: str, authors: tuple[str, ...], section: str, sections: set[str]) -> None:
        for number, name in enumerate(authors):
            if name not in self.authors:
                near = nearest(name, self.authors) or next(
                    (a.id for a in self.authors.values() if folded(a.name) == folded(name)), None
                )
                self._say(
                    "PT123",
                    f"there is no author `{name}`",
                    path,
                    (f"author.{number}", f"authors.{number}", "author", "authors"),
                    f"did you mean `{near}`?" if near else f"write content/authors/{slug(name) or 'name'}.yaml",
                )
        if section and section not in sections:
            near = nearest(section, sections)
            self._say(
                "PT123",
                f"there is no section `{section}`",
                path,
                ("section",),
                f"did you mean `{near}`?" if near else "declare it under `sections` in site.yaml",
            )

    def _resolved(self, article: Article, sections: set[str]) -> Article:
        path = article.source
        self._judge_names(path, article.authors, article.section, sections)
        tickers = self._judge_tickers(path, article.tickers)
        snapshots = article.snapshots
        if snapshots:
            snapshots = tuple(self._snapshot(s, n, path, article.tickers) for n, s in enumerate(snapshots))
            tickers = tuple(dict.fromkeys([*tickers, *(s.ticker for s in snapshots if s.ticker)]))
        tags = tuple(dict.fromkeys(self._tag(t, path, n) for n, t in enumerate(article.tags)))
        return msgspec.structs.replace(article, tickers=tickers, snapshots=snapshots, tags=tuple(t for t in tags if t))

    def _snapshot(self, snapshot: Any, number: int, path: str, told: tuple[str, ...]) -> Any:
        """`told`: the article's tickers, of which what is wrong has been said."""
        at = (f"snapshot.{number}.ticker", "snapshot.ticker", f"snapshot.{number}", "snapshot")
        if not snapshot.ticker:
            self._say("PT124", "this price belongs to no ticker", path, at, "add `ticker: EXCHANGE:SYMBOL`")
            return snapshot
        if snapshot.currency and canonical_currency(snapshot.currency) is None:
            place = (f"snapshot.{number}.currency", "snapshot.currency")
            self._say("PT415", f"`{snapshot.currency}` is no currency", path, place, _CURRENCY_HINT)
        before = len(self.findings)
        ticker = self._ticker(snapshot.ticker, path, at) or snapshot.ticker
        if snapshot.ticker in told:
            del self.findings[before:]
        instrument = self.instruments.get(ticker)
        currency = snapshot.currency or (instrument.currency if instrument else "")
        return msgspec.structs.replace(snapshot, ticker=ticker, currency=currency)

    def _ticker(self, written: str, path: str, at: tuple[str, ...]) -> str | None:
        """The qualified ticker with a profile that is meant; None with a finding where there is none."""
        known = self._tickers.get(written)
        if known is None:
            known = self._tickers[written] = self._find_ticker(written)
        if known in self.instruments:
            return known
        choices = [*self.instruments]
        if known.startswith("?"):
            options = self.by_symbol[known[1:]]
            self._say("PT413", f"`{written}` could be {' or '.join(sorted(options))}", path, at, "write the exchange")
            return None
        near = nearest(known, choices) or nearest(known.partition(":")[2] or known, self.by_symbol)
        hint = f"did you mean `{near}`? " if near else ""
        self._say(
            "PT414",
            f"`{written}` has no profile",
            path,
            at,
            f"{hint}profiles are content/tickers/EXCHANGE-SYMBOL.yaml; there are {len(choices)}"
            + (f": {', '.join(sorted(choices)[:12])}" if choices else ""),
        )
        return None

    def _find_ticker(self, written: str) -> str:
        ticker = qualified(written, self.exchanges)
        if ":" in ticker:
            return ticker
        options = self.by_symbol.get(ticker, [])
        symbol, dot, suffix = ticker.rpartition(".")
        if not options and dot and suffix in _SUFFIXES:
            return qualified(f"{_SUFFIXES[suffix]}:{symbol}", self.exchanges)
        return options[0] if len(options) == 1 else (f"?{ticker}" if options else ticker)

    def _tag(self, written: str, path: str, number: int) -> str:
        known = self._tags.get(written)
        if known is None:
            key = folded(written)
            tag = self.declared_tags.get(key)
            known = self._tags[written] = (tag.slug if tag else slug(written), key)
        if not known[0]:
            self._say(
                "PT812",
                f"the tag `{written}` gives no address",
                path,
                (f"tags.{number}", "tags"),
                "declare it in content/tags.yaml with a slug",
            )
        return known[0]

    def _name_tags(self, shown: Iterable[Article]) -> dict[str, Tag]:
        """Each tag in use under one title: the declared one, or its commonest spelling."""
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        first_use: dict[str, tuple[str, int]] = {}
        for article in shown:
            written = cast(Article, self.lights[article.source].item).tags
            for number, text in enumerate(written):
                address = self._tags[text][0]
                spellings[address][text] += 1
                first_use[text] = (article.source, number)
        by_slug = {tag.slug: tag for tag in self.declared_tags.values()}
        tags: dict[str, Tag] = {}
        for address in sorted(spellings):
            if not address:
                continue
            counts = spellings[address]
            tag = by_slug.get(address)
            title = tag.title if tag else min(counts, key=lambda text: (-counts[text], text))
            known = {folded(s) for s in (tag.title, tag.slug, *tag.synonyms)} if tag else {folded(title)}
            for text in sorted(counts):
                self._judge_spelling(text, title, known, first_use[text], tag is not None)
            tags[address] = tag or Tag(address, title)
        for tag in by_slug.values():
            tags.setdefault(tag.slug, tag)
        return dict(sorted(tags.items()))

    def _judge_spelling(self, text: str, title: str, known: set[str], use: tuple[str, int], declared: bool) -> None:
        at = (f"tags.{use[1]}", "tags")
        if folded(text) not in known:
            self._say(
                "PT811",
                f"the tags `{text}` and `{title}` would share one address",
                use[0],
                at,
                "declare one of them in content/tags.yaml with a slug of its own, or both as synonyms",
            )
        elif text != title and not declared:
            self.findings.append(
                warning(
                    "PT814",
                    f"the tag `{text}` is elsewhere spelt `{title}`",
                    self.where(use[0], at),
                    "spell it one way, or declare the spellings as synonyms in content/tags.yaml",
                )
            )

    def _index(self, shown: Iterable[Article]) -> dict[tuple[str, str], tuple[str, ...]]:
        lists: dict[tuple[str, str], list[str]] = defaultdict(list)
        local = zone(self.settings.timezone)
        for article in shown:
            if article.status is Status.WITHDRAWN:
                lists["withdrawn", ""].append(article.id)
                continue
            month = article.published.at.astimezone(local)
            keys = [("all", ""), ("month", f"{month.year:04d}-{month.month:02d}"), ("section", article.section)]
            keys += [("tag", t) for t in article.tags] + [("author", a) for a in dict.fromkeys(article.authors)]
            keys += [("ticker", t) for t in article.tickers]
            for key in keys:
                lists[key].append(article.id)
        return {key: tuple(ids) for key, ids in lists.items()}

    def _pages(self, holds: dict[str, Hold]) -> dict[str, Page]:
        pages: dict[str, Page] = {}
        for _, light in self._of("page"):
            page = cast(Page, light.item)
            hold = page_hold(page)
            if not is_shown(hold, self.mode):
                continue
            if hold:
                holds[f"page {page.id}"] = hold
            pages[page.id] = page
            self.digests[f"page {page.id}"] = Digests(light.card, light.full, light.body)
        return pages

    def _references(self, sources: Mapping[str, str]) -> dict[str, tuple[Reference, ...]]:
        shown = [*sources, *(author.source for author in self.authors.values())]
        return {path: self.lights[path].references for path in shown if self.lights[path].references}

    def _prices(self) -> dict[str, PriceSeries]:
        series: dict[str, PriceSeries] = {}
        by_slug = {instrument.slug: ticker for ticker, instrument in self.instruments.items()}
        for path, light in self._of("prices"):
            prices = cast(PriceSeries, light.item)
            ticker = by_slug.get(ticker_slug(prices.ticker), "")
            if not ticker:
                near = nearest(prices.ticker, self.instruments)
                self._say(
                    "PT414",
                    f"no profile belongs to this price file ({prices.ticker})",
                    path,
                    (),
                    f"did you mean {near.replace(':', '-')}.csv?" if near else "name it EXCHANGE-SYMBOL.csv",
                )
                continue
            series[ticker] = msgspec.structs.replace(prices, ticker=ticker)
            self.digests[f"prices {ticker}"] = Digests(light.card, light.full)
        return series

    def _say(
        self, code: str, message: str, path: str, at: tuple[str, ...], hint: str = "", related: tuple[Where, ...] = ()
    ) -> None:
        self.findings.append(error(code, message, self.where(path, at), hint, related))
