"""Translations: each leads to a page in another language, and within the publication back again.

In: the stories' `translations`, the routes that are published. Out: warnings. Languages are BCP 47 as far as
`hreflang` takes them (a language, perhaps a script and a region; `x-default`), and pages name each other, as
search engines ask for; both by their documentation of localised pages, read 24 November 2026.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from presstime.diagnostics import Diagnostic, Where, warning
from presstime.model import Article
from presstime.publication import Publication
from presstime.settings import Settings
from presstime.text.nearest import nearest

WhereOf = Callable[[str, tuple[str, ...]], Where]
_LANGUAGE = re.compile(r"x-default|[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")


def check_translations(publication: Publication, routes: Collection[str], where: WhereOf) -> Iterator[Diagnostic]:
    """Warnings for languages that are none, addresses that lead nowhere, and translations that do not answer."""
    settings = publication.settings
    by_route = {publication.routes[article.id]: article for article in publication.articles.values()}
    for article in publication.articles.values():
        own = article.lang or settings.language
        for language, address in article.translations:
            at = where(article.source, (f"translations.{language}", "translations"))
            if not _LANGUAGE.fullmatch(language):
                hint = "write a code such as fr, pt-BR or zh-Hant"
                yield warning("PT827", f"`{language}` is no language code", at, hint)
            elif language == own:
                yield warning("PT827", f"`{language}` is the story's own language", at, "take the line out")
            yield from _judge_address(
                article, publication.routes[article.id], local(address, settings), by_route, routes, settings, at)


def local(address: str, settings: Settings) -> str:
    """The route of an address within the publication; others as they are."""
    base = settings.origin + settings.base_path
    return address[len(base) :] or "/" if address.startswith(f"{base}/") or address == base else address


def _judge_address(
    article: Article, own_route: str, address: str, by_route: dict[str, Article], routes: Collection[str],
    settings: Settings, at: Where,
) -> Iterator[Diagnostic]:
    if re.match(r"https?://[^/\s]", address):
        return
    if address not in routes:
        near = nearest(address, routes)
        yield warning("PT826", f"nothing is published at {address}", at,
                      f"did you mean {near}?" if near else "give the address, https://… or /path/ of this publication")
        return
    other = by_route.get(address)
    if other is not None and own_route not in {local(back, settings) for _, back in other.translations}:
        yield warning("PT826", f"{other.source} does not name this story as its translation", at,
                      f"add `translations: {{{article.lang or settings.language}: {own_route}}}` there",
                      (Where(other.source),))
