"""Single edits that an incremental build could miss: after each one the output is that of a clean build."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from presstime.engine import scanning
from tests.engine.newsroom import PNG, PNG_2
from tests.site import NOW, Outcome, Site, run_here, tree

ANEW = "the store of earlier builds is another version's or damaged; beginning anew\n"
STORIES = """
-- content/articles/2023/one.md --
---
title: One
date: 2023-01-20
author: ibukun
tags: [AI]
ticker: NASDAQ:MSFT
---
Words.
-- content/articles/2023/two.md --
---
title: Two
date: 2023-01-21
author: ibukun
tags: [AI]
---
More words.
"""


def clean(site: Site, at: str = NOW, options: tuple[str, ...] = ()) -> tuple[Outcome, dict[str, bytes]]:
    """What a clean build of a copy elsewhere says and publishes."""
    copy = site.source.parent / "copy"
    shutil.copytree(site.source, copy, ignore=shutil.ignore_patterns(".presstime", "public"))
    outcome = run_here(["build", "--source", str(copy), "--at", at, "--jobs", "1", *options])
    published = tree(copy / "public")
    shutil.rmtree(copy)
    return outcome, published


def assert_like_clean(site: Site, at: str = NOW, options: tuple[str, ...] = ()) -> None:
    """The next build says and publishes what a clean one does."""
    assert_like(clean(site, at, options), site, at, options)


def assert_like(
    expected: tuple[Outcome, dict[str, bytes]], site: Site, at: str = NOW, options: tuple[str, ...] = ()
) -> None:
    said, published = expected
    outcome = site.run("build", "--jobs", "1", *options, at=at)
    assert (outcome.code, outcome.said.removeprefix(ANEW)) == (said.code, said.said)
    ours = site.files()
    assert {path for path in published if ours.get(path) != published[path]} == set()
    assert set(ours) == set(published)


def one_more_story(site: Site, **fields: str) -> None:
    front = {"title": "Three", "date": "2023-01-22", "author": "ibukun", "tags": "[AI]"} | fields
    text = "".join(f"{key}: {value}\n" for key, value in front.items())
    site.write({"content/articles/2023/three.md": f"---\n{text}---\nText.\n"})


def a_date_within_the_order(site: Site) -> None:
    """Order stays, nearness does not: related stories are chosen by nearness in time."""
    site.edit("content/articles/2023/one.md", "2023-01-20", "2023-01-01")


def currency_of_an_exchange(site: Site) -> None:
    site.edit("site.yaml", "currency: EUR", "currency: JPY")


def exchange_renamed(site: Site) -> None:
    site.edit("site.yaml", "name: Demonstration", "name: Another house")


def author_of_a_lead(site: Site) -> None:
    site.edit("content/authors/ibukun.yaml", "name: Ibukun", "name: Ibukun O.")


def new_id(site: Site) -> None:
    site.edit("content/articles/2023/one.md", "title: One", "title: One\nid: another")


def template_that_was_missing(site: Site) -> None:
    site.write({"templates/extra.html": "<p>Now I am here.</p>"})


def first_of_two_templates(site: Site) -> None:
    site.write({"templates/first.html": "<p>First come.</p>"})


def picture_comes_nearer(site: Site) -> None:
    """A picture beside the story takes the place of one in static/."""
    site.write({"content/articles/2023/chart.png": PNG_2})


def section_gets_a_title(site: Site) -> None:
    site.edit("site.yaml", "title: Markets", "title: The markets")


def former_url(site: Site) -> None:
    site.edit("site.yaml", "timezone: America/New_York", "timezone: America/New_York\nurls: {article: '/n/{slug}/'}")


def base_path(site: Site) -> None:
    site.edit("site.yaml", "base_url: https://news.example/", "base_url: https://news.example/m/")


def symbol_moves(site: Site) -> None:
    """A bare symbol (a holding's, a story's) means another market's share now."""
    site.remove("content/tickers/demo-lark.yaml")
    site.write({"content/tickers/lse-lark.yaml": "ticker: LSE:LARK\nname: Larkspur\n"})


