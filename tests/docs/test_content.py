"""The examples of docs/content.md are read without a finding."""

from __future__ import annotations

import pytest

from tests.docs.reading import blocks, document
from tests.site import Site

USUAL = """\
title: T
standfirst: S.
date: 2023-01-24 07:40
author: ibukun
ticker: NASDAQ:MSFT
"""
EXAMPLES = [block.text for block in blocks(document("docs/content.md")) if block.language == "yaml"]


@pytest.mark.parametrize("example", [e for e in EXAMPLES if not e.startswith("- id")], ids=lambda e: e.split(":")[0])
def test_an_example_of_front_matter_is_right(site: Site, example: str) -> None:
    """As it stands, or with the lines that every article has."""
    usual = "" if example.startswith("title") else USUAL
    site.write({"content/articles/2023/microsoft-openai.md": f"---\n{usual}{example}---\nMicrosoft said so.\n"})
    assert site.findings() == []


def test_the_rule_that_is_shown_finds_what_it_says(site: Site) -> None:
    site.write({"rules.yaml": next(example for example in EXAMPLES if example.startswith("- id"))})
    assert site.codes() == []
    site.edit("content/articles/2023/microsoft-openai.md", "invest", "cut costs, and no layoffs follow,")
    assert site.codes() == ["DESK-LAYOFFS"]


def test_the_ledger_finds_a_silent_edit(site: Site) -> None:
    """As the page tells it: record, edit, be told; say so, and hear nothing."""
    site.build()
    assert site.run("record").code == 0
    site.edit("content/articles/2023/microsoft-openai.md", "puts billions into", "leaves")
    assert site.codes() == ["PT501"]
    site.edit("content/articles/2023/microsoft-openai.md", "tags:", "updated: 2023-01-25 09:00\ntags:")
    assert site.codes() == []
