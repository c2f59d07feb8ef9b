"""Composes the labelled articles: `python -m tests.market.corpus.stories` rewrites articles.jsonl.

Half are right; in the others one fault is planted, and the label says which codes may report it. Days
are Wednesdays and Thursdays of months without market holidays on them or on the day before, so that what
is true needs no calendar but this sentence.
"""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.market.corpus.compose import held_out
from tests.market.corpus.paragraphs import BACKGROUND, EARNINGS, QUOTES
from tests.market.corpus.worlds import Move, move, number_of, rounded, spoiled_percent, swapped

FILE = Path(__file__).with_name("articles.jsonl")
COMPANIES = (
    ("NASDAQ:NRVK", "Norvik Systems", "USD"),
    ("NYSE:HBR", "Harbor Foods", "USD"),
    ("NASDAQ:IBXS", "Ibex Semiconductor", "USD"),
    ("NYSE:PLWM", "Pellworm Energy", "USD"),
    ("NASDAQ:TMRH", "Tamar Health", "USD"),
    ("NYSE:QLN", "Quillon Bank", "USD"),
    ("LSE:CLDR", "Calder Mining", "GBX"),
    ("LSE:BRTW", "Brightwell Retail", "GBX"),
    ("LSE:FNWK", "Fenwick Paper", "GBX"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Story = dict[str, Any]


def _day(rng: random.Random) -> datetime.date:
    while True:
        day = datetime.date(2019, 2, 1) + datetime.timedelta(days=rng.randint(0, 2300))
        if day.weekday() in (2, 3) and day.month in (2, 3, 4, 5, 8, 9, 10):
            return day


def _price(text: str, currency: str) -> str:
    return f"{text}p" if currency == "GBX" else f"${text}"


def _story(rng: random.Random) -> Story:
    """A true story: a share before the bell, or at the close, with background."""
    ticker, name, currency = rng.choice(
        [c for c in COMPANIES if c[2] == "USD"] if rng.random() < 0.75 else list(COMPANIES)
    )
    is_london = currency == "GBX"
    day = _day(rng)
    before_bell = not is_london and rng.random() < 0.5
    one = move(rng, 60, 900, 1, 1) if is_london else move(rng, 15, 380, 2, rng.choice((1, 2)), 7)
    up = one.sign > 0
    close_day = _WEEKDAYS[(day - datetime.timedelta(days=1)).weekday()]
    words = {
        "name": name,
        "exchange": ticker.partition(":")[0],
        "symbol": ticker.partition(":")[2],
        "q": _price(one.level, currency),
        "p": _price(one.previous, currency),
        "r": one.percent,
        "U": "up" if up else "down",
        "v": rng.choice(("rose", "gained", "climbed") if up else ("fell", "slipped", "dropped")),
        "today": _WEEKDAYS[day.weekday()],
        "yesterday": close_day,
        "V": "higher" if up else "lower",
    }
    if before_bell:
        moves = rng.choice(_BEFORE_BELL)
        published, as_of, session = f"{day} 07:40", f"{day} 07:{rng.randint(10, 38)}", "premarket"
        title = rng.choice(("{name} is {U} {r}% in premarket trading", "{name} shares {v} before the bell on outlook"))
    else:
        moves = rng.choice(_CLOSE)
        published, as_of, session = f"{day} 18:20", f"{day} 16:{'35' if is_london else '00'}", "closed"
        title = rng.choice(
            (
                "{name} closes {U} {r}% after results",
                "{name} {v} {r}% as investors weigh its outlook",
                "What to know about {name}",
            )
        )
    paragraphs = [rng.choice(_LEADS), moves, *rng.sample(BACKGROUND, 2), rng.choice(QUOTES), rng.choice(EARNINGS)(rng)]
    return {
        "title": title.format(**words),
        "standfirst": rng.choice(_STANDFIRSTS).format(**words),
        "body": "\n\n".join(text.format(**words) for text in paragraphs),
        "ticker": ticker,
        "published": published,
        "zone": "Europe/London" if is_london else "America/New_York",
        "snapshot": {
            "price": one.level.replace(",", ""),
            "previous_close": one.previous.replace(",", ""),
            "currency": currency,
            "session": session,
            "as_of": as_of,
        },
        "codes": "",
        "words": words,
        "move": one,
    }


_LEADS = (
    "{name} ({exchange}: {symbol}) said that it would invest more in its plants over the next three years.",
    "Shares of {name} ({exchange}: {symbol}) were in focus after the company changed its finance chief.",
    "{name} ({exchange}: {symbol}) has agreed to buy a smaller rival, the two companies said.",
    "A change of strategy at {name} ({exchange}: {symbol}) has split its shareholders.",
)
_STANDFIRSTS = (
    "The company wants to spend more, and its owners are not sure that they like it.",
    "A deal that was long expected leaves some questions open.",
    "Investors had waited for news, and now have more of it than they can use.",
)
_BEFORE_BELL = (
    "At press time, {name} stock is trading {U} {r}% to {q} in premarket trading. This comes after the company "
    "closed at {p} on {yesterday}.",
    "In premarket trading, {name} shares were {U} {r}% at {q}. The stock closed at {p} on {yesterday}.",
    "{name} shares {v} {r}% to {q} before the bell on {today}, after the stock closed at {p}.",
)
_CLOSE = (
    "{name} shares {v} {r}% to close at {q} on {today}, from {p} on {yesterday}.",
    "The stock closed at {q} on {today}, {U} {r}% from {yesterday}'s close of {p}.",
    "{name} closed {r}% {V} at {q} on {today}. It had closed at {p} on {yesterday}.",
)


def _wrong_percent(rng: random.Random, story: Story) -> str:
    one: Move = story["move"]
    wrong = spoiled_percent(rng, one, from_prices=True)
    story["body"] = story["body"].replace(f"{one.percent}%", f"{wrong}%", 1)
    story["title"] = "A day of decisions"
    return "PT203|PT207|PT208"


def _wrong_headline(rng: random.Random, story: Story) -> str:
    one: Move = story["move"]
    far = rounded(number_of(one.percent) + rng.choice((4, 7, 12)), 1)
    story["title"] = f"{story['words']['name']} {story['words']['v']} {far}%" + (
        " in premarket trading" if story["snapshot"]["session"] == "premarket" else ""
    )
    return "PT209|PT208"


def _wrong_price(rng: random.Random, story: Story) -> str:
    one: Move = story["move"]
    wrong = swapped(rng, one.level)
    story["body"] = story["body"].replace(one.level, wrong, 1)
    return "PT207|PT208|PT203|PT212"


def _wrong_session(rng: random.Random, story: Story) -> str:
    day = story["snapshot"]["as_of"][:10]
    if story["snapshot"]["session"] == "premarket":
        story["snapshot"]["as_of"], story["published"] = f"{day} 15:{rng.randint(0, 40):02}", f"{day} 16:30"
    else:
        story["snapshot"]["session"], story["snapshot"]["as_of"] = "regular", f"{day} 05:{rng.randint(0, 40):02}"
    return "PT303"


def _wrong_weekday(rng: random.Random, story: Story) -> str:
    day = _day(rng) + datetime.timedelta(days=1)
    wrong = _WEEKDAYS[(day.weekday() + rng.choice((1, 2, 5))) % 7]
    story["body"] += f"\n\nThe annual meeting is on {wrong}, {day:%B} {day.day}, {day.year}."
    return "PT301"


def _wrong_exchange(rng: random.Random, story: Story) -> str:
    exchange = story["words"]["exchange"]
    other = rng.choice([one for one in ("NYSE", "NASDAQ", "LSE") if one != exchange])
    story["body"] = story["body"].replace(f"({exchange}: ", f"({other}: ", 1)
    return "PT401"


def _closed_day(rng: random.Random, story: Story) -> str:
    name, q = story["words"]["name"], story["words"]["q"]
    story["body"] += f"\n\n{name} shares closed at {q} on {rng.choice(('Saturday', 'Sunday'))}."
    return "PT304"


def _stale(rng: random.Random, story: Story) -> str:
    published = datetime.date.fromisoformat(story["published"][:10]) + datetime.timedelta(days=rng.choice((7, 14, 28)))
    story["published"] = f"{published}{story['published'][10:]}"
    return "PT306"


def _wrong_change(rng: random.Random, story: Story) -> str:
    one: Move = story["move"]
    change = rounded(number_of(one.change) * 2 + 1, 2)
    story["snapshot"]["change"] = ("+" if one.sign > 0 else "-") + change.replace(",", "")
    return "PT204"


def _wrong_range(rng: random.Random, story: Story) -> str:
    level = number_of(story["move"].level)
    story["snapshot"].update(
        session="closed",
        low=str(rounded(level * rng.choice((102, 105)) / 100, 2)).replace(",", ""),
        high=str(rounded(level * 108 / 100, 2)).replace(",", ""),
    )
    story["snapshot"]["as_of"] = story["snapshot"]["as_of"][:10]
    return "PT205"


def _twice(rng: random.Random, story: Story) -> str:
    sentence = story["body"].split("\n\n")[2].split(". ")[0].rstrip(".") + "."
    story["body"] += f"\n\n{sentence} The company had no further comment."
    return "PT701"


def _residue(rng: random.Random, story: Story) -> str:
    mark = rng.choice(
        ("The chairman, TK, did not reply.", "It has XX% of the market.", "It was founded in 1987 [CHECK].")
    )
    story["body"] += f"\n\n{mark}"
    return "PT703"


def _wrong_row(rng: random.Random, story: Story) -> str:
    one = move(rng, 20, 90, 2, 1)
    wrong = spoiled_percent(rng, one, from_prices=True)
    sign = "" if one.sign > 0 else "−"
    story["body"] += (
        f"\n\n| Share | Close | Previous close | Change % |\n|---|---:|---:|---:|\n| Rival | {one.level} | "
        f"{one.previous} | {sign}{wrong}% |\n"
        f"| {story['words']['name']} | 44.00 | 40.00 | 10.0% |"
    )
    return "PT217"


def _no_time(rng: random.Random, story: Story) -> str:
    del story["snapshot"]["as_of"]
    return "PT308"


def _unknown(rng: random.Random, story: Story) -> str:
    story["body"] += (
        f"\n\nIts rival {rng.choice(('Zephyr Lines', 'Oaken Trust'))} (NYSE: {rng.choice(('ZPHL', 'OAKT'))}) "
        f"declined to comment."
    )
    return "PT402"


def _dollars_for_pence(rng: random.Random, story: Story) -> str:
    if story["snapshot"]["currency"] != "GBX":
        return _unknown(rng, story)
    one: Move = story["move"]
    story["body"] = (
        story["body"].replace(f"{one.level}p", f"${one.level}").replace(f"{one.previous}p", f"${one.previous}")
    )
    return "PT405"


def _wrong_earnings(rng: random.Random, story: Story) -> str:
    one = move(rng, 2, 30, 1, 0, 40)
    wrong = rounded(number_of(one.percent) + rng.choice((12, 19)), 0)
    verb = "rose" if one.sign > 0 else "fell"
    story["body"] += f"\n\nRevenue {verb} {wrong}% to ${one.level} billion from ${one.previous} billion a year earlier."
    return "PT203"


_FAULTS: tuple[Callable[[random.Random, Story], str], ...] = (
    _wrong_percent,
    _wrong_headline,
    _wrong_price,
    _wrong_session,
    _wrong_weekday,
    _wrong_exchange,
    _closed_day,
    _stale,
    _wrong_change,
    _wrong_range,
    _twice,
    _residue,
    _wrong_row,
    _no_time,
    _unknown,
    _dollars_for_pence,
    _wrong_earnings,
)


def all_stories() -> list[Story]:
    """Right ones and spoiled ones by turns."""
    rng, made = random.Random(19870319), []
    for fault in _FAULTS * 5:
        right, wrong = _story(rng), _story(rng)
        wrong["codes"] = fault(rng, wrong)
        made += [right, wrong]
    for story in made:
        del story["words"], story["move"]
        story["held_out"] = held_out(story["title"] + story["body"])
    return made


def main() -> None:
    FILE.write_text(
        "\n".join(json.dumps(story, ensure_ascii=False) for story in all_stories()) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
