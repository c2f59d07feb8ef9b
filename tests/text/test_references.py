"""Filling the marks of a body, and reading it as plain words."""

import msgspec

from presstime.model import Body
from presstime.text.characters import MARK
from presstime.text.markdown import render_markdown
from presstime.text.references import fill, image_attributes, mark_links_sponsored, plain_text, split_target


def body(text: str) -> Body:
    return render_markdown(text, file="content/articles/a.md", first_line=1, language="en").body


def test_nobody_can_forge_a_mark() -> None:
    forged = body(f"{MARK}0{MARK} &#2;0&#2; [x](b.md)")
    assert len(forged.references) == 1
    assert fill(forged, lambda r: "/b/").count("/b/") == 1


def test_a_body_without_references_is_itself() -> None:
    assert fill(body("Plain."), lambda r: "x") == "<p>Plain.</p>\n"


def test_a_missing_picture_prints_its_words() -> None:
    assert fill(body("A ![lorry & co](p.png)."), lambda r: "") == "<p>A lorry &amp; co.</p>\n"


def test_a_missing_figure_prints_what_was_written() -> None:
    assert fill(body("At {{ A.price }}."), lambda r: "") == "<p>At {{ A.price }}.</p>\n"
    assert fill(body("At {{ A.price }}."), lambda r: "<3") == "<p>At &lt;3.</p>\n"


def test_links_inside_the_text_are_whole_elsewhere() -> None:
    here = fill(body('## A\n\n[x](#a) `href="#b"` [y](b.md)'), lambda r: "/b/", here="https://e.org/s/")
    assert '<a href="https://e.org/s/#a">x</a>' in here
    assert "<code>href=&quot;#b&quot;</code>" in here


def test_only_links_elsewhere_are_sponsored() -> None:
    paid = body('[x](https://e.org) [y](b.md) `<a href="http`')
    paid = msgspec.structs.replace(paid, html=mark_links_sponsored(paid.html))
    marked = fill(paid, lambda r: "https://here.example/b/")
    assert marked.count("sponsored") == 1
    assert '<a rel="sponsored" href="https://e.org">' in marked


def test_image_attributes_are_escaped_and_leave_out_what_is_unknown() -> None:
    assert image_attributes('/a"b.png', 0, 0) == 'src="/a&quot;b.png"'
    both = image_attributes("/a.png", 3, 4, "/b.png 2x")
    assert both == 'src="/a.png" srcset="/b.png 2x" width="3" height="4"'


def test_a_target_is_path_and_fragment() -> None:
    assert split_target("content/articles/a.md#b") == ("content/articles/a.md", "b")
    assert split_target("a.md") == ("a.md", "")


def test_plain_text_has_a_line_for_each_paragraph_and_no_machinery() -> None:
    text = (
        "## Deal & more\n\nIt (NYSE: A) rose.[^1] See [this *story*](b.md) at {{ A.price }}.\n\n"
        '![Lorry](p.png "A lorry")\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n'
        "> x\n> — Sam, CEO\n\n[^1]: Note"
    )
    assert plain_text(body(text)).split("\n") == [
        "Deal & more",
        "It (NYSE: A) rose. See this story at {{ A.price }}.",
        "A lorry",
        "one",
        "two",
        "a b",
        "1 2",
        "x",
        "Sam, CEO",
        "Note",
    ]
