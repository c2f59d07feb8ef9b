"""Tables: captions, figures, signs, headers, and no cell lost."""

from xml.etree import ElementTree

import html5lib
import pytest

from presstime.text.markdown import render_markdown
from presstime.text.rendered import Rendered

SHARES = """| Instrument | As of | Price | Change, % |
|---|:-:|---:|---|
| Larkspur | 23 Jan. | $18.42 | -1.18 |
| Quillon | 23 Jan. | $64.1 | +0.55 |
| Hawkmoor | 18 Jan. | 431 | 0.00 |
"""


def rendered(text: str) -> Rendered:
    return render_markdown(text, file="a.md", first_line=1, language="en")


def tree(text: str) -> ElementTree.Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: ElementTree.Element = parser.parseFragment(rendered(text).body.html)
    return found


def cells(text: str, path: str) -> list[tuple[str, str]]:
    return [(cell.get("class") or "", "".join(cell.itertext())) for cell in tree(text).iterfind(path)]


def test_a_table_scrolls_in_a_named_region() -> None:
    region = tree(SHARES).find("div")
    assert region is not None
    assert region.attrib == {
        "class": "table",
        "role": "region",
        "tabindex": "0",
        "aria-label": "Instrument, As of, Price, Change, %",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Table: Three *shares*\n\n" + SHARES,
        SHARES + "\nTable: Three *shares*\n",
        "Table: Three *shares*\n" + SHARES,
    ],
)
def test_a_paragraph_beside_a_table_is_its_caption(text: str) -> None:
    found = tree(text)
    assert ["".join(c.itertext()) for c in found.iter("caption")] == ["Three shares"]
    assert found.find("div").get("aria-label") == "Three shares"  # type: ignore[union-attr]
    assert found.find("p") is None


def test_captions_belong_to_the_table_they_stand_before() -> None:
    one = "| a |\n|---|\n| b |\n"
    found = tree(f"Table: First\n\n{one}\nTable: Second\n\n{one}")
    assert [c.text for c in found.iter("caption")] == ["First", "Second"]


def test_a_caption_without_a_table_is_words() -> None:
    assert "Table: nothing" in rendered("Table: nothing").body.html


def test_regions_of_one_page_have_different_names() -> None:
    one = "| a |\n|---|\n| b |\n"
    assert [d.get("aria-label") for d in tree(f"{one}\n\n{one}").iter("div")] == ["a", "a (2)"]


def test_figures_are_marked_padded_and_signed() -> None:
    rows = "div/table/tbody/tr/"
    assert cells(SHARES, rows + "td[3]") == [
        ("n", "−1.18"),
        ("n", "+0.55"),
        ("n", "0.00"),
    ]
    assert cells(SHARES, rows + "td[2]") == [
        ("n ta-right", "$18.42"),
        ("n ta-right", "$64.1\u2007"),
        ("n ta-right", "431\u2008\u2007\u2007"),
    ]
    assert cells(SHARES, rows + "td[3]/span") == [("down", "−1.18"), ("up", "+0.55"), ("flat", "0.00")]


def test_words_keep_their_alignment_and_headers_their_scope() -> None:
    assert cells(SHARES, "div/table/tbody/tr/td[1]")[0] == ("ta-center", "23 Jan.")
    found = tree(SHARES)
    assert [th.get("scope") for th in found.iter("th")] == ["col"] * 4 + ["row"] * 3
    assert [th.get("class") for th in found.iter("th")][:4] == [None, "ta-center", "n ta-right", "n"]
    assert "style" not in rendered(SHARES).body.html


@pytest.mark.parametrize("figure", ["-3.1%", "−3.1%", "-$5", "-1,234.5", "- 4"])
def test_a_fall_has_a_real_minus(figure: str) -> None:
    table = f"| a | b |\n|---|---|\n| x | {figure} |"
    ((_, text),) = cells(table, "div/table/tbody/tr/td/span[@class='down']")
    assert text == figure.replace("-", "−")


@pytest.mark.parametrize("words", ["-", "–", "2019-2021", "10-K", "A-1", "x", "n/a", "-x", "1.2.3"])
def test_what_is_no_figure_is_left_alone(words: str) -> None:
    assert cells(f"| a | b |\n|---|---|\n| x | {words} |", "div/table/tbody/tr/td") == [("", words)]


def test_a_row_longer_than_the_header_is_an_error_on_its_line() -> None:
    (finding,) = rendered("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |").diagnostics
    assert (finding.code, finding.where.line) == ("PT785", 4)


@pytest.mark.parametrize(
    "row", ["| 1 | 2 |", "1 | 2", "| 1 | 2 | ", "| 1 \\| 3 | 2 |", "| `1 \\| 3` | 2 |", "| 1 |"]
)
def test_other_rows_are_fine(row: str) -> None:
    assert rendered(f"| a | b |\n|---|---|\n{row}").diagnostics == ()


def test_an_empty_corner_is_no_header() -> None:
    assert [th.text for th in tree("| | b |\n|---|---|\n| x | 1 |").iter("th")] == ["b", "x"]


def test_a_table_of_headers_alone_is_a_table() -> None:
    assert [c.text for c in tree("| a | b |\n|---|---|").iter("th")] == ["a", "b"]
