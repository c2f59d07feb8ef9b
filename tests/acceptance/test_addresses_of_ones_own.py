"""`urls` in site.yaml moves pages, and all that we write by ourselves follows."""

from __future__ import annotations

import re

from tests.site import Site

URLS = (
    "urls: {article: '/news/{year}/{slug}/', latest: /all/, tag: '/topics/{slug}/', author: '/people/{slug}/', "
    "ticker: '/quotes/{ticker}/'}\n"
)


def test_menu_and_footer_follow_the_patterns(site: Site) -> None:
    """Without a menu of its own the publication gets ours, and every link of every page leads somewhere."""
    site.edit("site.yaml", "title:", f"{URLS}title:")
    site.build()
    files = site.files()
    links = {link for path, page in files.items() if path.endswith(".html")
             for link in re.findall(r'(?:href|src)="(/[^"#]*)', page.decode())}
    assert {"/all/", "/topics/", "/people/", "/quotes/", "/news/2023/microsoft-openai/"} <= links
    assert [link for link in links if (link[1:] + "index.html" if link.endswith("/") else link[1:]) not in files] == []
