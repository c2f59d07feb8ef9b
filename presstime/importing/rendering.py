"""Blocks become Markdown that shows exactly their words.

Plain words are escaped where Markdown would take them for marks: at the start of a line (`2024. was`,
`#`, `-`, `>`), and inside it (`*`, `_`, `<`, a link's brackets). Nothing more is escaped, so that the
file stays readable. The dialect is CommonMark with tables, strikethrough and footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from presstime.importing.blocks import Block, Shape, Span

_ALWAYS = re.compile(r"[*`~]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)")
_BRACKET = re.compile(r"\](?=[(\[:])|\[(?=\^)|\^(?=\[)")
_LABEL_BRACKET = re.compile(r"(?<!\\)([\[\]])")
_LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:-\s*){3,}$|=+\s*$|\|)|"
    r"(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$)"
)


def to_markdown(blocks: Sequence[Block]) -> str:
    """The text of an article file, a blank line between blocks, one line end at the end."""
    parts: list[str] = []
    for at, block in enumerate(blocks):
        before = blocks[at - 1] if at else None
        parts.append(_gap(before, block) + _block(block))
    return "".join(parts) + "\n" if parts else ""


def escaped(text: str) -> str:
    """One paragraph of plain words as Markdown."""
    return _escape_start(_escape_inside(text))


def inline(spans: Sequence[Span]) -> str:
    """Spans as Markdown, marks around words only, never around their outer spaces."""
    return "".join(_span(span) for span in spans)


def _gap(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    if block.shape is Shape.QUOTE and before.shape is Shape.QUOTE:
        return "\n>\n" if block.joined else "\n\n"
    if block.shape is Shape.ITEM and before.shape is Shape.ITEM:
        same_list = block.level > 0 or before.level > 0 or (block.marker == "-") == (before.marker == "-")
        return "\n" if same_list else "\n\n"
    return "\n\n"


def _block(block: Block) -> str:
    if block.shape is Shape.VERBATIM:
        return block.text
    if block.shape is Shape.RULE:
        return "* * *"
    text = (
        _escape_start(inline(block.spans)) if not block.spans or not block.spans[0].is_markdown else inline(block.spans)
    )
    if block.shape is Shape.HEADING:
        level = min(max(block.level, 2), 6)
        return f"{'#' * level} {re.sub(r'(#+)$', _escape_last, text)}"
    if block.shape is Shape.QUOTE:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    if block.shape is Shape.ITEM:
        lead = "   " * block.level
        hang = " " * (len(block.marker) + 1)
        return f"{lead}{block.marker} " + text.replace("\n", f"\n{lead}{hang}")
    return text


def _escape_last(match: re.Match[str]) -> str:
    return f"{match[1][:-1]}\\#"


def _span(span: Span) -> str:
    if span.is_markdown:
        return span.text
    core = span.text.strip()
    if not core or not (span.bold or span.italic or span.url):
        return _escape_inside(span.text)
    left = span.text[: len(span.text) - len(span.text.lstrip())]
    right = span.text[len(span.text.rstrip()) :]
    marks = "**" * span.bold + "*" * span.italic
    words = f"{marks}{_escape_inside(core)}{marks[::-1]}"
    if span.url:
        label = _LABEL_BRACKET.sub(r"\\\1", words)
        words = f"[{label}]({_address(span.url)})"
    return f"{left}{words}{right}"


def _address(url: str) -> str:
    clean = url.strip().replace("\\", "%5C")
    for character, code in ((" ", "%20"), ("<", "%3C"), (">", "%3E"), ("(", "%28"), (")", "%29"), ("\n", "")):
        clean = clean.replace(character, code)
    return clean


def _escape_inside(text: str) -> str:
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ALWAYS.sub(lambda m: "\\" + m[0], text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _TAG.sub(r"\\<", text)
    text = _ENTITY.sub(r"\\&", text)
    return _BRACKET.sub(lambda m: "\\" + m[0], text)


def _escape_start(text: str) -> str:
    return "\n".join(_escape_line(line) for line in text.split("\n"))


def _escape_line(line: str) -> str:
    match = _LINE_START.match(line)
    if not match:
        return line
    if match["mark"]:
        return "\\" + line
    return f"{match['number']}\\{line[match.start('stop') :]}"
