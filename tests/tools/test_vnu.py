"""The HTML checker finds what is wrong in a whole folder, and names the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.vnu import Message, check, check_css

pytestmark = [pytest.mark.needs_java, pytest.mark.needs_node]

GOOD = "<!DOCTYPE html>\n<html lang=en><title>Good</title>\n<h1>Good</h1></html>\n"


def test_a_folder_is_checked_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "é.html").write_text(GOOD.replace("<h1>", "<h1><li>"), encoding="utf-8")
    svg = '<svg xmlns="http://www.w3.org/2000/svg">\n<p/></svg>'
    (tmp_path / "wrong.svg").write_text(svg, encoding="utf-8")
    found = {(message.file, message.line, message.kind) for message in check(tmp_path)}
    assert found == {("a b/é.html", 3, "error"), ("wrong.svg", 2, "error")}


def test_style_sheets_are_checked_apart(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("not HTML at all", encoding="utf-8")
    (tmp_path / "wrong.css").write_text("p {\n  colour: red }\n", encoding="utf-8")
    assert [(message.file, message.kind) for message in check_css(tmp_path)] == [("wrong.css", "error")]


def test_a_good_folder_gives_nothing(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    assert check(tmp_path) == []


def test_a_message_prints_as_file_line_and_reason() -> None:
    message = Message("index.html", 3, "error", "Stray end tag.", "</p>")
    assert str(message) == "index.html:3: error: Stray end tag. [</p>]"
