"""New files come pre-filled, valid, and with an id that lasts."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from presstime.diagnostics import Stopped
from presstime.importing import scaffold

NOW = datetime.datetime(2024, 2, 5, 23, 30, tzinfo=ZoneInfo("America/New_York"))


def front(text: str) -> dict[str, Any]:
    fields: dict[str, Any] = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
    return fields


def test_an_article(tmp_path: Path) -> None:
    path, text = scaffold("article", "Fed: rates up", tmp_path, NOW)
    assert path == tmp_path / "content" / "articles" / "2024" / "fed-rates-up.md"
    fields = front(text)
    assert fields["title"] == "Fed: rates up"
    assert fields["date"] == "2024-02-05 23:30"
    assert fields["status"] == "draft"
    assert fields["id"].startswith("20240205-")
    assert not path.exists()


def test_the_id_is_of_day_and_slug(tmp_path: Path) -> None:
    def id_of(title: str, now: datetime.datetime) -> str:
        return str(front(scaffold("article", title, tmp_path, now)[1])["id"])

    later = NOW.replace(hour=1)
    assert id_of("Fed up", NOW) == id_of("Fed up", later)
    assert len({id_of("Fed up", NOW), id_of("Fed down", NOW), id_of("Fed up", NOW.replace(day=6))}) == 3


def test_the_only_author_is_filled_in(tmp_path: Path) -> None:
    (tmp_path / "content" / "authors").mkdir(parents=True)
    (tmp_path / "content" / "authors" / "ann-poe.yaml").write_text("name: Ann Poe\n")
    assert front(scaffold("article", "A title", tmp_path, NOW)[1])["author"] == "ann-poe"


def test_a_taken_article_name_gets_the_next(tmp_path: Path) -> None:
    path, text = scaffold("article", "A title", tmp_path, NOW)
    path.parent.mkdir(parents=True)
    path.write_text(text)
    again, other = scaffold("article", "A title", tmp_path, NOW)
    assert again.name == "a-title-2.md"
    assert front(other)["id"] != front(text)["id"]


def test_an_author(tmp_path: Path) -> None:
    path, text = scaffold("author", "Grace O’Connor", tmp_path, NOW)
    assert path == tmp_path / "content" / "authors" / "grace-oconnor.yaml"
    assert yaml.safe_load(text) == {"name": "Grace O’Connor"}


def test_a_ticker(tmp_path: Path) -> None:
    path, text = scaffold("ticker", "NASDAQ:MSFT Microsoft", tmp_path, NOW)
    assert path == tmp_path / "content" / "tickers" / "nasdaq-msft.yaml"
    assert yaml.safe_load(text) == {"ticker": "NASDAQ:MSFT", "name": "Microsoft"}
    spaced = scaffold("ticker", "lon: BP. BP plc", tmp_path, NOW)[1]
    assert yaml.safe_load(spaced) == {"ticker": "LSE:BP.", "name": "BP plc"}


def test_a_page(tmp_path: Path) -> None:
    path, text = scaffold("page", "Our ethics", tmp_path, NOW)
    assert path == tmp_path / "content" / "pages" / "our-ethics.md"
    assert front(text)["title"] == "Our ethics"


@pytest.mark.parametrize("kind", ["author", "page", "ticker"])
def test_existing_profiles_and_pages_are_refused(kind: str, tmp_path: Path) -> None:
    title = "NASDAQ:MSFT Microsoft"
    path, text = scaffold(kind, title, tmp_path, NOW)  # type: ignore[arg-type]
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(Stopped) as stopped:
        scaffold(kind, title, tmp_path, NOW)  # type: ignore[arg-type]
    assert stopped.value.diagnostics[0].code == "PT161"


@pytest.mark.parametrize(
    ("kind", "title", "code"),
    [
        ("article", "!!!", "PT160"),
        ("ticker", "MSFT", "PT162"),
        ("ticker", "NOWHERE:MSFT x", "PT162"),
        ("ticker", "", "PT162"),
    ],
)
def test_a_title_that_names_nothing(kind: str, title: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Stopped) as stopped:
        scaffold(kind, title, tmp_path, NOW)  # type: ignore[arg-type]
    assert stopped.value.diagnostics[0].code == code
