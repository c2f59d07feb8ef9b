"""What a click on a finding opens."""

from __future__ import annotations

import pytest

from presstime.diagnostics import Where
from presstime.preview.editors import VS_CODE, editor_url


@pytest.mark.parametrize(("pattern", "path", "where", "url"), [
    (VS_CODE, "/home/a b/é.md", Where("x", 3, 5), "vscode://file/home/a%20b/%C3%A9.md:3:5"),
    (VS_CODE, "C:\\news\\a.md", Where("x"), "vscode://file/C:/news/a.md:1:1"),
    ("txmt://open?url=file://{file}&line={line}", "/a.md", Where("x", 3), "txmt://open?url=file:///a.md&line=3"),
    ("idea://open?file={file}&line={line}", "/a.md", Where("x", 3), "idea://open?file=/a.md&line=3"),
    ("", "/a.md", Where("x"), ""),
])  # fmt: skip
def test_an_editor_s_address_names_file_line_and_column(pattern: str, path: str, where: Where, url: str) -> None:
    assert editor_url(pattern, path, where) == url
