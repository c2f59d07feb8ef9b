"""The peers' sites: the same stories in each form, and edits that change one file each time."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.peers import eleventy, hugo, pelican, presstime, shared
from benchmarks.stories import newsroom, stories

NEWS = newsroom(6)
WRITERS = [hugo, pelican, eleventy, presstime]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=WRITERS, ids=lambda peer: peer.__name__.rpartition(".")[2])
def peer(request: pytest.FixtureRequest) -> ModuleType:
    assert isinstance(request.param, ModuleType)
    return request.param


@pytest.fixture
def site(peer: ModuleType, tmp_path: Path) -> Path:
    peer.write(NEWS, tmp_path / "site")
    return tmp_path / "site"


def test_every_story_is_there_with_its_text_and_no_mark_is_left(peer: ModuleType, site: Path) -> None:
    for story in stories(NEWS):
        text = peer.story_path(story, site).read_text("utf-8")
        assert story.title in text
        assert story.text.splitlines()[-3] in text
        assert "{{" not in text
        assert story.head.quote is None or str(story.head.quote.price) in text


@pytest.mark.parametrize("edit", ["edit_template", "edit_tag", "edit_author"])
def test_an_edit_changes_one_file_and_the_next_turn_changes_it_again(
    peer: ModuleType, site: Path, edit: str
) -> None:
    changed = []
    for turn in range(2):
        before = contents(site)
        getattr(peer, edit)(site, turn)
        after = contents(site)
        changed.append([name for name in after if before.get(name) != after[name]])
    assert len(changed[0]) == 1
    assert changed[0] == changed[1]


def test_a_story_is_edited_at_its_end(peer: ModuleType, site: Path) -> None:
    path = peer.story_path(next(stories(NEWS)), site)
    before = path.read_text("utf-8")
    shared.append_to_body(path, 3)
    assert (
        path.read_text("utf-8").removeprefix(before).strip() == "A sentence was added at the desk in turn 3."
    )


def test_an_edit_that_finds_nothing_to_change_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "base.html"
    path.write_text("<body>", "utf-8")
    with pytest.raises(LookupError, match=r"base\.html"):
        shared.edit_template(path, 0)
