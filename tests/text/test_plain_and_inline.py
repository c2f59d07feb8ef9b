"""Plain-text articles and short fields."""

from presstime.text.inline import inline_html, render_inline, typeset
from presstime.text.plain import render_plain
from presstime.text.references import fill


def test_blank_lines_part_paragraphs_and_nothing_is_markup() -> None:
    result = render_plain(
        "# Not a *heading*\r\n\r\n  - it's\n  <b>one</b>\n \n\n[x](y)\n",
        file="a.txt",
        first_line=4,
        language="en",
    )
    assert result.body.html == (
        "<p># Not a *heading*</p>\n<p>- it’s\n&lt;b&gt;one&lt;/b&gt;</p>\n<p>[x](y)</p>\n"
    )
    assert result.diagnostics == ()
    assert result.body.words == 7


def test_plain_text_has_chips_and_figures_with_their_lines() -> None:
    body = render_plain("One\n\nA (NYSE: A) at {{ A.price }}", file="a.txt", first_line=9, language="en").body
    assert [(r.kind, r.target, r.line, r.column) for r in body.references] == [
        ("figure", "A.price", 11, 16),
        ("chip", "NYSE:A", 11, 4),
    ]
    assert "(<a " in fill(body, lambda r: "/x/")


def test_plain_text_reports_what_cannot_be_published() -> None:
    (finding,) = render_plain("a\n\nb\0", file="a.txt", first_line=2, language="en").diagnostics
    assert (finding.code, finding.where.line, finding.where.column) == ("PT771", 4, 2)


def test_an_empty_text_is_an_empty_body() -> None:
    assert render_plain(" \n\n", file="a.txt", first_line=1, language="en").body.html == ""


def test_a_title_is_typeset_and_stays_plain_text() -> None:
    assert typeset('Acme\'s "big" <day> -- at last...', "en") == "Acme’s “big” <day> — at last…"


def test_a_short_field_may_have_emphasis_code_and_links() -> None:
    assert inline_html("It's *up* `a` [x](https://e.org) [y](b.md) <b> # 1. - x", "en") == (
        'It’s <em>up</em> <code>a</code> <a href="https://e.org">x</a> y &lt;b&gt; # 1. - x'
    )


def test_a_short_field_has_no_chips_and_its_findings_have_its_line() -> None:
    result = render_inline("A (NYSE: A) [x](javascript:1) {{ A.price }}", file="s.md", line=7, language="en")
    assert [r.kind for r in result.body.references] == ["figure"]
    assert [(d.code, d.where.line) for d in result.diagnostics] == [("PT871", 7)]
