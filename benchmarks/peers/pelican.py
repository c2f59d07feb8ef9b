"""Pelican: built-in tags and authors, tickers and related stories by a plugin in the site's folder."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.peers import shared
from benchmarks.stories import Newsroom, Story, stories


def metadata(story: Story) -> str:
    head = story.head
    lines = [
        f"Title: {story.title}",
        f"Standfirst: {story.standfirst}",
        f"Date: {head.published:%Y-%m-%d %H:%M}",
        f"Authors: {'; '.join(writer.name for writer in story.writers)}",
        f"Tags: {', '.join(topic.title for topic in story.topics)}",
        f"Tickers: {', '.join(firm.slug for firm in story.companies)}",
        f"Category: {story.section}",
        f"Kind: {story.kind}",
        f"Dateline: {story.dateline}",
    ]
    lines += [f"Modified: {story.updated:%Y-%m-%d %H:%M}"] if story.updated else []
    if story.key_points:
        lines.append(f"Points: {json.dumps(story.key_points, ensure_ascii=False)}")
    if head.quote:
        lines.append(f"Snapshot: {json.dumps(shared.snapshot(head.quote), ensure_ascii=False)}")
    return "\n".join(lines)


def write(news: Newsroom, folder: Path) -> None:
    shared.copy_site("pelican", folder)
    shared.copy_static(folder / "theme/static")
    data = folder / "data"
    data.mkdir()
    tickers = {
        firm.slug: shared.ticker_facts(firm) | {"name": firm.name, "summary": shared.summary(firm)}
        for firm in news.companies
    }
    authors = {w.name: {"role": w.role, "location": w.location, "bio": w.bio} for w in news.writers}
    files = {
        "exchanges": shared.EXCHANGES,
        "tickers": tickers,
        "tags": {topic.title: topic.description for topic in news.topics},
        "authors": authors,
    }
    for name, facts in files.items():
        (data / f"{name}.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1), "utf-8")
    for story in stories(news):
        path = story_path(story, folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{metadata(story)}\n\n{shared.markdown(story, news)}", "utf-8")


def story_path(story: Story, folder: Path) -> Path:
    return folder / f"content/articles/{story.head.published:%Y}/{story.head.stem}.md"


def edit_template(folder: Path, turn: int) -> None:
    shared.edit_template(folder / "theme/templates/base.html", turn)


def edit_tag(folder: Path, turn: int) -> None:
    """The description: a tag's title is in every story here."""
    pattern = rf'("{shared.EDITED_TAG.title}": "Stories)( \(\d+\))?'
    shared.replace_in(folder / "data/tags.json", pattern, rf"\1 ({turn})")


def edit_author(folder: Path, turn: int) -> None:
    shared.replace_in(folder / "data/authors.json", r"with an eye( \(\d+\))?", f"with an eye ({turn})")
