"""Plain text becomes blocks: which lines belong together is the whole question.

Three shapes are told apart by measure, not by hope: paragraphs between blank lines; one line a
paragraph, with or without blank lines; and hard-wrapped lines, where nearly every line is broken
just where its next word would not have fitted. Lines are joined only in the third. The danger is
to glue two paragraphs into one, so a doubtful break stays a break.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from presstime.importing.blocks import Block, Shape, Span, Text, tidy
from presstime.importing.report import Confidence, Inference

_MAX_WRAP = 132
_HEADING_WORDS = 20
_BULLET = re.compile(r"\s*(?:(?P<dash>[-*•·‣▪●–])|(?P<number>\d{1,2})[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:([-*_=~#])\s*){3,}\s*")
_UNDERLINE = re.compile(r"\s*(?P<mark>=|-)(?P=mark){2,}\s*")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_FINISHED = re.compile(r"[.!?…:;][\"”’'»)\]]*\s*$")


class Line(msgspec.Struct, frozen=True):
    """One line of the input, without its end. `number` counts from 1."""

    text: str
    number: int

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def read_plain(text: str) -> Text:
    """The text's blocks; markup other than `# headings`, bullets and rules means nothing in plain text."""
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    width = wrap_width(lines)
    blocks: list[Block] = []
    for group in _groups(lines):
        blocks.extend(_blocks_of(group, width))
    return Text(tuple(_without_lone_items(blocks, lines)), inferences=_said(width, lines))


def wrap_width(lines: list[Line]) -> int:
    """The width at which the text was hard-wrapped, or 0 if it was not."""
    pairs = [(a, b) for a, b in pairwise(lines) if not a.is_blank and not b.is_blank]
    width = max((len(line.text.rstrip()) for line in lines), default=0)
    if not pairs or width > _MAX_WRAP:
        return 0
    long = [(a, b) for a, b in pairs if len(a.text.rstrip()) >= width / 2 and not _starts_block(b.text)]
    full = [pair for pair in long if _is_full(*pair, width)]
    broken = [(a, b) for a, b in full if not _FINISHED.search(a.text) and _continues(b.text)]
    is_wrapped = broken and len(full) >= 0.6 * len(long) and len(broken) >= len(full) / 3
    return width if is_wrapped else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    first_word = following.text.split(maxsplit=1)[0]
    slack = 3 if width > 40 else 0
    return len(line.text.rstrip()) + 1 + len(first_word) > width - slack


def _continues(text: str) -> bool:
    first = text.lstrip("\"“‘'( ")[:1]
    return first.islower() or first.isdigit() or first == "$" or first == ""


def _starts_block(text: str) -> bool:
    return bool(_BULLET.match(text) or _RULE.fullmatch(text) or _HEADING.fullmatch(text))


def _groups(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.is_blank:
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _blocks_of(group: list[Line], width: int) -> list[Block]:
    rows: list[list[Line]] = []
    for line in group:
        if rows and width and joins(rows[-1], line, width):
            rows[-1].append(line)
        else:
            rows.append([line])
    blocks: list[Block] = []
    for row in rows:
        underline = _UNDERLINE.fullmatch(row[0].text) if len(row) == 1 else None
        if underline and blocks and blocks[-1].shape is Shape.PARAGRAPH and blocks[-1].line == row[0].number - 1:
            level = 1 if underline["mark"] == "=" else 2
            blocks[-1] = msgspec.structs.replace(blocks[-1], shape=Shape.HEADING, level=level)
        else:
            blocks.append(_block(row))
    return blocks


def joins(row: list[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph that the lines of `row` began."""
    last = row[-1]
    if _starts_block(line.text) or _UNDERLINE.fullmatch(last.text) or _HEADING.fullmatch(last.text):
        return False
    is_bullet = bool(_BULLET.match(row[0].text))
    if not is_bullet and _indent(line.text) >= _indent(last.text) + 2:
        return False
    if _is_full(last, line, width):
        return True
    return not _FINISHED.search(last.text) and line.text.lstrip()[:1].islower()


def _indent(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _block(row: list[Line]) -> Block:
    text = joined_lines([line.text for line in row])
    number = row[0].number
    if _RULE.fullmatch(row[0].text) and len(row) == 1 and not text.startswith("###"):
        return Block(Shape.RULE, (Span(text.strip()),), number)
    heading = _HEADING.fullmatch(text)
    if heading and heading[2] and len(text.split()) <= _HEADING_WORDS and not re.search(r"[.,;:]$", heading[2]):
        return Block(Shape.HEADING, tidy((Span(heading[2]),)), number, level=len(heading[1]))
    bullet = _BULLET.match(text)
    if bullet and not _is_attribution(text):
        marker = f"{bullet['number']}." if bullet["number"] else "-"
        return Block(Shape.ITEM, tidy((Span(text[bullet.end() :]),)), number, marker=marker)
    return Block(Shape.PARAGRAPH, tidy((Span(text),)), number)


def _is_attribution(text: str) -> bool:
    return text.lstrip().startswith("–")


def joined_lines(lines: list[str]) -> str:
    """Wrapped lines as one; a line that ends in a hyphen keeps it and gets no space."""
    parts = [lines[0].rstrip()]
    for line in lines[1:]:
        following = line.strip()
        breaks_word = re.search(r"\w-$", parts[-1][-2:]) and following[:1].islower()
        parts.append(following if breaks_word else f" {following}")
    return "".join(parts)


def _without_lone_items(blocks: list[Block], lines: list[Line]) -> list[Block]:
    """A single "- " or "1. " is no list: the words stay as they are."""
    kept: list[Block] = []
    for at, block in enumerate(blocks):
        near = [blocks[n] for n in (at - 1, at + 1) if 0 <= n < len(blocks)]
        has_peer = any(peer.shape is Shape.ITEM and (peer.marker == "-") == (block.marker == "-") for peer in near)
        mark = _BULLET.match(lines[block.line - 1].text) if block.shape is Shape.ITEM else None
        if mark and not has_peer and (mark["number"] or mark["dash"] in "-*"):
            text = lines[block.line - 1].text[: mark.end()].lstrip() + block.text
            kept.append(Block(Shape.PARAGRAPH, tidy((Span(text),)), block.line))
        else:
            kept.append(block)
    return kept


def _said(width: int, lines: list[Line]) -> tuple[Inference, ...]:
    if not width:
        return ()
    said = [Inference("text", f"lines wrapped at {width} characters, joined", Confidence.MEDIUM, "")]
    for line, following in pairwise(lines):
        if re.search(r"\w-\s*$", line.text) and following.text.strip()[:1].islower():
            words = f"{line.text.split()[-1]}{following.text.split()[0]}"
            note = "the hyphen at the line's end was kept"
            said.append(Inference("text", words, Confidence.LOW, words, line.number, note))
    return tuple(said)
