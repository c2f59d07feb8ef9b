"""Former addresses: a page at each that leads on, and `_redirects` for the hosts that read it.

Cloudflare Pages and Netlify read `_redirects` (their documentation, read 24 November 2026). Cloudflare
answers with the 301 always; Netlify only where no file stands, so that there the page leads on.
"""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.kinds import Kind, Output
from presstime.outputs.studio import Page, Studio
from presstime.publication import Publication
from presstime.view.desk import View
from presstime.view.queries_outputs import old_route


def plan(publication: Publication) -> Iterator[Output]:
    settings = publication.settings
    for article in publication.articles.values():
        for alias in article.aliases:
            yield Output(old_route(alias, settings), "redirect", article.source, ("article", article.id))
    for page in publication.pages.values():
        for alias in page.aliases:
            yield Output(old_route(alias, settings), "redirect", page.source, ("page", page.id))


def plan_file(publication: Publication) -> Iterator[Output]:
    aliases = [article.aliases for article in publication.articles.values()]
    aliases += [page.aliases for page in publication.pages.values()]
    if any(aliases):
        yield Output("/_redirects", "redirects_file", "the list of former addresses")


def make(studio: Studio, output: Output) -> bytes:
    view = studio.view
    target, title = _leads_to(view, *output.subject)
    page = Page(
        kind="redirect",
        title=view.words("title_on_site", title=title, site=view.site.title),
        noindex=True,
        robots="noindex",
        canonical_url=view.absolute(target),
    )
    return studio.page("redirect.html", page, target_url=view.url(target), target_title=title)


def _leads_to(view: View, kind: str, key: str) -> tuple[str, str]:
    if kind == "article":
        article = view.article(key)
        return article.route, article.title
    view.trace.look(f"page\t{key}")
    page = view.publication.pages[key]
    return page.route, page.title


def make_file(studio: Studio, output: Output) -> bytes:
    view = studio.view
    lines = []
    for old, target in view.ask("redirects"):
        ways = [old, old.rstrip("/")] if old.endswith("/") and old != "/" else [old]
        lines += [f"{view.url(way)} {view.url(target)} 301\n" for way in ways]
    return "".join(lines).encode()


KINDS = (
    Kind("redirect", plan, make, order=45),
    Kind("redirects_file", plan_file, make_file, order=80),
)
