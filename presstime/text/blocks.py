"""Blocks: the block tokens of a text become HTML, one way through, nothing looked at twice."""

from __future__ import annotations

import re

from markdown_it.token import Token

from presstime.diagnostics import Severity
from presstime.model import Heading
from presstime.text.characters import escape
from presstime.text.notes import Notes
from presstime.text.parser import has_markup, parse_inline
from presstime.text.pictures import FIGURE, picture
from presstime.text.quotes import attribution, split_attribution
from presstime.text.references import spoken
from presstime.text.runs import Run, plain_run, run
from presstime.text.sheet import Block, Sheet, block_of
from presstime.text.tables import CAPTION, is_caption, table

_SIMPLE = {
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "hr": "<hr>\n",
}
_LANGUAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9+#._-]{0,30}")
_OPENING_QUOTE = '“„«»「"‘‚'


class Blocks:
    """Renders the block tokens of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.notes = Notes()
        self.level = 1

    def html(self, tokens: list[Token]) -> str:
        """The HTML of a run of block tokens, complete with the ends of all they open."""
        out: list[str] = []
        quotes: list[int] = []
        index, count = 0, len(tokens)
        while index < count:
            token = tokens[index]
            kind = token.type
            if kind == "paragraph_open":
                index = self.paragraph(tokens, index, out, quotes)
                continue
            if kind == "bullet_list_open":
                self.guard_minus(token, tokens, index)
            if kind in _SIMPLE:
                out.append(_SIMPLE[kind])
            elif kind == "heading_open":
                out.append(self.heading(token, tokens[index + 1]))
                index += 2
            elif kind == "blockquote_open":
                quotes.append(len(out))
                out.append("")
            elif kind == "blockquote_close":
                out.append(self.end_quote(out, quotes.pop()))
            elif kind == "table_open":
                index = self.table(tokens, index, out)
                continue
            elif kind == "ordered_list_open":
                out.append(self.ordered(token, tokens, index))
            elif kind in {"fence", "code_block"}:
                out.append(self.code(token))
            elif kind == "footnote_reference_open":
                end = _end(tokens, index)
                self.notes.define(token, tokens[index + 1 : end])
                index = end
            else:
                out.append(escape(token.content))
            index += 1
        return "".join(out)

    def paragraph(self, tokens: list[Token], index: int, out: list[str], quotes: list[int]) -> int:
        """A paragraph; gives the index after it."""
        opening, inline = tokens[index], tokens[index + 1]
        block = block_of(inline)
        following = index + 3
        content = inline.content
        if "\n" in content:
            self.sheet.guard_lines(content, block)
        next_kind = tokens[following].type if following < len(tokens) else ""
        if content.startswith(CAPTION) and next_kind == "table_open":
            return self.table(tokens, following, out, inline)
        if content.startswith(FIGURE) and next_kind == "paragraph_open" and not opening.hidden:
            titled = self.data_figure(tokens, following, content.removeprefix(FIGURE), block)
            if titled:
                out.append(titled)
                return following + 3
        if next_kind == "blockquote_close" and quotes:
            words, said_by = split_attribution(content)
            if said_by and (words or len(out) > quotes[-1] + 1):
                if words:
                    out.append(f"<p>{run(self.sheet, words, block)}</p>\n")
                caption = attribution(self.sheet, said_by, (block[1] - 1, block[1]))
                out.append(f"</blockquote>{caption}")
                out[quotes[-1]] = '<figure class="quote">'
                return following
        if not has_markup(content):
            html = plain_run(self.sheet, content, block)
        else:
            parsed = parse_inline(content, self.sheet.env)
            figure = None if opening.hidden else picture(self.sheet, parsed, block)
            if figure:
                out.append(figure)
                return following
            html = Run(self.sheet, block).html(parsed, True)
        if not opening.hidden:
            if html:
                out.append(f"<p>{html}</p>\n")
        else:
            out.append(html if next_kind == "list_item_close" else html + "\n")
        return following

    def data_figure(self, tokens: list[Token], index: int, title: str, block: Block) -> str | None:
        """The picture in the next paragraph, under a title that states its finding; None where there is none."""
        inline = tokens[index + 1]
        if not has_markup(inline.content):
            return None
        sheet = self.sheet
        return picture(sheet, parse_inline(inline.content, sheet.env), block_of(inline), run(sheet, title, block))

    def end_quote(self, out: list[str], opened: int) -> str:
        """Write a quote's beginning, now that all of it is known; gives its end."""
        first = out[opened + 1][3:4] if opened + 1 < len(out) else ""
        marked = ' class="marked"' if first and first in _OPENING_QUOTE else ""
        figure = out[opened]
        out[opened] = f"{figure}<blockquote{marked}>\n"
        return "</figure>\n" if figure else "</blockquote>\n"

    def table(self, tokens: list[Token], index: int, out: list[str], caption: Token | None = None) -> int:
        """A table with its caption; gives the index after both."""
        end = _end(tokens, index)
        following = end + 1
        if not caption and following + 1 < len(tokens) and tokens[following].type == "paragraph_open":
            after = tokens[following + 1]
            before_table = following + 3 < len(tokens) and tokens[following + 3].type == "table_open"
            if is_caption(after) and not before_table:
                caption = after
                following += 3
        out.append(table(self.sheet, tokens[index : end + 1], caption))
        return following

    def heading(self, token: Token, inline: Token) -> str:
        sheet, block = self.sheet, block_of(inline)
        wanted = int(token.tag[1])
        if not inline.content:
            hint = "give it words, or delete it"
            sheet.tell(Severity.WARNING, "PT777", "the heading is empty", sheet.line(block), hint)
            return ""
        if wanted == 1:
            message = "the headline is the page's only first-level heading; this prints as the second level"
            sheet.tell(Severity.WARNING, "PT775", message, sheet.line(block), "write ## instead of #")
        level = max(2, min(wanted, self.level + 1))
        if level < wanted:
            message = f"the heading skips a level; it prints as level {level}"
            sheet.tell(Severity.WARNING, "PT776", message, sheet.line(block), f"write {'#' * level}")
        self.level = level
        html = run(sheet, inline.content, block, chips=False)
        text = spoken(html, sheet.references)
        anchor = sheet.anchor(text)
        sheet.headings.append(Heading(level, text, anchor))
        return f'<h{level} id="{escape(anchor)}">{html}</h{level}>\n'

    def ordered(self, token: Token, tokens: list[Token], index: int) -> str:
        start = int(str(token.attrs.get("start", 1)))
        if start > 31:
            block = block_of(token)
            message = f"Markdown reads “{start}.” at the start of a line as a numbered list"
            hint = f"write {start}\\. if a sentence begins here"
            self.sheet.tell(Severity.WARNING, "PT782", message, self.sheet.line(block), hint)
        return "<ol>\n" if start == 1 else f'<ol start="{start}">\n'

    def guard_minus(self, token: Token, tokens: list[Token], index: int) -> None:
        """`- 1.2%` at the start of a line is a list to Markdown, and loses its sign."""
        if token.markup not in "-+" or index + 3 >= len(tokens):
            return
        block, content = block_of(token), tokens[index + 3].content
        ends = _end(tokens, index + 1) + 1
        if content[:1].isdigit() and tokens[ends].type == "bullet_list_close":
            message = f"Markdown reads “{token.markup} {content[:8]}” at the start of a line as a list"
            hint = f"write −{content[:8]} without a space if a figure begins here"
            self.sheet.tell(Severity.WARNING, "PT782", message, self.sheet.line(block), hint)

    def code(self, token: Token) -> str:
        info = token.info.split()
        language = _LANGUAGE.fullmatch(info[0]) if info else None
        name = f' class="language-{language.group()}"' if language else ""
        self.sheet.said.append(token.content)
        if token.type == "fence" and token.map:
            last = self.sheet.lines[min(token.map[1], len(self.sheet.lines)) - 1].rstrip()
            if token.map[1] - token.map[0] < 2 or not last.endswith(token.markup):
                where = self.sheet.line(block_of(token))
                hint = f"end it with a line {token.markup}"
                self.sheet.tell(Severity.WARNING, "PT781", "the code block is never closed", where, hint)
        return f'<pre tabindex="0"><code{name}>{escape(token.content)}</code></pre>\n'


def _end(tokens: list[Token], index: int) -> int:
    """The index of the token that closes the one at `index`."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1
