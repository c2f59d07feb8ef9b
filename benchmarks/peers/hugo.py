"""Hugo: taxonomies for tags, authors and tickers, its own related stories, rows and footers cached."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.peers import shared
from benchmarks.stories import Newsroom, Story, stories


def front_matter(story: Story) -> str:
    head = story.head
    lines = [
        f"title: {shared.quoted(story.title)}",
        f"description: {shared.quoted(story.standfirst)}",
        f"date: {head.published.isoformat()}",
        f"slug: {head.stem}",
        f"authors: [{', '.join(writer.id for writer in story.writers)}]",
        f"tickers: [{', '.join(firm.slug for firm in story.companies)}]",
        f"tags: [{', '.join(topic.slug for topic in story.topics)}]",
        "params:",
        f"  desk: {story.section}",
        f"  kind: {story.kind}",
        f"  dateline: {shared.quoted(story.dateline)}",
    ]
    if story.updated:
        lines.insert(3, f"lastmod: {story.updated.isoformat()}")
    if story.key_points:
        lines += ["  key_points:", *(f"    - {shared.quoted(point)}" for point in story.key_points)]
    if head.quote:
        fields = shared.snapshot(head.quote).items()
        lines += ["  snapshot:", *(f"    {name}: {shared.quoted(value)}" for name, value in fields)]
    return "\n".join(lines)


def term(path: Path, title: str, description: str, params: dict[str, str], text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    facts = "".join(f"  {name}: {shared.quoted(value)}\n" for name, value in params.items())
    header = f"title: {shared.quoted(title)}\ndescription: {shared.quoted(description)}\nparams:\n{facts}"
    path.write_text(f"---\n{header}---\n\n{text}\n", "utf-8")


def write(news: Newsroom, folder: Path) -> None:
    shared.copy_site("hugo", folder)
    shared.copy_static(folder / "static")
    (folder / "data").mkdir()
    (folder / "data/exchanges.json").write_text(json.dumps(shared.EXCHANGES, ensure_ascii=False), "utf-8")
    content = folder / "content"
    term(content / "articles/_index.md", "All stories", "Every story, newest first.", {"desk": "latest"})
    for name in ("tags", "authors", "tickers"):
        term(content / name / "_index.md", name.capitalize(), "", {"desk": name})
    for topic in news.topics:
        params = {"letter": topic.slug[0].upper()}
        term(content / f"tags/{topic.slug}/_index.md", topic.title, topic.description, params)
    for writer in news.writers:
        params = {"role": writer.role, "location": writer.location, "letter": writer.name[0]}
        term(content / f"authors/{writer.id}/_index.md", writer.name, writer.role, params, writer.bio)
    for firm in news.companies:
        path, summary = content / f"tickers/{firm.slug}/_index.md", shared.summary(firm)
        term(path, firm.name, summary, shared.ticker_facts(firm), summary)
    for story in stories(news):
        path = story_path(story, folder)
        path.parent.mkdir(exist_ok=True)
        text = shared.markdown(story, news)
        path.write_text(f"---\n{front_matter(story)}\n---\n\n{text}", "utf-8")


def story_path(story: Story, folder: Path) -> Path:
    return folder / f"content/articles/{story.head.published:%Y}/{story.head.stem}.md"


def edit_template(folder: Path, turn: int) -> None:
    shared.edit_template(folder / "layouts/baseof.html", turn)


def edit_tag(folder: Path, turn: int) -> None:
    path = folder / f"content/tags/{shared.EDITED_TAG.slug}/_index.md"
    shared.replace_in(path, r'title: ".*"', f'title: "{shared.EDITED_TAG.title}, turn {turn}"')


def edit_author(folder: Path, turn: int) -> None:
    path = folder / f"content/authors/{shared.EDITED_AUTHOR}/_index.md"
    shared.replace_in(path, r"with an eye( \(\d+\))?", f"with an eye ({turn})")
