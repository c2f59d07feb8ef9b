"""A Word document becomes blocks: paragraphs, headings, lists, quotes, tables, links, bold, italic.

Read with `zipfile` and expat alone. A document is a stranger's archive of stranger's XML, so: only
the parts we need are opened, each up to a stated size whatever its header claims; a document type
declaration (where entity bombs live) is refused; nesting is bounded. Text that was deleted under
track changes, comments and pictures are not the story's; deleted text is reported as dropped.
Format: ECMA-376, part 1, §17 (WordprocessingML), read 24 November 2026.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from presstime.diagnostics import Diagnostic, Where, error
from presstime.importing.blocks import Block, Text
from presstime.importing.docx_text import Styles, blocks_of, levels_of, links_of, styles_of
from presstime.importing.report import Dropped
from presstime.importing.xml_tree import Node, Refused, parse_xml

MAX_PART = 20_000_000
MAX_ENTRIES = 5_000


def read_docx(content: bytes, file: str) -> tuple[Text | None, list[Diagnostic]]:
    """The document's blocks ("line" is the paragraph's number); None, and why, where it is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MAX_ENTRIES:
                raise Refused("it holds too many files")
            return _document(archive), []
    except Refused as problem:
        return None, [
            error(
                "PT151",
                f"refused: {problem}",
                Where(file),
                "save it again as .docx in a word processor, or paste its text into a .txt file",
            )
        ]
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as problem:
        return None, [
            error(
                "PT151",
                f"cannot be read as a .docx document ({problem})",
                Where(file),
                "save it again as .docx",
            )
        ]


def _document(archive: zipfile.ZipFile) -> Text:
    document = _part(archive, "word/document.xml")
    if document is None:
        raise Refused("it has no word/document.xml")
    styles = styles_of(_part(archive, "word/styles.xml"))
    numbering = levels_of(_part(archive, "word/numbering.xml"))
    links = links_of(_part(archive, "word/_rels/document.xml.rels"))
    dropped: list[Dropped] = []
    blocks = blocks_of(document, Styles(styles, numbering, links), dropped)
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        notes = _part(archive, name)
        for block in _notes(notes, styles) if notes is not None else []:
            dropped.append(Dropped(block.text, "a footnote of the document: put it where it belongs", block.line))
    return Text(tuple(blocks), dropped=tuple(dropped))


def _notes(notes: Node, styles: dict[str, str]) -> list[Block]:
    return [block for block in blocks_of(notes, Styles(styles, {}, {}), []) if block.text.strip()]


def _part(archive: zipfile.ZipFile, name: str) -> Node | None:
    """One part as a tree, never more than `MAX_PART` bytes of it; None where the document has none."""
    if posixpath.normpath(name) not in archive.namelist():
        return None
    with archive.open(name) as part:
        content = part.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise Refused(f"{name} unpacks to more than {MAX_PART // 1_000_000} MB")
    return parse_xml(content, name)
