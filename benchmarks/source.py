"""Write an invented publication as a Presstime source folder.

In: a newsroom and an empty folder. Out: site.yaml, content/articles/YYYY/*.md, content/authors,
content/tickers, content/tags.yaml. The templates and styles are left to the program's own.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

from benchmarks import words
from benchmarks.market import NEW_YORK, Company, Quote
from benchmarks.stories import Headline, Newsroom, Story, Topic, Writer, headline, stories

MARK = re.compile(r"\{\{(chip|story):([^}]+)\}\}")


def text(value: str) -> str:
    """A double-quoted YAML scalar; JSON's form is a subset of it."""
    return json.dumps(value, ensure_ascii=False)


def minute(moment: dt.datetime) -> str:
    """As a desk in New York writes it; with its offset when the clock is another's."""
    at_home = moment.tzinfo is NEW_YORK
    return f"{moment:%Y-%m-%d %H:%M}" if at_home else moment.isoformat(timespec="minutes")


def article_path(head: Headline) -> str:
    return f"articles/{head.published:%Y}/{head.stem}.md"


def snapshot(price: Quote) -> list[str]:
    lines = [
        "snapshot:",
        f"  price: {price.price}",
        f"  previous_close: {price.previous_close}",
        f"  currency: {price.company.exchange.currency}",
        f"  session: {price.session}",
        f"  as_of: {minute(price.as_of)}",
        "  source: the exchange",
        f"  low_52_weeks: {price.low_52_weeks}",
        f"  high_52_weeks: {price.high_52_weeks}",
    ]
    if price.session == "closed":
        lines += [f"  low: {price.low}", f"  high: {price.high}", f"  volume: {price.volume}"]
    return lines


def front_matter(story: Story) -> str:
    head = story.head
    authors, tickers = [w.id for w in story.writers], [c.ticker for c in story.companies]
    lines = [
        f"title: {text(story.title)}",
        f"standfirst: {text(story.standfirst)}",
        f"date: {minute(head.published)}",
        f"author: {authors[0]}" if len(authors) == 1 else f"authors: [{', '.join(authors)}]",
        f"ticker: {tickers[0]}" if len(tickers) == 1 else f"tickers: [{', '.join(map(text, tickers))}]",
        f"tags: [{', '.join(topic.title for topic in story.topics)}]",
        f"section: {story.section}",
        f"kind: {story.kind}",
        f"dateline: {text(story.dateline)}",
    ]
    lines += [f"updated: {minute(story.updated)}"] if story.updated else []
    if story.key_points:
        lines += ["key_points:", *(f"  - {text(point)}" for point in story.key_points)]
    lines += snapshot(head.quote) if head.quote else []
    return "\n".join(lines)


def body(story: Story, news: Newsroom) -> str:
    """The text with symbols as prose writes them, and links as paths to the other article's file."""

    def fill(mark: re.Match[str]) -> str:
        kind, target = mark.groups()
        if kind == "chip":
            return target.replace(":", ": ")
        other = headline(news, int(target))
        return f"../{other.published:%Y}/{other.stem}.md"

    return MARK.sub(fill, story.text)


READ = (("Home", "/"), ("Latest", "/latest/"), ("Tags", "/tags/"), ("Archive", "/archive/"))
LOOK_UP = (("Tickers", "/tickers/"), ("Authors", "/authors/"), ("Search", "/search/"), ("Feeds", "/feeds/"))
TRUST = (
    ("Corrections", "/corrections/"),
    ("Ethics", "/ethics/"),
    ("About", "/about/"),
    ("Disclaimer", "/disclaimer/"),
)
MENU = (
    ("Latest", "/latest/"),
    ("Markets", "/sections/markets/"),
    ("Companies", "/sections/companies/"),
    ("Tags", "/tags/"),
    ("Authors", "/authors/"),
)


def links(pairs: tuple[tuple[str, str], ...], indent: str) -> list[str]:
    return [line for label, url in pairs for line in (f"{indent}- label: {label}", f"{indent}  url: {url}")]


def site() -> str:
    """site.yaml, with the same head and foot on every page as the peers' sites have."""
    lines = [
        "title: Market Wire",
        "tagline: Company news, market moves and the numbers behind them",
        "motto: A price has a time.",
        "base_url: https://news.example/",
        "language: en",
        "timezone: America/New_York",
        "social_image: social-card.png",
        "publisher:",
        "  name: Market Wire",
        "  logo: logo.png",
        "disclaimer: Nothing here is advice to buy or sell. Prices are as of the minute printed beside them.",
        "menu:",
        *links(MENU, "  "),
        "footer:",
    ]
    for title, pairs in (("Read", READ), ("Look up", LOOK_UP), ("Trust", TRUST)):
        lines += [f"  - title: {title}", "    links:", *links(pairs, "      ")]
    lines.append("sections:")
    for slug, name, description in words.SECTIONS:
        lines += [f"  - slug: {slug}", f"    title: {name}", f"    description: {text(description)}"]
    return "\n".join(lines) + "\n"


def page(title: str) -> str:
    return f"---\ntitle: {title}\n---\n\nThis paper is invented, and so is its page on this subject.\n"


def author(writer: Writer) -> str:
    return (
        "\n".join(
            (
                f"name: {text(writer.name)}",
                f"role: {text(writer.role)}",
                f"location: {text(writer.location)}",
                f"bio: {text(writer.bio)}",
                "beats: [Results, Orders]",
                "languages: [en]",
            )
        )
        + "\n"
    )


def ticker(firm: Company) -> str:
    summary = f"{firm.name} makes and services {words.PRODUCTS[firm.sector][0]}. The company is invented."
    return (
        "\n".join(
            (
                f"ticker: {text(firm.ticker)}",
                f"name: {text(firm.name)}",
                "kind: share",
                f"currency: {firm.exchange.currency}",
                f"sector: {firm.sector}",
                f"summary: {text(summary)}",
            )
        )
        + "\n"
    )


def tags(topics: tuple[Topic, ...]) -> str:
    return "".join(
        f"- title: {t.title}\n  slug: {t.slug}\n  description: {text(t.description)}\n" for t in topics
    )


def write_source(news: Newsroom, folder: Path) -> None:
    """The whole publication into `folder`, which need not exist."""
    for part in ("authors", "tickers", "articles", "pages"):
        (folder / "content" / part).mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text(site(), "utf-8")
    (folder / "content/tags.yaml").write_text(tags(news.topics), "utf-8")
    for title in ("Ethics", "About", "Disclaimer"):
        (folder / f"content/pages/{title.lower()}.md").write_text(page(title), "utf-8")
    for writer in news.writers:
        (folder / f"content/authors/{writer.id}.yaml").write_text(author(writer), "utf-8")
    for firm in news.companies:
        (folder / f"content/tickers/{firm.slug}.yaml").write_text(ticker(firm), "utf-8")
    for story in stories(news):
        path = folder / "content" / article_path(story.head)
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{front_matter(story)}\n---\n\n{body(story, news)}", "utf-8")
