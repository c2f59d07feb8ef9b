"""The Nu HTML Checker over a folder of built pages, in one run of Java.

In: a folder. Out: what the checker says of every HTML, SVG or CSS file in it, by file and line.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from tests.tools.node import modules


class Message(msgspec.Struct, frozen=True, order=True):
    """One remark. `kind` is "error", "warning", "info" or "non-document-error"; line 0: the whole file."""

    file: str
    line: int
    kind: str
    text: str
    extract: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind}: {self.text} [{self.extract}]"


class _Said(msgspec.Struct, rename="camel"):
    type: str
    url: str = ""
    sub_type: str = ""
    message: str = ""
    extract: str = ""
    last_line: int = 0


class _Report(msgspec.Struct):
    messages: list[_Said]


def check(folder: Path) -> list[Message]:
    """Everything the checker finds in the HTML and SVG files of `folder` and below."""
    return _run(folder, "--skip-non-html", "--also-check-svg")


def check_css(folder: Path) -> list[Message]:
    """Everything it finds in the style sheets. A run of its own: with CSS it
    miscounts lines, those of HTML too.
    """
    return _run(folder, "--skip-non-css")


def _run(folder: Path, *kind: str) -> list[Message]:
    jar = modules() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--format", "json", "--stdout", "--exit-zero-always", *kind]
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), *options, str(folder.resolve())],
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"the HTML checker failed:\n{done.stderr.decode(errors='replace')}")
    report = msgspec.json.decode(done.stdout, type=_Report)
    return sorted(_message(said, folder.resolve()) for said in report.messages)


def _message(said: _Said, folder: Path) -> Message:
    path = Path(unquote(urlsplit(said.url).path))
    file = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else said.url
    return Message(file, said.last_line, said.sub_type or said.type, said.message, said.extract)
