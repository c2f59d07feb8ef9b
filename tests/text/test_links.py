"""Links: what may be linked, what each becomes, and that nothing hostile comes through."""

import html5lib
import pytest

from presstime.diagnostics import Severity
from presstime.text.inline import inline_html
from presstime.text.markdown import render_markdown
from presstime.text.plain import render_plain
from presstime.text.references import fill, image_attributes
from presstime.text.rendered import Rendered

FILE = "content/articles/2023/story.md"


def rendered(text: str) -> Rendered:
    return render_markdown(text, file=FILE, first_line=1, language="en")


@pytest.mark.parametrize(
    ("address", "kind", "target"),
    [
        ("other.md", "article", "content/articles/2023/other.md"),
        ("./other.md#the-deal", "article", "content/articles/2023/other.md#the-deal"),
        ("../2022/a.txt", "article", "content/articles/2022/a.txt"),
        ("gr%C3%B6%C3%9Fe.md", "article", "content/articles/2023/größe.md"),
        ("<a b.md>", "article", "content/articles/2023/a b.md"),
        ("../../pages/about.md", "page", "content/pages/about.md"),
        ("/about/#us", "link", "/about/#us"),
        ("ticker:NASDAQ:MSFT", "ticker", "NASDAQ:MSFT"),
        ("ticker:nyse:BRK.B", "ticker", "NYSE:BRK.B"),
    ],
)
def test_places_of_the_publication_become_references(address: str, kind: str, target: str) -> None:
    result = rendered(f"See [these *words*]({address}) now")
    (reference,) = result.body.references
    assert (reference.kind, reference.target, reference.label) == (kind, target, "these words")
    assert result.diagnostics == ()
    assert fill(result.body, lambda r: "/x/?a&b") == (
        '<p>See <a href="/x/?a&amp;b">these <em>words</em></a> now</p>\n'
    )
    assert fill(result.body, lambda r: "") == "<p>See these <em>words</em> now</p>\n"


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://example.com/a?b=1&c=2#d", "https://example.com/a?b=1&amp;c=2#d"),
        ("HTTP://EXAMPLE.com", "HTTP://EXAMPLE.com"),
        ("https://exämple.com/größe", "https://xn--exmple-cua.com/gr%C3%B6%C3%9Fe"),
        ("mailto:desk@example.com", "mailto:desk@example.com"),
        ("tel:+44-20-1234", "tel:+44-20-1234"),
    ],
)
def test_addresses_elsewhere_are_links(address: str, printed: str) -> None:
    result = rendered(f"[x]({address})")
    assert result.body.html == f'<p><a href="{printed}">x</a></p>\n'
    assert result.diagnostics == ()


REFUSED = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java&#115;cript:alert(1)",
    "javascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "&#1;javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "%6Aavascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>",
    "data:image/svg+xml;base64,x",
    "data:image/png;base64,x",
    "feed:javascript:alert(1)",
    "view-source:javascript:x",
    "blob:https://example.com/x",
    "file:///etc/passwd",
    "intent://x",
    "ms-settings:x",
    "about:blank",
    "//evil.example/x",
    "/\\\\evil.example",
    "\\\\\\\\evil.example",
    "https:evil",
    "https:///x",
    "http://a\\\\@evil.example",
    "../../../../etc/passwd.md",
    "ticker:MSFT",
    "ticker:NASDAQ:MSFT/../x",
    "report.pdf",
    "earlier-story",
]


@pytest.mark.parametrize("address", REFUSED)
def test_every_other_address_is_an_error_and_its_words_stay(address: str) -> None:
    result = rendered(f"[words]({address})")
    assert [d.severity for d in result.diagnostics] == [Severity.ERROR]
    assert result.body.html == "<p>words</p>\n"
    assert result.body.references == ()


@pytest.mark.parametrize(
    "text",
    [
        "[words]\n\n[words]: javascript:x",
        "<javascript:words>",
        "[*words*](<javascript:x>)",
        "[words](\tdata:x )",
    ],
)
def test_no_other_way_of_writing_a_link_gets_by(text: str) -> None:
    result = rendered(text)
    assert Severity.ERROR in {d.severity for d in result.diagnostics}
    assert "words" in result.body.html
    assert "href" not in result.body.html


