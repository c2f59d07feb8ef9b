"""The text of an article cut into blocks of plain words, each character's place in the file known.

In: the body as written (Markdown or plain text) and the line where it begins; or one field of the
front matter with its place. Out: `TextBlock`s without markup. This is no Markdown parser: it takes
away what would stand between two words of a sentence (emphasis, link targets, code, raw HTML,
comments) and keeps the rest, because a check must see what the reader sees, where the writer typed it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from presstime.market.prose.facts import BlockKind, Spot


class TextBlock(msgspec.Struct, frozen=True):
    """Plain words of one block.

    `starts` and `places` are parallel: the text from offset `starts[i]` on stands in the file from
    `places[i]` = (line, column) on, without gaps.
    """

    kind: BlockKind
    text: str
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def spot(self, start: int, end: int) -> Spot:
        """The place of `text[start:end]`; an end on a later line is cut at the first line's words."""
        starts = self.starts
        index = bisect_right(starts, start) - 1
        line, column = self.places[index]
        column += start - starts[index]
        if index + 1 == len(starts) or end <= starts[index + 1]:
            return Spot(line, column, column + max(1, end - start))
        end_line, end_column = self.place(max(start, end - 1))
        if end_line != line:
            end_column = column + max(0, end - start - 1)
        return Spot(line, column, end_column + 1)

    def place(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.starts, offset) - 1
        line, column = self.places[index]
        return line, column + offset - self.starts[index]


def field_block(kind: BlockKind, text: str, line: int = 0, column: int = 0) -> TextBlock:
    """A block from a front-matter field whose value begins at (line, column)."""
    flat = text.replace("\n", " ")
    return TextBlock(kind, flat, (0,), ((line, column),))


_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+")
_LIST_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_SETEXT = re.compile(r"\s{0,3}(?:=+|-+)\s*$")
_MARKUP = re.compile(
    r"(?P<comment><!--.*?-->)|(?P<code>`+[^`]*`+)|(?P<image>!\[[^\]\n]*\]\((?:[^)\n\"]|\"[^\"\n]*\")*\))"
    r"|(?P<target>\]\([^)\n]*\)|\]\[[^\]\n]*\])|(?P<auto><(?:https?|mailto):[^>\s]*>)"
    r"|(?P<tag></?[A-Za-z][^>\n]*>)|(?P<open>\[(?=[^\]\n]*\][(\[]))|(?P<note>\[\^[^\]\n]*\]:?)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))|(?P<strong>\*{1,3}|~~|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_]))"
)
_HAS_MARKUP = re.compile(r"[*`\[\]<\\~_]")


def body_blocks(body: str, first_line: int = 1, is_markdown: bool = True) -> list[TextBlock]:
    """The blocks of a body whose first line is line `first_line` of its file."""
    if is_markdown and "<!--" in body:
        body = re.sub(r"<!--.*?-->", _blanked, body, flags=re.DOTALL)
    cutter = _Cutter(is_markdown)
    for number, line in enumerate(body.split("\n"), start=first_line):
        cutter.take(line, number)
    cutter.close()
    return cutter.blocks


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


class _Cutter:
    """Gathers lines into blocks; the open block's pieces wait until a line ends it."""

    def __init__(self, is_markdown: bool) -> None:
        self.blocks: list[TextBlock] = []
        self._is_markdown = is_markdown
        self._kind = BlockKind.PARAGRAPH
        self._pieces: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        self._fence = ""

    def take(self, line: str, number: int) -> None:
        if self._fence:
            if line.strip().startswith(self._fence):
                self._fence = ""
            return
        if not line or not line.strip():
            if self._pieces or self._kind is not BlockKind.PARAGRAPH:
                self.close()
            return
        if line[0].isalpha() and self._kind is not BlockKind.TABLE:
            self._add(line, number, 0)
            return
        if not self._is_markdown:
            self._add(line, number, len(line) - len(line.lstrip()))
            return
        self._take_markdown(line, number)

    def _take_markdown(self, line: str, number: int) -> None:
        first = line.lstrip()[0]
        if first in "`~" and (fence := _FENCE.match(line)):
            self.close()
            self._fence = fence[1][:3]
        elif first == "#" and (heading := _HEADING.match(line)):
            self.close()
            self._kind = BlockKind.HEADING
            self._add(line.rstrip("# "), number, heading.end())
            self.close()
        elif first == ">" and (quote := _QUOTE.match(line)):
            if self._kind is not BlockKind.QUOTE:
                self.close()
            self._kind = BlockKind.QUOTE
            self._add(line, number, quote.end())
        elif self._pieces and first in "=-" and _SETEXT.match(line):
            self._kind = BlockKind.HEADING
            self.close()
        elif first == "|" or (self._kind is BlockKind.TABLE and "|" in line):
            self._take_row(line, number)
        elif first in "-*+0123456789" and (item := _LIST_ITEM.match(line)):
            self.close()
            self._add(line, number, item.end())
        else:
            if self._kind is BlockKind.TABLE:
                self.close()
            self._add(line, number, len(line) - len(line.lstrip()))

    def _take_row(self, line: str, number: int) -> None:
        """A table's row keeps its bars and its line end: `tables` reads the cells from them."""
        if self._kind is not BlockKind.TABLE:
            self.close()
            self._kind = BlockKind.TABLE
        if not _TABLE_RULE.match(line):
            self._add(line, number, 0, joint="\n")

    def _add(self, line: str, number: int, start: int, joint: str = " ") -> None:
        if self._pieces:
            self._pieces.append(joint)
            self._length += 1
        line = line.rstrip()
        if not self._is_markdown or not _HAS_MARKUP.search(line, start):
            self._piece(line[start:] if start else line, number, start)
            return
        at = start
        for match in _MARKUP.finditer(line, start):
            self._piece(line[at : match.start()], number, at)
            at = match.end()
            if match.lastgroup == "code":
                self._piece(" " * len(match[0]), number, match.start())
        self._piece(line[at:], number, at)

    def _piece(self, text: str, number: int, column: int) -> None:
        if text:
            self._starts.append(self._length)
            self._places.append((number, column + 1))
            self._pieces.append(text)
            self._length += len(text)

    def close(self) -> None:
        text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        if text.strip():
            self.blocks.append(TextBlock(self._kind, text, tuple(self._starts), tuple(self._places)))
        self._kind = BlockKind.PARAGRAPH
        self._pieces, self._starts, self._places, self._length = [], [], [], 0
