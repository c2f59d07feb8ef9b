"""No word is lost: each sentence of an input is in the article, in a profile, or listed as dropped.

Over every invented text, over texts put together at random, and over real ones where a checkout has
them beside it (`../shared/real`).
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presstime.importing.decoding import decoded
from presstime.importing.sentences import split
from tests.importing.desk import TEXTS, Result, everything_said, imported, imported_text, squeezed

REAL = sorted((Path(__file__).parents[3] / "shared" / "real").glob("*.txt"))


def lost(raw: bytes, result: Result) -> list[str]:
    """The input's sentences that are nowhere; a label or dateline listed as dropped may be off."""
    said = everything_said(result)
    text, _ = decoded(raw, "raw.txt")
    assert text is not None
    paragraphs = [squeezed(part) for part in re.split(r"\n\s*\n", text)]
    heads = [squeezed(head) for head in result.dropped]
    lines = [without_head(squeezed(line), heads) for line in text.split("\n")]
    missing = []
    for paragraph in paragraphs:
        for sentence in split(paragraph):
            inside = [line for line in lines if line and line in sentence]
            is_said = without_head(sentence, heads) in said or (inside and all(line in said for line in inside))
            if re.search(r"[^\W\d]", sentence) and not is_said:
                missing.append(sentence)
    return missing


def without_head(line: str, heads: list[str]) -> str:
    for head in heads:
        if line != head and line.startswith(head):
            return line.removeprefix(head).strip()
    return re.sub(r"^(?:•|\d\.)\s+", "", line)


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")) + REAL, ids=lambda path: path.stem)
def test_every_sentence_is_accounted_for(path: Path, tmp_path: Path) -> None:
    if path.stem in ("blog-wrapped", "wrapped-no-blank"):
        raw = re.sub(rb"(?<=[a-z,])-\n(?=[a-z])", b"-", path.read_bytes())
        raw = re.sub(rb"(?<!\n)\n(?=[a-z])", b" ", raw)
    else:
        raw = path.read_bytes()
    assert lost(raw, imported(path, tmp_path)) == []


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Cf")),
    min_size=1,
    max_size=12,
)
MARKS = st.sampled_from(
    [
        "*",
        "_",
        "#",
        "##",
        "-",
        "+",
        ">",
        "1.",
        "2024.",
        "`",
        "```",
        "<b>",
        "&amp;",
        "[a](b)",
        "[^1]",
        "~~",
        "|",
        "\\",
        "---",
        "===",
        "![x](y)",
        "{{ X.price }}",
        "<!-- x -->",
        "“",
        "”",
        '"',
        "(NYSE: ABC)",
        "By Jane Roe",
        "$5",
        "3%",
    ]
)
LINE = st.lists(st.one_of(WORDS, MARKS), min_size=1, max_size=14).map(" ".join)
TEXT = st.lists(LINE, min_size=1, max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n\n", "\n"]).map(lambda gap: gap.join(lines))
)


@given(TEXT)
def test_no_word_of_a_random_text_is_lost(text: str) -> None:
    """Characters of each line stand in the same order in what the import accounts for."""
    with tempfile.TemporaryDirectory() as folder:
        result = imported_text(Path(folder), text)
        if not result.report.imported:
            assert result.codes == ["PT154"]
            return
        said = everything_said(result)
        for line in text.split("\n"):
            for word in re.findall(r"[^\W_]{3,}", line):
                assert word in said, (word, said)
