"""What is held back, and until when: one function of (article, now, mode), used before anything is planned."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from presstime.model import Article, Moment, Page, Status
from presstime.settings import Mode


class Hold(msgspec.Struct, frozen=True):
    """Why something is not published: "draft", "future", "embargoed", "expired"; until when, where known (UTC)."""

    reason: str
    until: datetime.datetime | None = None


def hold_on(article: Article, now: datetime.datetime) -> Hold | None:
    """The hold on an article at an instant, whatever the mode; None where it is public."""
    return hold_at(now, article.status, article.published, article.embargo_until, article.expires)


def hold_at(
    now: datetime.datetime,
    status: Status,
    published: Moment | None,
    embargo_until: Moment | None,
    expires: Moment | None,
) -> Hold | None:
    """The same from what decides it; an unknown date of publication holds nothing."""
    if status is Status.DRAFT:
        return Hold("draft")
    if expires and expires.at <= now:
        return Hold("expired", expires.at)
    release = published.at if published else now
    if embargo_until and embargo_until.at > now and embargo_until.at >= release:
        return Hold("embargoed", embargo_until.at)
    if release > now:
        return Hold("future", release)
    return None


def is_shown(hold: Hold | None, mode: Mode) -> bool:
    """Whether a mode shows what is held so: "public" nothing, "drafts" drafts, "held" everything."""
    return hold is None or mode == "held" or (mode == "drafts" and hold.reason == "draft")


def page_hold(page: Page) -> Hold | None:
    return Hold("draft") if page.status is Status.DRAFT else None


def turning_points(article: Article) -> Iterator[datetime.datetime]:
    """The instants at which an article appears, opens or goes."""
    return turns(article.status, article.published, article.embargo_until, article.expires)


def turns(
    status: Status, published: Moment | None, embargo_until: Moment | None, expires: Moment | None
) -> Iterator[datetime.datetime]:
    """The same from what decides it."""
    if status is not Status.DRAFT:
        yield from (moment.at for moment in (published, embargo_until, expires) if moment)
