"""Faults are told all at once, each at its cause, and stop what they should and nothing else."""

from __future__ import annotations

import json

import pytest

from tests.site import Site

ARTICLE = """---
title: Another story
standfirst: A sentence.
date: 2023-01-20
author: ibukun
{more}
---
Text.
"""


def write(site: Site, stem: str, more: str) -> None:
    site.write({f"content/articles/{stem}.md": ARTICLE.format(more=more)})


def told(site: Site) -> list[tuple[str, str, int]]:
    found = site.findings()
    return [(f["code"], f["file"].rpartition("/")[2], f["line"]) for f in found if f["severity"] == "error"]


def test_a_repeated_key_hides_no_other_fault(site: Site) -> None:
    write(site, "a", "author: nobody\nfoo: x\nupdated: 2023-13-01\nticker: NASDAQ:NOPE")
    assert told(site) == [("PT114", "a.md", 6), ("PT120", "a.md", 7), ("PT123", "a.md", 8), ("PT414", "a.md", 9)]


@pytest.mark.parametrize(("line", "bad"), [
    ("title: Another story", "title: ''"), ("title: Another story", "title: '  '"), ("author: ibukun", "author: []"),
])
def test_what_is_required_is_not_empty(site: Site, line: str, bad: str) -> None:
    site.write({"content/articles/a.md": ARTICLE.format(more="kind: news").replace(line, bad)})
    assert [code for code, _, _ in told(site)] == ["PT122"]
    assert site.run("build").code == 1


@pytest.mark.parametrize("address", ["javascript:alert(1)", "just words", "news@", "data:text/html,x", "other.md"])
def test_a_contact_is_a_mail_address_or_a_link(site: Site, address: str) -> None:
    site.edit("content/authors/ibukun.yaml", "role:", f"contact: {json.dumps(address)}\nrole:")
    assert told(site) == [("PT123", "ibukun.yaml", 2)]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "other.md", "//evil.example/x", "de/x"])
def test_translations_are_addresses(site: Site, address: str) -> None:
    write(site, "a", f"translations: {{de: {json.dumps(address)}}}")
    assert told(site) == [("PT123", "a.md", 6)]


@pytest.mark.parametrize("alias", ["/a\nb/", "/a b/", "/x?y", "/x#y", "\\x", "/"])
def test_a_former_address_fits_a_line_of_redirects(site: Site, alias: str) -> None:
    write(site, "a", f"aliases: {json.dumps([alias])}")
    assert told(site) == [("PT123", "a.md", 6)]


def test_a_profile_with_a_fault_is_told_once(site: Site) -> None:
    """Stories of that author and ticker have done nothing wrong."""
    site.edit("content/authors/ibukun.yaml", "role:", "rolle:")
    site.edit("content/tickers/nasdaq-msft.yaml", "name:", "nime:")
    assert [file for _, file, _ in told(site)] == ["ibukun.yaml", "nasdaq-msft.yaml"]


def test_two_tags_of_one_address_name_both_files(site: Site) -> None:
    write(site, "a", "tags: [C++]")
    write(site, "b", "tags: ['C#']")
    outcome = site.run("build")
    assert outcome.code == 1
    assert "content/articles/a.md" in outcome.err
    assert "content/articles/b.md" in outcome.err


def test_a_clash_with_one_of_our_pages_is_told_at_the_file(site: Site) -> None:
    site.write({"content/pages/latest.md": "---\ntitle: Latest\n---\nText.\n"})
    assert told(site) == [("PT801", "latest.md", 1)]


def test_two_sections_of_one_slug_are_told_once(site: Site) -> None:
    """Their feeds clash as well, for the same cause."""
    site.edit("site.yaml", "title:", "sections: [{slug: a, title: A}, {slug: a, title: B}]\ntitle:")
    assert [code for code, _, _ in told(site)] == ["PT801"]


@pytest.mark.parametrize("fault", [
    "title: x", "foo: x", "page_size: many", "timezone: Mars/One", "tagline: 'open", "base_url: nowhere",
])
def test_settings_that_are_wrong_are_wrong_settings(site: Site, fault: str) -> None:
    """Exit code 2, whichever way site.yaml is wrong, and for each command that reads it."""
    if fault.startswith("base_url"):
        site.edit("site.yaml", "base_url", "x_url")
    if fault.startswith("timezone"):
        site.edit("site.yaml", "timezone", "x_timezone")
    site.edit("site.yaml", "tagline", f"{fault}\ntagline")
    assert [site.run(command).code for command in ("build", "check", "schedule")] == [2, 2, 2]


HOLDS = ["status: draft", "date: 2099-01-01", "embargo_until: 2099-01-01", "expires: 2023-01-25"]


@pytest.mark.parametrize("hold", HOLDS)
def test_faults_of_a_held_story_stop_no_build_and_fail_a_check(site: Site, hold: str) -> None:
    text = ARTICLE.format(more=f"{hold}\nfoo: x\nsection: nowhere")
    if hold.startswith("date"):
        text = text.replace("date: 2023-01-20\n", "")
    site.write({"content/articles/a.md": text})
    site.build()
    assert sorted(code for code, _, _ in told(site)) == ["PT120", "PT123"]
    assert site.run("check").code == 1


def test_links_of_a_held_story_are_judged_before_its_hour(site: Site) -> None:
    write(site, "a", "embargo_until: 2099-01-01")
    site.edit("content/articles/a.md", "Text.", "A [link](nowhere.md) and ![a picture](nothing.png).")
    assert [code for code, _, _ in told(site)] == ["PT820", "PT821"]
    site.build()


def test_an_unclosed_quote_is_told_where_it_opens(site: Site) -> None:
    write(site, "a", "dateline: 'London\nkind: news")
    assert [(line, f["column"]) for (_, _, line), f in zip(told(site), site.findings(), strict=True)] == [(6, 11)]


def test_every_fault_of_a_file_has_line_and_column(site: Site) -> None:
    site.write({
        "content/articles/a.txt": "no front matter\n",
        "content/articles/b.yaml": "title: no text\n",
        "content/articles/c.md": ARTICLE.format(more="kind: news"), "content/articles/c.yaml": "title: twice\n",
        "content/prices/NASDAQ-MSFT.csv": "day,price\n",
    })  # fmt: skip
    found = site.findings()
    assert {f["code"] for f in found} == {"PT108", "PT141", "PT109", "PT130"}
    assert all(f["line"] >= 1 and f["column"] >= 1 for f in found)
