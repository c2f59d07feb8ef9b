"""A Markdown text becomes blocks whose words stay the Markdown that they are.

Headings, quotes, lists, code, tables and footnotes pass as written. Only paragraphs are looked at as
in plain text: a paste without blank lines is one line a paragraph there as well, though Markdown
would run them together. Front matter that the file has already is taken over, field by field.
"""

from __future__ import annotations

import re

import yaml

from presstime.diagnostics import Diagnostic, Where, warning
from presstime.importing.blocks import Block, Meta, Shape, Span, Text
from presstime.importing.plain import Line, joined_lines, joins, wrap_width
from presstime.importing.report import Confidence, Dropped, Inference

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_LIST = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_VERBATIM = re.compile(r"(?: {4}|\t)\S| {0,3}(?:>|\||\[\^[^\]]+\]:|\[[^\]]+\]:)")
_TABLE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
_LONG = 100
_MAX_FRONT_MATTER = 64_000
KNOWN_FIELDS = frozenset(
    "title standfirst date updated author authors ticker tickers tags "
    "section kind lead snapshot key_points image dateline sources "
    "disclosure sponsor recommendation ai_assisted corrections status "
    "withdrawn_reason embargo_until expires slug id aliases "
    "translations lang seo".split()
)


def read_markdown(text: str, file: str) -> tuple[Text, list[Diagnostic]]:
    """The text's blocks, its front matter as given fields, and what is wrong with that."""
    given, body, first_line, problems = _front_matter(text, file)
    lines = [Line(line, number) for number, line in enumerate(body.split("\n"), first_line)]
    blocks = _blocks(lines)
    known = {name: value for name, value in given.items() if name in KNOWN_FIELDS}
    dropped = tuple(
        Dropped(f"{name}: {value}", "no field of an article", 0) for name, value in given.items() if name not in known
    )
    said = tuple(
        Inference(name, shown(value), Confidence.HIGH, shown(value), 0, "given in its front matter")
        for name, value in known.items()
        if name != "title"
    )
    title = str(known.pop("title", ""))
    if title:
        blocks.insert(0, Block(Shape.HEADING, (Span(title),), 1, level=1, hint="title"))
    return Text(tuple(blocks), Meta(given=tuple(known.items())), dropped, said), problems


def shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _front_matter(text: str, file: str) -> tuple[dict[str, object], str, int, list[Diagnostic]]:
    match = re.match(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)
    if not match or len(match[0]) > _MAX_FRONT_MATTER or not re.search(r"^[\w-]+:", match[1] or "", re.MULTILINE):
        return {}, text, 1, []
    try:
        tokens = list(yaml.scan(match[1]))
        if any(isinstance(token, (yaml.AliasToken, yaml.AnchorToken, yaml.TagToken)) for token in tokens):
            raise yaml.YAMLError("it has anchors, aliases or tags")
        loaded = yaml.load(match[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as problem:
        why = " ".join(str(problem).split())[:120]
        return (
            {},
            text,
            1,
            [warning("PT159", f"its front matter is no YAML ({why}); it was read as text", Where(file, 1))],
        )
    if not isinstance(loaded, dict):
        return {}, text, 1, []
    return {str(k): v for k, v in loaded.items()}, text[match.end() :], match[0].count("\n") + 1, []


def _blocks(lines: list[Line]) -> list[Block]:
    width = wrap_width([line for line in lines if not _starts_something(line.text)])
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        end, found = _one(lines, at, width)
        blocks.extend(found)
        at = end
    return blocks


def _one(lines: list[Line], at: int, width: int) -> tuple[int, list[Block]]:
    text = lines[at].text
    fence = _FENCE.match(text)
    if fence:
        end = next(
            (
                n + 1
                for n in range(at + 1, len(lines))
                if lines[n].text.strip().startswith(fence[1]) and not lines[n].text.strip().strip(fence[1][0])
            ),
            len(lines),
        )
        return end, [_verbatim(lines[at:end])]
    heading = _HEADING.fullmatch(text)
    if heading and (heading[2] or "").strip():
        return at + 1, [_marked(Shape.HEADING, heading[2].strip(), lines[at], level=len(heading[1]))]
    if _RULE.fullmatch(text):
        return at + 1, [Block(Shape.RULE, (Span(text.strip()),), lines[at].number)]
    end = at + 1
    while end < len(lines) and not lines[end].is_blank:
        end += 1
    if _LIST.match(text):
        return _whole_list(lines, at)
    if _VERBATIM.match(text) or (end > at + 1 and _TABLE.fullmatch(lines[at + 1].text)):
        return end, [_verbatim(lines[at:end])]
    return _paragraphs(lines, at, end, width)


def _whole_list(lines: list[Line], at: int) -> tuple[int, list[Block]]:
    """A list with its indented paragraphs, as written."""
    end = at + 1
    while end < len(lines):
        if not lines[end].is_blank:
            before_blank = lines[end - 1].is_blank
            if before_blank and not (lines[end].text[:1] in " \t" or _LIST.match(lines[end].text)):
                break
        end += 1
    while lines[end - 1].is_blank:
        end -= 1
    return end, [_verbatim(lines[at:end])]


def _paragraphs(lines: list[Line], at: int, end: int, width: int) -> tuple[int, list[Block]]:
    stop = next((n for n in range(at + 1, end) if _starts_something(lines[n].text)), end)
    if stop < len(lines) and stop > at and _UNDERLINE.fullmatch(lines[stop].text):
        level = 1 if lines[stop].text.strip().startswith("=") else 2
        if stop == at + 1:
            return stop + 1, [_marked(Shape.HEADING, lines[at].text.strip(), lines[at], level=level)]
    stop = max(stop, at + 1)
    rows: list[list[Line]] = []
    for line in lines[at:stop]:
        apart = (
            not width
            and rows
            and (
                len(rows[-1][-1].text) >= _LONG
                or len(line.text) >= _LONG
                or re.search(r"[.!?:”\"]$", rows[-1][-1].text.rstrip())
            )
        )
        if rows and (joins(rows[-1], line, width) if width else not apart):
            rows[-1].append(line)
        else:
            rows.append([line])
    return stop, [_marked(Shape.PARAGRAPH, _joined(row), row[0]) for row in rows]


def _joined(row: list[Line]) -> str:
    if any(line.text.endswith(("  ", "\\")) for line in row[:-1]):
        return "\n".join(line.text for line in row).strip()
    return joined_lines([line.text for line in row]).strip()


def _starts_something(text: str) -> bool:
    return bool(
        _FENCE.match(text)
        or _HEADING.fullmatch(text)
        or _RULE.fullmatch(text)
        or _LIST.match(text)
        or _UNDERLINE.fullmatch(text)
        or re.match(r" {0,3}>", text)
    )


def _verbatim(lines: list[Line]) -> Block:
    text = "\n".join(line.text.rstrip() for line in lines)
    return Block(Shape.VERBATIM, (Span(text, is_markdown=True),), lines[0].number)


def _marked(shape: Shape, text: str, line: Line, level: int = 0) -> Block:
    return Block(shape, (Span(text, is_markdown=True),), line.number, level=level)
