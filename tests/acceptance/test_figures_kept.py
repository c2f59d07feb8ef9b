"""Figures are printed with the digits that they were given with, whatever else was printed before."""

from __future__ import annotations

from tests.site import Site


def story(stem: str, snapshot: str) -> dict[str, str]:
    return {f"content/articles/{stem}.md": f"""---
title: About {stem}
standfirst: A sentence.
date: 2023-01-24 07:40
author: ibukun
ticker: NASDAQ:MSFT
snapshot: {{{snapshot}, session: premarket, as_of: 2023-01-24}}
---
Text.
"""}


def test_equal_amounts_of_other_decimals_are_printed_apart(site: Site) -> None:
    """1 and 1.000 are equal; each page keeps its own digits, in whatever order pages are rendered."""
    site.write(story("a", "price: 21.000, previous_close: 20.000, change_percent: 5.000"))
    site.write(story("b", "price: 21.0, previous_close: 20.0, change_percent: 5.0"))
    site.build()
    assert "$21.000up +1.000 up +5.000%" in site.text("/2023/01/a/")
    assert "$21.0up +1.0 up +5.0%" in site.text("/2023/01/b/")


def test_a_build_after_an_edit_prints_what_a_clean_one_does(site: Site) -> None:
    site.write(story("a", "price: 21.000, previous_close: 20.000"))
    site.write(story("b", "price: 21.5, previous_close: 20.0"))
    site.build()
    site.edit("content/articles/b.md", "21.5", "21.0")
    site.build()
    incremental = site.files()
    site.build("--force")
    assert site.files() == incremental
