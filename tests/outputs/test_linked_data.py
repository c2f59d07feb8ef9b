"""The graph of structured data on each page."""

from __future__ import annotations

import json
import re

import pytest

from tests.outputs.press import SNAPSHOT, Press, graph_of

KINDS = {
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "interview": "NewsArticle",
    "press-release": "Article",
    "sponsored": "AdvertiserContentArticle",
}


def test_each_kind_of_piece_has_its_type(press: Press) -> None:
    for kind in KINDS:
        paid = {"sponsor": "{payer: Acme, amount: $500}"} if kind == "sponsored" else {}
        press.article(kind, kind=kind, dateline="Lagos", **paid)
    press.build()
    for kind, name in KINDS.items():
        node = press.node(f"/2023/01/{kind}/", name)
        assert ("dateline" in node) == name.endswith("NewsArticle"), "dateline belongs to news alone"
    paid_node = press.node("/2023/01/sponsored/", "AdvertiserContentArticle")
    assert paid_node["sponsor"] == {"@type": "Organization", "name": "Acme"}


def test_a_story_names_who_when_and_where(press: Press) -> None:
    press.settings("sections: [{slug: markets, title: Markets}]\n")
    press.article(
        "one", title='"Microsoft: up"', standfirst="Barely.", section="markets", tags="[AI, Cloud]",
        updated="2023-01-24 09:00", sources="[{title: A filing, url: https://sec.example/1}]")
    press.build()
    route = "/2023/01/one/"
    node = press.node(route, "NewsArticle")
    assert node["headline"] == "Microsoft: up"
    assert node["description"] == "Barely."
    assert node["datePublished"] == "2023-01-24T07:40-05:00"
    assert node["dateModified"] == "2023-01-24T09:00-05:00"
    assert node["articleSection"] == "Markets"
    assert node["keywords"] == ["AI", "Cloud"]
    assert node["citation"] == [{"@type": "CreativeWork", "name": "A filing", "url": "https://sec.example/1"}]
    assert node["author"] == [{"@id": "https://news.example/authors/ibukun/#person"}]
    person = press.node(route, "Person")
    assert person["name"] == "Ibukun Adeyemi"
    assert person["url"] == "https://news.example/authors/ibukun/"
    crumbs = press.node(route, "BreadcrumbList")["itemListElement"]
    assert [crumb["name"] for crumb in crumbs] == ["Market Wire", "Markets", "Microsoft: up"]
    assert crumbs[1]["item"] == "https://news.example/sections/markets/"


def test_a_story_without_an_hour_is_dated_by_its_day(press: Press) -> None:
    press.article("one", date="2023-01-24")
    press.build()
    assert press.node("/2023/01/one/", "NewsArticle")["datePublished"] == "2023-01-24"


@pytest.mark.parametrize("price", ["242.60", "0.00000120", "1200"])
def test_a_price_stands_as_it_was_printed(press: Press, price: str) -> None:
    press.article("one", ticker="NASDAQ:MSFT", snapshot=f"{{price: {price}, as_of: 2023-01-24 07:32}}")
    press.build()
    [text] = re.findall('"value":([^,}]+)', press.page("/2023/01/one/"))
    assert text == price
    node = press.node("/2023/01/one/", "Observation")
    assert node["observationDate"] == "2023-01-24T07:32-05:00"
    assert node["observationAbout"] == {"@id": "https://news.example/tickers/nasdaq-msft/#instrument"}
    assert node["unitText"] == "USD"


def test_a_price_of_which_no_time_is_known_is_no_observation(press: Press) -> None:
    press.article("one", ticker="NASDAQ:MSFT", snapshot="{price: 242.60}")
    press.build()
    assert "Observation" not in [node["@type"] for node in press.graph("/2023/01/one/")]


def test_a_price_after_the_close_is_an_observation_of_its_own(press: Press) -> None:
    press.article("one", ticker="NASDAQ:MSFT", date="2023-01-24 18:00", snapshot=(
        "{price: 242.60, session: closed, as_of: 2023-01-24 16:00, "
        "after: {session: after-hours, price: 244.10, as_of: 2023-01-24 17:30}}"))
    press.build()
    nodes = [node for node in press.graph("/2023/01/one/") if node["@type"] == "Observation"]
    assert [(node["value"], node["observationDate"]) for node in nodes] == [
        ("242.60", "2023-01-24T16:00-05:00"), ("244.10", "2023-01-24T17:30-05:00")]


