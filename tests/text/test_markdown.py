"""A Markdown text becomes a body: what a writer writes, and what stands on the page."""

import pytest

from presstime.diagnostics import Severity
from presstime.model import Heading
from presstime.text.markdown import render_markdown
from presstime.text.references import fill, image_attributes
from presstime.text.rendered import Rendered

FILE = "content/articles/2023/story.md"


def rendered(text: str, first_line: int = 1) -> Rendered:
    return render_markdown(text, file=FILE, first_line=first_line, language="en")


def page(text: str) -> str:
    """The HTML as it stands on a page where every reference is found."""
    result = rendered(text)
    addresses = {"image": image_attributes("/p.png", 640, 480), "figure": "$242.66"}
    return fill(result.body, lambda reference: addresses.get(reference.kind, f"/{reference.kind}/"))


def told(text: str) -> list[str]:
    return [finding.code for finding in rendered(text).diagnostics]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("One\ntwo.", "<p>One\ntwo.</p>\n"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n"),
        ("a  \nb", "<p>a<br>\nb</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("0. a\n1. b", '<ol start="0">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("- a\n\n  b", "<ul>\n<li><p>a</p>\n<p>b</p>\n</li>\n</ul>\n"),
        ("a\n\n***", "<p>a</p>\n<hr>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("    a < b", '<pre tabindex="0"><code>a &lt; b\n</code></pre>\n'),
        ("_a_", "<p><em>a</em></p>\n"),
        ("~~a~~", "<p><s>a</s></p>\n"),
        ("&eacute;", "<p>é</p>\n"),
        ("[[[[a]]](https://e.org)", '<p>[<a href="https://e.org">[[a]]</a></p>\n'),
        ("```python\na\n```", '<pre tabindex="0"><code class="language-python">a\n</code></pre>\n'),
        ('```"onload=x\na\n```', '<pre tabindex="0"><code>a\n</code></pre>\n'),
        ("5 < 6 & 7 > 2", "<p>5 &lt; 6 &amp; 7 &gt; 2</p>\n"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("\\*x\\*", "<p>*x*</p>\n"),
        ("$AAPL fell $3 (c)", "<p>$AAPL fell $3 (c)</p>\n"),
        ("", ""),
    ],
)
def test_markdown_prints_as_it_should(written: str, printed: str) -> None:
    assert page(written) == printed


def test_headings_get_readable_anchors_that_differ() -> None:
    body = rendered("## The *deal*\n\n### Über größe\n\n## The deal\n\n## Related").body
    assert body.headings == (
        Heading(2, "The deal", "the-deal"),
        Heading(3, "Über größe", "über-grösse"),
        Heading(2, "The deal", "the-deal-2"),
        Heading(2, "Related", "related-2"),
    )
    assert '<h2 id="the-deal">The <em>deal</em></h2>' in body.html


def test_a_first_level_heading_prints_as_the_second_and_is_told() -> None:
    result = rendered("# Top", first_line=12)
    assert result.body.html == '<h2 id="top-2">Top</h2>\n'
    assert [(d.code, d.severity, d.where.line) for d in result.diagnostics] == [
        ("PT775", Severity.WARNING, 12)
    ]


def test_a_skipped_level_prints_in_order_and_is_told() -> None:
    result = rendered("## A\n\n#### B\n\n#### C")
    assert [heading.level for heading in result.body.headings] == [2, 3, 4]
    assert told("## A\n\n#### B\n\n#### C") == ["PT776"]


def test_words_are_counted_in_every_part() -> None:
    assert rendered("## One two\n\nThree **four** `five` — six.\n\n- seven\n\n> eight").body.words == 8


def test_a_picture_alone_is_a_figure_with_caption_and_credit() -> None:
    assert page('![A lorry](p.png "It *rolls* | Drawing: Desk")') == (
        '<figure class="picture"><img src="/p.png" width="640" height="480" alt="A lorry">'
        '<figcaption>It <em>rolls</em> <span class="credit">Drawing: Desk</span></figcaption></figure>\n'
    )


def test_a_linked_picture_is_a_figure_and_later_pictures_are_lazy() -> None:
    html = page("![One](a.png)\n\n[![Two](b.png)](https://example.com/v)")
    assert html.count("loading=") == 1
    assert '<a href="https://example.com/v"><img' in html.split("</figure>")[1]
    assert 'alt="Two" loading="lazy"' in html


def test_a_picture_in_a_sentence_stays_in_it() -> None:
    assert page("See ![map](p.png) here").startswith("<p>See <img ")


def test_a_picture_without_words_is_told_with_its_place() -> None:
    (finding,) = rendered("Text.\n\n![](p.png)", first_line=5).diagnostics
    assert (finding.code, finding.where.line, finding.where.column) == ("PT778", 7, 5)


@pytest.mark.parametrize(
    "written",
    [
        "> We grow.\n>\n> — Satya Nadella, chief executive, Microsoft",
        "> We grow.\n> — Satya Nadella, chief executive, Microsoft",
        "> We grow.\n>\n> -- **Satya Nadella**, chief executive, Microsoft",
        "> We grow.\n> --- Satya Nadella, chief executive, Microsoft",
    ],
)
def test_a_quote_that_says_who_spoke_is_a_figure(written: str) -> None:
    assert page(written) == (
        '<figure class="quote"><blockquote>\n<p>We grow.</p>\n</blockquote>'
        "<figcaption><b>Satya Nadella</b>, chief executive, Microsoft</figcaption></figure>\n"
    )


def test_a_quote_that_begins_with_a_mark_says_so() -> None:
    assert '<blockquote class="marked">\n<p>“We grow.”</p>' in page('> "We grow."\n> — Sam')


def test_an_attribution_may_be_linked() -> None:
    assert '<b><a href="https://example.com/">Sam A</a></b>, CEO' in page(
        "> We grow.\n> — [Sam A](https://example.com/), CEO"
    )


def test_a_dash_alone_in_a_quote_is_words() -> None:
    assert page("> — and then it fell") == "<blockquote>\n<p>— and then it fell</p>\n</blockquote>\n"


def test_footnotes_are_linked_to_and_fro() -> None:
    html = page("It rose.[^a] And fell.[^a]\n\n[^a]: At the *close*.")
    assert '<sup class="fn"><a href="#fn:1" id="fnref:1">1</a></sup>' in html
    assert '<sup class="fn"><a href="#fn:1" id="fnref:1:2">1</a></sup>' in html
    assert '<div class="footnotes" role="doc-endnotes">' in html
    assert '<li id="fn:1"><p>At the <em>close</em>. <a class="back" href="#fnref:1"' in html
    assert 'href="#fnref:1:2"' in html


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("It rose.[^a]", "PT779"),
        ("It rose.\n\n[^a]: Unseen", "PT780"),
        ("It rose.[^a]\n\n[^a]: One\n\n[^a]: Two", "PT780"),
        ("```\nnever closed", "PT781"),
        ("2024. A good year.", "PT782"),
        ("- 1.2% it fell", "PT782"),
        ("5*3*2", "PT783"),
        ("[Editor]: wrong", "PT786"),
        ("[a]: b.md\n\n[a]\n\n[a]: c.md", "PT786"),
        ("##", "PT777"),
        ("a <!-- note --> b", "PT774"),
        ("a <em>b</em>", "PT774"),
        ("[]()", "PT877"),
        ("[](a.md)", "PT877"),
    ],
)
def test_what_would_not_print_as_meant_is_told(written: str, code: str) -> None:
    assert told(written) == [code]


