"""How a page describes itself to others."""

from __future__ import annotations

import re
import struct
import zlib
from html.parser import HTMLParser

from tests.outputs.press import Press


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * ((width + 7) // 8)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_story_says_what_networks_ask_for(press: Press) -> None:
    press.settings("sections: [{slug: markets, title: Markets}]\n")
    press.article("one", title='"Up & down"', standfirst="A quoted <line>.", section="markets",
                  tags="[AI, Cloud]", updated="2023-01-24 09:00")
    press.build()
    metas = press.metas("/2023/01/one/")
    assert metas["og:type"] == ["article"]
    assert metas["og:title"] == ["Up & down"]
    assert metas["og:description"] == metas["description"] == ["A quoted <line>."]
    assert metas["og:url"] == ["https://news.example/2023/01/one/"]
    assert metas["og:site_name"] == ["Market Wire"]
    assert metas["article:published_time"] == ["2023-01-24T07:40-05:00"]
    assert metas["article:modified_time"] == ["2023-01-24T09:00-05:00"]
    assert metas["article:section"] == ["Markets"]
    assert metas["article:tag"] == ["AI", "Cloud"]
    assert metas["article:author"] == ["https://news.example/authors/ibukun/"]
    assert metas["robots"] == ["max-image-preview:large"]


def test_the_picture_is_the_storys_own_else_the_publications(press: Press) -> None:
    press.settings("social_image: card.png\n")
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    press.write({"static/card.png": png(1200, 630), "content/articles/photo.png": png(1600, 900),
                 "content/articles/drawing.svg": drawing})
    press.edit("site.yaml", "news.example/", "example.org/markets/")
    press.article("with", image="{src: photo.png, alt: A trading floor}")
    press.article("drawn", image="{src: drawing.svg, alt: A drawing}")
    press.article("without")
    press.build()
    metas = press.metas("/2023/01/with/")
    assert metas["og:image"] == ["https://example.org/markets/media/articles/photo.png"]
    assert (metas["og:image:width"], metas["og:image:height"]) == (["1600"], ["900"])
    assert metas["og:image:alt"] == ["A trading floor"]
    assert metas["twitter:card"] == ["summary_large_image"]
    [image] = press.node("/2023/01/with/", "NewsArticle")["image"]
    assert image["url"] == metas["og:image"][0]
    for route in ("/2023/01/drawn/", "/2023/01/without/", "/latest/", "/authors/ibukun/"):
        assert press.metas(route)["og:image"] == ["https://example.org/markets/card.png"], route
        assert press.metas(route)["og:image:width"] == ["1200"]


def test_without_any_picture_the_card_is_small(press: Press) -> None:
    press.article("one")
    press.build()
    metas = press.metas("/2023/01/one/")
    assert "og:image" not in metas
    assert metas["twitter:card"] == ["summary"]


def test_a_story_names_itself_in_every_language(press: Press) -> None:
    press.article("one", translations="{de: /2023/01/eins/, yo: https://yo.example/ookan/}")
    press.article("eins", lang="de")
    press.build()
    head = press.page("/2023/01/one/").partition("</head>")[0]
    assert re.findall('hreflang="([^"]+)" href="([^"]+)"', head) == [
        ("en", "https://news.example/2023/01/one/"), ("de", "https://news.example/2023/01/eins/"),
        ("yo", "https://yo.example/ookan/")]
    assert "hreflang" not in press.page("/2023/01/eins/").partition("</head>")[0]


def test_lists_announce_their_own_feeds_and_the_sites(press: Press) -> None:
    press.article("one", tags="[AI]")
    press.build()
    for route, expected in {
        "/tags/ai/": ["/tags/ai/rss.xml", "/rss.xml", "/atom.xml", "/feed.json"],
        "/latest/": ["/rss.xml", "/atom.xml", "/feed.json"],
        "/2023/01/one/": ["/rss.xml", "/atom.xml", "/feed.json"],
    }.items():
        head = press.page(route).partition("</head>")[0]
        links = [line for line in head.splitlines() if 'rel="alternate" type="application/' in line]
        assert [link.rpartition('href="')[2].rstrip('">') for link in links] == expected, route


def test_pages_of_a_list_name_their_neighbours(press: Press) -> None:
    press.settings("page_size: 1\n")
    for number in range(1, 4):
        press.article(f"n{number}", date=f"2023-01-0{number} 10:00")
    press.build()
    head = press.page("/latest/2/").partition("</head>")[0]
    assert '<link rel="prev" href="/latest/">' in head
    assert '<link rel="next" href="/latest/3/">' in head
    assert '<link rel="canonical" href="https://news.example/latest/2/">' in head


def test_an_author_has_the_head_of_a_profile(press: Press) -> None:
    press.build()
    assert press.metas("/authors/ibukun/")["og:type"] == ["profile"]


class _Heads(HTMLParser):
    """Counts what could execute, and attributes that begin with "on"."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.scripts.append(dict(attrs).get("type"))
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def test_hostile_words_execute_nowhere(press: Press) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    press.settings(f"sections: [{{slug: markets, title: '{evil}', description: '{evil}'}}]\n")
    press.edit("site.yaml", "title: Market Wire", f"title: '{evil}'")
    press.edit("content/authors/ibukun.yaml", "name: Ibukun Adeyemi", f"name: '{evil}'")
    press.edit("content/tickers/nasdaq-msft.yaml", "name: Microsoft Corporation", f"name: '{evil}'")
    press.write({"content/pages/about.md": (
        f"---\ntitle: '{evil}'\nstandfirst: '{evil}'\naliases: [/who/]\n---\nWe.\n")})
    press.article(
        "one", evil, title=f"'{evil}'", standfirst=f"'{evil}'", tags=f"['x {evil}']", section="markets",
        ticker="NASDAQ:MSFT", seo=f"{{title: '{evil}', description: '{evil}'}}", aliases="[/old/]",
        corrections=f"[{{date: 2023-01-25, kind: corrected, text: '{evil}'}}]")
    press.build()
    for file in press.output.rglob("*.html"):
        reader = _Heads()
        reader.feed(file.read_text("utf-8"))
        assert set(reader.scripts) <= {"application/ld+json"}, file
        assert not reader.handlers, file
