"""Typewriter marks become printed ones; figures, tickers, code and addresses are never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presstime.text.markdown import render_markdown
from presstime.text.typography import typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "yes".', "He said “yes”."),
        ('"Yes," he said.', "“Yes,” he said."),
        ("\"'Yes' is a word,\" he said.", "“‘Yes’ is a word,” he said."),
        ('("a") ["b"] —"c"', "(“a”) [“b”] —“c”"),
        ("It's the firm's, the firms' and O'Neill's", "It’s the firm’s, the firms’ and O’Neill’s"),
        ("the '90s, 'tis, rock 'n' roll", "the ’90s, ’tis, rock ’n’ roll"),
        ("the 'new' firm's '90s", "the ‘new’ firm’s ’90s"),
        ("up -- or down", "up — or down"),
        ("up--or down", "up—or down"),
        ("up --- down", "up — down"),
        ("pages 10--12", "pages 10–12"),
        ("Well...", "Well…"),
        ("five dots.....", "five dots....."),
        ("a 27\" screen, 6' tall", "a 27\" screen, 6' tall"),
        ('In "2019" it', "In “2019” it"),
        ('"A" and "B" and "C"', "“A” and “B” and “C”"),
        ("- 3.1%, -3.1%, 5-3, a - b", "- 3.1%, -3.1%, 5-3, a - b"),
        ("run --force and --at", "run --force and --at"),
        ("----", "----"),
        ("https://e.org/a--b'c...d", "https://e.org/a--b'c...d"),
        ("o'neill@e.org", "o'neill@e.org"),
        ("“already” ‘set’ — …", "“already” ‘set’ — …"),
        ("BRK.B $242.66 +0.04% 1,000.5", "BRK.B $242.66 +0.04% 1,000.5"),
        ("", ""),
        ('" alone', '" alone'),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert typeset(typed, "en") == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en-GB", "“Ja”, ‘so’ — gut’s"),
        ("de", "„Ja“, ‚so‘ – gut’s"),
        ("de-CH", "«Ja», ‹so› – gut’s"),
        ("fr", "«\u202fJa\u202f», “so” — gut’s"),
        ("sv", "”Ja”, ’so’ – gut’s"),
        ("ja", "「Ja」, 『so』 — gut’s"),
        ("pl", "„Ja”, ‚so’ – gut’s"),
        ("xx", "“Ja”, ‘so’ — gut’s"),
    ],
)
def test_each_language_has_its_marks(language: str, printed: str) -> None:
    assert typeset("\"Ja\", 'so' -- gut's", language) == printed


def html(text: str) -> str:
    return render_markdown(text, file="a.md", first_line=1, language="en").body.html


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('"*Yes*" and *"no"*', "“<em>Yes</em>” and <em>“no”</em>"),
        ('**"A"**--*b*', "<strong>“A”</strong>—<em>b</em>"),
        ('"[x](https://e.org)"', '“<a href="https://e.org">x</a>”'),
        ('"`a--b`" it\'s', "“<code>a--b</code>” it’s"),
        ("`a`'s", "<code>a</code>’s"),
        ('\\"a\\" &quot;b&quot;', "&quot;a&quot; &quot;b&quot;"),
        ('"a\nb"', "“a\nb”"),
    ],
)
def test_marks_are_right_across_markup(written: str, printed: str) -> None:
    assert html(written) == f"<p>{printed}</p>\n"


def test_code_blocks_are_left() -> None:
    assert "a -- &quot;b&quot;..." in html('```\na -- "b"...\n```')


@given(st.text(alphabet="ab1 \"'-.(\n", max_size=40))
def test_letters_digits_and_spaces_never_change(text: str) -> None:
    kept = "ab1 (\n"
    assert [c for c in typeset(text, "en") if c in kept] == [c for c in text if c in kept]


@given(st.text(alphabet="ab1 \"'-.,“”‘’—…(", max_size=40), st.sampled_from(["en", "de", "fr", "sv"]))
def test_what_is_set_stays_as_it_is(text: str, language: str) -> None:
    once = typeset(text.replace("-", "").replace(".", ""), language)
    if '"' not in once and "'" not in once:
        assert typeset(once, language) == once
