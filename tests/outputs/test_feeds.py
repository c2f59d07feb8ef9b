"""Feeds in their three forms, as readers of feeds take them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import feedparser
import pytest

from tests.outputs.press import SNAPSHOT, Press

FILES = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}


def parsed(press: Press, route: str) -> Any:
    """An RSS or Atom feed as feedparser sees it, which must find nothing to forgive."""
    feed = feedparser.parse(press.page(route).encode())
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def entries(press: Press, form: str, folder: str = "/") -> list[dict[str, Any]]:
    """The entries of a feed, whatever its form, with the keys of feedparser."""
    if form != "json":
        return list(parsed(press, folder + FILES[form]).entries)
    items = json.loads(press.page(folder + FILES[form]))["items"]
    return [{"id": i["id"], "title": i["title"], "link": i["url"], "content": [{"value": i["content_html"]}],
             "summary": i.get("summary", "")} for i in items]


def text_of(entry: dict[str, Any]) -> str:
    return str(entry["content"][0]["value"])


@pytest.fixture
def busy(press: Press) -> Press:
    """Three stories, one of them paid for, one corrected."""
    press.settings("sections: [{slug: markets, title: Markets}, {slug: empty, title: Empty}]\n")
    press.article(
        "one", "See [the other](two.md), [this](#part) and [ours](/latest/).\n\n## Part\n\nWords.",
        title='"Microsoft & OpenAI: <up>"', standfirst="Barely.", section="markets", tags="[AI]",
        ticker="NASDAQ:MSFT", snapshot=SNAPSHOT, id="first",
        corrections="[{date: 2023-01-25 09:00, kind: corrected, text: They fell 22 cents.}]")
    press.article("two", date="2023-01-23 10:00", kind="sponsored", sponsor="{payer: Acme, amount: $500}")
    press.article("three", date="2023-01-22", status="withdrawn", withdrawn_reason="It was wrong.")
    return press


@pytest.mark.parametrize("form", FILES)
def test_a_feed_has_the_whole_text_with_whole_addresses(busy: Press, form: str) -> None:
    busy.edit("site.yaml", "news.example/", "example.org/markets/")
    busy.build()
    first = entries(busy, form)[0]
    assert first["title"] in ("Microsoft & OpenAI: <up>", "Microsoft &amp; OpenAI: &lt;up&gt;")
    assert first["link"] == "https://example.org/markets/2023/01/one/"
    html = text_of(first)
    assert "Words." in html
    addresses = re.findall('(?:href|src)="([^"]+)"', html)
    assert "https://example.org/markets/2023/01/two/" in addresses
    assert "https://example.org/markets/latest/" in addresses
    assert "https://example.org/markets/2023/01/one/#part" in addresses
    assert all(address.startswith("https://example.org/markets/") for address in addresses)


@pytest.mark.parametrize("form", FILES)
def test_what_must_not_be_lost_stands_in_the_text(busy: Press, form: str) -> None:
    busy.build()
    one, two = entries(busy, form)
    assert "Correction, 25 Jan. 2023:" in text_of(one)
    assert "They fell 22 cents." in text_of(one)
    assert "$242.60" in text_of(one)
    assert "7:32" in text_of(one), "a price without its hour is a rumour"
    assert two["title"] == "Sponsored by Acme: About two"
    assert "Sponsored by Acme" in text_of(two)
    assert "$500" in text_of(two)


def test_links_that_were_paid_for_say_so(press: Press) -> None:
    press.article("one", "[Acme](https://acme.example/) and [news](/latest/).", kind="sponsored",
                  sponsor="{payer: Acme, amount: $500}")
    press.build()
    [entry] = entries(press, "json")
    assert '<a rel="sponsored" href="https://acme.example/">' in text_of(entry)
    assert '<a href="https://news.example/latest/">' in text_of(entry)


@pytest.mark.parametrize("form", FILES)
def test_a_withdrawn_story_is_in_no_feed(busy: Press, form: str) -> None:
    busy.build()
    assert [entry["link"] for entry in entries(busy, form)] == [
        "https://news.example/2023/01/one/", "https://news.example/2023/01/two/"]


@pytest.mark.parametrize("form", FILES)
def test_an_id_outlives_address_domain_and_title(busy: Press, form: str) -> None:
    busy.build()
    before = [entry["id"] for entry in entries(busy, form)]
    assert len(set(before)) == 2
    urn = r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert all(re.fullmatch(urn, found) for found in before)
    busy.edit("content/articles/one.md", "id: first\n", "id: first\nslug: another\n")
    busy.edit("content/articles/one.md", "Microsoft & OpenAI", "Something else")
    busy.edit("site.yaml", "https://news.example/", "https://other.example/paper/")
    busy.build()
    after = entries(busy, form)
    assert after[0]["link"] == "https://other.example/paper/2023/01/another/"
    assert [entry["id"] for entry in after] == before


def test_a_feed_is_as_old_as_its_newest_change_and_never_tells_the_build(busy: Press) -> None:
    busy.build()
    assert "<lastBuildDate>Wed, 25 Jan 2023 09:00:00 -0500</lastBuildDate>" in busy.page("/rss.xml")
    assert parsed(busy, "/atom.xml").feed.updated == "2023-01-25T09:00:00-05:00"
    before = {form: busy.page("/" + file) for form, file in FILES.items()}
    busy.build("--force", at="2024-05-01T00:00Z")
    assert {form: busy.page("/" + file) for form, file in FILES.items()} == before


def test_a_feed_tells_its_own_address_and_that_of_its_list(busy: Press) -> None:
    busy.build()
    base = "https://news.example/tags/ai/"
    busy.settings("feeds: {tag: [rss, atom, json]}\n")
    busy.build()
    for file in ("rss.xml", "atom.xml"):
        feed = parsed(busy, f"/tags/ai/{file}").feed
        assert feed.link == base
        assert [link.href for link in feed.links if link.rel == "self"] == [base + file]
        assert feed.title == "AI · Market Wire"
    top = json.loads(busy.page("/tags/ai/feed.json"))
    assert (top["feed_url"], top["home_page_url"]) == (base + "feed.json", base)
    assert top["version"] == "https://jsonfeed.org/version/1.1"


def test_html_travels_as_text(busy: Press) -> None:
    busy.build()
    for file, path in (("rss.xml", ".//{http://purl.org/rss/1.0/modules/content/}encoded"),
                       ("atom.xml", ".//{http://www.w3.org/2005/Atom}content")):
        content = ElementTree.fromstring(busy.page(f"/{file}")).find(path)
        assert content is not None
        assert not list(content)
        assert "<p>Words.</p>" in str(content.text)


def test_dates_carry_their_zone(busy: Press) -> None:
    busy.build()
    assert "<pubDate>Tue, 24 Jan 2023 07:40:00 -0500</pubDate>" in busy.page("/rss.xml")
    first = json.loads(busy.page("/feed.json"))["items"][0]
    assert first["date_published"] == "2023-01-24T07:40:00-05:00"
    assert first["date_modified"] == "2023-01-25T09:00:00-05:00"


def test_a_feed_without_stories_is_a_feed(busy: Press) -> None:
    busy.build()
    for file in ("rss.xml", "atom.xml"):
        assert parsed(busy, f"/sections/empty/{file}").entries == []
    assert json.loads(busy.page("/sections/empty/feed.json"))["items"] == []


def test_lists_have_the_feeds_that_the_settings_ask_for(busy: Press) -> None:
    busy.build()
    for folder in ("/tags/ai/", "/authors/ibukun/", "/tickers/nasdaq-msft/"):
        assert busy.has(folder + "rss.xml")
        assert not busy.has(folder + "atom.xml")
        assert f'href="{folder}rss.xml"' in busy.page(folder)
    busy.settings("feeds: {site: [atom], section: [], tag: [atom, json], author: [], ticker: [rss]}\n")
    busy.build()
    assert not busy.has("/rss.xml")
    assert busy.has("/atom.xml")
    assert busy.has("/tags/ai/feed.json")
    assert not busy.has("/sections/markets/rss.xml")
    assert not busy.has("/authors/ibukun/rss.xml")
    assert "rss.xml" not in busy.page("/authors/ibukun/")


def test_a_feed_holds_as_many_stories_as_the_settings_say(press: Press) -> None:
    press.settings("feed_size: 2\n")
    for number in range(1, 4):
        press.article(f"n{number}", date=f"2023-01-0{number} 10:00")
    press.build()
    assert [entry["title"] for entry in entries(press, "rss")] == ["About n3", "About n2"]


def test_hostile_words_stay_words(press: Press) -> None:
    evil = "]]> </title></item><script>alert(1)</script> &amp; &#0; \N{GRINNING FACE}"
    press.article("one", f"Text {evil}", title=f"'{evil}'", standfirst=f"'{evil}'", tags=f"['a {evil}']")
    press.edit("content/authors/ibukun.yaml", "Ibukun Adeyemi", f"'{evil}'")
    press.build()
    for file in ("rss.xml", "atom.xml"):
        [entry] = parsed(press, f"/{file}").entries
        assert "<script" not in text_of(entry)
    [item] = json.loads(press.page("/feed.json"))["items"]
    assert item["title"].startswith("]]> </title>")


def test_a_story_held_back_is_in_no_feed(press: Press) -> None:
    press.article("later", date="2023-03-01 09:00", title="Secret")
    press.article("draft", status="draft", title="Secret")
    press.build()
    for file in press.output.rglob("*.*"):
        if file.suffix in (".xml", ".json", ".html", ".txt"):
            assert "Secret" not in file.read_text("utf-8"), file


def test_an_edited_text_makes_only_the_feeds_with_it_again(press: Press) -> None:
    press.article("one", "First words.", tags="[AI]")
    press.article("two", tags="[Cloud]")
    press.build()
    press.edit("content/articles/one.md", "First", "Other")
    told = press.build("-v").err
    assert "/tags/ai/rss.xml" in told
    assert "/tags/cloud/rss.xml" not in told
    assert "sitemap" not in told
    assert "Other words." in press.page("/tags/ai/rss.xml")
