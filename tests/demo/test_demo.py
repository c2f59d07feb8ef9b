"""The paper that comes with the program, as it is published: valid, whole, readable by all, and quick to load."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import html5lib
import pytest

from presstime.cli import main
from tests.tools import vnu
from tests.tools.browse import browse

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = "2026-11-24T12:00Z"
OWN = "https://presstime.example"
KINDS = [
    "/", "/latest/", "/latest/2/", "/2023/01/microsoft-openai/", "/2023/01/larkspur-gives-back/",
    "/2023/01/eight-decimals/", "/2023/01/disclosure/", "/tags/market-data/", "/tags/", "/authors/",
    "/authors/ibukun/", "/authors/staff/", "/tickers/", "/tickers/demo-lark/", "/tickers/nasdaq-msft/",
    "/sections/explainers/", "/archive/", "/2023/", "/2023/01/", "/corrections/", "/search/", "/feeds/", "/about/",
    "/404.html",
]  # fmt: skip
EXPECTED_WARNINGS = {"PT203", "PT204", "PT306"}


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, built from a copy, at a fixed time."""
    source = tmp_path_factory.mktemp("demo")
    for name in ("content", "static", "templates"):
        shutil.copytree(ROOT / name, source / name)
    shutil.copy(ROOT / "site.yaml", source)
    assert main(["build", "--quiet", "--source", str(source), "--at", NOW]) == 0
    return source / "public"


@pytest.fixture(scope="session")
def findings(published: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    import contextlib
    import io

    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        main(["check", "--format", "json", "--source", str(published.parent), "--at", NOW])
    return list(json.loads(said.getvalue())["findings"])


def pages(published: Path) -> Iterator[Path]:
    return published.rglob("*.html")


def test_it_has_no_errors_and_only_the_warnings_that_its_stories_demonstrate(findings: list[dict[str, str]]) -> None:
    assert {finding["code"] for finding in findings} == EXPECTED_WARNINGS
    assert {finding["severity"] for finding in findings} == {"warning"}


def test_every_internal_link_leads_to_a_file_and_a_place(published: Path) -> None:
    trees = {path: html5lib.parse(path.read_bytes(), namespaceHTMLElements=False) for path in pages(published)}
    ids = {path: {e.get("id") for e in tree.iter() if e.get("id")} for path, tree in trees.items()}
    missing = []
    for path, tree in trees.items():
        for element in tree.iter():
            for name in ("href", "src", "action"):
                address = (element.get(name) or "").removeprefix(OWN)
                parts = urlsplit(address)
                if not address or parts.scheme or parts.netloc:
                    continue
                target = path if not parts.path else published / unquote(parts.path).lstrip("/")
                target = target / "index.html" if target.is_dir() else target
                if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in ids.get(target, {""})):
                    missing.append((path.relative_to(published).as_posix(), address))
    assert missing == []


def test_no_page_asks_another_origin_or_carries_inline_style_or_script(published: Path) -> None:
    for path in pages(published):
        tree = html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)
        for element in tree.iter():
            assert "style" not in element.attrib, path
            assert not [name for name in element.attrib if isinstance(name, str) and name.startswith("on")], path
            if element.tag == "script":
                assert element.get("type") == "application/ld+json", path
            loads = element.get("src") or (element.get("href") if element.tag == "link" else "") or ""
            if element.tag != "link" or element.get("rel") in ("stylesheet", "preload", "icon"):
                assert not urlsplit(loads).netloc, (path, loads)


def test_structured_data_is_json_and_names_tickers_by_their_mic(published: Path) -> None:
    def refuse(name: str) -> float:
        raise ValueError(name)

    for path in pages(published):
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.S):
            assert json.loads(text, parse_constant=refuse)["@graph"], path
    story = (published / "2023/01/microsoft-openai/index.html").read_text("utf-8")
    assert '"tickerSymbol":"XNAS MSFT"' in story.replace('": "', '":"')


def test_every_feed_is_read_without_complaint(published: Path) -> None:
    feeds = [*published.rglob("rss.xml"), *published.rglob("atom.xml")]
    assert len(feeds) > 20
    for path in feeds:
        assert not feedparser.parse(path.read_bytes()).bozo, path
    for path in published.rglob("feed.json"):
        assert json.loads(path.read_text("utf-8"))["version"] == "https://jsonfeed.org/version/1.1", path


def test_what_is_held_is_nowhere(published: Path) -> None:
    for path in published.rglob("*"):
        assert "quillon-results" not in path.as_posix() and "splits" not in path.as_posix()
        if path.suffix in (".html", ".xml", ".json", ".txt"):
            text = path.read_text("utf-8")
            assert "quillon-results" not in text and "/splits/" not in text, path


@pytest.mark.needs_java
@pytest.mark.needs_node
def test_every_page_is_valid(published: Path) -> None:
    """The Nu HTML Checker has nothing to say of any page."""
    assert [str(message) for message in vnu.check(published) if message.kind != "info"] == []


@pytest.mark.browser
@pytest.mark.slow
def test_every_kind_of_page_is_accessible_and_fits(published: Path) -> None:
    """axe with AAA contrast, light and dark, 390 and 1280 px; nothing overflows at 320; focus is seen; no errors."""
    reports = browse(published, KINDS)
    assert {report.page: report.faults() for report in reports if report.faults()} == {}
