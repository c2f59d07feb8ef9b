"""Where things stand: the route of each page from the patterns of site.yaml.

A route is a path below the site's base, with a slash at both ends, in plain (unescaped) characters;
`escaped` makes it fit for `href`. An output's file is its route with `index.html` at the end.
"""

from __future__ import annotations

import functools
import re
import urllib.parse

from presstime.model import Article
from presstime.settings import Settings, UrlPatterns
from presstime.zones import zone


def article_route(article: Article, settings: Settings) -> str:
    local = article.published.at.astimezone(zone(settings.timezone))
    return settings.urls.article.format(
        year=f"{local.year:04d}",
        month=f"{local.month:02d}",
        day=f"{local.day:02d}",
        slug=article.slug or article.stem,
        section=article.section or "news",
        id=article.id,
    )


def index_routes(urls: UrlPatterns) -> dict[str, str]:
    """The route of each index: the folder in which its pages stand, where they have one of their own."""
    found = {}
    for kind, pattern, usual in (
        ("tag", urls.tag, "/tags/"),
        ("author", urls.author, "/authors/"),
        ("ticker", urls.ticker, "/tickers/"),
    ):
        folder = pattern.partition("{")[0]
        found[kind] = folder if folder.endswith("/") and folder != "/" else usual
    return found


def page_of(route: str, number: int) -> str:
    """Page `number` of the listing at `route`: the route itself, then `…/2/`."""
    return route if number == 1 else f"{route}{number}/"


@functools.lru_cache(maxsize=1 << 16)
def file_of(route: str) -> str:
    """The output file of a route, relative to the output folder."""
    return route.lstrip("/") + ("index.html" if route.endswith("/") else "")


_PLAIN = re.compile(r"[A-Za-z0-9/~!$&'()*+,;=:@\-._]*")


def escaped(route: str) -> str:
    """The route as it stands in `href`: what is not plain is percent-encoded as UTF-8."""
    if _PLAIN.fullmatch(route):
        return route
    return urllib.parse.quote(route, safe="/~!$&'()*+,;=:@-._")
