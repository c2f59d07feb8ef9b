"""Bytes, endings of names, and the files that come of it: nothing is lost, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from presstime.importing import import_texts, write_imports
from presstime.importing.inputs import MAX_BYTES
from tests.importing.desk import imported_text

TEXT = "Café prices rise again\n\nBy Ann Poe\n2024-03-01\n\nThe “Café” now asks €5 – more than ever. People pay.\n"
BODY = "The “Café” now asks €5 – more than ever. People pay.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    result = imported_text(tmp_path, TEXT.encode(encoding))
    assert result.body == BODY
    assert result.codes == (["PT153"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends(end: str, tmp_path: Path) -> None:
    assert imported_text(tmp_path, TEXT.replace("\n", end)).body == BODY


def test_a_guessed_encoding_is_shown(tmp_path: Path) -> None:
    problem = imported_text(tmp_path, TEXT.encode("cp1252")).report.problems[0]
    assert problem.message.startswith("not UTF-8 at byte 3; read as Windows-1252: “Café prices")
    assert problem.where.line == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x81\x8d caf\xe9 \x9d", "PT151"),
        ("word ".encode("utf-16-le") * 20, "PT151"),
        (b"\xff\xfea", "PT151"),
        (b"", "PT154"),
        (b"\n \t \n", "PT154"),
        (b"Share on Facebook\n", "PT154"),
    ],
    ids=["neither", "utf-16-unmarked", "utf-16-cut", "empty", "blank", "junk"],
)
def test_no_text(content: bytes, code: str, tmp_path: Path) -> None:
    result = imported_text(tmp_path, content)
    assert result.codes == [code]
    assert result.report.files == ()


def test_control_characters_go_and_are_said(tmp_path: Path) -> None:
    result = imported_text(tmp_path, TEXT.replace("People", "Peo\x07ple"))
    assert result.body == BODY
    assert result.codes == ["PT152"]


@pytest.mark.parametrize(
    ("name", "hint"), [("a.pdf", "copy its text"), ("a.doc", "save it as .docx"), ("a.xyz", ".txt, .md")]
)
def test_other_kinds_of_file(name: str, hint: str, tmp_path: Path) -> None:
    problem = imported_text(tmp_path, TEXT, name).report.problems[0]
    assert problem.code == "PT150"
    assert hint in problem.hint


def test_missing_and_huge_files_are_findings_and_the_others_are_read(tmp_path: Path) -> None:
    good, huge = tmp_path / "good.txt", tmp_path / "huge.txt"
    good.write_text(TEXT)
    huge.write_bytes(b"a" * (MAX_BYTES + 1))
    report = import_texts([tmp_path / "none.txt", huge, good], tmp_path)
    assert [problem.code for problem in report.problems] == ["PT150", "PT150"]
    assert [imported.file for imported in report.imported] == [str(good)]


def test_importing_alone_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    report = import_texts([path], tmp_path / "source")
    assert not (tmp_path / "source").exists()
    assert [planned.path for planned in report.files] == [
        "content/authors/ann-poe.yaml",
        "content/articles/2024/café-prices-rise-again.md",
    ]


def test_a_taken_name_gets_the_next_and_a_warning(tmp_path: Path) -> None:
    first = imported_text(tmp_path, TEXT)
    second = imported_text(tmp_path, TEXT.replace("People pay.", "People do not."))
    assert second.path == "content/articles/2024/café-prices-rise-again-2.md"
    assert second.codes == ["PT156"]
    assert (tmp_path / "source" / first.path).read_text().endswith("People pay.\n")


def test_the_same_article_again_is_not_written(tmp_path: Path) -> None:
    imported_text(tmp_path, TEXT)
    path = tmp_path / "desk" / "raw.txt"
    report = import_texts([path], tmp_path / "source")
    assert report.files == ()
    assert [problem.code for problem in report.problems] == ["PT155"]


def test_two_inputs_of_one_name_do_not_collide(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(TEXT)
    two.write_text(TEXT.replace("People pay.", "Nobody pays."))
    report = import_texts([one, two], tmp_path / "source")
    paths = [planned.path for planned in report.files]
    assert len(set(paths)) == len(paths) == 3
    assert [path.name for path in write_imports(report).paths] == [
        "ann-poe.yaml",
        "café-prices-rise-again.md",
        "café-prices-rise-again-2.md",
    ]


def test_a_file_that_appears_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    report = import_texts([path], tmp_path / "source")
    taken = tmp_path / "source" / report.files[-1].path
    taken.parent.mkdir(parents=True)
    taken.write_text("mine")
    written = write_imports(report)
    assert [problem.code for problem in written.problems] == ["PT157"]
    assert taken.read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "content").write_text("a file, not a folder")
    written = write_imports(import_texts([path], tmp_path / "source"))
    assert written.paths == ()
    assert {problem.code for problem in written.problems} == {"PT158"}


def test_an_existing_ticker_profile_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "source" / "content" / "tickers"
    folder.mkdir(parents=True)
    (folder / "anything.yaml").write_text("ticker: NASDAQ:ACM\nname: Known\n")
    result = imported_text(tmp_path, TEXT.replace("The “Café”", "Acme Inc. (NASDAQ: ACM)"))
    assert result.tickers == {"anything": {"ticker": "NASDAQ:ACM", "name": "Known"}}
    assert result.front["ticker"] == "NASDAQ:ACM"


def test_a_proposed_title_says_so_and_is_cut_between_words(tmp_path: Path) -> None:
    text = (
        "The extraordinarily long opening sentence of this particular text "
        "runs on and on without any comma or stop in sight until it ends. "
        "Then another.\n"
    )
    result = imported_text(tmp_path, text, "Document 1.docx.txt")
    assert result.front["status"] == "draft"
    assert text.startswith(result.front["title"] + " ")
    assert len(result.front["title"]) <= 80
    assert result.confidence("title") == "low"


def test_the_same_input_gives_the_same_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    reports = [import_texts([path], tmp_path / "source") for _ in range(2)]
    assert reports[0].files == reports[1].files


def test_a_ticker_without_a_name_gets_no_profile(tmp_path: Path) -> None:
    """A profile needs a name; the article stays a draft, so that nothing else is held up."""
    result = imported_text(tmp_path, TEXT.replace("The “Café”", "the company (NASDAQ: ACM)"))
    assert result.tickers == {}
    assert result.front["status"] == "draft"
    assert "none was written" in result.unknown["ticker NASDAQ:ACM: name"]


def test_a_bare_symbol_of_a_known_profile_is_enough(tmp_path: Path) -> None:
    folder = tmp_path / "source" / "content" / "tickers"
    folder.mkdir(parents=True)
    (folder / "nasdaq-acm.yaml").write_text("ticker: NASDAQ:ACM\nname: Acme\n")
    result = imported_text(tmp_path, TEXT.replace("The “Café”", "Acme Inc. (ACM)"))
    assert result.front["ticker"] == "ACM"
    assert "status" not in result.front


def test_a_book_is_refused(tmp_path: Path) -> None:
    """What takes long to read is no article; the others are read all the same."""
    book = tmp_path / "book.txt"
    book.write_text("A word and another.\n\n" * 20_000)
    good = tmp_path / "good.txt"
    good.write_text(TEXT)
    report = import_texts([book, good], tmp_path / "source")
    assert [problem.code for problem in report.problems] == ["PT150"]
    assert len(report.imported) == 1
