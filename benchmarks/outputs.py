"""What a build wrote, counted, so that equal work can be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ARTICLE = re.compile(r"\d{4}/\d\d/[^/]+/index\.html")
LISTS = ("tags", "authors", "tickers", "latest")


@dataclass(frozen=True)
class Count:
    """Files of an output: all, stories, pages of lists that every contender makes, other pages, feeds."""

    files: int
    mib: float
    articles: int
    article_kib: float
    lists: int
    other_pages: int
    feeds: int


def is_list(path: str) -> bool:
    """A page of home, latest, tags, authors or tickers."""
    head = path.split("/")[0]
    return (
        head in LISTS
        or head in ("index.html", "page")
        or re.fullmatch(r"\d{1,3}/index\.html", path) is not None
    )


def is_feed(path: str) -> bool:
    return path.endswith(("rss.xml", "atom.xml", "feed.json"))


def count(output: Path) -> Count:
    """The files below `output`, by what they are."""
    sizes = {
        path.relative_to(output).as_posix(): path.stat().st_size
        for path in output.rglob("*")
        if path.is_file()
    }
    pages = [path for path in sizes if path.endswith(".html")]
    articles = [path for path in pages if ARTICLE.fullmatch(path) and not path.split("/")[2].isdigit()]
    lists = [path for path in pages if path not in set(articles) and is_list(path)]
    return Count(
        files=len(sizes),
        mib=sum(sizes.values()) / 2**20,
        articles=len(articles),
        article_kib=sum(sizes[path] for path in articles) / 1024 / max(1, len(articles)),
        lists=len(lists),
        other_pages=len(pages) - len(articles) - len(lists),
        feeds=sum(is_feed(path) for path in sizes),
    )
