"""What holds for every text: no word lost, no broken HTML, no quadratic time, the parser agreed with."""

import html
import re
import sys
from collections.abc import Callable
from types import FrameType

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from presstime.text.inline import render_inline
from presstime.text.markdown import render_markdown
from presstime.text.parser import has_markup, parse_inline
from presstime.text.plain import render_plain
from presstime.text.references import fill, image_attributes, plain_text
from presstime.text.rendered import Rendered

WORDS = st.sampled_from("alpha beta gamma delta épsilon 東京 12.5% $3 MSFT it's".split())
MARKUP = st.sampled_from(["", "*", "**", "~~", '"', "'", "(", "_", "`"])


@st.composite
def lines(draw: st.DrawFn) -> str:
    words = []
    for word in draw(st.lists(WORDS, min_size=1, max_size=6)):
        around = draw(MARKUP)
        words.append(f"{around}{word}{')' if around == '(' else around}")
        if draw(st.integers(0, 9)) == 0:
            words[-1] = f"[{words[-1]}](other.md)"
    return draw(st.sampled_from([" ", " -- ", " ... ", " — ", "  "])).join(words)


@st.composite
def documents(draw: st.DrawFn) -> str:
    blocks = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(
            st.sampled_from(["", "", "## ", "### ", "# ", "> ", "- ", "1. ", "> - ", "> > ", "    ", "* * "])
        )
        text = draw(lines())
        if draw(st.booleans()):
            text += "\n" + " " * len(start) * draw(st.booleans()) + draw(lines())
        blocks.append(start + text)
        if draw(st.integers(0, 7)) == 0:
            blocks.append(f"| {draw(WORDS)} | {draw(WORDS)} |\n|---|--:|\n| {draw(WORDS)} | {draw(WORDS)} |")
    return draw(st.sampled_from(["\n\n", "\n\n", "\n"])).join(blocks)


def words_of(text: str) -> list[str]:
    text = text.replace("’", "'").replace("‘", "'").replace("\u2212", "-")
    return re.findall(r"alpha|beta|gamma|delta|épsilon|東京|12\.5%|\$3|MSFT|it's", text)


def rendered(text: str) -> Rendered:
    return render_markdown(text, file="content/articles/a.md", first_line=1, language="en")


def visible(result: Rendered, found: bool = True) -> str:
    answers = {"image": image_attributes("/p.png", 1, 2), "figure": "1"}
    page = fill(result.body, lambda r: answers.get(r.kind, "/x/") if found else "")
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@given(documents(), st.booleans())
def test_every_word_of_the_source_is_on_the_page_in_order(text: str, found: bool) -> None:
    assert words_of(visible(rendered(text), found)) == words_of(text.replace("other.md", ""))


@given(documents())
def test_plain_text_has_every_word_in_order(text: str) -> None:
    assert words_of(plain_text(rendered(text).body)) == words_of(text.replace("other.md", ""))


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from([*"ab1 \n\t\"'<>&;:#*_`~[]()!|-+.\\/{}^=@$%—\x00\x02\x0f\x12\u202e\u00a0東"]),
        st.characters(),
    ),
    max_size=80,
)
PIECES = st.lists(
    st.sampled_from(
        [
            "> ",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "    ",
            "# ",
            "a",
            "b.md",
            "[",
            "](",
            ")",
            "![",
            "](p.png",
            ' "t|c"',
            "`",
            "```",
            "*",
            "**",
            "|",
            "|---|---|\n",
            "| a | -1 |\n",
            "Table: ",
            "— ",
            "(NYSE: A)",
            "{{ A.b }}",
            "[^1]",
            "[^1]: ",
            "^[",
            "]",
            "<b>",
            "&#12;",
            '<!-- presstime: allow PT203 "x" -->',
            "<!--",
            "-->",
            "\\",
            "javascript:",
            "https://e.org",
            "&lt;",
            "'",
            '"',
            "--",
            "...",
        ]
    ),
    max_size=25,
).map("".join)


