"""The whole price panel of a snapshot: what it prints beside the price, in the order of the design."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from presstime.model import Session
from presstime.view import figures, panels
from presstime.view.desk import View
from presstime.view.session_lines import SessionRule

if TYPE_CHECKING:
    from presstime.view.articles import ArticleView


class Panel(NamedTuple):
    ticker: Any
    label: str
    name: str
    session_label: str
    is_open: bool
    price: Any
    has_change: bool
    change: Any
    percent: Any
    no_close: bool
    rule: SessionRule | None
    as_of_html: Markup
    stale: str
    rows: list[Any]
    notes: list[str]
    halted: bool
    others: list[Any]


def make_panel(desk: View, snapshot: Any, subject: panels.Subject, article: ArticleView) -> Panel:
    """The whole price panel of a snapshot that stands in `article`."""
    language = subject.language
    stale = panels.stale_text(snapshot, subject, article.card.published)
    session = snapshot.after.session if snapshot.after else snapshot.session
    change = figures.change(snapshot.change, language) if snapshot.change is not None else None
    percent = figures.percent(snapshot.change_percent, language) if snapshot.change_percent is not None else None
    return Panel(
        desk.ticker(snapshot.ticker) if subject.instrument else None,
        panels.ticker_label(snapshot.ticker),
        panels.name_of(subject),
        panels.session_label(snapshot, subject.words),
        session not in (None, Session.CLOSED),
        panels.price_of(subject, snapshot.price, snapshot.currency),
        bool(change or percent),
        change,
        percent,
        snapshot.previous_close is None and not (change or percent),
        None if stale else panels.rule_of(snapshot, subject),
        panels.as_of_html(snapshot, subject),
        stale,
        panels.rows_of(snapshot, subject),
        panels.notes_of(snapshot, subject),
        snapshot.halted,
        [],
    )
