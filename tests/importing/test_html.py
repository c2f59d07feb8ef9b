"""Pages: the story without what stands around it."""

from __future__ import annotations

from pathlib import Path

from tests.importing.desk import Result, imported_text

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Chocolate maker melts on cocoa costs | Sweet Wire</title>
<meta property="article:published_time" content="2024-03-26T08:15:00+00:00">
<script>var a = "<p>not text</p>";</script><style>p { color: red }</style></head>
<body>
<header class="site-header"><a href="/">Sweet Wire</a>
<nav><ul><li>Markets</li><li>Opinion</li></ul></nav></header>
<div id="cookie-banner">We use cookies to make this site work.</div>
<article>
<header><h1>Chocolate maker melts on cocoa costs</h1>
<p class="standfirst">Beans have doubled in price since New Year.</p>
<div class="byline">By <a rel="author" href="/a/ama">Ama Boateng</a></div>
<time datetime="2024-03-26T08:15:00Z">26 March 2024</time>
<div class="share-buttons"><a>Facebook</a> <a>Twitter</a></div>
</header>
<figure><img src="beans.jpg" alt="Cocoa beans"><figcaption>Beans drying in Kumasi.</figcaption></figure>
<p>Praline Holdings plc (LSE:&nbsp;PRLN) has warned that <strong>cocoa</strong>
will cost more &amp; more. See the
<a href="https://example.org/s">statement</a>, <a href="/guide">our guide</a> and
<a href="javascript:x()">this</a>.</p>
<aside class="related"><h3>Related</h3><ul><li>Sugar falls</li></ul></aside>
<h2>What comes next</h2>
<p>The shares fell 5.5% to 212p.</p>
<blockquote><p>We will not make smaller bars.</p><cite>Jo Marsh, chief executive</cite></blockquote>
<ul><li>Beans: up 104%</li><li>Sugar: <em>down</em> 3%</li></ul>
<table><tr><th>Year</th><th>Price</th></tr><tr><td>2023</td><td>$2,600</td></tr></table>
<p>First line<br>second line<br><br>Another paragraph.</p>
<div class="author-bio"><p>Ama Boateng is a commodities reporter based in Accra.</p></div>
<ul class="tags"><li>Cocoa</li><li>Retail</li></ul>
</article>
<aside>Most read: other things</aside>
<footer><p>© 2024 Sweet Wire</p></footer>
</body></html>"""


def page(tmp_path: Path, text: str) -> Result:
    return imported_text(tmp_path, text, "page.html")


def test_the_story_of_a_page(tmp_path: Path) -> None:
    result = page(tmp_path, PAGE)
    assert result.front == {
        "title": "Chocolate maker melts on cocoa costs",
        "standfirst": "Beans have doubled in price since New Year.",
        "date": "2024-03-26T08:15+00:00",
        "author": "ama-boateng",
        "ticker": "LSE:PRLN",
        "tags": ["Cocoa", "Retail"],
        "snapshot": {"price": "212", "currency": "GBX", "change_percent": "-5.5"},
    }
    assert result.body == (
        "Praline Holdings plc (LSE:\u00a0PRLN) has warned that **cocoa** will cost more & more. See the "
        "[statement](https://example.org/s), our guide and this.\n\n"
        "## What comes next\n\n"
        "The shares fell 5.5% to 212p.\n\n"
        "> We will not make smaller bars.\n>\n> — Jo Marsh, chief executive\n\n"
        "- Beans: up 104%\n- Sugar: *down* 3%\n\n"
        "| Year | Price |\n| --- | --- |\n| 2023 | $2,600 |\n\n"
        "First line second line\n\nAnother paragraph.\n"
    )
    assert result.authors["ama-boateng"]["location"] == "Accra"
    assert result.tickers["lse-prln"]["name"] == "Praline Holdings plc"


def test_what_stands_around_is_listed(tmp_path: Path) -> None:
    dropped = page(tmp_path, PAGE).dropped
    assert dropped["Facebook Twitter"] == "the page calls it share"
    assert dropped["Related Sugar falls"] == "the page calls it related"
    assert dropped["Sweet Wire Markets Opinion"] == "outside the article"
    assert dropped["We use cookies to make this site work."] == "outside the article"
    assert dropped["Cocoa beans"] == "a picture is not imported"
    assert "caption" in dropped["Beans drying in Kumasi."]
    assert dropped["/guide"].startswith("a link that only that site knows")
    assert not any("not text" in text or "color" in text for text in dropped)


def test_a_page_of_the_old_kind(tmp_path: Path) -> None:
    """No article element, unclosed paragraphs, line breaks for paragraphs."""
    result = page(
        tmp_path,
        "<html><body><center><a href=/>HOME</a> | <a href=/n>NEWS</a></center><h1>Rail fares to rise</h1>"
        "<b>By Tom Wood</b><br><i>2 May 2010</i><br><br>Fares will rise by 3% in June. Nobody knew.<br><br>"
        "Passengers were told on Monday.  They did not cheer.<p>A <b>spokesman</b> "
        "said so &amp; left &lt;quietly&gt;."
        "<p>That was it for now and for the rest of the week as well.</body></html>",
    )
    assert result.front == {"title": "Rail fares to rise", "date": "2010-05-02", "author": "tom-wood"}
    assert result.body == (
        "Fares will rise by 3% in June. Nobody knew.\n\nPassengers were "
        "told on Monday. They did not cheer.\n\n"
        "A **spokesman** said so & left \\<quietly>.\n\nThat was it for "
        "now and for the rest of the week as well.\n"
    )


def test_the_title_of_the_page_without_its_site(tmp_path: Path) -> None:
    result = page(
        tmp_path,
        "<html><head><title>Rail fares to rise again - Rail News</title></head><body>"
        "<p>Fares will rise by 3% in June. Nobody knew.</p><p>They did not "
        "cheer. Some sang.</p></body></html>",
    )
    assert result.front["title"] == "Rail fares to rise again"
    assert result.confidence("title") == "medium"


def test_a_declared_charset(tmp_path: Path) -> None:
    text = (
        '<html><head><meta charset="shift_jis"></head><body><h1>東京の株が上昇した</h1>'
        "<p>株価は上昇した。来年も明るい見通しだ。</p></body></html>"
    )
    result = imported_text(tmp_path, text.encode("shift_jis"), "page.html")
    assert result.front["title"] == "東京の株が上昇した"


def test_a_very_deep_page(tmp_path: Path) -> None:
    deep = "<div>" * 5000 + "<p>Fares will rise by 3% in June. Nobody knew.</p>" + "</div>" * 5000
    assert "Fares will rise" in page(tmp_path, f"<html><body>{deep}</body></html>").body


def test_ordered_and_nested_lists(tmp_path: Path) -> None:
    result = page(
        tmp_path,
        "<article><h1>Three things to do</h1><p>Here are three things to do. Do them now.</p>"
        "<ol><li>One<ul><li>inner</li></ul></li><li>Two</li></ol><p>That "
        "was all of it. Go home.</p></article>",
    )
    assert "1. One\n   - inner\n1. Two\n" in result.body
