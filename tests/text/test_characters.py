"""What stands between a text and its page: characters no feed can hold, hidden ones, depth, lost lines."""

import pytest

from presstime.diagnostics import Severity
from presstime.text.markdown import render_markdown
from presstime.text.plain import render_plain
from presstime.text.rendered import Rendered

FILE = "content/articles/2023/story.md"


def rendered(text: str, first_line: int = 1) -> Rendered:
    return render_markdown(text, file=FILE, first_line=first_line, language="en")


def told(text: str) -> list[str]:
    return [finding.code for finding in rendered(text).diagnostics]


@pytest.mark.parametrize(
    "character", ["\0", "\x0b", "\x1b", "\x7f", "\x92", "\ufffe", "\U0001ffff", "\ud800"]
)
def test_a_character_that_no_feed_can_hold_is_an_error_with_its_place(character: str) -> None:
    result = rendered(f"One\ntwo {character} three", first_line=3)
    (finding,) = result.diagnostics
    assert (finding.code, finding.severity) == ("PT771", Severity.ERROR)
    assert (finding.where.line, finding.where.column) == (4, 5)
    assert result.body.html == "<p>One\ntwo \ufffd three</p>\n"


def test_an_old_encoding_is_guessed_at() -> None:
    (finding,) = rendered("it\x92s").diagnostics
    assert "’" in finding.hint


def test_every_control_character_is_found() -> None:
    controls = {*range(32), *range(0x7F, 0xA0)} - {9, 10, 13}
    assert all(told(f"a{chr(point)}b") == ["PT771"] for point in controls)


def test_lines_as_long_as_paragraphs_are_told() -> None:
    line = "Shares of the company rose on Monday after it said that it had sold more than it had hoped. " * 2
    for render in (render_markdown, render_plain):
        for separator, codes in (("\n", ["PT787"]), ("\n\n", [])):
            text = separator.join([line] * 3)
            findings = render(text, file=FILE, first_line=1, language="en").diagnostics
            assert [finding.code for finding in findings] == codes


def test_characters_of_every_script_pass() -> None:
    text = "Ünïcode £5, 東京 €4, 😀 — naïve\u00a0x, שלום, ﷺ"
    result = rendered(text)
    assert result.diagnostics == ()
    assert result.body.html == f"<p>{text}</p>\n"


def test_hidden_directions_are_told_but_not_in_their_own_languages() -> None:
    text = "It fell \u202e%81.1\u202c today"
    assert told(text) == ["PT772"]
    assert render_markdown(text, file=FILE, first_line=1, language="ar").diagnostics == ()


@pytest.mark.parametrize("deep", ["> " * 150 + "word", "".join("  " * i + "- word\n" for i in range(80))])
def test_what_is_nested_too_deep_is_an_error_and_keeps_its_words(deep: str) -> None:
    result = rendered(deep)
    assert [d.code for d in result.diagnostics if d.severity is Severity.ERROR] == ["PT773"]
    assert result.body.html.count("word") == deep.count("word")


@pytest.mark.parametrize(
    "deep", ["> " * 40 + "word", "> - " * 20 + "word", "".join("  " * i + "- w\n" for i in range(30))]
)
def test_deep_nesting_that_the_library_would_drop_is_printed(deep: str) -> None:
    result = rendered(deep)
    assert result.diagnostics == ()
    assert result.body.html.count("w") >= deep.count("w")
