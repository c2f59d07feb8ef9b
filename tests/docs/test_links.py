"""Links, pictures and files that the documentation names are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.reading import anchors, documents, links
from tests.site import ROOT

NAMES = [path.relative_to(ROOT).as_posix() for path in documents()]
MOST_BYTES = 300_000


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    """To a file that is there, and to a heading in it."""
    path = ROOT / name
    broken = [link for link in links(path.read_text("utf-8")) if not leads(path, link)]
    assert broken == []


def leads(path: Path, link: str) -> bool:
    if re.match(r"https?://|mailto:", link):
        return True
    target, _, anchor = link.partition("#")
    file = (path.parent / target).resolve() if target else path
    if file.is_dir():
        return not anchor
    return file.is_file() and (not anchor or anchor in anchors(file.read_text("utf-8")))


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("docs/checks/")])
def test_every_file_that_is_named_is_there(name: str) -> None:
    """A path in `code` that begins with a folder of the repository is one."""
    text = (ROOT / name).read_text("utf-8")
    tops = "presstime|tests|tools|benchmarks|docs"
    named = re.findall(rf"`((?:{tops})/[\w./-]+\.\w+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    assert [path for path in named if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "pictures").glob("*")), ids=lambda path: path.name)
def test_a_picture_is_light(picture: Path) -> None:
    assert picture.stat().st_size < MOST_BYTES
