"""The sheet: what one rendering gathers while it goes: references, findings, headings, words.

The one place of the text engine that holds state, made for one text and dropped after it. Line
numbers that go in are of the text (from 0); those that come out are of the file, as a person sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it.token import Token
from markdown_it.utils import EnvType

from presstime.diagnostics import Diagnostic, Severity, Where
from presstime.model import Heading, Reference
from presstime.text.characters import MARK
from presstime.text.chips import LISTED, PAIR, qualified
from presstime.text.rendered import Allow
from presstime.text.slugs import slug
from presstime.text.typography import marks_of
from presstime.text.words import count_words

Block = tuple[int, int]
"""The lines a block stands on: first, and one past the last, from 0."""

_FIGURE = re.compile(r"\{\{[ \t]*([A-Z0-9][A-Z0-9:.\-]*(?:\.[a-z][a-z0-9_]*)+)[ \t]*\}\}")
_MISSES = 20  # after so many vain searches no more columns: a hostile text must not cost its square
_PARAGRAPH_LENGTH = 160
_RESERVED = re.compile(
    r"main|content|top|text|nav|menu|header|footer|search|related|tags|corrections|foot-\d+"
)


def block_of(token: Token) -> Block:
    return (token.map[0], token.map[1]) if token.map else (0, 1)


class Sheet:
    """State of one rendering; see the module."""

    def __init__(self, text: str, file: str, first_line: int, language: str) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.marks = marks_of(language)
        self.env: EnvType = {}
        self.references: list[Reference] = []
        self.diagnostics: list[Diagnostic] = []
        self.allows: list[Allow] = []
        self.headings: list[Heading] = []
        self.fragments: list[tuple[str, Where]] = []
        self.used_labels: set[str] = set()
        self.said: list[str] = []
        self._lines: list[str] | None = None
        self._chips: set[str] = set()
        self._anchors: dict[str, int] = {}
        self._regions: dict[str, int] = {}
        self._cursor = (-1, -1, 0)
        self._misses = 0

    @property
    def lines(self) -> list[str]:
        """The text's lines, cut when first needed."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines

    @property
    def words(self) -> int:
        """How many words were rendered so far."""
        return count_words(f" {' '.join(self.said)} ")

    def find(self, needle: str, block: Block) -> Where:
        """Where a piece stands in its block's source; again asked for, its next occurrence.

        The column is 0 where the source spells it differently (an entity, an escape, a line break).
        """
        where = None
        if not needle or self._misses > _MISSES:
            return self.line(block)
        if self._cursor[0] == block[0]:
            where = self._search(needle, block, self._cursor[1], self._cursor[2])
        where = where or self._search(needle, block, block[0], 0)
        if not where:
            self._misses += 1
        return where or self.line(block)

    def _search(self, needle: str, block: Block, first: int, column: int) -> Where | None:
        for number in range(first, min(block[1], len(self.lines))):
            found = self.lines[number].find(needle, column if number == first else 0)
            if found >= 0:
                end = found + len(needle)
                self._cursor = (block[0], number, end)
                return Where(self.file, self.first_line + number, found + 1, end + 1)
        return None

    def line(self, block: Block) -> Where:
        return Where(self.file, self.first_line + block[0])

    def tell(self, severity: Severity, code: str, message: str, where: Where, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(code, severity, message, where, hint))

    def guard_lines(self, content: str, block: Block) -> None:
        """Text pasted with one line for each paragraph would be one long paragraph."""
        if sum(len(line) > _PARAGRAPH_LENGTH for line in content.split("\n")) >= 3:
            message = "these lines are as long as paragraphs, and print as a single one"
            hint = "put an empty line between paragraphs"
            self.tell(Severity.WARNING, "PT787", message, self.line(block), hint)

    def refer(self, kind: str, target: str, label: str, where: Where) -> str:
        """Note a reference; gives the mark that stands for it."""
        self.references.append(Reference(kind, target, label, where.line, where.column))
        return f"{MARK}{len(self.references) - 1}{MARK}"

    def anchor(self, text: str) -> str:
        """An id no other heading of this text has; never one that a page's own parts use."""
        wanted = slug(text) or "section"
        name, number = wanted, self._anchors.get(wanted, 1)
        while name in self._anchors or _RESERVED.fullmatch(name):
            number += 1
            name = f"{wanted}-{number}"
        self._anchors[wanted] = number
        self._anchors[name] = self._anchors.get(name, 1)
        return name

    def figures(self, escaped: str, block: Block) -> str:
        """Bound figures, `{{ MSFT.price }}`, as references; other braces stay."""

        def mark(match: re.Match[str]) -> str:
            return self.refer("figure", match.group(1), match.group(), self.find(match.group(), block))

        return _FIGURE.sub(mark, escaped)

    def chips(self, escaped: str, block: Block) -> str:
        """Each symbol's first mention in brackets as a reference; links are passed over."""

        def pair(match: re.Match[str]) -> str:
            written = match.group()
            target = qualified(written)
            if target in self._chips:
                return written
            self._chips.add(target)
            return self.refer("chip", target, written, self.find(written, block))

        def listed(match: re.Match[str]) -> str:
            found = match.group()
            return PAIR.sub(pair, found) if found[0] == "(" else found

        return LISTED.sub(listed, escaped)

    def region(self, label: str) -> str:
        """A name no other scrolling region of this text has."""
        number = self._regions.get(label, 0) + 1
        self._regions[label] = number
        return label if number == 1 else f"{label} ({number})"

    def known_anchors(self) -> Iterable[str]:
        return self._anchors
