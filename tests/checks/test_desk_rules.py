"""rules.yaml: a desk's own rules find what they say, prove themselves by their examples, and never run away."""

from __future__ import annotations

import re

import pytest

from presstime.reading.patterns import MOST_WORK, PIECE, Unsafe, compiled, pieces
from tests.site import Site

STORY = "content/articles/2023/microsoft-openai.md"
LINE = "Microsoft (NASDAQ: MSFT) will invest for several years."
RULES = r"""
- id: DESK-PERCENT
  pattern: '(\d) percent\b'
  message: this desk writes per cent
  replacement: '\1 per cent'
  bad: [It rose 3 percent.]
  good:
    - It rose 3 per cent.
- id: DESK-SHOUTING
  pattern: '(?i)\bmassive\b'
  message: say how much instead
  severity: error
"""


@pytest.fixture
def desk(site: Site) -> Site:
    return site.write({"rules.yaml": RULES})


def told(site: Site) -> list[tuple[str, str, int, int, int]]:
    return [(f["code"], f["file"], f["line"], f["column"], f["end_column"]) for f in site.findings()]


def test_a_match_in_the_text_is_told_at_its_words(desk: Site) -> None:
    silencer = '<!-- presstime: allow PT701 "5 percent" -->'
    desk.edit(STORY, LINE, f"{LINE}\n\nThey **rose 3 percent** and `4 percent` that day. {silencer}")
    assert told(desk) == [("DESK-PERCENT", STORY, 11, 13, 22)]
    finding = desk.findings()[0]
    assert (finding["severity"], finding["message"], finding["hint"]) == (
        "warning", "“3 percent”: this desk writes per cent", "write “3 per cent”")


@pytest.mark.parametrize("old, new, place", [
    ("title: Microsoft puts", "title: Massive Microsoft puts", (2, 8)),
    ("title: Microsoft puts", 'title: "A MASSIVE Microsoft puts', (2, 11)),
    ("standfirst: The shares", "standfirst: >-\n  Some words.\n  Massive were the shares", (5, 3)),
    ("tags:", "key_points:\n  - one massive, one massive deal\ntags:", (8, 9)),
])  # fmt: skip
def test_a_match_in_the_front_matter_is_told_at_its_words(
    desk: Site, old: str, new: str, place: tuple[int, int]
) -> None:
    desk.edit(STORY, old, new)
    if new.startswith('title: "'):
        desk.edit(STORY, "into OpenAI\n", 'into OpenAI"\n')
    found = [(line, column) for code, _, line, column, _ in told(desk) if code == "DESK-SHOUTING"]
    assert found[0] == place


def test_a_second_occurrence_has_its_own_place(desk: Site) -> None:
    desk.edit(STORY, "title: Microsoft puts", "title: Massive, massive and massive puts")
    assert [column for _, _, _, column, _ in told(desk)] == [8, 17, 29]


def test_a_match_in_the_yaml_beside_a_text_is_told_there(desk: Site) -> None:
    text = (desk.source / STORY).read_text("utf-8")
    _, front, body = text.split("---\n")
    desk.write({STORY: body, STORY.replace(".md", ".yaml"): front.replace("Microsoft puts", "Massive puts")})
    assert told(desk) == [("DESK-SHOUTING", STORY.replace(".md", ".yaml"), 1, 8, 15)]


def test_an_error_stops_the_paper_and_a_reason_lets_it_through(desk: Site) -> None:
    desk.edit(STORY, LINE, "A massive deal.")
    assert desk.run("build").code == 1
    desk.edit(STORY, "A massive deal.", 'A massive deal. <!-- presstime: allow DESK-SHOUTING "a quotation" -->')
    desk.build()
    assert desk.codes() == []


def test_a_changed_rule_is_run_over_stories_that_did_not_change(desk: Site) -> None:
    """Findings are kept with the digest of the rules."""
    desk.edit(STORY, LINE, "It rose 3 percent, a huge sum.")
    assert desk.codes() == desk.codes() == ["DESK-PERCENT"]
    desk.edit("rules.yaml", "massive", "huge")
    assert desk.codes() == ["DESK-PERCENT", "DESK-SHOUTING"]
    desk.remove("rules.yaml")
    assert desk.codes() == []


def test_an_edit_of_the_text_alone_is_checked_on_the_short_way(desk: Site) -> None:
    desk.build()
    desk.edit(STORY, LINE, "It rose 3 percent.")
    assert "DESK-PERCENT" in desk.build().err


