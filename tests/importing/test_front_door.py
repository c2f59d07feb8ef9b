"""From a raw text to a page: import it, give it its date, build; nothing else is edited."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from presstime.cli import main
from tests.importing.desk import TEXTS

SITE = "title: Market Wire\nbase_url: https://news.example/\nlanguage: en\ntimezone: America/New_York\n"
REAL = sorted((Path(__file__).parents[3] / "shared" / "real").glob("*.txt"))


def published(source: Path) -> None:
    """What an editor does: a date, and the status."""
    for path in (source / "content" / "articles").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("\nstatus: draft\n", "\ndate: 2023-01-24 07:40\nstatus: published\n"), "utf-8")


def words(page: Path) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", page.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"</?(?:a|span|data|strong|em)\b[^>]*>", "", text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.mark.parametrize("raw", [TEXTS / "no-headline.txt", *REAL], ids=lambda path: path.stem)
def test_a_raw_text_becomes_a_page(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standfirst, quotations with who spoke, price, and the author's whole biography on their page."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.yaml").write_text(SITE)
    assert main(["import", "--source", str(source), str(raw)]) == 0
    paths = capsys.readouterr().out.split()
    published(source)
    assert main(["build", "--source", str(source), "--output", str(tmp_path / "public"), "--jobs", "1"]) == 0
    stem = next(Path(path).stem for path in paths if "/articles/" in path)
    author = next(Path(path).stem for path in paths if "/authors/" in path)
    page = words(tmp_path / "public" / "2023" / "01" / stem / "index.html")
    lines = [line for line in raw.read_text("utf-8").splitlines() if line.strip()]
    standfirst, body, biography = lines[0], lines[1:-2], lines[-2:]
    assert standfirst in page
    for line in body:
        assert " ".join(line.replace(standfirst, "").strip("“”").split()) in page.replace("“", "").replace("”", "")
    profile = words(tmp_path / "public" / "authors" / author / "index.html")
    assert all(line in profile for line in biography)
