"""From records of single files to one frozen Publication: names resolved, what is held cut, all indexed.

In: what each file held, by path; out: the publication and the findings that only the whole shows
(an unknown author, an undeclared section, two things of one name). Findings about a held article are
warnings to a build. Orders are total and never those of the file system.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, cast

import msgspec

from presstime.diagnostics import Diagnostic, Where, error, softened
from presstime.market.exchanges import Exchange, declared_exchange
from presstime.model import Article, Asset, Author, Instrument, Page, Reference, Status
from presstime.publication import Digests, HeldArticle, HeldBroken, Publication
from presstime.reading.copies import copies
from presstime.reading.forms import nearest
from presstime.reading.pricing import Pricing
from presstime.reading.records import Light
from presstime.reading.sayings import Sayings, WhereOf
from presstime.reading.tagging import Tagging, folded
from presstime.reading.tickers import Tickers
from presstime.routes import article_route
from presstime.settings import Mode, Settings
from presstime.text.slugs import slug
from presstime.visibility import Hold, hold_at, hold_on, is_shown, page_hold, turns
from presstime.zones import zone


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
    priced = (s.ticker + s.currency for s in article.snapshots)
    names = "\x1f".join((*article.tags, "", *article.tickers, "", *article.authors, "", *priced))
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
        self.say = Sayings(where)
        self.exchanges, self.say.findings = declared_exchanges(settings)
        self.tickers = Tickers(self.exchanges, self.say)
        self.tags = Tagging(self.say)
        self.authors: dict[str, Author] = {}
        self.digests: dict[str, Digests] = {}
        self._times: dict[str, float] = {}
        self._held_broken: list[HeldBroken] = []

    def run(self) -> tuple[Publication, list[Diagnostic]]:
        self._profiles()
        shown, holds, held = self._articles()
        tags = self.tags.named((a.source, cast(Article, self.lights[a.source].item).tags) for a in shown)
        index = self._index(shown)
        articles = {article.id: article for article in shown}
        pages = self._pages(holds)
        routes = {article.id: article_route(article, self.settings) for article in shown}
        sources = {article.source: article.id for article in shown}
        for page in pages.values():
            routes[f"page {page.id}"] = page.route
            sources[page.source] = f"page {page.id}"
        pricing = Pricing(self.exchanges, self.settings.timezone, self.now, self.say)
        pricing.take(self._of("prices"), self.tickers.instruments)
        self.digests.update(pricing.digests)
        publication = Publication(
            self.settings,
            self.now,
            articles,
            self.authors,
            self.tickers.instruments,
            pricing.series,
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
            pricing.stretches,
            tuple(self._held_broken),
        )
        return publication, self.say.findings

    def _of(self, kind: str) -> list[tuple[str, Light[Any]]]:
        found = ((path, light) for path, light in self.lights.items() if light.kind == kind)
        return sorted(one for one in found if one[1].item is not None)

    def _profiles(self) -> None:
        for path, light in self._of("tags"):
            self.tags.declare(path, light.item or ())
        for path, light in sorted(self.lights.items()):
            if light.kind != "ticker":
                continue
            if light.item is None:
                self.tickers.miss(path)
                continue
            ticker = self.tickers.declare(path, cast(Instrument, light.item))
            if ticker:
                self.digests[f"instrument {ticker}"] = Digests(light.card, light.full)
        for path, light in self._of("author"):
            author = cast(Author, light.item)
            if (first := self.authors.get(author.id)) is not None:
                message = f"the author `{author.id}` is {first.source}'s already"
                self.say.error("PT810", message, path, (), "keep one of the two", (Where(first.source),))
            holdings = tuple(
                msgspec.structs.replace(
                    h, ticker=self.tickers.find(h.ticker, path, (f"holdings.{n}.ticker",)) or h.ticker
                )
                for n, h in enumerate(author.holdings)
            )
            self.authors[author.id] = msgspec.structs.replace(
                author, slug=author.slug or slug(author.id) or author.id, holdings=tuple(holdings)
            )
            self.digests[f"author {author.id}"] = Digests(light.card, light.full)

    def _articles(self) -> tuple[list[Article], dict[str, Hold], list[HeldArticle]]:
        shown: list[Article] = []
        holds: dict[str, Hold] = {}
        held: list[HeldArticle] = []
        ids: dict[str, str] = {}
        sections = {section.slug for section in self.settings.sections}
        for path, light in self._of("article"):
            raw = cast(Article, light.item)
            hold = hold_on(raw, self.now)
            before = len(self.say.findings)
            article = self._resolved(raw, sections)
            if (first := ids.setdefault(article.id, path)) != path:
                self.say.error(
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
        self.say.findings += copies((path for path, one in self.lights.items() if one.kind == "article"), self.lights)
        self._times = {article.id: article.published.at.timestamp() for article in shown}
        shown.sort(key=lambda a: (-self._times[a.id], a.id))
        return shown, holds, held

    def _soften(self, since: int, hold: Hold | None) -> None:
        """Two stories of one id can't both be shown, so that stays an error where this one is to be."""
        if hold is not None and not self.is_check:
            kept, reason = "PT810" if is_shown(hold, self.mode) else "", f"the article is held: {hold.reason}"
            found = self.say.findings
            found[since:] = [f if f.code == kept else softened(f, reason) for f in found[since:]]

    def _broken_articles(self, sections: set[str]) -> None:
        """The names of articles with other faults: all that is wrong is said in one run."""
        for path, light in sorted(self.lights.items()):
            one = light.broken
            if one is None:
                continue
            before = len(self.say.findings)
            self._judge_names(path, one.authors, one.section, sections)
            self._judge_tickers(path, one.tickers)
            hold = hold_at(self.now, one.status, one.published, one.embargo_until, one.expires)
            self._soften(before, hold)
            if hold is not None:
                changes = tuple(turns(one.status, one.published, one.embargo_until, one.expires))
                expires = one.expires.at if one.expires else None
                self._held_broken.append(HeldBroken(path, one.title, hold, expires, changes))

    def _judge_tickers(self, path: str, tickers: tuple[str, ...]) -> tuple[str, ...]:
        """The tickers resolved; as written where there is no profile, with the finding."""
        return tuple(
            self.tickers.find(t, path, (f"ticker.{n}", f"tickers.{n}", "ticker", "tickers")) or t
            for n, t in enumerate(tickers)
        )

    def _judge_names(self, path: str, authors: tuple[str, ...], section: str, sections: set[str]) -> None:
        for number, name in enumerate(authors):
            if name not in self.authors and not self._is_unreadable(name):
                near = nearest(name, self.authors) or next(
                    (a.id for a in self.authors.values() if folded(a.name) == folded(name)), None
                )
                self.say.error(
                    "PT123",
                    f"there is no author `{name}`",
                    path,
                    (f"author.{number}", f"authors.{number}", "author", "authors"),
                    f"did you mean `{near}`?" if near else f"write content/authors/{slug(name) or 'name'}.yaml",
                )
        if section and section not in sections:
            near = nearest(section, sections)
            self.say.error(
                "PT123",
                f"there is no section `{section}`",
                path,
                ("section",),
                f"did you mean `{near}`?" if near else "declare it under `sections` in site.yaml",
            )

    def _is_unreadable(self, author: str) -> bool:
        """Whether the author has a profile, and the profile has faults of its own."""
        return any(f"content/authors/{author}{ending}" in self.lights for ending in (".yaml", ".md"))

    def _resolved(self, article: Article, sections: set[str]) -> Article:
        path = article.source
        self._judge_names(path, article.authors, article.section, sections)
        tickers = self._judge_tickers(path, article.tickers)
        snapshots = article.snapshots
        if snapshots:
            snapshots = tuple(self.tickers.of_snapshot(s, n, path, article.tickers) for n, s in enumerate(snapshots))
            tickers = tuple(dict.fromkeys([*tickers, *(s.ticker for s in snapshots if s.ticker)]))
        tags = tuple(filter(None, dict.fromkeys(self.tags.slug_of(t, path, n) for n, t in enumerate(article.tags))))
        names = tuple(filter(self.authors.__contains__, article.authors))
        return msgspec.structs.replace(article, authors=names, tickers=tickers, snapshots=snapshots, tags=tags)

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
