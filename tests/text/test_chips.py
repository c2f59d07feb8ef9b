"""Symbols with their exchange, in brackets in running prose, become chips at their first mention."""

import pytest

from presstime.text.markdown import render_markdown
from presstime.text.references import fill


def chips(text: str) -> list[tuple[str, str]]:
    body = render_markdown(text, file="a.md", first_line=1, language="en").body
    return [(r.target, r.label) for r in body.references if r.kind == "chip"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("(NASDAQ: MSFT)", "NASDAQ:MSFT"),
        ("(NYSE:BRK.B)", "NYSE:BRK.B"),
        ("(HKEX: 0700)", "HKEX:0700"),
        ("(Nasdaq: ON)", "NASDAQ:ON"),
        ("(CRYPTO: BTC)", "CRYPTO:BTC"),
        ("(TSX:BBD-B)", "TSX:BBD-B"),
        ("(B3: PETR4)", "B3:PETR4"),
        ("(NYSE:\u00a0TRUE)", "NYSE:TRUE"),
        ("**Acme** (*NYSE: ACM*)", None),
        ("**Acme (NYSE: ACM)**", "NYSE:ACM"),
    ],
)
def test_a_qualified_symbol_in_brackets_is_a_chip(text: str, target: str | None) -> None:
    assert [found for found, _ in chips(f"Shares of it {text} fell.")] == ([target] if target else [])


def test_each_of_several_listings_is_a_chip() -> None:
    assert [t for t, _ in chips("Rio (NYSE: RIO; ASX: RIO, LSE:RIO and OTC: RIOX & TSX: R)")] == [
        "NYSE:RIO",
        "ASX:RIO",
        "LSE:RIO",
        "OTC:RIOX",
        "TSX:R",
    ]


def test_only_the_first_mention_is_a_chip() -> None:
    assert chips("A (NYSE: A), B (NYSE:B)\n\nA (NYSE:A)") == [("NYSE:A", "NYSE: A"), ("NYSE:B", "NYSE:B")]


@pytest.mark.parametrize(
    "text",
    [
        "`(NYSE: A)`",
        "```\n(NYSE: A)\n```",
        "## About A (NYSE: A)",
        "[About A (NYSE: A)](https://example.com)",
        "[About A (NYSE: A) and *more*](b.md)",
        "NYSE: A fell",
        "(see NYSE: A)",
        "(Source: Reuters)",
        "(at 16:30)",
        "\\(NYSE: A)",
        "(NYSE: aapl)",
    ],
)
def test_elsewhere_there_are_none(text: str) -> None:
    assert chips(text) == []


def test_the_first_mention_outside_a_link_is_still_a_chip() -> None:
    assert chips("## A (NYSE: A)\n\n[A (NYSE: A)](b.md) and A (NYSE: A)") == [("NYSE:A", "NYSE: A")]


def test_a_chip_links_to_its_ticker_and_prints_evenly() -> None:
    body = render_markdown("It (NYSE:BRK.B) fell", file="a.md", first_line=1, language="en").body
    assert fill(body, lambda r: "/tickers/nyse-brk-b/") == (
        '<p>It (<a class="chip" href="/tickers/nyse-brk-b/" dir="ltr">NYSE: BRK.B</a>) fell</p>\n'
    )
    assert fill(body, lambda r: "") == "<p>It (NYSE:BRK.B) fell</p>\n"
