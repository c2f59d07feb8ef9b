"""Bound figures: `{{ MSFT.price }}` prints what the snapshot or the price file says, and cannot disagree with it."""

from __future__ import annotations

import pytest

from tests.site import Site

STORY = "content/articles/2023/microsoft-openai.md"
PAGE = "/2023/01/microsoft-openai/"
LINE = "Microsoft (NASDAQ: MSFT) will invest for several years."
SNAPSHOT = """snapshot:
  price: 242.66
  previous_close: 242.58
  low: 240.10
  market_cap: 1803000000000
  as_of: 2023-01-24 07:32
  session: premarket
tags:"""
PRICES = """date,open,close,volume
2023-01-20,234.86,240.22,35389800
2023-01-23,241.10,242.58,31934000
2023-01-24,242.50,242.04,40234400
"""


@pytest.fixture
def quoted(site: Site) -> Site:
    site.edit(STORY, "tags:", SNAPSHOT)
    return site


def html(site: Site, text: str) -> str:
    """The story's paragraph with this text."""
    body = (site.source / STORY).read_text("utf-8").rpartition("---\n")[2]
    site.edit(STORY, body, text + "\n")
    site.build()
    return site.page(PAGE).partition('<div class="body">')[2].partition("<p>")[2].partition("</p>")[0]


@pytest.mark.parametrize("field, value, shown", [
    ("price", "242.66", "$242.66"), ("previous_close", "242.58", "$242.58"), ("change", "0.08", "+$0.08"),
    ("change_percent", "0.03", "+0.03%"), ("low", "240.10", "$240.10"), ("market_cap", "1803000000000", "$1.8tn"),
])  # fmt: skip
def test_a_field_of_the_snapshot_is_printed_in_the_house_style(
    quoted: Site, field: str, value: str, shown: str
) -> None:
    expected = f'<data class="figure" value="{value}">{shown}</data>'
    assert html(quoted, f"At {{{{ MSFT.{field} }}}} now") == f"At {expected} now"


def test_the_instant_is_told_at_the_exchange(quoted: Site) -> None:
    assert html(quoted, "As of {{ MSFT.as_of }}") == (
        'As of <time datetime="2023-01-24T07:32-05:00">24 Jan. 2023, 7:32\u00a0a.m.\u00a0EST</time>')


def test_a_figure_follows_its_snapshot(quoted: Site) -> None:
    """An edit of the snapshot alone makes the page again with the new figure."""
    assert "$242.66" in html(quoted, "At {{ MSFT.price }}")
    quoted.edit(STORY, "price: 242.66", "price: 242.70")
    quoted.build()
    assert '<data class="figure" value="242.70">$242.70</data>' in quoted.page(PAGE)


def test_without_a_snapshot_the_price_file_tells_what_was_known(site: Site) -> None:
    """The story is of 7:40 in the morning: that day's close is in the file, and was not known."""
    site.write({"content/prices/NASDAQ-MSFT.csv": PRICES})
    assert ">$242.58<" in html(site, "At {{ MSFT.price }}")
    assert ">$242.58<" in html(site, "At {{ NASDAQ:MSFT.close }}")
    assert ">$240.22<" in html(site, "At {{ MSFT.previous_close }}")
    assert ">+0.98%<" in html(site, "At {{ MSFT.change_percent }}")
    assert ">$241.10<" in html(site, "At {{ MSFT.open }}")
    assert ">31.9m<" in html(site, "At {{ MSFT.volume }}")
    assert '<time datetime="2023-01-23">23 Jan. 2023</time>' in html(site, "At {{ MSFT.as_of }}")


@pytest.mark.parametrize("moment, close", [
    ("2023-01-24 15:59", "242.58"), ("2023-01-24 16:00", "242.04"), ("2023-01-24", "242.04"), ("2023-01-22", "240.22"),
])  # fmt: skip
def test_a_close_counts_once_its_session_is_over(site: Site, moment: str, close: str) -> None:
    site.write({"content/prices/NASDAQ-MSFT.csv": PRICES})
    site.edit(STORY, "date: 2023-01-24 07:40", f"date: {moment}\nslug: x")
    site.edit(STORY, LINE, "At {{ MSFT.close }}")
    site.build()
    assert f'value="{close}"' in site.page("/2023/01/x/")


def test_the_last_close_is_the_files_beside_a_snapshot(quoted: Site) -> None:
    quoted.write({"content/prices/NASDAQ-MSFT.csv": PRICES.replace("242.58", "242.59")})
    assert ">$242.59<" in html(quoted, "At {{ MSFT.close }}")
    assert ">$242.66<" in html(quoted, "At {{ MSFT.price }}")


def test_a_changed_price_file_makes_the_page_again(site: Site) -> None:
    site.write({"content/prices/NASDAQ-MSFT.csv": PRICES})
    html(site, "At {{ MSFT.close }}")
    site.edit("content/prices/NASDAQ-MSFT.csv", "242.58", "242.57")
    site.build()
    assert ">$242.57<" in site.page(PAGE)


