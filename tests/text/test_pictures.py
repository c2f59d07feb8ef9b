"""Pictures under a title of their own."""

from __future__ import annotations

from presstime.text.markdown import render_markdown


def test_a_figure_line_before_a_picture_is_its_title() -> None:
    """`Figure: What it finds` makes a data figure; without a picture it stays a paragraph."""
    html = render_markdown(
        "Figure: Three *rounds*\n\n![Bars](bars.svg \"Bars, $bn\")\n\nFigure: no picture\n\nText.",
        file="a.md", first_line=1, language="en",
    ).body.html
    assert '<figure class="picture data"><p class="data-title">Three <em>rounds</em></p>' in html
    assert "<p>Figure: no picture</p>" in html


ALONE = '![Bars](bars.svg "Bars, $bn | A. Desk")'


def test_a_caption_prints_where_the_picture_stands_alone_and_elsewhere_is_a_finding() -> None:
    """Among words, in a list or a cell it would vanish without a word."""
    for text, is_told in (
        (ALONE, False), (f"[{ALONE}](https://news.example/)", False), (f"Figure: Bars\n\n{ALONE}", False),
        (f"See {ALONE} here.", True), (f"- {ALONE}", True),
        (f"| a |\n|---|\n| {ALONE.replace('|', chr(92) + '|')} |", True),
        ("See ![Bars](bars.svg) here.", False),
    ):  # fmt: skip
        rendered = render_markdown(text, file="a.md", first_line=1, language="en")
        assert ("<figcaption>" in rendered.body.html) == (text != "See ![Bars](bars.svg) here." and not is_told), text
        told = [(f.code, f.message) for f in rendered.diagnostics if f.code == "PT788"]
        expected = ("PT788", "“Bars, $bn | A. Desk” will not print: a picture among words has no caption")
        assert told == [expected] * is_told, text
