"""Checking what changed: each article's findings are kept with what its rules looked at.

The rules of an article see profiles, prices and authors through mappings that record; so a finding is
worked out again only when the article, or something that its rules looked at, has another digest.
Findings stand apart from what is looked at in every run: most articles have none.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from presstime.checks import ArticleContext, ArticleFindings, Count, Places, Shared, check_article
from presstime.checks.across import StatedPrice, check_across
from presstime.diagnostics import Diagnostic, Where
from presstime.engine import workers
from presstime.engine.between import copied_prices
from presstime.engine.desk import Desk, joined
from presstime.engine.state import Interned, unpacked
from presstime.engine.store import Store
from presstime.hooks import NO_HOOKS, Hooks
from presstime.market.exchanges import EXCHANGES, Exchange
from presstime.market.printed import Rounding
from presstime.market.prose.facts import ProseFacts
from presstime.model import Article
from presstime.publication import Publication
from presstime.reading.records import Heavy, Light, digest
from presstime.settings import Settings

STATE = "findings"
SMALLEST_CHUNK = 16
ALL = "*"
V = TypeVar("V")


class Record(msgspec.Struct, array_like=True):
    """`own` is the digest of the article's own parts; `counts` what was counted, encoded."""

    own: str
    trace: bytes
    counts: bytes


class State(msgspec.Struct, array_like=True):
    """`environment`: digest of what all articles share; `total`: the counts of all records; `found`: an encoded
    `ArticleFindings` by source, only where there is a finding or one is silenced."""

    environment: str
    keys: list[str]
    digests: list[str]
    records: dict[str, Record]
    total: dict[str, Count]
    found: dict[str, bytes]


class Checked(msgspec.Struct, array_like=True):
    """What checking one article gave; `found` is empty where there is nothing to say."""

    source: str
    own: str
    keys: list[str]
    counts: bytes
    found: bytes


class Seen(Mapping[str, V]):
    """A mapping that notes which keys were asked for, present or not, and whether all were gone through."""

    def __init__(self, kind: str, inner: Mapping[str, V], keys: set[str]) -> None:
        self._kind, self._inner, self.keys_seen = kind, inner, keys

    def __getitem__(self, key: str) -> V:
        self.keys_seen.add(f"{self._kind}\t{key}")
        return self._inner[key]

    def get(self, key: str, default: Any = None) -> Any:
        self.keys_seen.add(f"{self._kind}\t{key}")
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self.keys_seen.add(f"{self._kind}\t{key}")
        return key in self._inner

    def __iter__(self) -> Iterator[str]:
        self.keys_seen.add(f"{self._kind}\t{ALL}")
        return iter(self._inner)

    def __len__(self) -> int:
        return len(self._inner)


class Outcome(msgspec.Struct):
    """All findings, how much was checked by family, and what writers silenced."""

    findings: list[Diagnostic]
    counts: dict[str, Count]
    silenced: list[tuple[Diagnostic, str]]


