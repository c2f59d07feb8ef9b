"""Word documents, made here by hand; and documents made to do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from presstime.importing import docx as reader
from tests.importing.desk import docx, imported_text, p, r

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="Liste"><w:name w:val="List Paragraph"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="https://example.org/a"/><Relationship Id="rId2" Target="javascript:x()"/>
</Relationships>"""


def listed(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


BODY = "".join(
    [
        p("Tea grower adds a second harvest", style="Titel"),
        p("The hills above Munnar are warmer than they were.", style="Untertitel"),
        p("By Asha Nair"),
        p("4 October 2023"),
        p(
            "Highrange Tea (NSE: HRTEA) will ",
            r("pick twice", "<w:b/>"),
            " a year, it ",
            r("said", '<w:i/><w:b w:val="0"/>'),
            " in a ",
            f'<w:hyperlink r:id="rId1">{r("note")}</w:hyperlink>',
            " on ",
            f'<w:hyperlink r:id="rId2">{r("Monday")}</w:hyperlink>',
            ". ",
            "<w:del><w:r><w:delText>Nobody asked. </w:delText></w:r></w:del>",
            f"<w:ins>{r('It has 4 * 3 estates.')}</w:ins>",
        ),
        p("What changes", style="berschrift1"),
        p("Pickers", style="Liste", properties=listed(1)),
        p("Prices", style="Liste", properties=listed(1)),
        p("First", properties=listed(2)),
        p("Second", properties=listed(2)),
        p("We pick when it is ready.", style="Zitat"),
        f"<w:tbl><w:tr><w:tc>{p('Year')}</w:tc><w:tc>{p('Tons|net')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p('2023')}</w:tc><w:tc>{p('1,100')}</w:tc></w:tr></w:tbl>",
        p("One line", "<w:r><w:br/><w:br/></w:r>", "and another paragraph."),
        p("Asha Nair is a farm reporter based in Kochi."),
    ]
)
MADE = docx(BODY, styles=STYLES, numbering=NUMBERING, links=LINKS)


def test_a_document_becomes_an_article(tmp_path: Path) -> None:
    result = imported_text(tmp_path, MADE, "tea.docx")
    assert result.front == {
        "title": "Tea grower adds a second harvest",
        "standfirst": "The hills above Munnar are warmer than they were.",
        "date": "2023-10-04",
        "author": "asha-nair",
        "ticker": "NSE:HRTEA",
    }
    assert result.body == (
        "Highrange Tea (NSE: HRTEA) will **pick twice** a year, it *said* "
        "in a [note](https://example.org/a) on "
        "Monday. It has 4 \\* 3 estates.\n\n"
        "## What changes\n\n"
        "- Pickers\n- Prices\n\n"
        "1. First\n1. Second\n\n"
        "> We pick when it is ready.\n\n"
        "| Year | Tons\\|net |\n| --- | --- |\n| 2023 | 1,100 |\n\n"
        "One line\n\nand another paragraph.\n"
    )
    assert result.authors["asha-nair"]["role"] == "Farm reporter"
    assert result.dropped["Nobody asked."] == "deleted under track changes"


def test_a_document_without_styles(tmp_path: Path) -> None:
    made = docx(
        p(r("Tea grower adds a harvest", "<w:b/>")) + p("By Asha Nair") + p("The hills are warm. They were not.")
    )
    result = imported_text(tmp_path, made, "tea.docx")
    assert (result.front["title"], result.front["author"]) == ("Tea grower adds a harvest", "asha-nair")
    assert result.body == "The hills are warm. They were not.\n"


def test_footnotes_are_listed(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator">{p("-")}</w:footnote>'
        f"<w:footnote>{p('See page 4.')}</w:footnote></w:footnotes>"
    )
    result = imported_text(
        tmp_path, docx(p("The hills are warm. They were not, as we know."), footnotes=notes), "a.docx"
    )
    assert "footnote" in result.dropped["See page 4."]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    content = (
        '<mc:AlternateContent xmlns:mc="m"><mc:Choice>{0}</mc:Choice>'
        "<mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
    )
    box = f"<w:txbxContent>{p('A box beside the text, with words of its own.')}</w:txbxContent>"
    made = docx(p("The hills are warm. They were not, as we know.", f"<w:r>{content.format(box)}</w:r>"))
    assert imported_text(tmp_path, made, "a.docx").body.count("A box beside the text") == 1


def bomb() -> bytes:
    return docx(f"<w:p>{' ' * (reader.MAX_PART + 10)}</w:p>")


def with_doctype(encoding: str) -> bytes:
    entities = '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]>'
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>{entities}<w:document {W}><w:body>{p("x")}</w:body></w:document>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", text.encode(encoding))
    return buffer.getvalue()


def many_entries() -> bytes:
    buffer = io.BytesIO(MADE)
    with zipfile.ZipFile(buffer, "a") as archive:
        for n in range(reader.MAX_ENTRIES):
            archive.writestr(f"x/{n}", "")
    return buffer.getvalue()


def lying_header() -> bytes:
    """A part whose header claims less than it holds."""
    made = bytearray(docx(p("x" * 3000)))
    at = made.rfind(b"PK\x01\x02")
    made[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(made)


@pytest.mark.parametrize(
    "content",
    [
        bomb(),
        with_doctype("utf-8"),
        with_doctype("utf-16"),
        docx("<w:p>" * 300 + "</w:p>" * 300),
        docx("<w:p>"),
        many_entries(),
        lying_header(),
        b"PK\x03\x04 not a zip",
        b"",
        MADE[:-40],
    ],
    ids=[
        "bomb",
        "entities",
        "entities-utf-16",
        "deep",
        "broken",
        "entries",
        "header",
        "no-zip",
        "empty",
        "cut",
    ],
)
def test_a_harmful_document_is_refused(content: bytes, tmp_path: Path) -> None:
    """It is a finding; nothing is read, written or raised."""
    result = imported_text(tmp_path, content, "harm.docx")
    assert result.codes == ["PT151"]
    assert result.report.files == ()
