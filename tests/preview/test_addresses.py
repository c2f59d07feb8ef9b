"""What an address leads to, and that none leads out of the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from presstime.preview.addresses import Unacceptable, file_at, found, joined, route_of, segments, within


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A built folder with a sibling of the same prefix, and links that lead out of it."""
    site = tmp_path / "site"
    for path in ("index.html", "a/index.html", "about.html", "press.css", ".presstime-manifest", "a b/index.html"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(path)
    (tmp_path / "site-secret").mkdir()
    (tmp_path / "site-secret" / "draft.html").write_text("draft")
    (tmp_path / "outside.html").write_text("outside")
    (site / "link.html").symlink_to(tmp_path / "outside.html")
    (site / "folder").symlink_to(tmp_path / "site-secret")
    (site / "up").symlink_to("..")
    return site


@pytest.mark.parametrize(("address", "file"), [
    ("/", "index.html"), ("/a/", "a/index.html"), ("/about", "about.html"), ("/press.css", "press.css"),
    ("/a/index.html", "a/index.html"), ("/a%20b/", "a b/index.html"), ("/%61/", "a/index.html"),
])  # fmt: skip
def test_an_address_shows_its_file(root: Path, address: str, file: str) -> None:
    assert found(str(root), segments(address)) == (str(root / file), False)


def test_a_folder_without_its_slash_is_sent_on(root: Path) -> None:
    assert found(str(root), segments("/a")) == (None, True)


@pytest.mark.parametrize("address", ["/link.html", "/folder/draft.html", "/up/outside.html", "/nowhere", "/a/nowhere/"])
def test_links_and_what_is_not_there_show_nothing(root: Path, address: str) -> None:
    assert found(str(root), segments(address)) == (None, False)


@pytest.mark.parametrize(("address", "status"), [
    ("/../outside.html", 404), ("/%2e%2e/outside.html", 404), ("/a/..%2f..%2foutside.html", 404),
    ("/..%5c..%5coutside.html", 404), ("/\\..\\x", 404), ("//outside.html", 404), ("/a//index.html", 404),
    ("/.presstime-manifest", 404), ("/.git/config", 404), ("/%2egit/config", 404), ("/C:/x", 404),
    ("/x::$DATA", 404), ("/a%00b", 400), ("/%0d%0aSet-Cookie:x", 400), ("/%ff", 400), ("/a\x7f", 400), ("", 400),
    ("http://elsewhere/", 400), ("/" + "a" * 100_000, 414),
])  # fmt: skip
def test_what_leads_out_or_to_hidden_files_is_refused(address: str, status: int) -> None:
    with pytest.raises(Unacceptable) as refused:
        segments(address)
    assert refused.value.status == status


def test_what_is_escaped_twice_is_a_strange_name_and_no_way_out(root: Path) -> None:
    assert found(str(root), segments("/..%252foutside.html".replace("..", "x"))) == (None, False)
    assert segments("/%252e%252e") == ("%2e%2e",)


def test_a_name_longer_than_file_systems_have_is_not_there(root: Path) -> None:
    assert file_at(str(root), ["a" * 5000]) is None


@pytest.mark.parametrize(("address", "base", "inside"), [
    ("/markets/a/", "/markets", ("a", "")), ("/markets/", "/markets", ("",)), ("/a/", "", ("a", "")),
    ("/markets", "/markets", None), ("/market/a/", "/markets", None), ("/", "/markets", None),
])  # fmt: skip
def test_only_what_is_below_the_base_is_of_the_site(address: str, base: str, inside: tuple[str, ...] | None) -> None:
    assert within(segments(address), base) == inside


@pytest.mark.parametrize(("parts", "route"), [
    (("",), "/"), (("a", ""), "/a/"), (("a", "index.html"), "/a/"), (("press.css",), "/press.css"),
])  # fmt: skip
def test_parts_are_the_route_that_the_engine_knows(parts: tuple[str, ...], route: str) -> None:
    assert route_of(parts) == route


def test_parts_are_escaped_again_for_a_redirect() -> None:
    assert joined(("a b", "é", "")) == "/a%20b/%C3%A9/"
