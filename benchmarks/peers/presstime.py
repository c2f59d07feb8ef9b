"""Presstime itself, started as a person would: `python build.py --source S --output O`."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.peers import shared
from benchmarks.source import article_path, write_source
from benchmarks.stories import Newsroom, Story


def write(news: Newsroom, folder: Path) -> None:
    """The source, with a copy of the base template, so that an edit of it stays in the folder."""
    write_source(news, folder)
    (folder / "templates").mkdir(exist_ok=True)
    shutil.copy(shared.ROOT / "templates/base.html", folder / "templates/base.html")


def story_path(story: Story, folder: Path) -> Path:
    return folder / "content" / article_path(story.head)


def edit_template(folder: Path, turn: int) -> None:
    shared.edit_template(folder / "templates/base.html", turn)


def edit_tag(folder: Path, turn: int) -> None:
    """The title that is shown; stories go on naming the tag as they did."""
    tag = shared.EDITED_TAG
    pattern = rf"- title: {tag.title}.*\n  slug: {tag.slug}\n(  synonyms: .*\n)?"
    new = f"- title: {tag.title} in turn {turn}\n  slug: {tag.slug}\n  synonyms: [{tag.title}]\n"
    shared.replace_in(folder / "content/tags.yaml", pattern, new)


def edit_author(folder: Path, turn: int) -> None:
    path = folder / f"content/authors/{shared.EDITED_AUTHOR}.yaml"
    shared.replace_in(path, r"with an eye( \(\d+\))?", f"with an eye ({turn})")