@pytest.mark.parametrize(
    "written",
    [
        "1. a\n2. b",
        "- 5 shares\n- 6 shares",
        "```\na\n```",
        "~~~~\n```\n~~~~",
        "a < b > c",
        "5\\*3\\*2",
        "5 * 3 * 2",
    ],
)
def test_what_is_well_written_is_not_told_of(written: str) -> None:
    assert told(written) == []


def test_no_note_is_lost() -> None:
    html = page("It rose.[^a]\n\n[^a]: One\n\n[^a]: Two\n\n[^b]: Three")
    assert all(word in html for word in ("One", "Two", "Three"))


def test_notes_may_call_notes_and_themselves() -> None:
    html = page("A[^1]\n\n[^1]: B[^2]\n\n[^2]: C[^1]")
    assert html.count("<li id=") == 2
    assert 'id="fnref:1:2"' in html
    assert 'href="#fnref:1:2"' in html


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ('<!-- presstime: allow PT203 "the source rounds so" -->', ["PT203"], "the source rounds so"),
        ('<!--presstime: allow PT203, PT204 "both" -->', ["PT203", "PT204"], "both"),
    ],
)
def test_what_a_writer_allows_is_taken_out_and_returned(comment: str, codes: list[str], reason: str) -> None:
    for text in (f"One.\n\n{comment}\n\nTwo.", f"One.\n\n{comment}\nTwo.", f"One.\n\nTwo. {comment}"):
        result = rendered(text, first_line=10)
        assert result.body.html == "<p>One.</p>\n<p>Two.</p>\n"
        assert [(a.code, a.reason, a.line) for a in result.allows] == [(code, reason, 12) for code in codes]
        assert result.diagnostics == ()


