"""A publication's own templates: some replace ours, and their faults name template, line and article."""

from __future__ import annotations

import pytest

from tests.site import Site


def article_template(site: Site, line: str) -> None:
    site.write({"templates/article.html": f'{{% extends "base.html" %}}\n{{% block main %}}\n{line}\n{{% endblock %}}'})


def test_one_template_replaces_ours_and_the_others_stay(site: Site) -> None:
    article_template(site, "<h1>{{ article.title }}, our way</h1>")
    site.build()
    assert "OpenAI, our way" in site.text("/2023/01/microsoft-openai/")
    assert "Microsoft puts billions into OpenAI" in site.text("/latest/")


@pytest.mark.parametrize(("line", "words"), [
    ("{{ nothing_of_the_kind }}", "'nothing_of_the_kind' is undefined"),
    ("{{ article.titel }}", "`article` has no `titel`"),
    ("{{ 1 / 0 }}", "division by zero"),
    ("{{ article.key_points[7] }}", "no element 7"),
    ("{% if %}", "Expected an expression"),
    ("{{ article.title | nofilter }}", "there is no filter `nofilter`"),
    ('{% include "missing.html" %}', "there is no template `missing.html`"),
    ("{% blok x %}", "needs to be closed is 'block', while printing"),
])
def test_a_fault_names_template_line_and_article(site: Site, line: str, words: str) -> None:
    site.build()
    before = site.files()
    article_template(site, line)
    outcome = site.run("build")
    assert outcome.code == 1
    assert outcome.err.startswith("templates/article.html:3: error PT901")
    assert words in outcome.err
    assert "Microsoft puts billions into OpenAI" in outcome.err
    assert "content/articles/2023/microsoft-openai.md" in outcome.err
    assert site.files() == before


@pytest.mark.parametrize(("line", "words"), [
    ("{{ article.titel }}", "did you mean `title`?"),
    ("{{ article.title | uper }}", "did you mean `upper`?"),
    ('{% include "bsae.html" %}', "did you mean `base.html`?"),
    ("{% if article %}{{ article.title }}", "`{% if %}` is never closed"),
])
def test_a_fault_is_told_in_words_with_what_was_probably_meant(site: Site, line: str, words: str) -> None:
    site.write({"templates/article.html": line})
    assert words in site.run("build").err


def test_a_template_in_another_encoding_is_told_with_its_place(site: Site) -> None:
    site.write({"templates/article.html": "<h1>Café</h1>\n".encode("latin-1")})
    outcome = site.run("build")
    assert outcome.code == 1
    assert outcome.err.startswith("templates/article.html:1:8: error PT10")
