"""The hooks.py that docs/hooks.md shows does what the page says."""

from __future__ import annotations

import pytest

from tests.docs.reading import blocks, document
from tests.site import Site

EXAMPLE = next(block.text for block in blocks(document("docs/hooks.md")) if block.language == "python")


@pytest.fixture
def house(site: Site) -> Site:
    site.edit("content/articles/2023/microsoft-openai.md", "into OpenAI", "into OpenAI!")
    return site.write({
        "hooks.py": EXAMPLE,
        "templates/article.html": "{{ article.title|shout }} by {{ initials(article.authors[0]) }}"})


def test_filters_and_functions_serve_templates(house: Site) -> None:
    house.build()
    assert house.text("/2023/01/microsoft-openai/") == "MICROSOFT PUTS BILLIONS INTO OPENAI! by I"


def test_rules_find_and_outputs_are_published(house: Site) -> None:
    assert "warning HOUSE01 the headline shouts" in house.build().err
    assert house.page("/stories.txt") == "https://news.example/2023/01/microsoft-openai/\n"


def test_a_rule_is_explained_by_its_docstring(house: Site) -> None:
    told = house.run("explain", "house01")
    assert told.code == 0
    assert told.out == '''HOUSE01: A headline has no exclamation mark.

Why: a headline that shouts is read as an advertisement.

Fails:
    title: Shares soar!

Mended:
    title: Shares rise 12%

Source: our style book.

To silence it in one article, with a reason that the report repeats:
    <!-- presstime: allow HOUSE01 "the company rounds to the nearest ten" -->

A rule of this newsroom, in hooks.py.
'''
    house.edit("hooks.py", '"""A headline has no', '"""Shouting."""\n    """')
    assert house.run("explain", "HOUSE01").out.startswith("HOUSE01: Shouting.\n\nTo silence it")


def test_a_rule_is_silenced_in_one_article(house: Site) -> None:
    house.edit("content/articles/2023/microsoft-openai.md", "Microsoft (NASDAQ",
               '<!-- presstime: allow HOUSE01 "a quotation" -->\n\nMicrosoft (NASDAQ')
    assert house.codes() == []
    assert "HOUSE01: a quotation" in house.run("check").out


@pytest.mark.parametrize(("code", "told"), [
    ("PT799", "those that begin with PT are the program's"), ("house 1", "which no text could silence"),
    ("house-1", "which no text could silence")])
def test_a_code_that_could_not_be_silenced_is_refused(house: Site, code: str, told: str) -> None:
    house.edit("hooks.py", '@rule("HOUSE01"', f'@rule("{code}"')
    (finding,) = house.findings()
    assert (finding["code"], finding["file"], finding["line"]) == ("PT903", "hooks.py", 21)
    assert told in finding["message"]


def test_two_rules_of_one_code_are_refused(house: Site) -> None:
    other = '@rule("HOUSE01", family="house")\ndef other(tally):\n    yield\n\n\n'
    house.edit("hooks.py", "def plan_list", f"{other}def plan_list")
    assert "the rules no_exclamation and other have one code, HOUSE01" in house.run("check").out


@pytest.mark.parametrize(("old", "new", "line", "words"), [
    ("(article, places, tally)", "(articel, places, tally)", 21, "asks for `articel`, which is no input"),
    ('if "!" in', "1 / 0\n    if", 33, "the rule HOUSE01 failed: ZeroDivisionError: division by zero"),
    ('yield warning(', 'yield str(', 34, "the rule HOUSE01 failed: TypeError"),
    ("tally.checked += 1", "yield 1", 21, "it yields 1, which is no finding"),
])
def test_a_rule_that_fails_is_told_with_its_line(house: Site, old: str, new: str, line: int, words: str) -> None:
    house.edit("hooks.py", old, new)
    found = [finding for finding in house.findings() if finding["code"] == "PT903"]
    assert [finding["file"] for finding in found] == ["hooks.py"]
    assert words in found[0]["message"]
    assert found[0]["line"] == line


def test_an_output_is_made_again_when_what_it_saw_changes(house: Site) -> None:
    """A hook has nothing to declare: it looked at the address, and the address changed."""
    house.build()
    house.edit("site.yaml", "https://news.example/", "https://wire.example/")
    house.build()
    assert house.page("/stories.txt") == "https://wire.example/2023/01/microsoft-openai/\n"


@pytest.mark.parametrize(("old", "new", "line", "words"), [
    ('"hooks.py")\n', '"hooks.py")\n    1 / 0\n', 39, "the plan of story_list failed: ZeroDivisionError"),
    ("view = studio.view", "view = studio.veiw", 42, "making /stories.txt failed: AttributeError"),
    (".encode()", "", 0, "it gives a str where bytes are due"),
    ('(Kind("story_list", plan_list, make_list),)', "5", 0, "KINDS is not a list of kinds of output"),
])
def test_an_output_that_fails_is_told_with_its_line(house: Site, old: str, new: str, line: int, words: str) -> None:
    house.edit("hooks.py", old, new)
    outcome = house.run("build", "--jobs", "1")
    assert outcome.code in (1, 2)
    assert f"hooks.py{f':{line}' if line else ''}: error PT903" in outcome.err
    assert words in outcome.err
