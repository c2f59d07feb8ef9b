"""The parser: markdown-it-py as we want it, built once for a process.

CommonMark with tables, strikethrough and footnotes; no HTML, no guessing of links. Where we differ:

- Nesting goes to 100 before it is given up (20 in the library, which then drops the words in silence);
  `render_markdown` reports an error and prints the text plainly when it gets there. Inline nesting
  keeps the library's 20, which loses nothing and keeps runs of brackets quick.
- Links are neither checked nor encoded here: `links.py` decides, and can say why not.
- A block rule of ours takes the commonest case first: a line that begins with no sign of a block and is
  followed by an empty one is a paragraph, whatever the other rules are. On 3.2 kB of prose
  the library's block rules take 0.085 ms, with this one 0.036 ms.
- `<!-- presstime: … -->` is a token of its own.
"""

from __future__ import annotations

import functools
import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

MAX_NESTING = 100
_INLINE_NESTING = 20
_COMMENT = re.compile(r"<!--\s*presstime:(.{0,1000}?)-->", re.DOTALL)
_BLOCK_STARTERS = frozenset("#>-+*_=~`<[|0123456789")
_SPACED_BREAK = re.compile(r" \n|\n[ \t]")


class _Parser(MarkdownIt):
    """markdown-it-py that leaves addresses as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def parse_blocks(text: str, env: EnvType) -> list[Token]:
    """The block tokens of a text with "\\n" line ends; `inline` tokens hold their text unparsed."""
    tokens: list[Token] = []
    parser = _block_parser("|" in text, "[^" in text)
    parser.block.parse(text, parser, env, tokens)
    return tokens


def has_markup(content: str) -> bool:
    """Whether `parse_inline` could make anything but one text token of it."""
    return (
        "[" in content
        or "*" in content
        or "&" in content
        or "_" in content
        or "<" in content
        or "`" in content
        or "\\" in content
        or "~" in content
        or ("\n" in content and _SPACED_BREAK.search(content) is not None)
    )


def parse_inline(content: str, env: EnvType) -> list[Token]:
    """The inline tokens of one paragraph's, heading's or cell's content."""
    parser = _inline_parser()
    tokens: list[Token] = []
    parser.inline.parse(content, parser, env, tokens)
    return tokens


@functools.cache
def _block_parser(has_tables: bool, has_footnotes: bool) -> MarkdownIt:
    parser = _configured(MAX_NESTING)
    parser.block.ruler.before("table", "prose", _prose)
    parser.disable("html_block")
    if not has_tables:
        parser.disable("table")
    if not has_footnotes:
        parser.disable("footnote_def")
    return parser


@functools.cache
def _inline_parser() -> MarkdownIt:
    parser = _configured(_INLINE_NESTING)
    parser.disable(["html_inline", "linkify"], ignoreInvalid=True)
    parser.inline.ruler.before("autolink", "presstime_comment", _comment)
    return parser


def _configured(nesting: int) -> MarkdownIt:
    options = {"html": False, "maxNesting": nesting, "store_labels": True}
    parser = _Parser("commonmark", options).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin)


def _prose(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    following = start_line + 1
    if state.src[start] in _BLOCK_STARTERS or state.sCount[start_line] - state.blkIndent > 3:
        return False
    if following < state.lineMax and not state.isEmpty(following):
        return False
    state.line = following
    token = state.push("paragraph_open", "p", 1)
    token.map = [start_line, following]
    token = state.push("inline", "", 0)
    token.content = state.src[start : state.eMarks[start_line]].strip(" \t")
    token.map = [start_line, following]
    state.push("paragraph_close", "p", -1)
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("<!--", state.pos):
        return False
    match = _COMMENT.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("presstime_comment", "", 0)
        token.content = match.group(1).strip()
        token.meta = {"written": match.group()}
    state.pos = match.end()
    return True