def tag_gets_a_title(site: Site) -> None:
    site.write({"content/tags.yaml": "- title: Artificial intelligence\n  slug: ai\n  synonyms: [AI]\n"})


def policy_page(site: Site) -> None:
    site.write({"content/pages/ethics.md": "---\ntitle: Ethics\n---\nWe are honest.\n"})


def page_without_an_update(site: Site) -> None:
    site.edit("content/pages/about.md", "Who we are", "What we are")


def static_file(site: Site) -> None:
    site.write({"static/press.css": "body { color: red }"})


def nothing(site: Site) -> None:
    """Not every build follows an edit."""


EDITS: tuple[Callable[[Site], None], ...] = (
    a_date_within_the_order, currency_of_an_exchange, exchange_renamed, author_of_a_lead, new_id,
    template_that_was_missing, first_of_two_templates, picture_comes_nearer, section_gets_a_title, former_url,
    base_path, symbol_moves, tag_gets_a_title, policy_page, page_without_an_update, static_file, one_more_story,
    nothing,
)  # fmt: skip

WORLD = """
-- site.yaml --
title: Market Wire
base_url: https://news.example/
timezone: America/New_York
sections:
  - slug: markets
    title: Markets
exchanges:
  - code: DEMO
    name: Demonstration
    zone: UTC
    currency: EUR
-- content/tickers/demo-lark.yaml --
ticker: DEMO:LARK
name: Larkspur
-- content/authors/maren.yaml --
name: Maren
holdings:
  - ticker: LARK
-- content/pages/about.md --
---
title: About
---
Who we are.
-- content/articles/2023/lark.md --
---
title: Larkspur sells more
date: 2023-01-23 10:00
author: maren
ticker: LARK
section: markets
tags: [AI]
snapshot: {price: 10.5, previous_close: 10, as_of: 2023-01-23 09:00}
---
Text with ![a chart](chart.png) and (NASDAQ: MSFT).
-- templates/tag.html --
{% extends "base.html" %}
{% block main %}
{% set name = "extra" %}{% include name ~ ".html" ignore missing %}
{% include ["first.html", "second.html"] ignore missing %}
{{ tag.title }}
{% endblock %}
"""


@pytest.fixture
def world(site: Site) -> Site:
    """A publication in which things hang together, built once."""
    site.write(STORIES).write(WORLD).write({"static/chart.png": PNG})
    site.build()
    return site


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_is_published_everywhere(world: Site, edit: Callable[[Site], None]) -> None:
    edit(world)
    assert_like_clean(world)


