"""Reading our own Markdown: files, code blocks, links, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.site import ROOT


class Block(NamedTuple):
    """A fenced block: its language, its text, and the line of text before it."""

    language: str
    text: str
    before: str


_FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?: \"[^\"]*\")?\)")


def documents() -> list[Path]:
    """Every Markdown file that people read."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def document(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(text: str) -> Iterator[Block]:
    for match in _FENCE.finditer(text):
        before = text[: match.start()].rstrip().rpartition("\n")[2]
        yield Block(match[2], match[3], before)


def prose(text: str) -> str:
    """The text without its fenced blocks and code spans."""
    return re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text))


def links(text: str) -> list[str]:
    return _LINK.findall(prose(text))


def anchors(text: str) -> set[str]:
    """The ids that GitHub gives to the headings."""
    found = re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in found}


def commands(text: str) -> Iterator[list[str]]:
    """The arguments of every `build.py` that a shell block starts."""
    for block in blocks(text):
        if block.language == "sh":
            for line in block.text.splitlines():
                found = re.search(r"(?:python3?|py) build\.py([^#>|&\n]*)", line)
                if found:
                    yield re.findall(r"\"[^\"]*\"|\S+", found[1])
