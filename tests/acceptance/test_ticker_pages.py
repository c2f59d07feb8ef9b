"""A ticker's page shows what the price file and the stories give."""

from __future__ import annotations

import datetime
import re

from tests.site import Site


def test_two_closes_are_a_line(site: Site) -> None:
    site.write({"content/prices/NASDAQ-MSFT.csv": "date,close\n2023-01-20,240.22\n2023-01-23,242.58\n"})
    site.build()
    page = site.page("/tickers/nasdaq-msft/")
    assert '<svg class="chart"' in page
    assert "No price has been quoted yet" not in page
    assert "242.58" in site.text("/tickers/nasdaq-msft/")


WEEK = "date,close\n2023-01-30,242.71\n2023-01-31,247.81\n2023-02-01,252.75\n2023-02-02,264.60\n"
TICKER = "/tickers/nasdaq-msft/"


def test_a_close_counts_from_the_end_of_its_session(site: Site) -> None:
    """A price from the future is held like a story from the future; New York closes at 21:00 UTC."""
    site.write({"content/prices/NASDAQ-MSFT.csv": WEEK})
    site.build(at="2023-02-01T20:59Z")
    assert "247.81" in site.text(TICKER)
    assert "252.75" not in site.page(TICKER)
    assert "264.60" not in site.page(TICKER)
    site.build(at="2023-02-01T21:00Z")
    assert "252.75" in site.text(TICKER)
    assert "264.60" not in site.page(TICKER)
    site.build(at="2023-02-01T20:59Z")
    assert "252.75" not in site.page(TICKER)


def test_the_next_close_is_in_the_schedule(site: Site) -> None:
    site.write({"content/prices/NASDAQ-MSFT.csv": WEEK})
    told = site.run("schedule", at="2023-02-01T12:00Z").out.splitlines()
    assert told == [
        "2023-02-01 16:00 EST       close counts           Microsoft Corporation  (content/prices/NASDAQ-MSFT.csv)",
        "build next: 2023-02-01T16:00:00-05:00",
    ]


def test_a_close_of_the_future_is_no_price_of_now(site: Site) -> None:
    """Bound figures on pages and records in texts see the closes of now alone."""
    site.write({
        "content/prices/NASDAQ-MSFT.csv": WEEK,
        "content/pages/desk.md": "---\ntitle: The desk\n---\nMicrosoft stands at {{ MSFT.close }}.\n",
        "content/articles/2023/streak.md": """---
title: Microsoft rises again
date: 2023-02-01 07:40
author: ibukun
ticker: NASDAQ:MSFT
---
It was the third straight gain.
"""})
    site.run("build", at="2023-02-01T12:00Z")
    assert "$247.81" in site.text("/desk/")
    assert "PT220" not in site.codes(at="2023-02-01T12:00Z")
    site.build(at="2023-02-03T12:00Z")
    assert "$264.60" in site.text("/desk/")


def decades(days: int) -> str:
    """Invented closes of as many days in a row up to now, with one peak and one trough."""
    last = datetime.date(2023, 1, 31)
    rows = {last - datetime.timedelta(days=n): f"{100 + n % 7}.25" for n in range(days)}
    rows[datetime.date(2009, 3, 9)], rows[datetime.date(2021, 11, 19)] = "61.07", "187.93"
    return "date,close\n" + "".join(f"{day},{close}\n" for day, close in rows.items())


def test_decades_of_closes_are_a_light_page_with_exact_figures(site: Site) -> None:
    site.write({"content/prices/NASDAQ-MSFT.csv": decades(9000)})
    site.build()
    page = site.page(TICKER)
    line = re.search(r'<polyline points="([^"]*)"', page)
    assert line
    assert 200 < len(line[1].split()) // 2 <= 260
    assert len(page) < 60_000
    told = site.text(TICKER)
    for exact in ("61.07", "187.93", "12 June 1998 to 31 Jan. 2023", "in 25 years", "Drawn from 9000 closes"):
        assert exact in told
    assert re.findall(r"<text x=[^>]*>(\d{4})</text>", page) == ["1998", "2003", "2008", "2013", "2018", "2023"]
