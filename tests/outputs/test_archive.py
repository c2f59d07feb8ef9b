"""The archive by year and month."""

from __future__ import annotations

import re

import pytest

from tests.outputs.press import Press


@pytest.fixture
def years(press: Press) -> Press:
    press.article("a", date="2022-12-31 23:30")
    press.article("b", date="2023-01-10 10:00")
    press.article("c", date="2023-01-11 10:00")
    press.article("d", date="2023-02-01 00:30")
    return press


def test_an_address_can_be_shortened_by_hand(years: Press) -> None:
    years.build()
    for route in ("/archive/", "/2022/", "/2022/12/", "/2023/", "/2023/01/", "/2023/02/"):
        assert years.has(route), route
    assert "Stories of January 2023" in years.page("/2023/01/")
    assert years.text("/2023/01/").index("About c") < years.text("/2023/01/").index("About b")
    assert "About d" not in years.text("/2023/01/")


def test_the_archive_counts_the_months_of_each_year(years: Press) -> None:
    years.build()
    page = years.page("/archive/")
    assert re.findall(r'<a class="more" href="(/\d+/\d+/)">(\w+)</a> (\d+)', page) == [
        ("/2023/01/", "January", "2"), ("/2023/02/", "February", "1"), ("/2022/12/", "December", "1")]
    year = years.page("/2023/")
    assert re.findall(r'href="(/2023/\d+/)">(\w+)</a> (\d+)', year) == [
        ("/2023/01/", "January", "2"), ("/2023/02/", "February", "1")]
    assert "About d" in year


def test_months_go_by_the_clock_of_the_publication(years: Press) -> None:
    """Half past eleven on New Year's Eve in New York is next year already in UTC."""
    years.build()
    assert "About a" in years.text("/2022/12/")


def test_a_full_month_has_pages(years: Press) -> None:
    years.settings("page_size: 1\n")
    years.build()
    assert "About c" in years.text("/2023/01/")
    assert "About b" in years.text("/2023/01/2/")
    assert not years.has("/2023/2/"), "that would look like February"
    head = years.page("/2023/01/").partition("</head>")[0]
    assert '<link rel="next" href="/2023/01/2/">' in head
    assert 'rel="prev"' not in head


@pytest.mark.parametrize("pattern", ["/{slug}/", "/news/{year}/{month}/{slug}/", "/{year}/{slug}/"])
def test_elsewhere_the_months_stand_under_the_archive(years: Press, pattern: str) -> None:
    years.settings(f'urls: {{article: "{pattern}"}}\n')
    years.build()
    assert years.has("/archive/2023/01/")
    assert years.has("/archive/2022/")
    assert not years.has("/2023/01/")
    assert 'href="/archive/2023/02/"' in years.page("/archive/")


def test_withdrawn_and_held_stories_are_not_in_the_archive(press: Press) -> None:
    press.article("gone", date="2022-11-01 10:00", status="withdrawn", withdrawn_reason="Wrong.")
    press.article("later", date="2024-01-01 10:00")
    press.build()
    assert not press.has("/2022/11/")
    assert not press.has("/2024/")
    assert "Nothing yet" in press.text("/archive/")
