"""Composes the labelled sentences: `python -m tests.market.corpus.compose` rewrites sentences.jsonl.

Deterministic: the same script gives the same bytes. Each template is filled several times, half of the
times with a figure spoiled; the label says which codes may report it, "" for a right sentence.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import random
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from tests.market.corpus import templates as t
from tests.market.corpus.quiet import QUIET
from tests.market.corpus.worlds import Move, move, number_of, percent_span, rounded, span, spoiled_percent, swapped

FILE = Path(__file__).with_name("sentences.jsonl")
_WHO = (
    "Norvik Systems",
    "Harbor Foods",
    "Calder Mining",
    "Ostrava Steel",
    "Pellworm Energy",
    "Brightwell Retail",
    "Tamar Health",
    "Quillon Bank",
    "Redfern Motors",
    "Sable Chemicals",
    "Larkhill Media",
    "Vantage Freight",
    "Ibex Semiconductor",
    "Mooring Insurance",
    "Juniper & Vale",
    "Kestrel Air",
    "Dunmore Water",
    "Orchard Software",
    "Fenwick Paper",
    "Stellan Pharma",
)
_INDICES = (
    ("Dow Jones Industrial Average", 24000, 39000),
    ("S&P 500", 2800, 5200),
    ("Nasdaq Composite", 9000, 16500),
    ("FTSE 100", 6500, 8100),
    ("DAX", 12000, 17500),
    ("Nikkei 225", 22000, 38000),
    ("Hang Seng", 15000, 29000),
    ("Sensex", 40000, 72000),
    ("S&P/ASX 200", 6000, 7700),
    ("CAC 40", 5000, 7600),
    ("Kospi", 2100, 3200),
    ("Russell 2000", 1400, 2300),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
_TRUE_PER_TEMPLATE = 2
_FALSE_PER_TEMPLATE = 2


def held_out(text: str) -> bool:
    """Whether a sentence is of the third that is put aside: by its own digest, so for ever."""
    return hashlib.blake2b(text.encode(), digest_size=4).digest()[0] % 3 == 0


def _words(rng: random.Random, sign: int) -> dict[str, str]:
    up = sign > 0
    return {
        "who": rng.choice(_WHO),
        "v": rng.choice(t.UP_VERBS if up else t.DOWN_VERBS),
        "U": "up" if up else "down",
        "V": "higher" if up else "lower",
        "n": rng.choice(t.UP_NOUNS if up else t.DOWN_NOUNS),
        "n0": "rally" if up else "sell-off",
        "w": "gained" if up else "lost",
        "x": rng.choice(("raised", "lifted", "increased") if up else ("cut", "lowered", "reduced")),
        "A": "an" if False else "a",
        "day": rng.choice(_DAYS),
    }


def _filled(text: str, rng: random.Random, one: Move, **more: str) -> str:
    blanks = {**_words(rng, one.sign), "p": one.previous, "q": one.level, "c": one.change, "r": one.percent, **more}
    if blanks["n"] == "increase":
        text = text.replace(" a {n}", " an {n}").replace("{A} {n}", "an {n}")
    sentence = text.format(**blanks)
    return sentence[0].upper() + sentence[1:]


Made = tuple[str, str]
"""A sentence, and the codes that may report it, "" where it is right."""


def _spoiled(text: str, rng: random.Random, one: Move) -> Move:
    """The move with one of the printed figures spoiled, beyond what the others allow."""
    for _ in range(50):
        if "{p}" not in text or rng.random() < 0.6:
            return Move(one.previous, one.level, one.change, spoiled_percent(rng, one, "{c}" not in text), one.sign)
        level = swapped(rng, one.level)
        if number_of(level) <= 0 or level == one.level:
            continue
        true, printed = percent_span(span(one.previous), span(level)), span(one.percent)
        signed = printed if one.sign > 0 else type(printed)(-printed.high, -printed.low)
        if true.far_from(signed, Fraction(1, 20)):
            return Move(one.previous, level, one.change, one.percent, one.sign)
    return Move(one.previous, one.level, one.change, spoiled_percent(rng, one, "{c}" not in text), one.sign)


def _moves(
    rng: random.Random,
    texts: tuple[str, ...],
    low: float,
    high: float,
    places: int,
    names: tuple[str, ...] = (),
    codes: str = "PT203",
) -> Iterator[Made]:
    for text in texts:
        for index in range(_TRUE_PER_TEMPLATE + _FALSE_PER_TEMPLATE):
            one = move(rng, low, high, places, rng.choice((1, 2)) if high > 1 else 2)
            more = {"who": rng.choice(names)} if names else {}
            if index < _TRUE_PER_TEMPLATE:
                yield _filled(text, rng, one, **more), ""
            else:
                yield _filled(text, rng, _spoiled(text, rng, one), **more), codes + "|PT212"


def _indices(rng: random.Random, texts: tuple[str, ...]) -> Iterator[Made]:
    for text in texts:
        for index in range(_TRUE_PER_TEMPLATE + _FALSE_PER_TEMPLATE):
            name, low, high = rng.choice(_INDICES)
            one = move(rng, low, high, 2, rng.choice((1, 2)), 3.5)
            if index >= _TRUE_PER_TEMPLATE:
                one = _spoiled(text, rng, one)
            yield _filled(text, rng, one, who=name), "" if index < _TRUE_PER_TEMPLATE else "PT203|PT212"


def _directions(rng: random.Random, texts: tuple[str, ...], low: float, high: float, places: int) -> Iterator[Made]:
    for text in texts:
        for index in range(4):
            one = move(rng, low, high, places, 1, 12)
            if index >= 2:
                yield _filled(text, rng, Move(one.level, one.previous, one.change, one.percent, one.sign)), "PT212"
            else:
                yield _filled(text, rng, one), ""


def _basis(rng: random.Random) -> Iterator[Made]:
    for text in t.BASIS:
        for index in range(4):
            previous, sign, b = rng.randint(110, 780), rng.choice((1, -1)), rng.randint(3, 28)
            level = previous + sign * b
            one = Move(f"{previous / 100:.2f}", f"{level / 100:.2f}", "", "", sign)
            shown = b if index < 2 else b + rng.choice((-2, 4, 7, 11))
            yield _filled(text, rng, one, b=str(max(1, shown))), "" if index < 2 else "PT203"


def _points(rng: random.Random) -> Iterator[Made]:
    for right, wrong in zip(t.POINTS, t.POINTS_WRONG, strict=True):
        for index in range(6):
            previous, sign, d = rng.randint(35, 90), rng.choice((1, -1)), rng.randint(5, 28)
            level = previous + sign * d
            one = Move(f"{previous / 10:.1f}", f"{level / 10:.1f}", "", "", sign)
            if index < 2:
                yield _filled(right, rng, one, d=f"{d / 10:.1f}"), ""
            elif index < 4:
                yield _filled(wrong, rng, one, d=f"{d / 10:.1f}"), "PT210"
            else:
                yield _filled(right, rng, one, d=f"{(d + 4) / 10:.1f}"), "PT203"


def _multiples(rng: random.Random) -> Iterator[Made]:
    for text, factor in t.DOUBLED:
        for index in range(4):
            previous = rng.randint(110, 900)
            wrong = {2: 1.5, 2.3: 1.7, 3: 2.2, 0.5: 0.8, 1.9: 2.6, 4: 3.1, 1.333: 1.6, 0.75: 0.55}[factor]
            level = round(previous * (factor if index < 2 else wrong))
            one = Move(f"{previous / 10:.1f}", f"{level / 10:.1f}", "", "", 1)
            yield _filled(text, rng, one), "" if index < 2 else "PT211|PT203"


def _premiums(rng: random.Random) -> Iterator[Made]:
    for text in t.PREMIUM:
        for index in range(4):
            p = rng.randint(900, 9000)
            q = p + p * rng.randint(12, 70) // 100
            r = rounded(Fraction(q - p, p) * 100, rng.choice((0, 1)))
            if index >= 2:
                r = str(int(number_of(r)) + rng.choice((4, 7, 11)))
            yield _filled(text, rng, Move(f"{p / 100:.2f}", f"{q / 100:.2f}", "", r, 1)), "" if index < 2 else "PT215"


def _totals(rng: random.Random) -> Iterator[Made]:
    for text in t.PRODUCT:
        for index in range(4):
            m, p = rng.randint(12, 400) * 100 + rng.randint(1, 99), rng.randint(500, 20000)
            total = rounded(Fraction(m * p, 100), 2)
            if index >= 2:
                total = swapped(rng, total)
            one = Move(f"{p / 100:.2f}", "", "", "", 1)
            yield _filled(text, rng, one, m=f"{m:,}", t=total), "" if index < 2 else "PT213"
    for text in t.BEAT:
        for index in range(4):
            b, m = rng.randint(20, 400), rng.randint(2, 19)
            a = b - m if "{miss}" in text else b + m
            shown = m if index < 2 else m + rng.choice((3, 5, 8))
            made = text.format(
                who=rng.choice(_WHO),
                a=f"{max(a, 1) / 100:.2f}",
                b=f"{b / 100:.2f}",
                m=f"{shown / 100:.2f}",
                miss="missing",
            )
            if a > 1:
                yield made, "" if index < 2 else "PT214"
    for text in t.SUM:
        for index in range(4):
            a, b, d = (rng.randint(10, 90) for _ in range(3))
            whole = a + b + d + (0 if index < 2 else rng.choice((-7, 9, 20)))
            yield text.format(a=a / 10, b=b / 10, d=d / 10, t=whole / 10), "" if index < 2 else "PT213"


def _parts(rng: random.Random) -> Iterator[Made]:
    for text in t.STAKE:
        for index in range(4):
            held, dealt = rng.randint(20_000, 400_000), rng.randint(500, 9_000)
            before = held - dealt if "buying" in text else held + dealt
            true = Fraction(dealt * 100, before)
            shown = rounded(true if index < 2 else true * 3 + 1, 1)
            yield (
                text.format(who=rng.choice(_WHO), r=shown, h=f"{held:,}", k=f"{dealt:,}"),
                "" if index < 2 else "PT216",
            )
    for text in t.ANNUAL:
        for index in range(4):
            d = rng.randint(8, 140)
            yield (
                text.format(who=rng.choice(_WHO), d=f"{d / 100:.2f}", y=f"{d * (4 if index < 2 else 3) / 100:.2f}"),
                "" if index < 2 else "PT213",
            )
    for text in t.PART:
        for index in range(4):
            b = rng.randint(101, 990) * 10 + 7
            a = b * rng.randint(3, 40) // 100
            r = rounded(Fraction(a * 100, b), 1) if index < 2 else rounded(Fraction(a * 130, b) + 1, 1)
            yield text.format(a=f"{a:,}", b=f"{b:,}", r=r), "" if index < 2 else "PT216"


def _neighbours(rng: random.Random) -> Iterator[Made]:
    for text in t.NEIGHBOURS:
        for index in range(6):
            one = move(rng, 20, 300, 2, 2, 5)
            if index >= 3:
                one = Move(one.previous, one.level, one.change, spoiled_percent(rng, one), one.sign)
            yield _filled(text, rng, one), "" if index < 3 else "PT207|PT203"


def _weekdays(rng: random.Random) -> Iterator[Made]:
    for text in t.WEEKDAYS:
        for index in range(6):
            day = datetime.date(2019, 1, 1) + datetime.timedelta(days=rng.randint(0, 2800))
            shift = 0 if index < 3 else rng.choice((1, 2, 6))
            weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[
                (day.weekday() + shift) % 7
            ]
            date = f"{_MONTHS[day.month - 1]} {day.day}, {day.year}" if index % 2 else f"{day.day} {day:%B} {day.year}"
            yield text.format(who=rng.choice(_WHO), weekday=weekday, date=date), "" if index < 3 else "PT301"


def all_sentences() -> list[Made]:
    """Every sentence, in a fixed order."""
    rng = random.Random(20230124)
    oils = ("Brent crude", "West Texas Intermediate", "U.S. crude")
    coins = ("Bitcoin", "Ether", "Solana")
    made: list[Made] = [
        *_moves(rng, t.SHARES, 11, 400, 2),
        *_moves(rng, t.SHARES_FROM, 11, 400, 2),
        *_indices(rng, t.INDEX),
        *_indices(rng, t.INDEX_FROM),
        *_moves(rng, t.LONDON, 60, 900, 1),
        *_moves(rng, t.OIL, 40, 120, 2, oils),
        *_moves(rng, t.GOLD, 1500, 2400, 2),
        *_moves(rng, t.CRYPTO, 1500, 69000, 2, coins),
        *_moves(rng, t.CURRENCY, 1, 1.4, 4),
        *_moves(rng, t.YEN, 105, 155, 2),
        *_moves(rng, t.TOKYO, 1200, 9000, 0),
        *_moves(rng, t.INDIA, 120, 3000, 2),
        *_moves(rng, t.EURO_SHARE, 20, 300, 2),
        *_moves(rng, t.FLOW, 1.2, 40, 2),
        *_moves(rng, t.COUNT, 12000, 480000, 0),
        *_moves(rng, t.DIVIDEND, 20, 90, 0, codes="PT203"),
        *_directions(rng, t.DIRECTION, 11, 200, 2),
        *_directions(rng, t.RATE_DIRECTION, 2, 9, 1),
        *_basis(rng),
        *_points(rng),
        *_multiples(rng),
        *_premiums(rng),
        *_totals(rng),
        *_parts(rng),
        *_neighbours(rng),
        *_weekdays(rng),
    ]
    return [*made, *((text, "") for text in QUIET)]


def main() -> None:
    lines = [
        json.dumps({"text": text, "codes": codes, "held_out": held_out(text)}, ensure_ascii=False)
        for text, codes in all_sentences()
    ]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
