"""A publication of two profiles and no story yet, and readers of what was published."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

from tests.site import Site

BEGINNING = """
-- site.yaml --
title: Market Wire
tagline: Company news and the numbers behind them
base_url: https://news.example/
timezone: America/New_York
-- content/authors/ibukun.yaml --
name: Ibukun Adeyemi
role: Finance writer
bio: |
  Ibukun writes about shares.

  Before that, about ships.
location: Lagos
beats: [AI]
languages: [en, yo]
links:
  - label: Site
    url: https://ibukun.example/
contact: ibukun@news.example
-- content/tickers/nasdaq-msft.yaml --
ticker: NASDAQ:MSFT
name: Microsoft Corporation
currency: USD
"""
SNAPSHOT = "{price: 242.60, previous_close: 242.50, session: premarket, as_of: 2023-01-24 07:32}"


class Press(Site):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.write(BEGINNING)

    def article(self, stem: str, text: str = "A body of text.", **fields: str) -> None:
        """An article with a title, a date and an author unless they are given; fields are YAML as written."""
        given = {"title": f"About {stem}", "date": "2023-01-24 07:40", "author": "ibukun"} | fields
        lines = "".join(f"{name}: {value}\n" for name, value in given.items())
        self.write({f"content/articles/{stem}.md": f"---\n{lines}---\n{text}\n"})

    def settings(self, lines: str) -> None:
        """More of site.yaml."""
        path = self.source / "site.yaml"
        path.write_text(path.read_text("utf-8") + lines.strip("\n") + "\n", "utf-8")

    def has(self, route: str) -> bool:
        return (self.output / (route.lstrip("/") + ("index.html" if route.endswith("/") else ""))).exists()

    def graph(self, route: str) -> list[dict[str, Any]]:
        """The nodes of a page's structured data; numbers as the text that they were written in."""
        return graph_of(self.page(route))

    def node(self, route: str, kind: str) -> dict[str, Any]:
        """The one node of a type."""
        [node] = [node for node in self.graph(route) if node["@type"] == kind]
        return node

    def metas(self, route: str) -> dict[str, list[str]]:
        """Contents of <meta> by property or name."""
        found: dict[str, list[str]] = {}
        pattern = r'<meta (?:property|name)="([^"]+)" content="([^"]*)"'
        for name, content in re.findall(pattern, self.page(route)):
            found.setdefault(name, []).append(html.unescape(content))
        return found


def graph_of(page: str) -> list[dict[str, Any]]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    nodes: list[dict[str, Any]] = json.loads(text, parse_float=str, parse_int=str)["@graph"]
    return nodes
