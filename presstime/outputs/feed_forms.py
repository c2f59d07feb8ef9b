"""The three forms of a feed: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1. An entry is written once in each.

RSS: rssboard.org/rss-specification, with content:encoded, dc:creator and Atom's self link, read
24 November 2026. No feed tells the time of the build: a feed is as old as its newest entry, and one
without entries as old as the Unix epoch, for Atom must have a date.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from presstime.model import Moment
from presstime.outputs.feed_entries import FeedEntry, FeedHead
from presstime.outputs.xml import DECLARATION, content, element, text
from presstime.view.desk import View
from presstime.zones import UTC, zone

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH = Moment(datetime.datetime(1970, 1, 1, tzinfo=UTC))
_NEVER = "1970-01-01T00:00:00Z"


class Form(NamedTuple):
    """How a form writes one entry, and a feed around entries that are written."""

    entry: Callable[[View, FeedEntry], str]
    whole: Callable[[View, FeedHead, Sequence[str]], bytes]


def rfc3339(view: View, moment: Moment) -> str:
    return moment.at.astimezone(zone(view.timezone)).isoformat(timespec="seconds")


def rfc822(view: View, moment: Moment) -> str:
    """English in every language, as the form demands."""
    local = moment.at.astimezone(zone(view.timezone))
    return (
        f"{_DAYS[local.weekday()]}, {local.day:02d} {_MONTHS[local.month]} {local.year:04d} "
        f"{local.hour:02d}:{local.minute:02d}:{local.second:02d} {local.strftime('%z')[:5]}"
    )


def rss_entry(view: View, entry: FeedEntry) -> str:
    changed = element("atom:updated", rfc3339(view, entry.changed)) if _was_changed(entry) else ""
    return "".join(
        (
            "<item>\n",
            element("title", entry.title),
            element("link", entry.url),
            element("guid", entry.id, ' isPermaLink="false"'),
            element("pubDate", rfc822(view, entry.published)),
            changed,
            *(element("dc:creator", name) for name, _ in entry.authors),
            *(element("category", tag) for tag in entry.tags),
            element("description", entry.summary),
            f"<content:encoded>{content(entry.html)}</content:encoded>\n</item>\n",
        )
    )


def rss(view: View, head: FeedHead, entries: Sequence[str]) -> bytes:
    changed = f"<lastBuildDate>{rfc822(view, head.changed)}</lastBuildDate>\n" if head.changed else ""
    return "".join(
        (
            DECLARATION,
            '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
            "<channel>\n",
            element("title", head.title),
            element("link", head.page_url),
            element("description", head.description or head.title),
            element("language", view.language),
            changed,
            f'<atom:link rel="self" type="application/rss+xml" href="{text(head.feed_url)}"/>\n',
            *entries,
            "</channel>\n</rss>\n",
        )
    ).encode()


def atom_entry(view: View, entry: FeedEntry) -> str:
    language = f' xml:lang="{entry.language}"' if entry.language != view.language else ""
    return "".join(
        (
            f"<entry{language}>\n",
            element("title", entry.title),
            element("id", entry.id),
            f'<link rel="alternate" type="text/html" href="{text(entry.url)}"/>\n'
            f"<published>{rfc3339(view, entry.published)}</published>\n"
            f"<updated>{rfc3339(view, entry.changed)}</updated>\n",
            *(
                f"<author><name>{text(name)}</name><uri>{text(address)}</uri></author>\n"
                for name, address in entry.authors
            ),
            *(f'<category term="{text(tag)}"/>\n' for tag in entry.tags),
            element("summary", entry.summary),
            f'<content type="html">{content(entry.html)}</content>\n</entry>\n',
        )
    )


def atom(view: View, head: FeedHead, entries: Sequence[str]) -> bytes:
    site = view.site
    return "".join(
        (
            DECLARATION,
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{view.language}">\n',
            element("title", head.title),
            element("subtitle", head.description),
            element("id", head.page_url),
            f'<link rel="self" type="application/atom+xml" href="{text(head.feed_url)}"/>\n'
            f'<link rel="alternate" type="text/html" href="{text(head.page_url)}"/>\n',
            f"<updated>{rfc3339(view, head.changed) if head.changed else _NEVER}</updated>\n",
            f"<author><name>{text(site.publisher.name)}</name><uri>{text(site.absolute_url)}</uri></author>\n",
            element("logo", site.publisher.logo_url),
            *entries,
            "</feed>\n",
        )
    ).encode()


def json_entry(view: View, entry: FeedEntry) -> str:
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.image,
        "date_published": rfc3339(view, entry.published),
        "date_modified": rfc3339(view, entry.changed) if _was_changed(entry) else "",
        "authors": [{"name": name, "url": address} for name, address in entry.authors],
        "tags": entry.tags,
        "language": entry.language,
    }
    return _json({key: value for key, value in item.items() if value})


def json_feed(view: View, head: FeedHead, entries: Sequence[str]) -> bytes:
    site = view.site
    top: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.page_url,
        "feed_url": head.feed_url,
        "description": head.description,
        "icon": site.publisher.logo_url,
        "language": view.language,
        "authors": [{"name": site.publisher.name, "url": site.absolute_url}],
    }
    opening = _json({key: value for key, value in top.items() if value})
    return (opening[:-1] + ',"items":[\n' + ",\n".join(entries) + "\n]}\n").encode()


def _json(value: dict[str, object]) -> str:
    return msgspec.json.encode(value).decode()


def _was_changed(entry: FeedEntry) -> bool:
    return entry.changed.at > entry.published.at


FORMS = {"rss": Form(rss_entry, rss), "atom": Form(atom_entry, atom), "json": Form(json_entry, json_feed)}
