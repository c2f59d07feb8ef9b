"""Invented market stories for measuring: the same for the same number and seed, on every machine.

`newsroom(count)` gives the publication as plain records; `story(newsroom, n)` writes one story. Each
story depends on its own number and the size of its cast alone, so a story can be written without the
ones before it. About 3.2 kB of Markdown each; a fifth have no price. Everything is fictional.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from random import Random

from benchmarks import words
from benchmarks.desk import Desk, moved
from benchmarks.market import NEW_YORK, Company, Quote, company, draw, quote, session_numbers, sessions, size
from benchmarks.prose import body

LENGTH = 3200
HOURS = {
    "premarket": ((4, 10), (9, 20)),
    "regular": ((9, 40), (15, 40)),
    "closed": ((16, 0), (16, 0)),
    "after-hours": ((16, 20), (19, 40)),
}
ABROAD = {"LSE": ((8, 20), (16, 10)), "TYO": ((9, 20), (11, 10))}


@dataclass(frozen=True)
class Writer:
    """An author. `id` is the stem of the profile's file."""

    id: str
    name: str
    role: str
    location: str
    bio: str


@dataclass(frozen=True)
class Topic:
    """A tag, with its title as stories print it."""

    slug: str
    title: str
    description: str


@dataclass(frozen=True)
class Newsroom:
    """The cast of a publication of `count` stories."""

    count: int
    seed: int
    companies: tuple[Company, ...]
    writers: tuple[Writer, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Headline:
    """Where and when a story stands: enough to link to it. `published` is New York's clock."""

    number: int
    stem: str
    published: dt.datetime
    company: Company
    quote: Quote | None


@dataclass(frozen=True)
class Story:
    """A whole story. `text` is Markdown with `{{chip:…}}` and `{{story:…}}` marks."""

    head: Headline
    title: str
    standfirst: str
    kind: str
    section: str
    writers: tuple[Writer, ...]
    companies: tuple[Company, ...]
    topics: tuple[Topic, ...]
    key_points: tuple[str, ...]
    dateline: str
    updated: dt.datetime | None
    text: str


def slugify(text: str) -> str:
    """Plain lower-case letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def writer(number: int) -> Writer:
    name, place = words.AUTHORS[number]
    role = words.ROLES[number % len(words.ROLES)]
    sector = words.SECTORS[number % len(words.SECTORS)].lower()
    bio = (
        f"{name} writes about {sector} from {place}, with an eye for the notes to the accounts. Before "
        f"joining the desk "
        f"{name.split()[0]} taught statistics, kept the *prices page* of a weekly and reported on three "
        f"exchanges."
    )
    return Writer(slugify(name), name, role, place, bio)


def newsroom(count: int, seed: int = 1) -> Newsroom:
    """The cast for `count` stories: a company for every fifty, 25 authors, 60 tags."""
    topics = (
        Topic(
            words.TAG_SLUGS.get(t) or slugify(t),
            t,
            f"Stories in which {t[0].lower() + t[1:]} is the point, newest first.",
        )
        for t in words.TAGS
    )
    return Newsroom(
        count,
        seed,
        tuple(company(n) for n in range(max(20, count // 50))),
        tuple(writer(n) for n in range(len(words.AUTHORS))),
        tuple(topics),
    )


@lru_cache(maxsize=8)
def zipf(length: int, skip: int) -> tuple[int, ...]:
    """Cumulative whole-number weights 1/(skip+1), 1/(skip+2) … in parts of a million."""
    return tuple(accumulate(1_000_000 // (skip + rank) for rank in range(1, length + 1)))


def clock(rng: Random, start: tuple[int, int], end: tuple[int, int]) -> dt.time:
    return dt.time(*divmod(rng.randint(start[0] * 60 + start[1], end[0] * 60 + end[1]), 60))


def headline(news: Newsroom, number: int) -> Headline:
    """The company, hour and file name of a story."""
    rng = draw(f"{news.seed}:head:{number}")
    firm = rng.choices(news.companies, cum_weights=zipf(len(news.companies), 12))[0]
    at = rng.choice(session_numbers(firm.exchange.months))
    stem = f"{slugify(firm.latin)}-{rng.choice(('shares', 'results', 'orders', 'plan', 'outlook'))}-{number}"
    if rng.random() < 0.2:
        published = dt.datetime.combine(sessions()[at], clock(rng, (6, 0), (20, 0)), NEW_YORK)
        return Headline(number, stem, published, firm, None)
    session = "regular" if firm.exchange.code in ABROAD else rng.choice(tuple(HOURS))
    hours = ABROAD.get(firm.exchange.code) or HOURS[session]
    price = quote(firm, at, session, clock(rng, *hours))
    published = (price.as_of + dt.timedelta(minutes=rng.randint(4, 14))).astimezone(NEW_YORK)
    return Headline(number, stem, published, firm, price)


def title(rng: Random, head: Headline) -> str:
    firm, price = head.company, head.quote
    if price is None:
        return rng.choice(
            (
                f"What {firm.name} teaches about patience",
                f"How to read {firm.name}’s accounts",
                f"The case against hurrying {firm.name}",
                f"Three numbers that explain {firm.name}",
            )
        )
    way, by = ("up" if price.is_up else "down"), size(price.price, price.previous_close)
    return rng.choice(
        (
            f"{firm.name} shares {'climb' if price.is_up else 'slip'} {by} on orders",
            f"{firm.name} {way} {by} as costs come into view",
            f"{firm.name} holds to its plan; shares {way} {by}",
        )
    )


def key_points(rng: Random, desk: Desk) -> tuple[str, ...]:
    if desk.quote is None:
        return ()
    return (
        f"The shares {moved(desk, desk.quote)}.",
        f"Demand for {desk.product} is the point on which the two sides differ.",
        f"The next date is the meeting in {rng.choice(words.PLACES)}.",
    )


def story(news: Newsroom, number: int) -> Story:
    """One story, whole."""
    head = headline(news, number)
    rng = draw(f"{news.seed}:story:{number}")
    rival = news.companies[
        (head.company.number + 1 + rng.randrange(len(news.companies) - 1)) % len(news.companies)
    ]
    linked = tuple(rng.sample(range(number), k=min(number, rng.choice((0, 0, 1, 2)))))
    desk = Desk(rng, head.company, head.quote, rival, linked, rng.choice(words.PRODUCTS[head.company.sector]))
    kind = (
        rng.choice(("news", "news", "news", "analysis"))
        if head.quote
        else rng.choice(("explainer", "opinion", "analysis"))
    )
    section = (
        "explainers" if kind == "explainer" else rng.choice(("markets", "companies", "companies", "deals"))
    )
    drawn = rng.choices(news.topics, cum_weights=zipf(len(news.topics), 3), k=rng.randint(2, 5))
    writers = rng.sample(news.writers, k=rng.choice((1, 1, 1, 1, 2)))
    companies = (head.company, rival) if rng.random() < 0.25 else (head.company,)
    standfirst = rng.choice(
        (
            f"The company says little about its {desk.product}; the accounts and a visit to "
            f"{rng.choice(words.PLACES)} say more.",
            f"Orders for {desk.product} decide the year, and the first of them are already late.",
            f"A plan for {desk.product} is judged by what it costs to leave it.",
        )
    )
    updated = head.published + dt.timedelta(minutes=rng.randint(20, 300)) if rng.random() < 0.1 else None
    return Story(
        head,
        title(rng, head),
        standfirst,
        kind,
        section,
        tuple(writers),
        companies,
        tuple(dict.fromkeys(drawn)),
        key_points(rng, desk),
        writers[0].location,
        updated,
        body(desk, LENGTH + rng.randint(-400, 400)),
    )


def stories(news: Newsroom) -> Iterator[Story]:
    return (story(news, number) for number in range(news.count))


def change_percent(price: Quote) -> Decimal:
    """Signed per cent with two decimals, as a price panel prints it."""
    return ((price.price - price.previous_close) * 100 / price.previous_close).quantize(Decimal("0.01"))
