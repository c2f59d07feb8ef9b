"""A story in two files, the text and the YAML beside it: each finding names the file in which its words stand."""

from __future__ import annotations

import pytest

from tests.site import Site

TEXT, YAML = "content/articles/2023/apart.md", "content/articles/2023/apart.yaml"
WRONG_MOVE = "Shares fell $6.92, or 7%, to $160.87."
FRONT = """title: The shares fell on Monday, Jan. 24, 2023
standfirst: One sentence.
date: 2023-01-25 09:00
author: ibukun
"""


@pytest.fixture
def apart(site: Site) -> Site:
    return site.write({TEXT: f"A first line.\n\n{WRONG_MOVE}\n\nIt fell on Friday, Jan. 24, 2023.\n", YAML: FRONT})


def places(site: Site) -> list[tuple[str, str, int, int]]:
    return [(f["code"], f["file"], f["line"], f["column"]) for f in site.findings()]


def test_findings_stand_in_the_file_of_their_words(apart: Site) -> None:
    assert sorted(places(apart)) == [
        ("PT203", TEXT, 3, 23), ("PT301", TEXT, 5, 12), ("PT301", YAML, 1, 27)]


def test_each_file_is_mended(apart: Site) -> None:
    apart.run("check", "--fix")
    assert "on Tuesday, Jan. 24, 2023" in (apart.source / TEXT).read_text("utf-8")
    assert "on Tuesday, Jan. 24, 2023" in (apart.source / YAML).read_text("utf-8")


def test_rules_of_a_desk_name_the_file_as_well(apart: Site) -> None:
    apart.write({"rules.yaml": "- id: DESK-FELL\n  pattern: fell\n  message: say why\n"})
    told = [(file, line) for code, file, line, _ in places(apart) if code == "DESK-FELL"]
    assert sorted(told) == [(TEXT, 3), (TEXT, 5), (YAML, 1)]


@pytest.mark.parametrize("front", ["status: draft\n", "embargo_until: 2023-02-20\n"])
def test_what_is_wrong_with_a_held_one_stops_no_build(apart: Site, front: str) -> None:
    snapshot = ("ticker: NASDAQ:MSFT\nsnapshot: {price: 242.66, previous_close: 239.50, change: -3.16, "
                "as_of: 2023-01-24 07:32, session: premarket}\n")
    apart.write({YAML: FRONT + snapshot})
    assert ("PT204", YAML) in {(code, file) for code, file, *_ in places(apart)}
    assert apart.run("build").code == 1
    apart.write({YAML: FRONT + snapshot + front})
    assert "(the article is held" in apart.build().err


def test_a_comment_silences_every_code_that_it_names(site: Site) -> None:
    story = f"---\n{FRONT}---\n{WRONG_MOVE}\n"
    site.write({TEXT: story})
    assert sorted(site.codes()) == ["PT203", "PT301"]
    site.write({TEXT: story + '\n<!-- presstime: allow PT203, pt301 "as the wire had it" -->\n'})
    assert site.codes() == []
    told = site.run("check").out
    assert "PT203: as the wire had it" in told
    assert "PT301: as the wire had it" in told
    site.write({TEXT: story + '\n```\n<!-- presstime: allow PT203 "in code, it is code" -->\n```\n'})
    assert sorted(site.codes()) == ["PT203", "PT301"]
