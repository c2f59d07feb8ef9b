"""A ticker's page shows what the price file and the stories give."""

from __future__ import annotations

from tests.site import Site


def test_two_closes_are_a_line(site: Site) -> None:
    site.write({"content/prices/NASDAQ-MSFT.csv": "date,close\n2023-01-20,240.22\n2023-01-23,242.58\n"})
    site.build()
    page = site.page("/tickers/nasdaq-msft/")
    assert '<svg class="chart"' in page
    assert "No price has been quoted yet" not in page
    assert "242.58" in site.text("/tickers/nasdaq-msft/")