@pytest.mark.parametrize(
    "source", ["https://example.com/a.png", "//x/a.png", "data:image/png;base64,x", "javascript:x"]
)
def test_pictures_from_elsewhere_are_errors(source: str) -> None:
    result = rendered(f"A ![lorry]({source})")
    assert [d.code for d in result.diagnostics] == ["PT876"]
    assert result.body.html == "<p>A lorry</p>\n"


def test_a_link_in_the_text_is_checked_against_its_headings() -> None:
    assert rendered("## The deal\n\n[x](#the-deal)").diagnostics == ()
    (finding,) = rendered("## The deal\n\n[x](#the-dael)").diagnostics
    assert (finding.code, finding.hint) == ("PT875", "did you mean #the-deal?")


def test_a_links_title_is_escaped() -> None:
    html = rendered("[x](https://example.com \"a' onmouseover='b\")").body.html
    assert "title=\"a' onmouseover='b\"" in html


BATTERY = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<style>@import 'x'</style>",
    "<base href=//x>",
    "<meta http-equiv=refresh content=0;url=x>",
    "<form action=javascript:x><button>",
    "<a href=javascript:x>y</a>",
    "<!--><img src=x onerror=alert(1)>-->",
    '<!-- presstime: allow PT203 "x" --><script>',
    "<!-- presstime: <script>alert(1)</script> -->",
    "</p><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    '```" onload=alert(1)\nx\n```',
    "```<script>\nx\n```",
    "`</code><script>alert(1)</script>`",
    "    </pre><script>",
    '![" onerror=alert(1) x="](p.png)',
    '![x](p.png "\\" onerror=alert(1) | <script>")',
    '![x](p.png"onerror=alert(1))',
    "![<script>](p.png)",
    '[x](https://a.b "\\"><script>alert(1)</script>")',
    '[x](https://a.b/"onmouseover=alert(1))',
    "[x](https://a.b/<script>)",
    '[x](b.md#"onmouseover=alert)',
    '[x](/"onmouseover=alert(1))',
    '[x](/a"><script>alert(1)</script>)',
    '<https://a.b/"onmouseover=alert(1)>',
    "## <script>alert(1)</script>",
    '## " onload="x',
    '| <script> | " |\n|---|---|\n| <img onerror=x> | - |',
    'Table: "><script>\n\n| a |\n|---|\n| b |',
    '> x\n> — <script>alert(1)</script>, "onload',
    'A[^"><script>]\n\n[^"><script>]: <script>',
    "^[<script>alert(1)</script>]",
    '{{ <script>.price }} {{ A".b }}',
    "(NYSE: A<script>) (<b>: B)",
    "(NYSE: A&#34;onload=x)",
    "\x020\x02 \x02/\x02 \x0f\x10\x11\x12 &#2;0&#2; &#15;&#16; [x](b.md)",
    '&#12; [x](https://a.b "&#12;") ![&#12;](p.png "&#12;")',
    "[x](b.md) \x02",
    "\\<script\\>",
    "*<img src=x* onerror=alert(1)>",
    "[<img src=x onerror=alert(1)>](https://a.b)",
    "a\"b'c<d>e&f",
]
ELEMENTS = set(
    "p h2 h3 h4 h5 h6 ul ol li blockquote figure figcaption pre code em strong s b a img br hr sup "
    "section div table caption thead tbody tr th td span".split()
)
ATTRIBUTES = set(
    "id href title class src width height alt loading start tabindex role aria-label scope dir".split()
)


def assert_harmless(html: str) -> None:
    """Look at the tree that a browser would build, not at the string."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    for element in parser.parseFragment(html).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ELEMENTS, (element.tag, html)
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, (name, html)
            if name in {"href", "src"}:
                assert value.startswith(("https://", "http://", "mailto:", "tel:", "/", "#")), (value, html)
                assert not value.startswith(("//", "/\\")), (value, html)
    assert not any(ord(character) < 32 and character not in "\t\n" for character in html), html


@pytest.mark.parametrize("text", BATTERY)
@pytest.mark.parametrize("found", [True, False])
def test_nothing_hostile_comes_through(text: str, found: bool) -> None:
    answers = {"image": image_attributes('/"><script>', 1, 2), "figure": '"><script>'}
    for result in (rendered(text), render_plain(text, file=FILE, first_line=1, language="en")):
        assert_harmless(fill(result.body, lambda r: answers.get(r.kind, '/"><script>') if found else ""))
    assert_harmless(inline_html(text, "fr"))
