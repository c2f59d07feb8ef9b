"""The README's smallest publication is published, and finds what the README says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from presstime.cli.arguments import parse
from tests.docs.reading import blocks, commands, document, documents
from tests.site import ROOT, Site, visible

README = document("README.md")
ARTICLE = "content/articles/2023/microsoft-openai.md"


@pytest.fixture
def wire(tmp_path: Path) -> Site:
    """The publication whose files the README prints."""
    found = {}
    for block in blocks(README):
        name = re.fullmatch(r"`wire/(.+)`:", block.before)
        if name:
            found[name[1]] = block.text
    assert len(found) == 4
    return Site(tmp_path).write(found)


def test_the_readme_shows_what_is_really_printed(wire: Site) -> None:
    """The wrong figure of the first article stops the build, in these very words."""
    outcome = wire.run("build")
    printed = re.sub(r"; [\d.]+ s\s*$", "", outcome.err).strip()
    assert outcome.code == 1
    assert printed == next(b.text.strip() for b in blocks(README) if b.language == "text")


def test_the_first_article_is_published_once_its_figure_is_right(wire: Site) -> None:
    wire.edit(ARTICLE, "up $0.18", "up $0.08")
    wire.build()
    page = visible(wire.page("/2023/01/microsoft-openai/"))
    assert "Microsoft extends its bet on OpenAI" in page
    assert "$242.66" in page
    assert "+0.03%" in page
    assert "Ibukun" in wire.text("/authors/ibukun/")
    assert "Microsoft Corporation" in wire.text("/tickers/nasdaq-msft/")


def test_the_first_commands_of_a_writer_work(wire: Site) -> None:
    """`new` writes a draft that the next build takes and holds."""
    wire.edit(ARTICLE, "up $0.18", "up $0.08")
    made = wire.run("new", "article", "Fed holds rates")
    assert made.code == 0, made.err
    assert Path(made.out.strip()).is_file()
    assert "1 held" in wire.build().summary


EXAMPLES = [(path.relative_to(ROOT).as_posix(), command)
            for path in documents() for command in commands(path.read_text("utf-8"))]


@pytest.mark.parametrize(("name", "command"), EXAMPLES, ids=[f"{n}: {' '.join(c)}" for n, c in EXAMPLES])
def test_every_command_that_is_shown_is_understood(name: str, command: list[str]) -> None:
    """Whatever a page tells people to type is a command with options that there are."""
    parse([part.strip("\"") for part in command])