class Checker:
    """Checks of one publication. `heavy` gives a source's positions and prose."""

    def __init__(
        self,
        publication: Publication,
        exchanges: Mapping[str, Exchange],
        heavy: Callable[[str], Heavy],
        own: Callable[[Article], str],
        lights: Mapping[str, Light[Any]],
        hooks: Hooks = NO_HOOKS,
        desk: Desk | None = None,
    ) -> None:
        """`own` digests everything that is an article's own; `desk` are the rules of rules.yaml."""
        self._publication = publication
        self._settings: Settings = publication.settings
        self._exchanges = {**EXCHANGES, **exchanges}
        self._heavy = heavy
        self._own = own
        self._lights = lights
        self._keys: set[str] = set()
        self._shared = Shared(
            Seen("instrument", publication.instruments, self._keys),
            Seen("prices", publication.prices, self._keys),
            Seen("author", publication.authors, self._keys),
            self._exchanges,
            self._settings.timezone,
            Rounding(self._settings.figures.rounding),
        )
        self._environment = digest(
            self._settings.exchanges,
            self._settings.timezone,
            self._settings.figures,
            hooks.digest,
            desk.digest if desk else "",
        )
        self._more = hooks.rules
        self._desk = desk if desk and desk.rules else None
        self._names: tuple[Any, set[str]] | None = None
        self._cache: dict[str, str] = {}

    def run(self, store: Store, jobs: int) -> Outcome:
        """Check what is new or changed, keep the results in the store (the caller commits)."""
        data = store.state(STATE)
        state = msgspec.msgpack.decode(data, type=State) if data else None
        if state is None or state.environment != self._environment:
            state = State(self._environment, [], [], {}, {}, {})
        changed = {n for n, key in enumerate(state.keys) if self._digest(key) != state.digests[n]}
        articles = {held.article.source: held.article for held in self._publication.held}
        articles.update({article.source: article for article in self._publication.articles.values()})
        todo = [one for one in articles.values() if not self._is_current(state.records.get(one.source), one, changed)]
        gone = state.records.keys() - articles.keys()
        if todo or gone:
            self._renew(state, todo, gone, jobs)
            store.set_state(STATE, msgspec.msgpack.encode(state))
        return self._outcome(state)

    def _is_current(self, record: Record | None, article: Article, changed: set[int]) -> bool:
        if record is None or record.own != self._own(article):
            return False
        return not changed or changed.isdisjoint(unpacked(record.trace))

    def _renew(self, state: State, todo: list[Article], gone: Iterable[str], jobs: int) -> None:
        """Brings a state up to date: these articles are checked, those are gone."""
        for source in [*gone, *(article.source for article in todo)]:
            record = state.records.pop(source, None)
            state.found.pop(source, None)
            if record is not None:
                _count(state.total, record.counts, -1)
        interned = Interned()
        interned.numbers = {key: number for number, key in enumerate(state.keys)}
        for one in self._check(todo, jobs):
            state.records[one.source] = Record(one.own, interned.packed(one.keys), one.counts)
            _count(state.total, one.counts, 1)
            if one.found:
                state.found[one.source] = one.found
        state.keys = list(interned.numbers)
        state.digests = [self._digest(key) for key in state.keys]

    def check_some(self, articles: Iterable[Article]) -> list[Diagnostic]:
        """The findings of these articles as they are now; nothing is kept."""
        found: list[Diagnostic] = []
        for article in articles:
            encoded = self._check_one(article).found
            if encoded:
                found += msgspec.msgpack.decode(encoded, type=ArticleFindings).diagnostics
        return found

    def _check(self, todo: list[Article], jobs: int) -> Iterator[Checked]:
        chunks = workers.in_chunks(len(todo), jobs, SMALLEST_CHUNK)

        def work(chunk: range) -> bytes:
            return msgspec.msgpack.encode([self._check_one(todo[number]) for number in chunk])

        for _, answer in workers.answers(chunks, work, jobs):
            yield from msgspec.msgpack.decode(answer, type=list[Checked])

    def _check_one(self, article: Article) -> Checked:
        heavy = self._heavy(article.source)
        facts = msgspec.msgpack.decode(heavy.prose, type=ProseFacts) if heavy.prose else ProseFacts()
        self._keys.clear()
        places = Places(heavy.yaml_file or article.source, heavy.positions, article.source)
        found = check_article(ArticleContext(article, facts, places, self._shared), self._more)
        if self._desk:
            found = joined(found, self._desk.check(article, places, facts))
        keys = set(self._keys)
        keys.add(f"instrument\t{ALL}")
        has_found = found.diagnostics or found.silenced
        encoded = msgspec.msgpack.encode(ArticleFindings(found.diagnostics, {}, found.silenced)) if has_found else b""
        counts = msgspec.msgpack.encode(found.counts)
        return Checked(article.source, self._own(article), sorted(keys), counts, encoded)

    def _digest(self, key: str) -> str:
        known = self._cache.get(key)
        if known is None:
            kind, _, name = key.partition("\t")
            if name == ALL:
                known = digest([(t, i.name, i.former) for t, i in sorted(self._publication.instruments.items())])
            else:
                part = self._publication.digests.get(f"{kind} {name}")
                known = part.full if part else "-"
            self._cache[key] = known
        return known

    def _outcome(self, state: State) -> Outcome:
        outcome = Outcome([], state.total, [])
        decoder = msgspec.msgpack.Decoder(ArticleFindings)
        for source in sorted(state.found):
            found = decoder.decode(state.found[source])
            outcome.findings += found.diagnostics
            outcome.silenced += [(one.diagnostic, one.reason) for one in found.silenced]
        outcome.findings += self._across()
        publication = self._publication
        for finding, reason in copied_prices(publication.articles, self._lights, self._heavy, self._shared):
            if reason:
                outcome.silenced.append((finding, reason))
            else:
                outcome.findings.append(finding)
        return outcome

    def _across(self) -> list[Diagnostic]:
        """Prices of one instant that differ between articles; places are looked up only for those."""
        doubtful = self._doubtful()
        if not doubtful:
            return []
        groups: dict[tuple[Any, ...], list[tuple[Article, int]]] = defaultdict(list)
        for article in self._publication.articles.values():
            for number, snapshot in enumerate(article.snapshots):
                as_of = snapshot.as_of
                if as_of is not None and (snapshot.ticker, as_of.at) in doubtful and as_of.has_time:
                    groups[snapshot.ticker, as_of.at, snapshot.session].append((article, number))
        found: list[Diagnostic] = []
        rounding = self._shared.rounding
        for group in groups.values():
            if len({article.snapshots[number].price for article, number in group}) > 1:
                found += check_across((self._stated(article, number) for article, number in group), rounding)
        return found

    def _doubtful(self) -> set[tuple[str, datetime.datetime]]:
        """The instruments and instants that have more than one price."""
        prices: dict[tuple[str, datetime.datetime], Decimal] = {}
        doubtful = set()
        for article in self._publication.articles.values():
            for snapshot in article.snapshots:
                as_of = snapshot.as_of
                if as_of is not None and as_of.has_time:
                    key = snapshot.ticker, as_of.at
                    if prices.setdefault(key, snapshot.price) != snapshot.price:
                        doubtful.add(key)
        return doubtful

    def _stated(self, article: Article, number: int) -> StatedPrice:
        snapshot = article.snapshots[number]
        heavy = self._heavy(article.source)
        path = ("snapshot",) if len(article.snapshots) == 1 else ("snapshot", str(number))
        where: Where = Places(heavy.yaml_file or article.source, heavy.positions).field(*path, "price")
        assert snapshot.as_of is not None
        session = snapshot.session.value if snapshot.session else ""
        return StatedPrice(snapshot.ticker, snapshot.as_of.at, session, snapshot.price, where, snapshot.source)


def _count(total: dict[str, Count], counts: bytes, times: int) -> None:
    """Adds an article's counts to the total, or takes them away (`times` −1)."""
    for family, count in msgspec.msgpack.decode(counts, type=dict[str, Count]).items():
        before = total.get(family, Count())
        total[family] = before.plus(Count(count.checked * times, count.skipped * times))
