"""A small publication in a folder of its own, and the command run on it: what most tests begin with.

A site is one text with a line `-- path --` before each file, or a mapping of path to text. The command
runs in this process (`run`, `build`, `findings`) or as people run it (`spawn`). "Now" is `NOW` unless a
test says another time, so that no test depends on the day.
"""

from __future__ import annotations

import contextlib
import html.parser
import io
import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from presstime.cli import main

ROOT = Path(__file__).resolve().parent.parent
NOW = "2023-02-01T12:00Z"
SEPARATOR = re.compile(r"^-- (\S.*?) --$", re.M)

SMALL = """
-- site.yaml --
title: Market Wire
tagline: Company news, market moves and the numbers behind them
base_url: https://news.example/
timezone: America/New_York
-- content/authors/ibukun.yaml --
name: Ibukun
role: Crypto and finance writer
bio: Writes about money that moves.
-- content/tickers/nasdaq-msft.yaml --
ticker: NASDAQ:MSFT
name: Microsoft Corporation
currency: USD
-- content/articles/2023/microsoft-openai.md --
---
title: Microsoft puts billions into OpenAI
standfirst: The shares barely moved before the bell.
date: 2023-01-24 07:40
author: ibukun
ticker: NASDAQ:MSFT
tags: [AI, Cloud]
---
Microsoft (NASDAQ: MSFT) will invest for several years.
"""


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left: exit code, and the two streams."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """The findings of a build as printed, without its last line, which tells the time taken."""
        return "\n".join(self.err.strip().split("\n")[:-1])

    @property
    def summary(self) -> str:
        """The last line: what was written, or that nothing was."""
        return self.err.strip().rpartition("\n")[2]


def files_of(text: str) -> dict[str, str]:
    """The files of a text with `-- path --` lines."""
    parts = SEPARATOR.split(textwrap.dedent(text))
    return {path: body.removeprefix("\n") for path, body in zip(parts[1::2], parts[2::2], strict=True)}


class Site:
    """A publication at `source`, published to `output`."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "desk"
        self.output = self.source / "public"
        self.source.mkdir(parents=True)

    def write(self, files: str | Mapping[str, str | bytes]) -> Site:
        """Write files (all that are named, over what is there)."""
        for path, content in (files_of(files) if isinstance(files, str) else files).items():
            place = self.source / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a piece of a file, which must be there."""
        text = (self.source / path).read_text("utf-8")
        assert old in text, f"{old!r} is not in {path}"
        (self.source / path).write_text(text.replace(old, new), encoding="utf-8")

    def remove(self, path: str) -> None:
        (self.source / path).unlink()

    def run(self, command: str, *options: str, at: str = NOW) -> Outcome:
        """Run a command on this source, in this process."""
        arguments = [command, "--source", str(self.source), *options]
        if at and command in ("build", "check", "schedule", "explain", "new"):
            arguments += ["--at", at]
        return run_here(arguments)

    def build(self, *options: str, at: str = NOW) -> Outcome:
        """Build, and demand that it went well."""
        outcome = self.run("build", "--jobs", "1", *options, at=at)
        assert outcome.code == 0, outcome.err
        return outcome

    def spawn(self, *arguments: str, at: str = NOW, **environment: str) -> Outcome:
        """Run the program as people do, in a process of its own."""
        command, *options = arguments or ("build",)
        return spawned([command, "--source", str(self.source), *options, "--at", at], environment)

    def findings(self, *options: str, at: str = NOW) -> list[dict[str, Any]]:
        """The findings of `check --format json`."""
        outcome = self.run("check", "--format", "json", *options, at=at)
        found = json.loads(outcome.out)["findings"]
        assert isinstance(found, list)
        return found

    def codes(self, *options: str, at: str = NOW) -> list[str]:
        return [finding["code"] for finding in self.findings(*options, at=at)]

    def files(self) -> dict[str, bytes]:
        """Every file of the output with its bytes."""
        return tree(self.output)

    def page(self, route: str) -> str:
        """The HTML, or other text, that is published at a route."""
        path = route.lstrip("/") + ("index.html" if route.endswith("/") else "")
        return (self.output / path).read_text("utf-8")

    def text(self, route: str) -> str:
        """What a reader sees of a page, blanks collapsed."""
        return visible(self.page(route))


def run_here(arguments: list[str]) -> Outcome:
    """The command in this process, with its streams caught."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    return Outcome(code, out.getvalue(), err.getvalue())


def spawned(arguments: list[str], environment: Mapping[str, str], cwd: Path | None = None) -> Outcome:
    """The command in a process of its own."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r})"
    done = subprocess.run(
        [sys.executable, "-c", f"{start}; from presstime.cli import main; sys.exit(main(sys.argv[1:]))", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, env={**os.environ, **environment},
        stdin=subprocess.DEVNULL)
    return Outcome(done.returncode, done.stdout, done.stderr)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder: relative path → bytes; a folder without files as path/ → b""."""
    found: dict[str, bytes] = {}
    for place in sorted(folder.rglob("*")) if folder.is_dir() else ():
        path = place.relative_to(folder).as_posix()
        if place.is_dir() and not place.is_symlink():
            if not any(place.iterdir()):
                found[f"{path}/"] = b""
        else:
            found[path] = place.read_bytes()
    return found


class _Visible(html.parser.HTMLParser):
    """Gathers text outside of what is never shown."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("script", "style", "template", "title")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style", "template", "title")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def visible(page: str) -> str:
    """The text of a page that is shown, blanks collapsed."""
    reader = _Visible()
    reader.feed(page)
    return " ".join("".join(reader.parts).split())


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A publication of three files and an article (`SMALL`); `site.write` adds to it."""
    return Site(tmp_path).write(SMALL)
