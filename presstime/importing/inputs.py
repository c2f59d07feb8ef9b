"""The thin edge of an import: bytes of the inputs in, what the source folder has, a report out.

A file that cannot be read is a finding; the others are imported all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from presstime.diagnostics import Diagnostic, Where, error
from presstime.importing.articles import draft_of
from presstime.importing.blocks import Text, folded
from presstime.importing.decoding import decoded
from presstime.importing.docx import read_docx
from presstime.importing.html import read_html
from presstime.importing.markdown import read_markdown
from presstime.importing.plain import read_plain
from presstime.importing.planning import Known, Plan
from presstime.importing.report import Imported, ImportReport, Notes
from presstime.market.exchanges import qualified

MAX_BYTES = 10_000_000
MAX_WORDS = 100_000
_PLAIN = frozenset({".txt", ".text", ""})
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_HINTS = {
    ".doc": "save it as .docx",
    ".rtf": "save it as .docx",
    ".odt": "save it as .docx",
    ".pages": "export it as .docx",
    ".pdf": "copy its text into a .txt file",
}


def import_texts(files: Sequence[Path], source: Path) -> ImportReport:
    """What importing the files into the publication at `source` would write; writes nothing."""
    plan = Plan(known_in(source))
    imported: list[Imported] = []
    for path in files:
        notes = Notes()
        text, problems = read_input(path)
        plan.problems.extend(problems)
        if text is not None and _is_too_long(text):
            plan.problems.append(
                error("PT150", f"longer than {MAX_WORDS:,} words, which no article is", Where(str(path)))
            )
            continue
        draft = draft_of(text, notes) if text is not None else None
        if draft is not None:
            imported.append(plan.add(str(path), path.stem, draft, notes))
        elif text is not None:
            plan.problems.append(error("PT154", "there are no words of an article in it", Where(str(path))))
    return ImportReport(source, tuple(imported), tuple(plan.files), tuple(plan.problems))


def read_input(path: Path) -> tuple[Text | None, list[Diagnostic]]:
    """One input as blocks, by the ending of its name; None, and why, where it can't be read."""
    name, ending = str(path), path.suffix.lower()
    if ending not in _PLAIN | _MARKDOWN | _HTML | {".docx"}:
        hint = _HINTS.get(ending, "import takes .txt, .md, .html and .docx")
        return None, [error("PT150", f"files that end in {ending} cannot be imported", Where(name), hint)]
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as problem:
        return None, [error("PT150", f"cannot be opened: {problem.strerror or problem}", Where(name))]
    if len(content) > MAX_BYTES:
        return None, [error("PT150", f"larger than {MAX_BYTES // 1_000_000} MB, which no article is", Where(name))]
    if ending == ".docx":
        return read_docx(content, name)
    text, problems = decoded(content, name, ending in _HTML)
    if text is None:
        return None, problems
    if ending in _HTML:
        return read_html(text), problems
    if ending in _MARKDOWN:
        read, more = read_markdown(text, name)
        return read, problems + more
    return read_plain(text), problems


def _is_too_long(text: Text) -> bool:
    return sum(len(block.text) for block in text.blocks) > MAX_WORDS * 6 or len(text.blocks) > MAX_WORDS // 10


def known_in(source: Path) -> Known:
    """The files, authors and tickers of a publication, by the little that an import needs of them."""
    content = source / "content"
    files = frozenset(path.relative_to(source).as_posix() for path in content.rglob("*") if path.is_file())
    authors: dict[str, str] = {}
    tickers: set[str] = set()
    for path in sorted(files):
        folder, _, name = path.rpartition("/")
        if folder == "content/authors" and (found := _value(source / path, "name")):
            authors.setdefault(folded(found), name.rpartition(".")[0])
        elif folder == "content/tickers" and (found := _value(source / path, "ticker")):
            tickers.add(qualified(found))
    return Known(files, authors, frozenset(tickers), lambda path: _text(source / path))


def _value(path: Path, key: str) -> str:
    match = re.search(rf"^{key}:\s*[\"']?(.*?)[\"']?\s*(?:#.*)?$", _text(path), re.MULTILINE)
    return match[1] if match else ""


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
