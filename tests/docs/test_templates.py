"""docs/templates.md tells the truth: each name that it lists can be printed, each file and macro is there.

The demonstration paper is built with templates of our own, which print every name that the page lists;
an unknown one stops the build, for templates are strict.
"""

from __future__ import annotations

import importlib
import re
import shutil
from collections import defaultdict

import jinja2
import pytest
from jinja2 import nodes

from tests.docs.reading import document
from tests.site import ROOT, Site, run_here

PAGE = document("docs/templates.md")
TEMPLATES = ROOT / "templates"

# Each object of the page: a template that sees some, and how it comes by them.
SEEN = {
    "Heading": ("listing.html", "[heading]"),
    "Strip cell": ("home.html", "strip"),
    "Index entry": ("index.html", "groups[0][1]"),
    "Month": ("archive.html", "years[0][1]"),
    "Entry": ("corrections.html", "entries"),
    "Content": ("static_page.html", "[content]"),
    "Pagination": ("tag.html", "[pagination]"),
    "Site": ("home.html", "[site]"),
    "Publisher": ("home.html", "[site.publisher]"),
    "Page": ("home.html", "[page]"),
    "Article": ("article.html", "[article]"),
    "Sponsor": ("article.html", "[article.sponsor]"),
    "Source": ("article.html", "article.sources"),
    "Recommendation": ("article.html", "[article.recommendation]"),
    "Correction": ("article.html", "article.corrections"),
    "Share": ("article.html", "[article.share]"),
    "Related": ("article.html", "article.related"),
    "Heading of a text": ("article.html", "article.headings"),
    "Author": ("author.html", "[author]"),
    "Holding": ("author.html", "author.holdings"),
    "Ticker": ("ticker.html", "[ticker]"),
    "Former symbol": ("ticker.html", "ticker.former"),
    "Quoted price": ("ticker.html", "ticker.quoted"),
    "Tag": ("tag.html", "[tag]"),
    "Section": ("article.html", "[article.section]"),
    "Picture": ("article.html", "[article.image]"),
    "Stamp": ("article.html", "[article.published]"),
    "Price": ("article.html", "[article.panel.price] if article.panel else []"),
    "Delta": ("article.html", "[article.panel.change] if article.panel else []"),
    "Panel": ("article.html", "article.panels"),
    "Row": ("article.html", "article.panel.rows if article.panel else []"),
    "Other price": ("article.html", "article.panel.others if article.panel else []"),
    "Quote cells": ("article.html", "[article.quote]"),
    "Session rule": ("home.html", "[page.session_rule]"),
    "Label": ("home.html", "page.session_rule.labels"),
    "Chart": ("ticker.html", "[ticker.chart]"),
}


ADVICE = """\
---
title: The house takes a view
standfirst: Of a share that does not exist.
date: 2023-01-20 07:10
author: ibukun
ticker: DEMO:LARK
recommendation:
  ticker: DEMO:LARK
  rating: hold
  target: 19.50
  currency: USD
  horizon: 12 months
  assumptions: freight rates stay as they are
  completed_at: 2023-01-20 07:00
---

The house has taken a view.
"""

UNSEEN = {"body", "card", "cache", "desk", "feed_html", "kind", "record", "route", "status"}
"""What outputs use of the view's objects, and templates are not promised."""


def listed() -> dict[str, list[str]]:
    """Each object that the page lists, with its names; what stands in brackets explains."""
    found = {}
    for match in re.finditer(r"^\*\*([A-Z][\w ]*)\*\*[^:\n]*: (.*)$", PAGE, re.MULTILINE):
        names = re.sub(r"\([^)]*\)", "", match[2])
        found[match[1]] = re.findall(r"`([a-z_]\w*)`", names)
    return found


