"""What search engines are told: all that may be listed, honest dates, the news of two days."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from presstime.outputs import sitemaps
from tests.outputs.press import Press

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def addresses(press: Press, route: str = "/sitemap.xml") -> dict[str, str]:
    """Address → lastmod ("" where none is told)."""
    root = ElementTree.fromstring(press.page(route))
    return {entry.findtext("s:loc", "", NAMES): entry.findtext("s:lastmod", "", NAMES) for entry in root}


def test_everything_that_may_be_listed_is(press: Press) -> None:
    press.settings("sections: [{slug: markets, title: Markets}]\npage_size: 1\n")
    press.article("one", tags="[AI]", ticker="NASDAQ:MSFT")
    press.article("two", date="2023-01-22 10:00", tags="[AI]")
    press.write({"content/pages/about.md": "---\ntitle: About\nupdated: 2023-01-02\n---\nWe.\n"})
    press.build()
    found = addresses(press)
    base = "https://news.example/"
    for path in ("", "latest/", "tags/", "tags/ai/", "authors/ibukun/", "tickers/nasdaq-msft/",
                 "sections/markets/", "archive/", "2023/01/", "corrections/", "2023/01/one/",
                 "2023/01/two/", "about/"):
        assert base + path in found
    assert base + "latest/2/" not in found, "first pages only"
    for address in found:
        assert press.has(address.removeprefix(base[:-1])), f"{address} does not exist"


def test_lastmod_is_the_last_change_in_substance_and_told_only_where_it_is_known(press: Press) -> None:
    press.article("plain")
    press.article("updated", updated="2023-01-24 09:15")
    press.article("corrected", corrections="[{date: 2023-01-26, kind: corrected, text: A figure.}]")
    press.article("dated", date="2023-01-20")
    press.write({"content/pages/about.md": "---\ntitle: About\nupdated: 2023-01-02\n---\nWe.\n"})
    press.write({"content/pages/ethics.md": "---\ntitle: Ethics\n---\nWe.\n"})
    press.build()
    base = "https://news.example"
    found = {address.removeprefix(base): lastmod for address, lastmod in addresses(press).items()}
    assert found["/2023/01/plain/"] == "2023-01-24T07:40:00-05:00"
    assert found["/2023/01/updated/"] == "2023-01-24T09:15:00-05:00"
    assert found["/2023/01/corrected/"] == "2023-01-26"
    assert found["/2023/01/dated/"] == "2023-01-20"
    assert found["/about/"] == "2023-01-02"
    assert not found["/ethics/"]
    assert not found["/"]


def test_what_hides_or_lives_elsewhere_is_not_listed(press: Press) -> None:
    press.article("hidden", seo="{noindex: true}")
    press.article("elsewhere", seo="{canonical: https://other.example/story/}")
    press.article("itself", seo="{canonical: https://news.example/2023/01/itself/}")
    press.article("gone", status="withdrawn", withdrawn_reason="It was wrong.")
    press.article("later", date="2023-03-01 10:00")
    press.build()
    stories = [address for address in addresses(press) if "/2023/" in address]
    assert stories == ["https://news.example/2023/01/", "https://news.example/2023/01/itself/"]


def test_too_many_addresses_are_split_under_an_index(press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        press.article(f"n{number}")
    press.build()
    whole = addresses(press)
    monkeypatch.setattr(sitemaps, "MOST", 4)
    press.build("--force")
    parts = list(addresses(press))
    assert parts == [f"https://news.example/sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    together: dict[str, str] = {}
    for part in parts:
        some = addresses(press, part.removeprefix("https://news.example"))
        assert 0 < len(some) <= 4
        together |= some
    assert together == whole


def test_news_is_what_was_published_in_the_last_two_days(press: Press) -> None:
    press.article("new", date="2023-01-31 07:40", title='"Up & away"')
    press.article("paid", date="2023-01-31 08:00", kind="sponsored", sponsor="{payer: Acme, amount: $500}")
    press.article("old", date="2023-01-30 06:59")
    press.build()
    root = ElementTree.fromstring(press.page("/news-sitemap.xml"))
    [entry] = list(root)
    assert entry.findtext("s:loc", "", NAMES) == "https://news.example/2023/01/new/"
    assert entry.findtext(".//n:name", "", NAMES) == "Market Wire"
    assert entry.findtext(".//n:language", "", NAMES) == "en"
    assert entry.findtext(".//n:publication_date", "", NAMES) == "2023-01-31T07:40-05:00"
    assert entry.findtext(".//n:title", "", NAMES) == "Up & away"
    press.build(at="2023-02-02T13:00Z")
    assert not list(ElementTree.fromstring(press.page("/news-sitemap.xml")))


def test_addresses_are_escaped_and_under_the_base_path(press: Press) -> None:
    press.edit("site.yaml", "news.example/", "example.org/markets/")
    press.article("one", slug="café-börse")
    press.build()
    assert "https://example.org/markets/2023/01/caf%C3%A9-b%C3%B6rse/" in addresses(press)


def test_a_story_that_moves_moves_in_the_sitemap(press: Press) -> None:
    press.article("one", id="same")
    press.build()
    press.edit("content/articles/one.md", "id: same", "id: same\nslug: other")
    press.build()
    assert "https://news.example/2023/01/other/" in addresses(press)
    assert "https://news.example/2023/01/one/" not in addresses(press)
