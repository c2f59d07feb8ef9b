"""The market strip: the newest snapshot of each of the five tickers quoted last."""

from __future__ import annotations

from typing import NamedTuple

from presstime.market.currencies import MINOR_UNITS
from presstime.view import panels
from presstime.view.desk import View
from presstime.view.figures import Delta, Price


class StripCell(NamedTuple):
    symbol: str
    url: str
    when: str
    price: Price
    delta: Delta | None


def strip_cells(view: View, kind: str, name: str = "") -> list[StripCell]:
    cells = []
    for key, number in view.ask("strip", kind, name):
        snapshot = view.article(key).card.snapshots[number]
        quote = panels.quote_cells(snapshot, view.subject(snapshot.ticker))
        label, _, rest = quote.when.partition(", ")
        when = rest if rest and label != view.words("close") else label
        price = quote.price
        if snapshot.currency in MINOR_UNITS:
            price = price._replace(plain=price.text)
        cells.append(StripCell(quote.symbol, quote.ticker_url, when, price, quote.delta))
    return cells