def test_a_comment_in_code_is_code() -> None:
    result = rendered('```\n<!-- presstime: allow PT203 "x" -->\n```')
    assert result.allows == ()
    assert "&lt;!-- presstime" in result.body.html


@pytest.mark.parametrize("comment", ["<!-- presstime: allow PT203 -->", "<!-- presstime: hide -->"])
def test_a_comment_that_is_not_understood_is_told(comment: str) -> None:
    result = rendered(f"One {comment}")
    assert [d.code for d in result.diagnostics] == ["PT784"]
    assert result.body.html == "<p>One</p>\n"


def test_findings_have_the_lines_of_the_file() -> None:
    text = "Fine.\n\nA [link](javascript:x) and\n<b> and [another](x:y).\n"
    places = [(d.code, d.where.line, d.where.column) for d in rendered(text, first_line=20).diagnostics]
    assert places == [("PT871", 22, 10), ("PT774", 23, 1), ("PT871", 23, 19)]


def test_line_ends_of_every_kind_are_one() -> None:
    assert rendered("a\r\nb\rc\n\r\nd") == rendered("a\nb\nc\n\nd")


def test_bound_figures_are_references_and_other_braces_are_text() -> None:
    result = rendered(
        "At {{ MSFT.price }} or {{NYSE:BRK.B.change_percent}}, {{ x }}, `{{ MSFT.price }}`, \\{{ A.b }}"
    )
    figures = [(r.target, r.label, r.column) for r in result.body.references]
    assert figures == [
        ("MSFT.price", "{{ MSFT.price }}", 4),
        ("NYSE:BRK.B.change_percent", "{{NYSE:BRK.B.change_percent}}", 24),
    ]
    assert "{{ x }}" in result.body.html
    assert "<code>{{ MSFT.price }}</code>" in result.body.html


def test_every_finding_is_explained() -> None:
    from presstime.text.codes import MEANINGS

    for code, meaning in MEANINGS.items():
        assert meaning.title
        assert meaning.why.endswith(".")
        if meaning.fails:
            assert code in told(meaning.fails), code
        if meaning.mended:
            assert told(meaning.mended) == [], code


@pytest.mark.parametrize("text", ["<b>", "[a](x:y)", "# T", "![](p.png)", "A[^1]", "2024. x", "a\0b"])
def test_every_finding_says_how_to_mend_it(text: str) -> None:
    for finding in rendered(text).diagnostics:
        assert finding.hint
        assert finding.message[0].islower() or finding.message.startswith(("HTML", "Markdown"))