def test_key_points_pages_and_feeds_print_them_too(quoted: Site) -> None:
    quoted.write({"content/prices/NASDAQ-MSFT.csv": PRICES})
    quoted.write({"content/pages/about.md": "---\ntitle: About\n---\nLast: {{ MSFT.close }}\n"})
    quoted.edit(STORY, "tags:", "key_points: ['The price is {{ MSFT.price }} now']\ntags:")
    quoted.edit(STORY, LINE, "At {{ MSFT.price }}")
    quoted.build()
    shown = '<data class="figure" value="242.66">$242.66</data>'
    assert f"<li>The price is {shown} now</li>" in quoted.page(PAGE)
    assert ">$242.04<" in quoted.page("/about/")
    feed = quoted.page("/feed.json") if (quoted.output / "feed.json").exists() else quoted.page("/rss.xml")
    assert "{{" not in feed
    assert feed.count("242.66") >= 2


@pytest.mark.parametrize("text", [
    "{{ article.title }}", "{{ x }}", "{{MSFT}}", "{{ msft.price }}", "{% if x %}", "{{ 7*7 }}",
])  # fmt: skip
def test_other_braces_are_text(quoted: Site, text: str) -> None:
    assert html(quoted, f"So {text} stands") == f"So {text} stands"


@pytest.mark.parametrize("text, code, message, hint", [
    ("{{ MSFT.prise }}", "PT418", "there is no field `prise`", "did you mean `price`?"),
    ("{{ MSFTT.price }}", "PT417", "`MSFTT` names no ticker", "did you mean `MSFT`?"),
    ("{{ NYSE:MSFT.price }}", "PT417", "`NYSE:MSFT` names no ticker", ""),
    ("{{ MSFT.volume }}", "PT418", "NASDAQ:MSFT has no `volume` here", "there are: price, previous_close, change"),
    ("{{ MSFT.open }}", "PT418", "NASDAQ:MSFT has no `open` here", "there are: price"),
])  # fmt: skip
def test_what_stands_for_nothing_is_an_error_at_its_place(
    quoted: Site, text: str, code: str, message: str, hint: str
) -> None:
    quoted.edit(STORY, LINE, f"Shares at {text} now")
    finding = next(f for f in quoted.findings() if f["severity"] == "error")
    assert (finding["code"], finding["message"]) == (code, message)
    assert hint in finding["hint"]
    assert finding["column"] == 11 and finding["end_column"] == 11 + len(text)
    assert finding["excerpt"][finding["column"] - 1 : finding["end_column"] - 1] == text


def test_a_symbol_of_two_exchanges_asks_for_one_unless_the_story_says(site: Site) -> None:
    for exchange in ("LSE", "NYSE"):
        site.write({f"content/tickers/{exchange.lower()}-xx.yaml": f"ticker: {exchange}:XX\nname: X\ncurrency: GBX\n"})
    site.write({"content/prices/LSE-XX.csv": "date,close\n2023-01-20,431.5\n"})
    site.edit(STORY, LINE, "At {{ XX.price }}")
    finding = next(f for f in site.findings() if f["severity"] == "error")
    assert (finding["code"], finding["message"]) == ("PT417", "`XX` could be LSE:XX or NYSE:XX")
    site.edit(STORY, "ticker: NASDAQ:MSFT", "tickers: [NASDAQ:MSFT, LSE:XX]")
    assert ">431.5p<" in html(site, "At {{ XX.price }}")


def test_a_held_story_is_warned_of_its_figures(quoted: Site) -> None:
    """An embargo that ends at four in the morning must not find an error then."""
    quoted.edit(STORY, LINE, "At {{ MSFT.price }}")
    quoted.edit(STORY, "author:", "embargo_until: 2023-03-01\nauthor:")
    assert "PT41" not in quoted.build().err
    quoted.edit(STORY, "MSFT.price", "MSFT.prise")
    assert "warning PT418" in quoted.build().err


@pytest.mark.parametrize("field", ["title", "standfirst"])
def test_a_figure_where_none_is_filled_is_told(quoted: Site, field: str) -> None:
    old = (quoted.source / STORY).read_text("utf-8").partition(f"{field}: ")[2].partition("\n")[0]
    quoted.edit(STORY, f"{field}: {old}", f"{field}: 'Shares at {{{{ MSFT.price }}}}'")
    finding = next(f for f in quoted.findings() if f["severity"] == "error")
    assert (finding["code"], finding["message"]) == ("PT418", f"{{{{ MSFT.price }}}} prints as it stands in a {field}")


def test_nothing_of_a_figure_is_run_or_escapes(quoted: Site) -> None:
    assert html(quoted, "So {{ MSFT.price }}&lt;b&gt; `{{ MSFT.price }}`") == (
        'So <data class="figure" value="242.66">$242.66</data>&lt;b&gt; <code>{{ MSFT.price }}</code>')
