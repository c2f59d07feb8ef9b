"""What pages of every kind share: the masthead's line, the menu's current entry, page numbers, list pages."""

from __future__ import annotations

from typing import NamedTuple

from presstime.market.exchanges import find_exchange
from presstime.model import Moment
from presstime.routes import page_of
from presstime.view.desk import View
from presstime.view.session_lines import SessionRule, bare_rule, masthead_rule
from presstime.view.stamps import clock
from presstime.zones import zone


class Heading(NamedTuple):
    """The header of a list: what it is one of, its title, its one sentence."""

    kicker: str
    title: str
    standfirst: str


class Pagination(NamedTuple):
    number: int
    total: int
    newer_url: str
    older_url: str
    pages: list[tuple[int, str, bool] | None]
    text: str


def menu_key(view: View, *routes: str) -> str:
    """The menu's entry that one of these routes stands under, "" where none does."""
    entries = [key for _, _, key in view.site.menu]
    return next((route for route in routes if route in entries), "")


def masthead_tick(view: View, newest: Moment, others: tuple[Moment, ...] = ()) -> SessionRule | None:
    """The masthead's rule with its tick at press time."""
    exchange = find_exchange(view.setting("exchange"), view.exchanges)
    view.trace.look("settings\texchanges")
    if exchange is None:
        return None
    label = ""
    if newest.has_time:
        local = newest.at.astimezone(zone(exchange.zone))
        label = view.words("press_time", time=clock(local, exchange.zone, view.language))
    return masthead_rule(exchange, newest, others, label, view.language)


def masthead_bare(view: View) -> SessionRule | None:
    """The rule without a time, for lists and profiles: that of an ordinary session."""
    import datetime

    exchange = find_exchange(view.setting("exchange"), view.exchanges)
    view.trace.look("settings\texchanges")
    return bare_rule(exchange, datetime.date(2023, 1, 24)) if exchange else None


def pagination(view: View, route: str, number: int, total: int) -> Pagination:
    def url(n: int) -> str:
        return view.url(page_of(route, n))

    shown = sorted({1, 2, total - 1, total, number - 1, number, number + 1} & set(range(1, total + 1)))
    pages: list[tuple[int, str, bool] | None] = []
    for n in shown:
        if pages and (last := pages[-1]) and n - last[0] > 1:
            pages.append(None)
        pages.append((n, url(n), n == number))
    return Pagination(
        number,
        total,
        url(number - 1) if number > 1 else "",
        url(number + 1) if number < total else "",
        pages,
        view.words("page_of", number=number, total=total),
    )


def page_count(stories: int, size: int) -> int:
    return max(1, -(-stories // size))
