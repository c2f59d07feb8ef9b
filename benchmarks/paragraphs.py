"""Paragraphs of an invented market story, true in their arithmetic.

In: a `Desk`. Out: Markdown. The danger is a percentage that does not follow from the numbers printed
beside it, so every one is computed from the decimals as they are printed, never from what they were
drawn from.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from benchmarks import words
from benchmarks.desk import Desk, verb
from benchmarks.market import size


def sales(desk: Desk) -> str:
    before = desk.billions(90, 900)
    after = (before * desk.rng.choice((88, 93, 97, 103, 106, 112, 119)) / 100).quantize(Decimal("0.01"))
    profit = desk.rng.randint(20, 480)
    earlier = profit + (desk.rng.randint(2, 18) if profit % 2 else -desk.rng.randint(2, 18))
    change = size(Decimal(profit), Decimal(earlier))
    return (
        f"Sales in the quarter {verb(desk, after > before)} {size(after, before)} to ${after} billion from "
        f"${before} billion a year earlier, the company said. Net income "
        f"{verb(desk, profit > earlier)} {change} to ${profit} million from ${earlier} million, helped by "
        f"{desk.product} and held back by freight and wages, which it had warned of in the spring."
    )


def margin(desk: Desk) -> str:
    before = Decimal(desk.rng.randint(180, 520)).scaleb(-1)
    points = Decimal(desk.rng.randint(3, 39)).scaleb(-1)
    wider = desk.rng.random() < 0.6
    after = before + points if wider else before - points
    return (
        f"Gross margin {'widened' if wider else 'narrowed'} to {after}% from {before}%, a "
        f"{'gain' if wider else 'loss'} of {points} percentage points. Management put most of it down to "
        f"the mix: "
        f"more of the quarter's work was {desk.product}, and less of it was service under old contracts "
        f"whose "
        f"prices were set before energy became dear."
    )


def jobs(desk: Desk) -> str:
    total = desk.rng.randint(30, 420) * 100
    cut = desk.rng.randint(2, max(3, total // 1200)) * 100
    share = (Decimal(cut) * 100 / total).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    place = desk.rng.choice(words.PLACES)
    return (
        f"The plan removes {cut:,} of the company's {total:,} jobs, or {share}% of the total, most of them "
        f"in {place}. "
        f"People there were told at a meeting that lasted eleven minutes, according to two who attended. "
        f"Talks with the works council begin within a month and the law gives them a quarter to end."
    )


def order_book(desk: Desk) -> str:
    unit = desk.rng.randint(12, 96) * 5
    count = desk.rng.randint(40, 900)
    total = (Decimal(unit * count) / 1000).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return (
        f"The largest single order is for {count} units at ${unit},000 each, or ${total} million in all, "
        f"to be "
        f"delivered from a site in {desk.rng.choice(words.PLACES)}. It is the first under a framework that "
        f"lets "
        f"the buyer defer delivery twice without a penalty, a clause that {desk.company.name} has not "
        f"offered before."
    )


def outlook(desk: Desk) -> str:
    low = Decimal(desk.rng.randint(110, 690)).scaleb(-2)
    span = Decimal(desk.rng.randint(5, 40) * 2).scaleb(-2)
    return (
        f"For the full year the company now expects earnings of ${low} to ${low + span} a share. The "
        f"middle of that "
        f"range is ${low + span / 2:.2f}. It did not change its view of capital spending, and it said that "
        f"the "
        f"forecast takes exchange rates as they stood at the end of the quarter."
    )


def analyst(desk: Desk) -> str:
    house, other = desk.rng.sample(words.HOUSES, 2)
    return (
        f"“The question is not whether {desk.product} will be bought, but who carries the stock until then,” "
        f"{desk.person} of {house} wrote in a note to clients. {other} took the other side: the stock is "
        f"carried "
        "by distributors, it argued, and distributors have been paid late before without a lasting mark "
        f"on prices."
    )


def background(desk: Desk) -> str:
    year = desk.rng.randint(1951, 2008)
    return desk.rng.choice(
        (
            f"Founded in {year} in a rented hall in {desk.rng.choice(words.PLACES)}, the company sells "
            f"{desk.product} to "
            "customers in more countries than it has offices. It has been run by engineers for most of "
            f"its life, and its "
            f"annual reports still print the number of drawings made.",
            f"The company has listed rivals in {desk.product}, among them {desk.rival.name} "
            f"({{{{chip:{desk.rival.ticker}}}}}), "
            f"which reports next month. The two share a supplier in {desk.rng.choice(words.PLACES)} and "
            f"little else: one "
            f"leases what the other sells outright.",
            f"Buyers of {desk.product} tend to sign for three years and to complain for two. That rhythm "
            f"explains why the "
            "company's cash arrives in lumps, and why a single quarter says less about it than the chart "
            f"beside this text "
            f"would suggest.",
        )
    )


def payout(desk: Desk) -> str:
    each, shares = Decimal(desk.rng.randint(5, 180)).scaleb(-2), desk.rng.randint(20, 900)
    total = (each * shares).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return (
        f"The board will pay a dividend of ${each} on each of {shares} million shares, which comes to "
        f"${total} million. "
        "Holders on the register at the end of the month will have it before the next report. There is no "
        f"buyback: "
        "the last one ended early, and what was left of it went into the plant in "
        f"{desk.rng.choice(words.PLACES)}."
    )


def borrowing(desk: Desk) -> str:
    debt, rate = desk.rng.randint(4, 90) * 50, Decimal(desk.rng.randint(9, 31)) / 4
    interest = (debt * rate / 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return (
        f"Debt stood at ${debt:,} million at the end of the quarter. At an average rate of {rate:.2f}% "
        f"that costs "
        f"${interest} million a year. Two banks hold most of it, and their covenants look at cash rather "
        f"than profit, "
        f"which is why the chief financial officer spent more of the call on invoices than on {desk.product}."
    )


def stock(desk: Desk) -> str:
    days = desk.rng.randint(40, 130)
    more = desk.rng.randint(3, 25)
    return (
        f"Inventories cover {days + more} days of sales, {more} more than the {days} of a year ago. The "
        f"company calls "
        f"that insurance, since a supplier in {desk.rng.choice(words.PLACES)} missed two deliveries; its "
        f"critics call "
        f"it slow demand for {desk.product}. Both can be right, and the next quarter will not settle it."
    )


def year_range(desk: Desk) -> str:
    if desk.quote is None:
        return background(desk)
    quote, firm = desk.quote, desk.company
    return (
        f"Over the past 52 weeks the shares have traded between {firm.money(quote.low_52_weeks)} and "
        f"{firm.money(quote.high_52_weeks)}. The wide band is not unusual for a maker of {desk.product}: "
        f"few brokers "
        f"follow the whole business, and those who do disagree about what the service contracts are worth."
    )


def worked_example(desk: Desk) -> str:
    """An explainer's sum, with a price of nobody's."""
    old = Decimal(desk.rng.randint(800, 9900)).scaleb(-2)
    new = old + Decimal(desk.rng.randint(40, 700)).scaleb(-2)
    rate, step = Decimal(desk.rng.randint(8, 22) * 25).scaleb(-2), desk.rng.choice((25, 50, 75))
    raised = rate + Decimal(step).scaleb(-2)
    return (
        f"Take a share that goes from ${old} to ${new}. It has gained ${new - old}, or {size(new, old)}. "
        f"Take a policy "
        f"rate that goes from {rate}% to {raised}%: it has gained {step} basis points, which is "
        f"{Decimal(step).scaleb(-2)} of a percentage point and {size(raised, rate)} of itself. Only the "
        f"first of those "
        f"two ways of saying it is of use to a borrower."
    )


NEWS = (sales, margin, jobs, order_book, outlook, analyst, background, payout, borrowing, stock, year_range)
TALK = (worked_example, background, analyst, margin, order_book, payout, borrowing, stock)
