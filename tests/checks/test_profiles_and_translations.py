"""A ticker's MIC and identifiers, and a story's translations, are held against what is known."""

from __future__ import annotations

import pytest

from tests.site import Site

STORY = "content/articles/2023/microsoft-openai.md"
OTHER = "content/articles/2023/autre.md"
TICKER = "content/tickers/nasdaq-msft.yaml"


def told(site: Site, *codes: str) -> list[tuple[str, str, int, int]]:
    return [(f["severity"], f["file"], f["line"], f["column"]) for f in site.findings() if f["code"] in codes]


@pytest.mark.parametrize("mic, is_told", [("XNAS", False), ("XNGS", False), ("XNYS", True), ("XXXX", True)])
def test_a_mic_of_another_exchange_is_told(site: Site, mic: str, is_told: bool) -> None:
    site.edit(TICKER, "currency: USD", f"currency: USD\nmic: {mic}")
    assert told(site, "PT416") == ([("warning", TICKER, 4, 6)] if is_told else [])


def test_an_exchange_of_the_sites_own_without_a_mic_takes_any_unknown_one(site: Site) -> None:
    site.edit("site.yaml", "timezone:", "exchanges: [{code: DEMO, name: Demo, zone: Europe/Paris}]\ntimezone:")
    site.write({"content/tickers/demo-x.yaml": "ticker: DEMO:X\nname: X\nmic: XDEM\n"})
    assert told(site, "PT416") == []
    site.edit("content/tickers/demo-x.yaml", "XDEM", "XPAR")
    assert told(site, "PT416") == [("warning", "content/tickers/demo-x.yaml", 3, 6)]


@pytest.mark.parametrize(
    ("ticker", "name", "kind", "is_told"),
    [
        ("NYSEARCA:SPY", "SPDR S&P 500 ETF Trust", "", True),
        ("NYSEARCA:SPY", "SPDR S&P 500 ETF Trust", "kind: ETF", False),
        ("LSE:VUSA", "Vanguard S&P 500 UCITS", "kind: share", True),
        ("INDEX:DJI", "Dow Jones Industrial Average", "", True),
        ("CRYPTO:BTC", "Bitcoin", "kind: crypto", False),
        ("LSE:SMT", "Scottish Mortgage Investment Trust", "", False),
        ("NASDAQ:NETF", "Netflow Systems", "", False),
    ],
)
def test_a_fund_with_the_profile_of_a_share_is_told(
    site: Site, ticker: str, name: str, kind: str, is_told: bool
) -> None:
    file = "content/tickers/one.yaml"
    site.write({file: f"ticker: {ticker}\nname: {name}\n{kind}\n"})
    assert told(site, "PT419") == ([("warning", file, 2, 7)] if is_told else [])


@pytest.mark.parametrize("field, right, wrong", [
    ("isin", "US5949181045", "US5949181046"), ("lei", "INR2EJN1ERAN0W5ZP974", "INR2EJN1ERAN0W5ZP975"),
    ("figi", "BBG000BPH459", "BBG000BPH458"),
])  # fmt: skip
def test_an_identifier_whose_check_digit_is_wrong_is_an_error_at_its_place(
    site: Site, field: str, right: str, wrong: str
) -> None:
    site.edit(TICKER, "currency: USD", f"currency: USD\n{field}: {right}")
    assert [f for f in site.findings() if f["severity"] == "error"] == []
    site.edit(TICKER, right, wrong)
    errors = [f for f in site.findings() if f["file"] == TICKER]
    found = [(f["severity"], f["file"], f["line"], f["column"]) for f in errors]
    assert found[0] == ("error", TICKER, 4, len(field) + 3)


@pytest.fixture
def bilingual(site: Site) -> Site:
    text = (site.source / STORY).read_text("utf-8")
    site.edit(STORY, "tags:", "translations: {fr: /2023/01/autre/}\ntags:")
    site.write({OTHER: text.replace(
        "title: Microsoft puts billions into OpenAI",
        "title: Microsoft et OpenAI\nlang: fr\ntranslations: {en: /2023/01/microsoft-openai/}")})
    return site


def test_two_stories_that_name_each_other_are_in_order(bilingual: Site) -> None:
    assert told(bilingual, "PT826", "PT827") == []
    bilingual.build()
    page = bilingual.page("/2023/01/microsoft-openai/")
    assert '<link rel="alternate" hreflang="fr" href="https://news.example/2023/01/autre/">' in page
    assert '<link rel="alternate" hreflang="en" href="https://news.example/2023/01/microsoft-openai/">' in page


def test_a_whole_address_of_this_publication_counts_as_its_path(bilingual: Site) -> None:
    bilingual.edit(STORY, "fr: /2023", "fr: https://news.example/2023")
    assert told(bilingual, "PT826", "PT827") == []


@pytest.mark.parametrize("old, new, code", [
    ("fr: /2023/01/autre/", "fr: /2023/01/autres/", "PT826"),
    ("{fr:", "{french:", "PT827"),
    ("{fr:", "{en:", "PT827"),
])  # fmt: skip
def test_what_is_wrong_with_a_translation_is_told_at_its_place(bilingual: Site, old: str, new: str, code: str) -> None:
    bilingual.edit(STORY, old, new)
    found = told(bilingual, code)
    assert [(severity, file, line) for severity, file, line, _ in found if file == STORY] == [("warning", STORY, 7)]


def test_a_translation_is_an_address_and_no_file(bilingual: Site) -> None:
    bilingual.edit(STORY, "fr: /2023/01/autre/", "fr: autre.md")
    assert ("error", STORY, 7) in [(severity, file, line) for severity, file, line, _ in told(bilingual, "PT123")]


def test_a_translation_that_does_not_answer_is_told(bilingual: Site) -> None:
    bilingual.edit(OTHER, "translations: {en: /2023/01/microsoft-openai/}\n", "")
    (finding,) = [f for f in bilingual.findings() if f["code"] == "PT826"]
    assert finding["file"] == STORY
    assert "add `translations: {en: /2023/01/microsoft-openai/}` there" in finding["hint"]


def test_a_translation_elsewhere_is_believed(site: Site) -> None:
    site.edit(STORY, "tags:", "translations: {de: 'https://nachrichten.example/x/'}\ntags:")
    assert told(site, "PT826", "PT827") == []
