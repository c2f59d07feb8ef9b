"""The text of an invented story: an opening, paragraphs under headings, a quote, perhaps a table.

Links are left as marks that each generator's writer fills: `{{chip:NASDAQ:QBCD}}`, `{{story:12}}`.
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks import words
from benchmarks.desk import Desk, moved, session_words
from benchmarks.market import percent
from benchmarks.paragraphs import NEWS, TALK


def opening(desk: Desk) -> str:
    quote, company = desk.quote, desk.company
    cause = desk.rng.choice(
        (
            f"after the company said orders for {desk.product} had come in ahead of its own plan",
            f"as investors weighed a new contract for {desk.product} against the cost of fulfilling it",
            f"after a regulator in {desk.rng.choice(words.PLACES)} opened the way for its {desk.product}",
            f"as the company told staff that it would stop making {desk.product} within two years",
            f"following a note from {desk.rng.choice(words.HOUSES)} on demand for {desk.product}",
        )
    )
    if quote is None:
        return (
            f"{company.name} ({{{{chip:{company.ticker}}}}}) has become the example that people reach for "
            f"when "
            f"they argue about {desk.product}. The argument is older than the company, and it is worth "
            f"having slowly."
        )
    return (
        f"Shares of {company.name} ({{{{chip:{company.ticker}}}}}) {moved(desk, quote)} "
        f"{session_words(quote)}, "
        f"{cause}. The previous close was {company.money(quote.previous_close)}."
    )


def link(desk: Desk) -> str:
    places = [
        f"[{desk.rng.choice(('a story of ours', 'our report', 'another story'))}]({{{{story:{n}}}}})"
        for n in desk.linked
    ]
    filing = f"[the filing](https://filings.example/{desk.company.slug}/{desk.rng.randint(1000, 9999)}.html)"
    if not places:
        return f"The figures are from {filing}; where it is silent we say so. Nobody there would add to it."
    return (
        f"The background is in {' and '.join(places)}. The figures here are from {filing}, which was "
        f"published "
        f"after the wires had carried a shorter version without the notes."
    )


def quotation(desk: Desk) -> str:
    said = desk.rng.choice(
        (
            f"We would rather sell fewer {desk.product} at a price that pays for the next one than more at "
            f"a price that doesn’t.",
            "People ask what surprised us. The quarter didn’t. The last week of it did, and we are still "
            "reading why.",
            "I have been asked about a bid in every meeting this year. I give the same answer: read the "
            "notes to the accounts.",
            "There is no second plan in a drawer. This is the plan, and its dates are printed in it.",
        )
    )
    return f"> {said}\n>\n> — **{desk.person}**, {desk.rng.choice(words.POSTS)}, {desk.company.name}"


def table(desk: Desk) -> str:
    """Sales by division with a total that is the sum, and each row's change from its own two numbers."""
    names = desk.rng.sample(words.PRODUCTS[desk.company.sector], 3)
    now = [Decimal(desk.rng.randint(210, 9400)).scaleb(-1) for _ in names]
    then = [Decimal(desk.rng.randint(210, 9400)).scaleb(-1) for _ in names]
    rows = [*zip(names, now, then, strict=True), ("Total", sum(now, Decimal()), sum(then, Decimal()))]
    lines = [
        f"| {name.capitalize()} | {a:,} | {b:,} | {percent(a, b):+} |".replace("-", "−")
        for name, a, b in rows
    ]
    return "\n".join(
        (
            "| Division, $ million | This quarter | A year ago | Change, % |",
            "| --- | ---: | ---: | ---: |",
            *lines,
        )
    )


def points(desk: Desk) -> str:
    return "\n".join(
        (
            f"- The next report is due in {desk.rng.choice(('February', 'May', 'August', 'November'))}, "
            f"before the open.",
            f"- A decision on the plant in {desk.rng.choice(words.PLACES)} is promised by the end of the "
            f"half-year.",
            f"- A loan of ${desk.rng.randint(2, 19) * 50} million falls due within "
            f"{desk.rng.choice(('twelve', 'eighteen'))} months.",
        )
    )


HEADINGS = (
    "What the company said",
    "Why it matters now",
    "The other side",
    "Where the money goes",
    "How the shares took it",
    "What the numbers leave out",
    "A longer view",
)


def body(desk: Desk, length: int) -> str:
    """Paragraphs under headings until about `length` characters of Markdown are written."""
    kinds = list(NEWS if desk.quote else TALK)
    desk.rng.shuffle(kinds)
    headings = desk.rng.sample(HEADINGS, 3)
    parts = [
        opening(desk),
        kinds[0](desk),
        f"## {headings[0]}",
        kinds[1](desk),
        quotation(desk),
        kinds[2](desk),
        f"## {headings[1]}",
    ]
    parts += [f"The quarter by division:\n\n{table(desk)}"] if desk.rng.random() < 0.35 else []
    for write in kinds[3:]:
        if sum(map(len, parts)) > length - 640:
            break
        parts.append(write(desk))
    return "\n\n".join([*parts, f"## {headings[2]}", points(desk), link(desk)]) + "\n"