@given(st.one_of(HOSTILE, PIECES), st.sampled_from(["en", "fr", "de"]))
@example("|a|\n|-|", "en")
@example("> — a", "en")
@example("[^1]\n\n[^1]: - a", "en")
def test_every_text_gives_html_that_a_strict_parser_takes(text: str, language: str) -> None:
    for result in (
        render_markdown(text, file="content/articles/a.md", first_line=1, language=language),
        render_plain(text, file="a.txt", first_line=1, language=language),
        render_inline(text, file="a.md", line=1, language=language),
    ):
        page = fill(result.body, lambda r: image_attributes("/p.png", 1, 2) if r.kind == "image" else "/x/")
        root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(page)
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert not root.findall(".//script")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", page)
        assert "\x02" not in plain_text(result.body)
        for finding in result.diagnostics:
            assert 1 <= finding.where.line <= max(1, len(re.split("\r\n|\r|\n", text)))


@given(st.text(alphabet="ab1 *_`~[]()<>&;\\!#\n-", max_size=60))
def test_a_line_said_to_have_no_markup_has_none(text: str) -> None:
    content = text.strip()
    if content and not has_markup(content):
        tokens = parse_inline(content, {})
        assert "".join("\n" if t.type == "softbreak" else t.content for t in tokens) == content


def shape(page: str) -> list[str]:
    """Elements and words in order, without what we deliberately add to CommonMark or change."""
    tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
    found: list[str] = []
    for element in tree.iter():
        name = str(element.tag)
        found.append("h" if re.fullmatch("h[1-6]", name) else name)
        found.extend((element.text or "").split())
        found.extend((element.tail or "").split())
    return found


@given(st.text(alphabet="ab1 >-+.#*_`~=\n\n\\", max_size=60))
@example("a\n\n- b\n\n      c")
@example("> a\nb\n\nc")
@example("- a\n\nb")
def test_our_rendering_agrees_with_the_librarys_own(text: str) -> None:
    library = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough"])
    expected = re.sub(r"<h(\d)></h\1>", "", library.render(text))
    ours = rendered(text).body.html.replace("—", "--").replace("–", "--").replace("…", "...")
    expected, ours = (re.sub("-{2,}", "--", each) for each in (expected, ours))
    assert shape(ours) == shape(expected)


FAMILIES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "link starts": lambda n: "a](" * n,
    "links": lambda n: "[a](b.md) " * n,
    "refused links": lambda n: "[a](&#97;x:y) " * n,
    "emphasis": lambda n: "*a **a " * n,
    "underscores": lambda n: "_a " * n,
    "comments": lambda n: "<!-- presstime: " * n,
    "html": lambda n: "<b> " * n,
    "quotes": lambda n: "'x \"y " * n,
    "dashes": lambda n: "-- a " * n,
    "chips": lambda n: "(NYSE: A, " * n,
    "figures": lambda n: "{{ A.b }} " * n,
    "headings": lambda n: "## a\n\n" * n,
    "footnotes": lambda n: "".join(f"[^{i}]\n\n[^{i}]: x\n\n" for i in range(n)),
    "calling notes": lambda n: "[^0]\n\n" + "".join(f"[^{i}]: [^{i + 1}]\n\n" for i in range(n)),
    "inline notes": lambda n: "^[a" * n,
    "quotations": lambda n: "> a\n> — b, c\n\n" * n,
    "tables": lambda n: "|a|\n|-|\n|-1|\n\n" * n,
    "rows": lambda n: "|a|b|\n|-|-|\n" + "|+1.2|3|\n" * n,
    "columns": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n,
    "captions": lambda n: "Table: a\n\n" * n,
    "controls": lambda n: "\0\n" * n,
    "definitions": lambda n: "".join(f"[a{i}]: u\n" for i in range(n)),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_work_grows_with_the_text_and_not_with_its_square(family: str) -> None:
    """Counted in function calls, for a clock would tell of the machine."""
    small, large = (calls(FAMILIES[family](n)) for n in (100, 400))
    assert large < 5 * small


def calls(text: str) -> int:
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        result = rendered(text)
        plain_text(result.body)
    finally:
        sys.setprofile(before)
    return count
