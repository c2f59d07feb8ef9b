"""Slugs: readable in every script, the same everywhere, never made twice into something else."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presstime.text.nearest import nearest
from presstime.text.slugs import MAX_BYTES, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Microsoft invests in OpenAI", "microsoft-invests-in-openai"),
        ("  What's new?  (Part 2) ", "whats-new-part-2"),
        ("BRK.B", "brk-b"),
        ("NYSE:BRK.B", "nyse-brk-b"),
        ("Straße", "strasse"),
        ("ÉTÉ", "été"),
        ("e\u0301te\u0301", "été"),
        ("東京証券取引所", "東京証券取引所"),
        ("తెలుగు వార్తలు", "తెలుగు-వార్తలు"),
        ("हिन्दी", "हिन्दी"),
        ("İstanbul IŞIK", "istanbul-işik"),
        ("Рынок — вверх", "рынок-вверх"),
        ("ＡＩ", "ａｉ"),
        ("C++", "c"),
        ("!!!", ""),
        ("😀", ""),
        ("a_b/c\\d..e", "a-b-c-d-e"),
        ("²½", "²½"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
@example("ΐ" * 30)
@example("İ")
@example("ﬃ ŉ ǰ")
@example("\u0345a")
def test_a_slugs_slug_is_itself_and_it_is_safe_in_a_path(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))
    assert len(made.encode()) <= MAX_BYTES
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "--" not in made
    assert not set(made) & set("/\\.:?#%&<>\"' \n\0")


def test_long_titles_are_cut_at_a_word() -> None:
    made = slug("word " * 40)
    assert made == "-".join(["word"] * 16)
    assert slug("x" * 200) == "x" * 80
    assert slug("東" * 200) == "東" * 26


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("pubished", ["published", "updated"], "published"),
        ("auhtor", ["author", "authors"], "author"),
        ("MSTF", ["MSFT", "AAPL"], "MSFT"),
        ("zzz", ["published"], None),
        ("", ["a"], "a"),
        ("tikcer", [], None),
        ("ab", ["ac", "aa"], "aa"),
    ],
)
def test_nearest(word: str, choices: list[str], expected: str | None) -> None:
    assert nearest(word, choices) == expected
