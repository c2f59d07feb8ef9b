"""Who must load again, and what stands at an address, without a server."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from presstime.diagnostics import Diagnostic, Where, error
from presstime.preview.outcomes import Contents, Outcome, sentence
from presstime.preview.showing import ALL, MOST_REMEMBERED, OWN, Showing

NOW = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)


def showing(root: Path, base: str = "") -> Showing:
    def complete(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
        return list(findings)

    made = Showing(root, "run", complete, lambda finding: "", lambda: None)
    made.base = base
    return made


def test_a_page_is_outdated_by_what_its_own_route_did_after_it_was_sent(tmp_path: Path) -> None:
    shown = showing(tmp_path)
    sent = shown.mark
    shown.note_published(["/a/"])
    assert shown.is_outdated(sent, "/a/") and not shown.is_outdated(sent, "/b/")
    assert not shown.is_outdated(shown.mark, "/a/")
    shown.note_published([ALL])
    assert shown.is_outdated(sent, "/b/")


@pytest.mark.parametrize("mark", ["", "other-1", "run-", "run-x", "None"])
def test_a_page_of_another_run_is_outdated(tmp_path: Path, mark: str) -> None:
    assert showing(tmp_path).is_outdated(mark, "/a/")


def test_the_list_of_builds_is_outdated_by_every_build(tmp_path: Path) -> None:
    shown = showing(tmp_path)
    sent = shown.mark
    shown.note_ended(Outcome(NOW, 0.0), Contents())
    assert shown.is_outdated(sent, OWN) and not shown.is_outdated(sent, "/a/")


def test_what_is_remembered_of_changes_is_bounded(tmp_path: Path) -> None:
    shown = showing(tmp_path)
    sent = shown.mark
    for start in range(0, 3 * MOST_REMEMBERED, 1000):
        shown.note_published([f"/{number}/" for number in range(start, start + 1000)])
    assert shown.is_outdated(sent, "/0/")
    assert len(shown._changed_at) <= MOST_REMEMBERED


@pytest.mark.parametrize(("changed", "route", "concerns"), [
    (["/a/"], "/a/", True), (["/a/"], "/b/", False), (["/logo.png"], "/b/", True), (["/app.js"], "/b/", True),
    (["/rss.xml"], "/b/", False), (["/404.html"], "/b/", True), ([ALL], "/b/", True), (["/x.html"], "/x", True),
])  # fmt: skip
def test_a_change_concerns_the_pages_that_show_it(
    tmp_path: Path, changed: list[str], route: str, concerns: bool
) -> None:
    assert showing(tmp_path).concerns(frozenset(changed), route) is concerns


@pytest.mark.parametrize(("url", "route"), [
    ("http://h/markets/a/?q#f", "/a/"), ("http://h/markets/a/index.html", "/a/"), ("http://h/elsewhere/", None),
    ("http://[/", None), ("http://h/__presstime/", OWN), ("http://h/markets/%2e%2e/", None),
])  # fmt: skip
def test_a_browser_s_address_is_a_route(tmp_path: Path, url: str, route: str | None) -> None:
    assert showing(tmp_path, "/markets").route_at(url) == route


def test_what_is_published_is_no_longer_broken(tmp_path: Path) -> None:
    """The panel goes with the first page that comes, not with the last."""
    shown = showing(tmp_path)
    shown.note_ended(Outcome(NOW, 0.0, (error("PT100", "wrong", Where("a")),), stopped=True), None)
    assert shown.is_broken and b'"errors":1' in shown.status()
    shown.note_published(["/a/"])
    assert not shown.is_broken and b'"errors":0' in shown.status()


def test_a_build_is_told_in_a_sentence() -> None:
    assert sentence(Outcome(NOW, 0.041, rendered=3, changed=3)) == "built 3 files in 41 ms"
    assert sentence(Outcome(NOW, 12.3, rendered=1, changed=0, removed=2, pending=4)) == (
        "built 1 file in 12.3 s; 0 changed; 2 removed; 4 to follow"
    )
    assert sentence(Outcome(NOW, 0.002)) == "nothing to build in 2 ms"
    broken = Outcome(NOW, 0.1, (error("PT100", "wrong", Where("a")),), stopped=True)
    assert sentence(broken) == "nothing published: 1 error; 100 ms"
