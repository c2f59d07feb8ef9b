"""What must stand beside a story about somebody's money is printed: recommendations, holdings, corrections."""

from __future__ import annotations

import json

import pytest

from tests.site import Site, visible

STORY = "content/articles/2023/microsoft-openai.md"
PAGE = "/2023/01/microsoft-openai/"
ADVICE = """recommendation:
  ticker: MSFT
  rating: buy
  previous: hold
  target: 290
  horizon: 12 months
  assumptions: Cloud revenue grows by a quarter & more.
  completed_at: 2023-01-24 07:10
tags:"""


@pytest.fixture
def advised(site: Site) -> Site:
    site.edit(STORY, "tags:", ADVICE)
    site.build()
    return site


def test_a_recommendation_is_printed_with_all_that_must_stand_beside_it(advised: Site) -> None:
    assert (
        "Recommendation: NASDAQ: MSFT Ratingbuy (before: hold)Target price$290Horizon12 months"
        "It rests onCloud revenue grows by a quarter & more.Completed24 Jan. 2023, 7:10\u00a0a.m.\u00a0EST"
    ).replace("\u00a0", " ") in advised.text(PAGE)
    assert "a quarter &amp; more" in advised.page(PAGE)


def test_what_was_not_given_has_no_row(site: Site) -> None:
    site.edit(STORY, "tags:", "recommendation: {ticker: NASDAQ:MSFT, rating: sell}\ntags:")
    site.build()
    text = site.text(PAGE)
    assert "Recommendation: NASDAQ: MSFT Ratingsell" in text
    assert "Ratingsell Microsoft" in text


def test_feeds_carry_the_recommendation(advised: Site) -> None:
    (item,) = json.loads(advised.page("/feed.json"))["items"]
    shown = visible(item["content_html"])
    assert "Recommendation: NASDAQ: MSFT. Rating: buy (before: hold). Target price: $290." in shown


def test_a_story_without_one_has_no_block(site: Site) -> None:
    site.build()
    assert "Recommendation" not in site.page(PAGE)


@pytest.mark.parametrize("ticker, codes", [
    ("MSFT", []), ("NASDAQ:MSFT", []), ("nasdaq:msft", []), ("NASDAQ:MSTR", ["PT605"]),
])  # fmt: skip
def test_a_recommendation_is_of_the_storys_ticker(site: Site, ticker: str, codes: list[str]) -> None:
    site.edit(STORY, "tags:", ADVICE.replace("ticker: MSFT", f"ticker: {ticker}"))
    found = [f for f in site.findings() if f["code"] == "PT605"]
    assert [f["code"] for f in found] == codes
    assert all((f["line"], f["column"]) == (8, 11) for f in found)


def test_a_holding_says_since_when(site: Site) -> None:
    site.write({"content/authors/ibukun.yaml": (
        "name: Ibukun\nholdings:\n  - {ticker: NASDAQ:MSFT, position: long, since: 2021-03-01}\n")})
    site.build()
    assert "Ibukun has had a long position in NASDAQ: MSFT since 1 March 2021." in site.text(PAGE)
    assert "NASDAQ: MSFT long since 1 March 2021." in site.text("/authors/ibukun/")


def test_a_holding_without_a_date_says_none(site: Site) -> None:
    site.write({"content/authors/ibukun.yaml": "name: Ibukun\nholdings: [{ticker: NASDAQ:MSFT, position: short}]\n"})
    site.build()
    assert "Ibukun has a short position in NASDAQ: MSFT." in site.text(PAGE)


CORRECTIONS = """corrections:
  - {date: 2023-01-25 10:00, kind: corrected, text: The sum was wrong.}
  - {date: 2023-01-26, kind: clarified, text: A name is spelt out.}
tags:"""


def test_a_corrected_figure_stands_in_the_header_and_a_clarified_one_at_the_foot(site: Site) -> None:
    site.edit(STORY, "tags:", CORRECTIONS)
    site.build()
    text = site.text(PAGE)
    grave, body, light = (text.index(part) for part in ("The sum was wrong.", "will invest", "A name is spelt out."))
    assert grave < body < light


def test_corrections_have_their_place_in_the_structured_data(site: Site) -> None:
    site.edit(STORY, "tags:", CORRECTIONS)
    site.build()
    script = site.page(PAGE).partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert [node["text"] for node in _corrections(json.loads(script))] == ["The sum was wrong.", "A name is spelt out."]


def _corrections(graph: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[dict[str, str]]:
    return next(node["correction"] for node in graph["@graph"] if "correction" in node)
