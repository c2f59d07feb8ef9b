"""The small files for hosts and robots."""

from __future__ import annotations

import re

from tests.outputs.press import Press


def rules(text: str) -> dict[str, list[str]]:
    """Header names by the path of their rule."""
    found: dict[str, list[str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("  "):
            found[path].append(line.partition(":")[0].strip())
        else:
            path = line
            found[path] = []
    return found


def matches(path: str, address: str) -> bool:
    return re.fullmatch(re.escape(path).replace(r"\*", ".*"), address) is not None


def test_no_address_gets_a_header_twice(press: Press) -> None:
    press.article("one")
    press.build()
    found = rules(press.page("/_headers"))
    for address in ("/", "/fonts/a.woff2", "/rss.xml", "/atom.xml", "/feed.json", "/2023/01/one/"):
        names = [name for path, names in found.items() if matches(path, address) for name in names]
        assert len(names) == len(set(names)), address
        assert "Content-Security-Policy" in names


def test_the_policy_forbids_what_no_page_uses(press: Press) -> None:
    press.build()
    policy = re.search("Content-Security-Policy: (.*)", press.page("/_headers"))
    assert policy
    parts = dict(part.split(" ", 1) for part in policy.group(1).split("; ") if " " in part)
    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == "'self'"
    assert parts["form-action"] == "'self'"
    assert parts["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy.group(1)
    assert policy.group(1).endswith("upgrade-insecure-requests")


def test_a_site_without_https_is_not_told_to_use_it(press: Press) -> None:
    press.edit("site.yaml", "https:", "http:")
    press.build()
    assert "upgrade-insecure-requests" not in press.page("/_headers")


def test_a_base_path_stands_in_every_rule(press: Press) -> None:
    press.edit("site.yaml", "news.example/", "example.org/markets/")
    press.build()
    assert all(path.startswith("/markets/") for path in rules(press.page("/_headers")))


def test_robots_are_told_of_both_sitemaps(press: Press) -> None:
    press.build()
    text = press.page("/robots.txt")
    assert re.findall("Sitemap: (.*)", text) == [
        "https://news.example/sitemap.xml", "https://news.example/news-sitemap.xml"]
    assert "Disallow:\n" in text


def test_github_is_told_to_serve_files_as_they_are(press: Press) -> None:
    press.build()
    assert press.page("/.nojekyll") == ""
