"""Who wrote it, read from beneath the text; and who did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.desk import Result, imported_text

STORY = """Anvils fall again

{byline}

Acme makes anvils of iron. They fall whenever the price of iron does, and that was often this year.

Jane Norwood, an analyst, expects no change before the spring, and few of her peers do.

{end}
"""


def story(tmp_path: Path, end: str, byline: str = "2024-03-01") -> Result:
    return imported_text(tmp_path, STORY.format(end=end, byline=byline))


@pytest.mark.parametrize(
    ("end", "name", "role", "location"),
    [
        ("Ann Poe is a crypto/finance writer who cooks.", "Ann Poe", "Crypto/finance writer", ""),
        (
            "Ann Poe is a senior markets reporter based in New York.",
            "Ann Poe",
            "Senior markets reporter",
            "New York",
        ),
        ("Ann Poe is our City editor. She lives in Leeds.", "Ann Poe", "City editor", "Leeds"),
        ("Ann Poe is the deputy editor at Market Wire.", "Ann Poe", "Deputy editor", ""),
        ("Ann Poe is a London-based freelance journalist.", "Ann Poe", "Freelance journalist", "London"),
        ("Ann Poe covers metals for Market Wire.", "Ann Poe", "", ""),
        (
            "Ann Poe is a writer and editor in the city of Lagos, where she resides.",
            "Ann Poe",
            "Writer and editor",
            "Lagos",
        ),
        ("About the author\nAnn Poe has been writing about iron since 2001.", "Ann Poe", "", ""),
        ("About the author: Ann Poe is a columnist.", "Ann Poe", "Columnist", ""),
        ("(Ann Poe is a contributor.)", "Ann Poe", "Contributor", ""),
        ("About Ann Poe\n\nA reporter of many years, she knows iron.", "Ann Poe", "", ""),
    ],
)
def test_an_author(end: str, name: str, role: str, location: str, tmp_path: Path) -> None:
    byline = "By Ann Poe" if end.startswith("About Ann") else "2024-03-01"
    result = story(tmp_path, end, byline)
    author = result.authors["ann-poe"]
    assert result.front["author"] == "ann-poe"
    assert (author["name"], author.get("role", ""), author.get("location", "")) == (name, role, location)
    assert author["bio"]
    assert author["bio"].split(".")[0] not in result.body


@pytest.mark.parametrize(
    "end",
    [
        "Acme is a maker of anvils.",
        "Jane Norwood is an analyst at Acme Bank.",
        "Iron is a metal.",
        "It is a writer's market.",
        "The company is the leader.",
    ],
)
def test_no_author(end: str, tmp_path: Path) -> None:
    """A company, a thing, and somebody whom the story quotes."""
    result = story(tmp_path, end)
    assert result.authors == {}
    assert end in result.body


def test_several_authors_each_with_their_own(tmp_path: Path) -> None:
    end = "Ann Poe is a reporter.\n\nShe has a dog.\n\nBob Lee is an editor."
    result = story(tmp_path, end, "By Ann Poe and Bob Lee")
    assert result.front["authors"] == ["ann-poe", "bob-lee"]
    assert result.authors["ann-poe"]["bio"] == "Ann Poe is a reporter.\n\nShe has a dog."
    assert result.authors["bob-lee"]["bio"] == "Bob Lee is an editor."


def test_first_name_and_byline_are_one_person(tmp_path: Path) -> None:
    result = story(tmp_path, "Ann is a reporter from Leeds.", "By Ann Poe")
    assert result.authors == {
        "ann-poe": {"name": "Ann Poe", "role": "Reporter", "bio": "Ann is a reporter from Leeds."}
    }


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Poe", ["Ann Poe"]),
        ("by Ann Poe, Markets Editor", ["Ann Poe"]),
        ("By Ann Poe, Bob Lee and Cy Dee", ["Ann Poe", "Bob Lee", "Cy Dee"]),
        ("By Ann Poe in London", ["Ann Poe"]),
        ("By Ann Poe | 1 March 2024 | 3 min read", ["Ann Poe"]),
        ("Ann Poe - March 1, 2024", ["Ann Poe"]),
        ("By Ann Poe, Market Wire", ["Ann Poe"]),
        ("By J. R. van der Poe Jr.", ["J. R. van der Poe Jr"]),
        ("Author: Chloé O’Neill-Ødegård", ["Chloé O’Neill-Ødegård"]),
        ("By Market Wire Staff", []),
        ("By Staff Reporter", []),
    ],
)
def test_bylines(byline: str, names: list[str], tmp_path: Path) -> None:
    result = story(tmp_path, "The end of it came in the spring.", byline)
    assert [author["name"] for author in result.authors.values()] == sorted(names)
    assert byline not in result.body


@pytest.mark.parametrize(
    "line",
    [
        "By the way, iron is heavy.",
        "By 2030 Acme wants more.",
        "Microsoft said on January 24, 2023 that it would.",
    ],
)
def test_prose_is_no_byline(line: str, tmp_path: Path) -> None:
    result = story(tmp_path, "The end of it came in the spring.", line)
    assert result.authors == {}
    assert line in result.body + result.front.get("standfirst", "")


def test_an_existing_profile_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "source" / "content" / "authors"
    folder.mkdir(parents=True)
    (folder / "poe.yaml").write_text("name: Ann Poe\nbio: Known.\n")
    result = story(tmp_path, "Ann Poe is a reporter.")
    assert result.front["author"] == "poe"
    assert result.authors == {"poe": {"name": "Ann Poe", "bio": "Known."}}
    assert result.dropped["Ann Poe is a reporter."] == "the author poe has a profile already, which is kept"
