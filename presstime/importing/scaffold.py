"""`new`: a pre-filled file for an article, an author, a ticker or a page, with comments that teach.

In: the kind, a title and the hour. Out: where the file goes and its text; nothing is written. An
article's `id` is made of its day and its slug, so that feeds know the story when its address changes.
"""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from typing import Literal, TypeAlias

from presstime.diagnostics import Where, stop
from presstime.importing.front_matter import scalar
from presstime.market.exchanges import EXCHANGES, find_exchange, split_ticker, ticker_slug
from presstime.text.slugs import slug

ScaffoldKind: TypeAlias = Literal["article", "author", "ticker", "page"]


def scaffold(kind: ScaffoldKind, title: str, source: Path, now: datetime.datetime) -> tuple[Path, str]:
    """The path (beneath `source`) and text of a new file. `now` is in the publication's zone.

    An article whose name is taken gets the next free one. Raises `Stopped` where the title yields no
    name, a ticker has no known exchange, or a profile or page of that name exists.
    """
    title = " ".join(title.split())
    if kind == "ticker":
        relative, text = _ticker(title)
    else:
        name = slug(title)
        if not name:
            stop(
                "PT160",
                f"“{title}” has no letters to make a file name of",
                Where("new"),
                "give a title with letters or digits",
            )
        if kind == "article":
            return _article(title, name, source, now)
        relative, text = _author(title, name) if kind == "author" else _page(title, name, now)
    path = source / relative
    others = [path] if kind == "ticker" else [path.with_suffix(end) for end in (".yaml", ".yml", ".md", ".txt")]
    for taken in others:
        if taken.exists():
            stop(
                "PT161",
                f"{taken.relative_to(source).as_posix()} exists",
                Where("new"),
                "edit it, or choose another title",
            )
    return path, text


def article_id(day: datetime.date, name: str) -> str:
    """A short id that never changes: the day, and six hexadecimal digits of day and slug."""
    digest = hashlib.sha256(f"{day.isoformat()}/{name}".encode()).hexdigest()
    return f"{day:%Y%m%d}-{digest[:6]}"


def _article(title: str, name: str, source: Path, now: datetime.datetime) -> tuple[Path, str]:
    folder = source / "content" / "articles" / f"{now:%Y}"
    own, number = name, 1
    while any((folder / f"{own}{end}").exists() for end in (".md", ".txt", ".yaml")):
        number += 1
        own = f"{name}-{number}"
    author = _only_author(source)
    text = f"""---
id: {article_id(now.date(), own)}  # feeds know the story by it: leave it, whatever else changes
title: {scalar(title)}
standfirst:  # one sentence beneath the headline
date: {now:%Y-%m-%d %H:%M}  # in the publication's zone; 2023-01-24T07:40-05:00 names another
status: draft  # published when it may go out
author: {author or "your-name"}  # the name of a file in content/authors/, without its ending
# ticker: NASDAQ:MSFT  # or tickers: [NASDAQ:MSFT, LSE:BP]; each with a file in content/tickers/
# tags: [AI, Cloud]
# section: markets  # one that site.yaml declares
# kind: news  # news, analysis, opinion, explainer, interview, press-release, sponsored
# key_points:
#   - What a hurried reader has to know
# snapshot:  # the price at press time, as printed; change and per cent are computed
#   price: 242.66
#   previous_close: 242.58
#   session: premarket  # premarket, regular, after-hours, overnight, closed, 24h
#   as_of: {now:%Y-%m-%d %H:%M}  # a price without a time is a rumour
# embargo_until: {now:%Y-%m-%d %H:%M}  # held back until then
---

Write the story here, a blank line between paragraphs.
"""
    text = text.replace("standfirst:  #", "# standfirst:  #")
    return folder / f"{own}.md", text


def _only_author(source: Path) -> str:
    folder = source / "content" / "authors"
    names = sorted(path.stem for path in folder.glob("*.*") if path.suffix in (".yaml", ".yml", ".md"))
    return names[0] if len(names) == 1 else ""


def _author(title: str, name: str) -> tuple[str, str]:
    text = f"""name: {scalar(title)}
# role: Markets reporter
# bio: |
#   Markdown. The first paragraph stands beneath stories.
#
#   The whole stands on the author's page.
# location: Lagos
# languages: [en]
# beats: [Technology, Banking]
# links:
#   - label: Mastodon
#     url: https://example.org/@name
# contact: name@example.org
# holdings:  # disclosed with every story that names them
#   - ticker: NASDAQ:MSFT
#     position: long
"""
    return f"content/authors/{name}.yaml", text


def _page(title: str, name: str, now: datetime.datetime) -> tuple[str, str]:
    text = f"""---
title: {scalar(title)}
# standfirst: One sentence beneath the title
updated: {now:%Y-%m-%d}
status: draft  # published when it may go out
---

Write the page here. Its address is its path beneath content/pages/.
"""
    return f"content/pages/{name}.md", text


def _ticker(title: str) -> tuple[str, str]:
    """From "NASDAQ:MSFT Microsoft": the symbol, then the name."""
    written, _, name = title.replace(": ", ":", 1).partition(" ")
    code, symbol = split_ticker(written)
    exchange = find_exchange(code) if code else None
    if exchange is None or not symbol:
        known = ", ".join(sorted(EXCHANGES)[:12])
        stop(
            "PT162",
            f"“{written}” does not name an exchange that is known and a symbol",
            Where("new"),
            f"write it as NASDAQ:MSFT Microsoft; exchanges are {known} …",
        )
    ticker = f"{code}:{symbol}"
    shown = f"name: {scalar(name.strip())}" if name.strip() else "name: The company's name"
    text = f"""ticker: {ticker}
{shown}
# kind: share  # share, ETF, fund, index, currency pair, crypto, commodity, bond
# currency: {exchange.currency or "USD"}  # the exchange's, {exchange.currency or "none"}, when left out
# isin: US5949181045
# sector: Software
# site: https://www.example.com/
# summary: One sentence about the company
# former:  # symbols that it had before, with the last day of each
#   - ticker: NASDAQ:OLD
#     until: 2022-06-08
"""
    return f"content/tickers/{ticker_slug(ticker)}.yaml", text
