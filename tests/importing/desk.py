"""What the import's tests share: run one import, read back what it wrote, make documents."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from presstime.importing import ImportReport, import_texts, write_imports

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Result:
    """One import as written to disk and read back: every YAML scalar as text."""

    report: ImportReport
    source: Path
    front: dict[str, Any]
    body: str
    authors: dict[str, dict[str, Any]]
    tickers: dict[str, dict[str, Any]]

    @property
    def path(self) -> str:
        return self.report.imported[0].path

    @property
    def unknown(self) -> dict[str, str]:
        return {unknown.field: unknown.message for unknown in self.report.imported[0].unknown}

    @property
    def dropped(self) -> dict[str, str]:
        return {dropped.text: dropped.reason for dropped in self.report.imported[0].dropped}

    @property
    def inferred(self) -> dict[str, str]:
        """Field to value; the last inference of a field counts."""
        return {inference.field: inference.value for inference in self.report.imported[0].inferences}

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.report.problems]

    def confidence(self, field: str) -> str:
        found = [i.confidence.value for i in self.report.imported[0].inferences if i.field == field]
        return found[-1]


def imported(path: Path, source: Path) -> Result:
    """Import one file into `source`, write, and read everything back."""
    report = import_texts([path], source)
    written = write_imports(report)
    assert not written.problems, written.problems
    if not report.imported:
        return Result(report, source, {}, "", {}, {})
    front, body = article(source / report.imported[0].path)
    return Result(report, source, front, body, profiles(source, "authors"), profiles(source, "tickers"))


def imported_text(tmp_path: Path, text: str | bytes, name: str = "raw.txt") -> Result:
    """Import words as a file of that name."""
    path = tmp_path / "desk" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return imported(path, tmp_path / "source")


def article(path: Path) -> tuple[dict[str, Any], str]:
    match = re.fullmatch(r"---\n(.*?\n)---\n\n?(.*)", path.read_text("utf-8"), re.DOTALL)
    assert match, "no front matter"
    return yaml.load(match[1], Loader=yaml.BaseLoader), match[2]


def profiles(source: Path, folder: str) -> dict[str, dict[str, Any]]:
    found = sorted((source / "content" / folder).glob("*.yaml"))
    return {path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in found}


def everything_said(result: Result) -> str:
    """All words that an import accounts for: files as read, drops, and what became a field."""
    parts = [_flat(result.front), visible(result.body)]
    for profile in (*result.authors.values(), *result.tickers.values()):
        parts.append(visible(_flat(profile)))
    parts.extend(result.dropped)
    parts.extend(inference.value for inference in result.report.imported[0].inferences if inference.field == "text")
    return squeezed("\n".join(parts))


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return "\n".join(_flat(item) for item in value.values())
    if isinstance(value, list):
        return "\n".join(_flat(item) for item in value)
    return str(value)


def visible(markdown: str) -> str:
    """The words a reader sees, by the parser that the publication uses, marks of quotes and lists gone."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    rendered = parser.render(markdown)
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:em|strong|a|code|s)\b[^>]*>", "", rendered)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def docx(body: str, **parts: str) -> bytes:
    """A .docx whose `w:body` holds `body`; further parts by name ("styles" is word/styles.xml)."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    document = f'<?xml version="1.0"?><w:document {word} {links}><w:body>{body}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            where = "word/_rels/document.xml.rels" if name == "links" else f"word/{name}.xml"
            archive.writestr(where, text)
    return buffer.getvalue()


def p(*runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    head = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{head}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, marks: str = "") -> str:
    head = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>'
