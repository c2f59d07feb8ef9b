"""The page of all corrections, newest first, and its feed: a newsroom's memory, one click from every page.

A withdrawn story is named here with its reason, though every other list has lost it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from presstime.outputs.feed_entries import FeedEntry, FeedHead, stable_id
from presstime.outputs.feed_forms import FORMS
from presstime.outputs.head import FeedLink
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.plain_pages import plain_page
from presstime.outputs.studio import Studio
from presstime.outputs.xml import possible
from presstime.publication import Publication
from presstime.view.articles import ArticleView
from presstime.view.desk import View
from presstime.view.profiles import FEED_FILES
from presstime.view.site import FEED_NAMES, FEED_TYPES
from presstime.view.stamps import Stamp

CORRECTIONS = "/corrections/"


@dataclass(frozen=True, slots=True)
class Entry:
    date: Stamp
    kind_label: str
    article: ArticleView
    text_html: Markup


def plan(publication: Publication) -> Iterator[Output]:
    yield Output(CORRECTIONS, "corrections", "the corrections page")


def plan_feed(publication: Publication) -> Iterator[Output]:
    for form in publication.settings.feeds.site[:1]:
        yield Output(CORRECTIONS + FEED_FILES[form], "corrections_feed", "the feed of corrections", (form,))


def feed_links(view: View) -> tuple[FeedLink, ...]:
    """The feed, in the first form of the site's own; none where the site has none."""
    title = view.words("corrections")
    return tuple(
        (f"{title} ({FEED_NAMES[form]})", FEED_TYPES[form], view.url(CORRECTIONS + FEED_FILES[form]))
        for form in view.setting("feeds").site[:1]
    )


def make(studio: Studio, output: Output) -> bytes:
    view, words = studio.view, studio.view.words
    entries = []
    for _, key, number in view.ask("corrections"):
        article = view.article(key)
        correction = article.correction(number)
        entries.append(Entry(correction.date, correction.kind_label, article, correction.text_html))
    page = plain_page(
        view,
        "corrections",
        CORRECTIONS,
        words("corrections"),
        words("corrections_standfirst"),
        feeds=feed_links(view),
        date=entries[0].date if entries else None,
    )
    return studio.page("corrections.html", page, entries=entries)


def make_feed(studio: Studio, output: Output) -> bytes:
    view, words = studio.view, studio.view.words
    form = FORMS[output.subject[0]]
    entries, taken = [], set()
    for date, key, number in view.ask("corrections")[: view.setting("feed_size")]:
        article = view.article(key)
        correction, moment = article.correction(number), article.record.corrections[number].date
        name = f"correction {key} {date} {correction.kind}"
        while name in taken:
            name += "+"
        taken.add(name)
        entries.append(
            FeedEntry(
                id=stable_id(name),
                title=f"{correction.kind_label}: {article.title}",
                url=article.absolute_url,
                published=moment,
                changed=moment,
                language=article.lang,
                html=f"<p>{possible(correction.text_html)}</p>",
            )
        )
    head = FeedHead(
        title=words("title_on_site", title=words("corrections"), site=view.site.title),
        description=words("corrections_standfirst"),
        page_url=view.absolute(CORRECTIONS),
        feed_url=view.absolute(output.route),
        changed=max((e.changed for e in entries), default=None),
    )
    return form.whole(view, head, [form.entry(view, entry) for entry in entries])


KINDS = (
    Kind("corrections", plan, make, order=35),
    Kind("corrections_feed", plan_feed, make_feed, order=60),
)
