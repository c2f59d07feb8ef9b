"""Feeds of the site and of each section, tag, author and ticker, in the forms that site.yaml asks for.

A story is written once in each form, however many feeds it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.feed_entries import FeedHead, changed_at, entry_of
from presstime.outputs.feed_forms import FORMS
from presstime.outputs.kept import kept
from presstime.outputs.kinds import Kind, Output
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.settings import FeedSettings
from presstime.view.articles import ArticleView
from presstime.view.desk import View
from presstime.view.profiles import FEED_FILES
from presstime.view.queries_outputs import lists_of


def forms_of(feeds: FeedSettings, kind: str) -> tuple[str, ...]:
    """The forms in which lists of a kind have a feed."""
    return getattr(feeds, "site" if kind == "all" else kind)  # type: ignore[no-any-return]


def feed_route(kind: str, route: str, form: str) -> str:
    """Beside its list; the site's own stand at the root."""
    return ("/" if kind == "all" else route) + FEED_FILES[form]


def plan(publication: Publication) -> Iterator[Output]:
    feeds = publication.settings.feeds
    for kind, name, route, title in lists_of(publication):
        owner = f"the feed of {title}" if title else "the site's feed"
        for form in forms_of(feeds, kind):
            yield Output(feed_route(kind, route, form), "feed", owner, (form, kind, name, route))


def make(studio: Studio, output: Output) -> bytes:
    view = studio.view
    name, kind, subject, route = output.subject
    form = FORMS[name]
    articles = [view.article(key) for key in view.ask("top", kind, subject, view.setting("feed_size"))]
    title, description = _says(view, kind, subject)
    head = FeedHead(
        title,
        description,
        view.absolute("/" if kind == "all" else route),
        view.absolute(output.route),
        max(map(changed_at, articles), default=None),
    )

    def written(article: ArticleView) -> str:
        return kept(article, f"feed_{name}", lambda: form.entry(view, entry_of(article)))

    return form.whole(view, head, [written(article) for article in articles])


def _says(view: View, kind: str, name: str) -> tuple[str, str]:
    """A feed's title and description."""
    site = view.site
    if kind == "all":
        return site.title, site.tagline
    title, description = _subject(view, kind, name)
    return view.words("title_on_site", title=title, site=site.title), description


def _subject(view: View, kind: str, name: str) -> tuple[str, str]:
    if kind == "tag":
        tag = view.tag(name)
        return tag.title, tag.description
    if kind == "author":
        author = view.author(name)
        return author.name, author.bio_text
    if kind == "ticker":
        ticker = view.ticker(name)
        return f"{ticker.name} ({ticker.label})", ticker.summary
    section = view.section(name)
    return (section.title, section.description) if section else (name, "")


KINDS = (Kind("feed", plan, make, order=60),)
