"""Eleventy: collections cut into pages, related stories by inverted index, rows made once in JavaScript."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.peers import shared
from benchmarks.stories import Newsroom, Story, stories

READ = (("Home", "/"), ("Latest", "/latest/"), ("Tags", "/tags/"), ("Feeds", "/rss.xml"))
LOOK_UP = (
    ("Tickers", "/tickers/"),
    ("Authors", "/authors/"),
    ("Archive", "/latest/"),
    ("Sitemap", "/sitemap.xml"),
)
TRUST = (
    ("Corrections", "/corrections/"),
    ("Ethics", "/ethics/"),
    ("About", "/about/"),
    ("Disclaimer", "/disclaimer/"),
)
MENU = (
    ("Latest", "/latest/"),
    ("Markets", "/tags/prices/"),
    ("Companies", "/tickers/"),
    ("Tags", "/tags/"),
    ("Authors", "/authors/"),
)
SITE = {
    "title": "Market Wire",
    "tagline": "Company news, market moves and the numbers behind them",
    "url": "https://news.example",
    "menu": MENU,
    "footer": (("Read", READ), ("Look up", LOOK_UP), ("Trust", TRUST)),
}


def front_matter(story: Story) -> str:
    head = story.head
    lines = [
        f"title: {shared.quoted(story.title)}",
        f"standfirst: {shared.quoted(story.standfirst)}",
        f"date: {head.published.isoformat()}",
        f"published: {shared.quoted(head.published.isoformat())}",
        f"authors: [{', '.join(writer.id for writer in story.writers)}]",
        f"tickers: [{', '.join(firm.slug for firm in story.companies)}]",
        f"topics: [{', '.join(topic.slug for topic in story.topics)}]",
        f"desk: {story.section}",
        f"kind: {story.kind}",
        f"dateline: {shared.quoted(story.dateline)}",
    ]
    lines += [f"updated: {shared.quoted(story.updated.isoformat())}"] if story.updated else []
    if story.key_points:
        lines += ["key_points:", *(f"  - {shared.quoted(point)}" for point in story.key_points)]
    if head.quote:
        fields = shared.snapshot(head.quote).items()
        lines += ["snapshot:", *(f"  {name}: {shared.quoted(value)}" for name, value in fields)]
    return "\n".join(lines)


def write(news: Newsroom, folder: Path) -> None:
    shared.copy_site("eleventy", folder)
    shared.copy_static(folder / "static")
    data = folder / "_data"
    data.mkdir()
    files = {
        "site": SITE,
        "exchanges": shared.EXCHANGES,
        "topicFacts": {
            t.slug: {"title": t.title, "description": t.description, "letter": t.slug[0].upper()}
            for t in news.topics
        },
        "authorFacts": {
            w.id: {
                "name": w.name,
                "role": w.role,
                "location": w.location,
                "bio": w.bio,
                "letter": w.name[0],
            }
            for w in news.writers
        },
        "tickerFacts": {
            firm.slug: shared.ticker_facts(firm) | {"name": firm.name, "summary": shared.summary(firm)}
            for firm in news.companies
        },
    }
    for name, facts in files.items():
        (data / f"{name}.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1), "utf-8")
    for story in stories(news):
        path = story_path(story, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front_matter(story)}\n---\n\n{shared.markdown(story, news)}", "utf-8")


def story_path(story: Story, folder: Path) -> Path:
    return folder / f"content/articles/{story.head.published:%Y}/{story.head.stem}.md"


def edit_template(folder: Path, turn: int) -> None:
    shared.edit_template(folder / "_includes/base.njk", turn)


def edit_tag(folder: Path, turn: int) -> None:
    tag = shared.EDITED_TAG
    pattern = rf'("{tag.slug}": {{\s+"title": )".*"'
    shared.replace_in(folder / "_data/topicFacts.json", pattern, rf'\1"{tag.title}, turn {turn}"')


def edit_author(folder: Path, turn: int) -> None:
    path = folder / "_data/authorFacts.json"
    shared.replace_in(path, r"with an eye( \(\d+\))?", f"with an eye ({turn})")
