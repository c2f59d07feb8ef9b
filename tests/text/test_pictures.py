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
