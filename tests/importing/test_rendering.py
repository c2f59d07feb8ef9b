"""Plain words stay the words that they are when a Markdown parser reads the file."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from presstime.importing.blocks import Block, Shape, Span, paragraph, tidy
from presstime.importing.rendering import escaped, to_markdown

PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).use(footnote_plugin)
PIECES = st.sampled_from(
    [
        "*",
        "_",
        "**",
        "__",
        "#",
        "##",
        "-",
        "+",
        ">",
        "1.",
        "2024.",
        "3)",
        "`",
        "```",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "&amp;",
        "&#65;",
        "&",
        "[",
        "]",
        "[a](b)",
        "[^1]",
        "^[x]",
        "[^1]: y",
        "~~",
        "~~~",
        "|",
        "\\",
        "\\*",
        "---",
        "===",
        "***",
        "![x](y)",
        "<http://a.b>",
        "word",
        "two",
        "a_b",
        "5*3",
        " ",
        "“",
        "é",
        "東京",
        ":",
        "=",
        "!",
        "(",
        ")",
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=10).map(lambda parts: " ".join("".join(parts).split())))
def test_plain_words_read_as_themselves(text: str) -> None:
    """One paragraph, with exactly the text."""
    if not text:
        return
    rendered = PARSER.render(to_markdown([paragraph(text)]))
    match = re.fullmatch(r"<p>(.*)</p>\n", rendered, re.DOTALL)
    assert match, rendered
    assert "<" not in match[1], rendered
    assert html.unescape(match[1]) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2024. was a good year", "2024\\. was a good year"),
        ("# of shares", "\\# of shares"),
        ("- not a bullet", "\\- not a bullet"),
        ("> not a quote", "\\> not a quote"),
        ("5 * 3 * 2", "5 \\* 3 \\* 2"),
        ("_so_", "\\_so\\_"),
        ("snake_case stays", "snake_case stays"),
        ("<b>bold</b>", "\\<b>bold\\</b>"),
        ("3 < 5 & 5 > 3", "3 < 5 & 5 > 3"),
        ("AT&amp;T", "AT\\&amp;T"),
        ("[CHECK] this", "[CHECK] this"),
        ("-12% and +3%", "-12% and +3%"),
        ("$242.66 (NASDAQ: MSFT)", "$242.66 (NASDAQ: MSFT)"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


def test_marks_stand_at_words_not_at_spaces() -> None:
    spans = tidy(
        (
            Span("A "),
            Span("bold ", bold=True),
            Span("and a "),
            Span("link", url="https://e.org/(x)"),
            Span("."),
        )
    )
    assert to_markdown([Block(Shape.PARAGRAPH, spans)]) == "A **bold** and a [link](https://e.org/%28x%29).\n"


def test_a_sentence_is_cut_without_breaking_marks() -> None:
    block = Block(Shape.PARAGRAPH, (Span("One "), Span("bold", bold=True), Span(" word. Two words.")))
    assert to_markdown([block.without(0, 14)]) == "Two words.\n"
    assert to_markdown([block.without(14, 25)]) == "One **bold** word.\n"


def test_quotes_apart_stay_apart() -> None:
    quotes = [
        Block(Shape.QUOTE, (Span("“One.”"),)),
        Block(Shape.QUOTE, (Span("— Ann"),), joined=True),
        Block(Shape.QUOTE, (Span("“Two.”"),)),
    ]
    assert to_markdown(quotes) == "> “One.”\n>\n> — Ann\n\n> “Two.”\n"
    assert PARSER.render(to_markdown(quotes)).count("<blockquote>") == 2