@pytest.mark.parametrize("old, new, code, place", [
    ("bad: [It rose 3 percent.]", "bad: [It rose by 3.]", "PT127", (6, 9)),
    ("- It rose 3 per cent.", "- It rose 3 percent.", "PT127", (8, 7)),
    ("id: DESK-PERCENT", "id: PT203", "PT128", (2, 7)),
    ("id: DESK-PERCENT", "id: two words", "PT128", (2, 7)),
    ("id: DESK-SHOUTING", "id: desk-percent", "PT128", (9, 7)),
    (r"'(\d) percent\b'", "'(percent'", "PT126", (3, 12)),
    (r"'(\d) percent\b'", "'(a+)+b'", "PT126", (3, 12)),
    (r"'\1 per cent'", r"'\3 per cent'", "PT126", (5, 16)),
    ("severity: error", "severity: fatal", "PT123", (12, 13)),
    ("replacement: ", "replacment: ", "PT120", (5, 3)),
])  # fmt: skip
def test_what_is_wrong_with_a_rule_is_an_error_at_its_place(
    desk: Site, old: str, new: str, code: str, place: tuple[int, int]
) -> None:
    desk.edit("rules.yaml", old, new)
    finding = desk.findings()[0]
    assert (finding["code"], finding["severity"], finding["file"]) == (code, "error", "rules.yaml")
    assert (finding["line"], finding["column"]) == place


@pytest.mark.parametrize("text", ["", "# none yet\n"])
def test_an_empty_file_is_no_fault(site: Site, text: str) -> None:
    assert site.write({"rules.yaml": text}).codes() == []


def test_a_file_that_is_no_list_is_told(site: Site) -> None:
    assert site.write({"rules.yaml": "id: DESK-X\n"}).codes() == ["PT121"]


def test_explain_tells_the_rule_its_examples_and_how_to_silence_it(desk: Site) -> None:
    said = desk.run("explain", "desk-percent").out
    assert said.startswith("DESK-PERCENT: this desk writes per cent")
    assert "It rose 3 percent." in said and 'allow DESK-PERCENT "' in said


@pytest.mark.parametrize("pattern", [
    r"(a+)+b", r"(a|a)*b", r"(a|ab)*c", r"(\w+\s?)*x", r"(.*)*x", r"([a-z]+)*1", r"(a?){0,30}a{30}", r".*.*x",
    r"(\d+|\w+)+!", r"(?=(a+)+b)", r"(x+x+)+y", r"\w+\w+\w+\w+\w+\w+\w+x", r"(.{0,500}){3}x", "a" * 501,
])  # fmt: skip
def test_a_pattern_that_could_run_away_is_refused(pattern: str) -> None:
    with pytest.raises(Unsafe):
        compiled(pattern)


def test_why_a_pattern_is_refused_is_said_with_the_way_out() -> None:
    with pytest.raises(Unsafe, match=r"repeat within an endless repeat") as refused:
        compiled(r"(a+)+b")
    assert "possessive" in refused.value.hint
    assert compiled(r"(a++)+b").search("aab")


@pytest.mark.parametrize("pattern, text", [
    (r"\b\d{1,3}(?:,\d{3})*(?:\.\d+)?\s*%", "1,200.5 %"),
    (r"(?i)\b(?:only|just)\b.{0,40}\bmillion\b", "only 3 million"),
    (r"shares? (?:soared|rocketed)[^.]*\.", "shares soared."), (r"(?:very|really) good", "really good"),
    (r"(?:\w++ )+here", "out of here"), (r"\$\d+(?:\.\d+)?m\b", "$4.80m"), (r"\w+\s+\w+\s+\w+", "a b c"),
    (r"(?:ha|ho)+", "haho"), (r"[“\"].*?[”\"]", "“x”"),
])  # fmt: skip
def test_patterns_that_desks_write_are_taken(pattern: str, text: str) -> None:
    match = compiled(pattern).search(text)
    assert match is not None and match[0] == text


@pytest.mark.parametrize("pattern", [r"a*", r"x?", r"\b", r"(?=a)|"])
def test_a_pattern_of_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(Unsafe, match=r"empty text|no pattern"):
        compiled(pattern)


def test_a_long_text_is_matched_piece_by_piece_and_whole() -> None:
    text = "word and another, " * 400
    cut = list(pieces(text))
    assert "".join(piece for _, piece in cut) == text
    assert all(len(piece) <= PIECE and text.startswith(piece, offset) for offset, piece in cut)
    unbroken = "x" * 2500
    assert [len(piece) for _, piece in pieces(unbroken)] == [1000, 1000, 500]


def test_the_heaviest_pattern_allowed_ends_on_a_hostile_piece() -> None:
    """One endless repeat over everything and one over figures: the work allowed, spent in full, is bearable."""
    assert MOST_WORK >= PIECE * 10
    assert compiled(r".*\d+x").search("1" * PIECE) is None
    assert isinstance(compiled(r".*\d+x"), re.Pattern)