def test_only_a_listed_company_has_a_ticker_symbol(press: Press) -> None:
    press.write("""
-- content/tickers/nysearca-spy.yaml --
ticker: NYSEARCA:SPY
name: A fund of many shares
kind: ETF
isin: US78462F1030
-- content/tickers/crypto-btc.yaml --
ticker: CRYPTO:BTC
name: Bitcoin
kind: crypto
-- content/tickers/nasdaq-fake.yaml --
ticker: NASDAQ:FAKE
name: Nobody Incorporated
fictional: true
""")
    press.article("one", tickers="[NASDAQ:MSFT, NYSEARCA:SPY, CRYPTO:BTC, NASDAQ:FAKE]")
    press.build()
    nodes = {node["name"]: node for node in press.graph("/2023/01/one/") if "#instrument" in node["@id"]}
    assert nodes["Microsoft Corporation"]["@type"] == "Corporation"
    assert nodes["Microsoft Corporation"]["tickerSymbol"] == "XNAS MSFT"
    assert nodes["A fund of many shares"]["@type"] == "InvestmentFund"
    assert nodes["Bitcoin"]["@type"] == "Thing"
    assert nodes["Nobody Incorporated"]["@type"] == "Thing", "what is invented is no company"
    for name in ("A fund of many shares", "Bitcoin", "Nobody Incorporated"):
        assert "tickerSymbol" not in nodes[name]
        assert nodes[name]["identifier"][0]["propertyID"] == "ticker"
    assert nodes["A fund of many shares"]["identifier"][1] == {
        "@type": "PropertyValue", "propertyID": "ISIN", "value": "US78462F1030"}


def test_corrections_are_comments_and_count_as_a_change(press: Press) -> None:
    press.article("one", corrections=(
        "[{date: 2023-01-25 09:00, kind: corrected, text: 'They fell 22 **cents**.'}]"))
    press.build()
    node = press.node("/2023/01/one/", "NewsArticle")
    [comment] = node["correction"]
    assert comment["@type"] == "CorrectionComment"
    assert comment["text"] == "They fell 22 cents."
    assert comment["datePublished"] == node["dateModified"] == "2023-01-25T09:00-05:00"


def test_a_profile_page_is_about_a_person(press: Press) -> None:
    press.build()
    page = press.node("/authors/ibukun/", "ProfilePage")
    person = press.node("/authors/ibukun/", "Person")
    assert page["mainEntity"] == {"@id": person["@id"]}
    assert person["jobTitle"] == "Finance writer"
    assert person["description"] == "Ibukun writes about shares."
    assert person["knowsAbout"] == ["AI"]
    assert person["knowsLanguage"] == ["en", "yo"]
    assert person["sameAs"] == ["https://ibukun.example/"]
    assert person["workLocation"]["name"] == "Lagos"


def test_the_publisher_points_to_the_policies_that_exist(press: Press) -> None:
    press.write({"content/pages/ethics.md": "---\ntitle: Ethics\n---\nBe good.\n"})
    press.build()
    publisher = press.node("/", "NewsMediaOrganization")
    assert publisher["ethicsPolicy"] == "https://news.example/ethics/"
    assert "correctionsPolicy" not in publisher
    press.remove("content/pages/ethics.md")
    press.build()
    assert "ethicsPolicy" not in press.node("/", "NewsMediaOrganization")


def test_text_cannot_end_the_script(press: Press) -> None:
    evil = "</script><script>alert(1)</script><!--"
    press.article("one", title=f"'{evil}'", standfirst=f"'{evil}'", tags=f"['{evil}']", snapshot=SNAPSHOT,
                  ticker="NASDAQ:MSFT")
    press.edit("content/authors/ibukun.yaml", "name: Ibukun Adeyemi", f"name: '{evil}'")
    press.edit("content/tickers/nasdaq-msft.yaml", "name: Microsoft Corporation", f"name: '{evil}'")
    press.build()
    page = press.page("/2023/01/one/")
    assert page.count("<script") == page.count("</script>") == 1
    assert "</script>" in {node.get("headline", "")[:9] for node in graph_of(page)}


def test_every_reference_leads_to_a_node_of_the_page(press: Press) -> None:
    press.article("one", ticker="NASDAQ:MSFT", snapshot=SNAPSHOT, tags="[AI]")
    press.build()
    for file in press.output.rglob("*.html"):
        page = file.read_text("utf-8")
        if "application/ld+json" not in page:
            continue
        nodes = graph_of(page)
        ids = [node["@id"] for node in nodes]
        assert len(ids) == len(set(ids)), file
        assert set(re.findall(r'\{"@id": "([^"]+)"\}', json.dumps(nodes))) <= set(ids), file