OBJECTS = listed()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All pages of the demonstration paper, printed by templates that name everything."""
    site = Site(tmp_path_factory.mktemp("names"))
    shutil.copy(ROOT / "site.yaml", site.source)
    shutil.copytree(ROOT / "content", site.source / "content")
    site.write({"content/articles/2023/view.md": ADVICE})
    wanted: dict[str, list[str]] = defaultdict(list)
    for name, (template, found) in SEEN.items():
        printed = "".join(f"{{{{ it.{attribute} }}}}" for attribute in OBJECTS[name])
        wanted[template].append(f"{{% for it in ({found}) if it %}}[{name}]{printed}{{% endfor %}}")
    site.write({f"templates/{template}": "\n".join(lines) for template, lines in wanted.items()})
    outcome = run_here(["build", "--quiet", "--source", str(site.source), "--jobs", "1"])
    assert outcome.code == 0, [line for line in outcome.err.splitlines() if ": error " in line]
    return "\n".join(path.read_text("utf-8") for path in site.output.rglob("*.html"))


def test_the_page_and_this_test_list_the_same_objects() -> None:
    assert set(OBJECTS) == set(SEEN)
    assert all(OBJECTS.values())


@pytest.mark.parametrize("name", SEEN)
def test_every_name_of_an_object_is_there(pages: str, name: str) -> None:
    """Some page of the paper has such an object, and has printed each of its names."""
    assert f"[{name}]" in pages


VIEWS = {
    "Article": "articles.ArticleView", "Author": "authors.AuthorView", "Ticker": "tickers.TickerView",
    "Tag": "tags.TagView", "Section": "tags.SectionView", "Site": "site.SiteView", "Panel": "articles.Panel",
}  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
def test_every_name_that_there_is_is_listed(name: str) -> None:
    """What the view's class has and the page does not tell is for outputs alone."""
    module, _, kind = VIEWS[name].partition(".")
    shown = getattr(importlib.import_module(f"presstime.view.{module}"), kind)
    there = {member for cls in shown.__mro__ if cls not in (object, tuple) for member in vars(cls)
             if not member.startswith("_") and not callable(getattr(cls, member))}
    assert there - set(OBJECTS[name]) <= UNSEEN


def test_an_unknown_name_would_be_noticed(site: Site) -> None:
    """What this test stands on: a name that does not exist stops the build."""
    site.write({"templates/article.html": "{{ article.nonsense }}"})
    outcome = site.run("build")
    assert outcome.code == 1
    assert "PT901" in outcome.err


def test_every_template_is_described() -> None:
    described = set(re.findall(r"^\| `([\w.]+\.html)` \|", PAGE, re.MULTILINE))
    assert described == {path.name for path in TEMPLATES.glob("*.html")}


def test_every_macro_is_listed_with_what_it_takes() -> None:
    for path in (TEMPLATES / "macros").glob("*.html"):
        tree = jinja2.Environment().parse(path.read_text("utf-8"))
        macros = {f"{m.name}({', '.join(str(a.name) for a in m.args)})" for m in tree.find_all(nodes.Macro)}
        line = next(line for line in PAGE.splitlines() if line.startswith(f"`macros/{path.name}`: "))
        assert set(re.findall(r"`(\w+\([^`]*\))`", line)) == macros


def test_every_block_of_the_frame_is_named() -> None:
    tree = jinja2.Environment().parse((TEMPLATES / "base.html").read_text("utf-8"))
    sentence = next(line for line in PAGE.splitlines() if line.startswith("`base.html` has "))
    assert set(re.findall(r"`(\w+)`", sentence)) == {block.name for block in tree.find_all(nodes.Block)}


def test_every_custom_property_that_is_named_is_one() -> None:
    css = (ROOT / "static" / "press.css").read_text("utf-8")
    named = set(re.findall(r"`(--[\w-]+)`", PAGE))
    assert named
    assert {name for name in named if f"{name}:" not in css.replace(" :", ":")} == set()


def test_the_whole_template_that_is_shown_prints_a_story(site: Site) -> None:
    """The example of a template is one."""
    example = re.search(r"```jinja\n(.*?)```", PAGE, re.DOTALL)
    assert example
    site.write({"templates/article.html": example[1]})
    site.build()
    assert "invest for several years" in site.text("/2023/01/microsoft-openai/")