SWAPS = (
    ({"static/a": b"file"}, {"static/a/b.txt": b"in a folder"}),
    ({"static/a/b.txt": b"in a folder"}, {"static/a": b"file"}),
    ({"static/a/b/c.txt": b"deep", "static/a/d": b"d"}, {"static/a/b": b"file"}),
)  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SWAPS, ids=("to a folder", "to a file", "deeper"))
def test_a_file_takes_the_place_of_a_folder(site: Site, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """And a folder that of a file: what is gone makes room for what comes."""
    site.write(before).build()
    shutil.rmtree(site.source / "static")
    site.write(after)
    assert_like_clean(site)


def test_foreign_files_in_the_way_are_not_replaced(site: Site) -> None:
    """Not a folder with somebody's file by a file of ours, nor a file by a folder; the story is told."""
    site.build()
    (site.output / "a").mkdir()
    (site.output / "a" / "theirs.txt").write_text("theirs")
    (site.output / "b").write_text("theirs")
    site.write({"static/a": "ours", "static/b/c.txt": "ours"})
    outcome = site.run("build", "--jobs", "1", "--force")
    assert outcome.code == 2
    assert "`a/theirs.txt` stands in the output already" in outcome.err
    assert (site.output / "a" / "theirs.txt").read_text() == (site.output / "b").read_text() == "theirs"


def test_outputs_with_other_times_are_not_made_again(site: Site) -> None:
    """A cache that brought them back, or a chmod: the bytes decide."""
    site.build()
    for place in site.output.rglob("*"):
        os.utime(place, ns=(10**18, 10**18))
    outcome = site.run("build", "--jobs", "1", "-v")
    assert outcome.summary.startswith("0 written")
    assert "was changed" not in outcome.err
    assert all(place.stat().st_mtime_ns == 10**18 for place in site.output.rglob("*.html"))


def test_an_output_edited_unseen_is_mended(site: Site) -> None:
    """Same size, same time of change: somebody restored the file's time."""
    site.build()
    page = site.output / "index.html"
    times = page.stat()
    page.write_bytes(page.read_bytes()[::-1])
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert_like_clean(site)


@pytest.mark.parametrize("command", ("check", "schedule", "explain"))
def test_other_commands_do_not_hide_an_edit(site: Site, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `check` has read is not yet published."""
    monkeypatch.setattr(scanning, "GRAIN_NS", 1_000_000)
    site.build()
    site.edit("content/articles/2023/microsoft-openai.md", "billions", "a great deal")
    for _ in range(2):
        time.sleep(0.02)
        site.run(command, *(["/"] if command == "explain" else []))
    time.sleep(0.02)
    assert_like_clean(site)


def test_a_build_that_stopped_does_not_hide_its_errors(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is started again."""
    monkeypatch.setattr(scanning, "GRAIN_NS", 1_000_000)
    site.build()
    site.edit("content/articles/2023/microsoft-openai.md", "author: ibukun", "author: nobody")
    for _ in range(3):
        time.sleep(0.02)
        assert site.run("build", "--jobs", "1").code == 1


def test_a_deleted_story_leaves_no_question(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its neighbours had looked at it; a second build later all is still well."""
    site.write(STORIES).build()
    site.remove("content/articles/2023/two.md")
    assert_like_clean(site)
    site.edit("content/articles/2023/one.md", "Words.", "Other words.")
    assert_like_clean(site)


def test_texts_edited_one_after_another(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is kept beside the record of the build before; then a template, then a new story, then a text again."""
    monkeypatch.setattr(scanning, "GRAIN_NS", -10_000_000_000)
    site.write(STORIES.replace("author: ibukun", "author: ibukun\nstandfirst: In short.")).build()
    for number in range(3):
        for story, words in (("one", "Words."), ("two", "More words.")):
            site.edit(f"content/articles/2023/{story}.md", words, f"Edit {number}. {words}")
            assert_like_clean(site)
    site.write({"templates/parts/said.html": "<p>Said.</p>"})
    assert_like_clean(site)
    site.edit("content/articles/2023/one.md", "Words.", "Edit 4. Words.")
    assert_like_clean(site)
    one_more_story(site)
    assert_like_clean(site)
    site.edit("content/articles/2023/two.md", "More words.", "Last. More words.")
    assert_like_clean(site)
    assert "\n0 written" in f"\n{site.run('build', '--jobs', '1').err}"


def test_an_earlier_edit_of_a_text_is_not_made_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "GRAIN_NS", -10_000_000_000)
    site.write(STORIES.replace("author: ibukun", "author: ibukun\nstandfirst: In short.")).build()
    site.edit("content/articles/2023/one.md", "Words.", "Words that were edited.")
    assert "/2023/01/one/  the text of" in site.run("build", "--jobs", "1", "-v").err
    site.edit("content/articles/2023/two.md", "More words.", "More words, edited.")
    said = site.run("build", "--jobs", "1", "-v").err
    assert "/two/" in said and "/one/" not in said


def test_records_do_not_grow_without_end(site: Site) -> None:
    """A hundred edits leave a store of about the size that one leaves."""
    store = site.source / ".presstime" / "store.sqlite"
    sizes = []
    for number in range(60):
        one_more_story(site, slug=f"address-{number}", id=f"id-{number}")
        site.build()
        sizes.append(Path(store).stat().st_size)
    assert sizes[-1] < 1.5 * sizes[5]
