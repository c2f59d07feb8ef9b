"""Static pages, search, feeds, not found."""

from __future__ import annotations

from tests.outputs.press import Press


def test_a_static_page_prints_its_text(press: Press) -> None:
    press.write({"content/pages/about/us.md": (
        "---\ntitle: About us\nstandfirst: Who we are.\nupdated: 2023-01-02\n---\n"
        "We wrote [a story](../../articles/one.md).\n")})
    press.article("one")
    press.build()
    page = press.page("/about/us/")
    assert '<a href="/2023/01/one/">a story</a>' in page
    assert "Who we are." in page
    assert '<time datetime="2023-01-02">' in page
    assert "<title>About us · Market Wire</title>" in page
    assert press.node("/about/us/", "WebPage")["dateModified"] == "2023-01-02"


def test_a_page_can_hide_from_search(press: Press) -> None:
    press.write({"content/pages/secret.md": "---\ntitle: Quiet\nseo: {noindex: true}\n---\nWords.\n"})
    press.build()
    assert press.metas("/secret/")["robots"] == ["noindex"]


def test_a_draft_page_is_seen_in_a_preview_alone(press: Press) -> None:
    press.write({"content/pages/plans.md": "---\ntitle: Plans\nstatus: draft\n---\nWords.\n"})
    press.build()
    assert not press.has("/plans/")
    press.build("--drafts")
    assert "Draft" in press.text("/plans/")


def test_the_page_for_nothing_offers_the_newest_stories(press: Press) -> None:
    for number in range(1, 8):
        press.article(f"n{number}", date=f"2023-01-0{number} 10:00")
    press.build()
    page = press.page("/404.html")
    assert page.count("<h3>") == 5
    assert "About n7" in page
    assert press.metas("/404.html")["robots"] == ["noindex"]
    assert "canonical" not in page


def test_the_search_page_leads_to_every_index(press: Press) -> None:
    press.build()
    page = press.page("/search/")
    for route in ("/latest/", "/archive/", "/tags/", "/authors/", "/tickers/", "/corrections/", "/feeds/"):
        assert f'href="{route}"' in page
        assert press.has(route)


def test_the_page_of_feeds_names_each_of_them(press: Press) -> None:
    press.settings("sections: [{slug: markets, title: Markets}]\n")
    press.article("one", tags="[AI]", ticker="NASDAQ:MSFT", section="markets")
    press.build()
    page = press.page("/feeds/")
    feeds = [f"/{file.relative_to(press.output)}" for file in press.output.rglob("*")
             if file.name in ("rss.xml", "atom.xml", "feed.json")]
    assert len(feeds) == 10
    for route in feeds:
        assert f'href="{route}"' in page
