"""Former addresses lead on."""

from __future__ import annotations

import pytest

from tests.outputs.press import Press


def test_a_former_address_has_a_page_and_a_line(press: Press) -> None:
    press.article("one", aliases="[/old/story/]")
    press.write({"content/pages/about.md": "---\ntitle: About\naliases: [/who/]\n---\nWe.\n"})
    press.build()
    page = press.page("/old/story/")
    assert '<meta http-equiv="refresh" content="0; url=/2023/01/one/">' in page
    assert '<link rel="canonical" href="https://news.example/2023/01/one/">' in page
    assert 'content="noindex"' in page
    assert press.page("/_redirects") == (
        "/old/story/ /2023/01/one/ 301\n/old/story /2023/01/one/ 301\n/who/ /about/ 301\n/who /about/ 301\n")
    assert press.has("/who/")


@pytest.mark.parametrize(("alias", "route"), [
    ("/old/story", "/old/story/"),
    ("old/story/", "/old/story/"),
    ("/old.html", "/old.html"),
    ("https://news.example/old/", "/old/"),
])
def test_an_alias_may_be_written_in_several_ways(press: Press, alias: str, route: str) -> None:
    press.article("one", aliases=f"[{alias}]")
    press.build()
    assert "/2023/01/one/" in press.page(route)


def test_a_base_path_stands_on_both_sides(press: Press) -> None:
    press.edit("site.yaml", "news.example/", "example.org/markets/")
    press.article("one", aliases="[/old/]")
    press.build()
    assert press.page("/_redirects").startswith("/markets/old/ /markets/2023/01/one/ 301\n")


def test_without_aliases_there_is_no_list(press: Press) -> None:
    press.article("one")
    press.build()
    assert not press.has("/_redirects")


@pytest.mark.parametrize("alias", ["/latest/", "/2023/01/two/", "/2023/01/one/"])
def test_an_alias_where_something_stands_is_an_error(press: Press, alias: str) -> None:
    press.article("one", aliases=f"[{alias}]")
    press.article("two")
    outcome = press.run("build", "--jobs", "1")
    assert outcome.code == 1
    assert "PT801" in outcome.err
    assert "content/articles/one.md" in outcome.err


def test_a_redirect_follows_its_story(press: Press) -> None:
    press.article("one", aliases="[/old/]", id="same")
    press.build()
    press.edit("content/articles/one.md", "id: same", "id: same\nslug: other")
    press.build()
    assert "/2023/01/other/" in press.page("/old/")
    assert "/2023/01/other/" in press.page("/_redirects")
