"""Runs: one line of running text (a paragraph's, a heading's, a cell's) becomes HTML.

The inline tokens are laid out as one flat string in which every tag is a single place character, so
that typography, escaping and the search for tickers each happen once for the whole line and see
across emphasis and links. Then the tags go back into their places. A line without any markup, which
is most lines, skips the inline parser: `parser.has_markup` proves that it would give one text token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it.token import Token

from presstime.diagnostics import Severity
from presstime.text import links
from presstime.text.characters import LINK, MARK, OPAQUE, PLACES, SPAN, UNLINK, escape, printable
from presstime.text.parser import has_markup, parse_inline
from presstime.text.rendered import Allow
from presstime.text.sheet import Block, Sheet
from presstime.text.typography import needs_typesetting, set_marks

_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
}
_HTML = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?>)")
_CODE = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_ALLOW = re.compile(rf"allow\s+({_CODE}(?:\s*,\s*{_CODE})*)\s+[\"“](.+)[\"”]$", re.DOTALL)
_TYPED = frozenset("\"'.-({:")


def run(sheet: Sheet, content: str, block: Block, *, chips: bool = True) -> str:
    """The HTML of one line of Markdown; headings have no chips."""
    if has_markup(content):
        return Run(sheet, block).html(parse_inline(content, sheet.env), chips)
    return plain_run(sheet, content, block, chips=chips)


def plain_run(sheet: Sheet, content: str, block: Block, *, chips: bool = True) -> str:
    """The HTML of a line in which nothing is markup."""
    sheet.said.append(content)
    if needs_typesetting(content):
        content = set_marks(content, sheet.marks)
    html = escape(content)
    if "{{" in html:
        html = sheet.figures(html, block)
    if chips and "(" in html and ":" in html:
        html = sheet.chips(html, block)
    return html


class Run:
    """One line's way from tokens to HTML; see the module."""

    def __init__(self, sheet: Sheet, block: Block) -> None:
        self.sheet = sheet
        self.block = block
        self.pieces: list[str] = []
        self.is_link_open = self.is_reference = False

    def html(self, tokens: list[Token], chips: bool) -> str:
        flat = plain_run(self.sheet, self.flat(tokens), self.block, chips=chips)
        if not self.pieces:
            return flat
        texts = PLACES.split(flat)
        woven = [texts[0]]
        for piece, text in zip(self.pieces, texts[1:], strict=True):
            woven.append(piece)
            woven.append(text)
        return "".join(woven)

    def place(self, character: str, piece: str) -> str:
        self.pieces.append(piece)
        return character

    def flat(self, tokens: list[Token]) -> str:
        """The line as one string, tags as places."""
        out: list[str] = []
        has_comment = False
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                out.append(self.words(token.content))
            elif kind == "softbreak":
                out.append("\n")
            elif kind in _TAGS:
                self.guard_figures(token, tokens, index)
                out.append(self.place(SPAN, _TAGS[kind]))
            elif kind == "text_special":
                out.append(self.special(token))
            elif kind == "code_inline":
                self.sheet.said.extend(token.content.split(None, 1)[1:])  # its place counts as a word
                out.append(self.place(OPAQUE, f"<code>{escape(token.content)}</code>"))
            elif kind == "link_open":
                out.append(self.link(token, _inside_link(tokens, index)))
            elif kind == "link_close":
                closing = f"{MARK}/{MARK}" if self.is_reference else "</a>"
                out.append(self.place(UNLINK, closing if self.is_link_open else ""))
            elif kind == "image":
                out.append(self.place(SPAN, image(self.sheet, token, self.block)))
            elif kind == "footnote_ref":
                out.append(self.place(SPAN, note_number(token)))
            elif kind == "hardbreak":
                out.append(self.place(SPAN, "<br>") + "\n")
            elif kind == "presstime_comment":
                comment(self.sheet, token, self.block)
                has_comment = True
            else:
                out.append(token.content)
        flat = "".join(out)
        return flat.strip(" \n") if has_comment else flat

    def words(self, content: str) -> str:
        if "<" in content:
            match = _HTML.search(content)
            if match:
                where = self.sheet.find(match.group(), self.block)
                message = "HTML has no meaning here and prints as it stands"
                hint = "use Markdown, or write `code` if readers shall see it"
                self.sheet.tell(Severity.WARNING, "PT774", message, where, hint)
        if "[^" in content:
            for match in re.finditer(r"\[\^([^\s\]]+)\]", content):
                where = self.sheet.find(match.group(), self.block)
                message = f"there is no footnote {match.group(1)}"
                hint = f"write the note as a paragraph of its own: [^{match.group(1)}]: …"
                self.sheet.tell(Severity.ERROR, "PT779", message, where, hint)
        return content

    def special(self, token: Token) -> str:
        """What was escaped or an entity: it stays as written, whatever typography would do to it."""
        content = printable(token.content)
        if content in _TYPED:
            return self.place(OPAQUE, escape(content))
        return content

    def guard_figures(self, token: Token, tokens: list[Token], index: int) -> None:
        """`5*3*2` is emphasis to Markdown, and loses its signs."""
        if not token.type.endswith("_open") or not 0 < index < len(tokens) - 1:
            return
        before, after = tokens[index - 1].content, tokens[index + 1].content
        if before[-1:].isdigit() and after[:1].isdigit():
            where = self.sheet.find(f"{before[-1]}{token.markup}{after[0]}", self.block)
            hint = f"write \\{token.markup[0]}, or × for a product"
            message = f"Markdown reads {token.markup} between figures as emphasis, and it will not print"
            self.sheet.tell(Severity.WARNING, "PT783", message, where, hint)

    def link(self, token: Token, inside: list[Token]) -> str:
        """A link's opening place."""
        sheet = self.sheet
        written = str(token.attrGet("href") or "")
        _use_label(sheet, token)
        found = links.destination(written, sheet.file)
        label = _label(inside)
        if found.kind and not label.strip() and not any(token.type == "image" for token in inside):
            found = links.WORDLESS
        where = sheet.find(written or "]()", self.block)
        self.is_link_open = bool(found.kind)
        self.is_reference = found.kind not in {"external", "fragment"}
        if not found.kind:
            sheet.tell(Severity.ERROR, found.code, found.message, where, found.hint)
            return self.place(LINK, "")
        if self.is_reference:
            return self.place(LINK, sheet.refer(found.kind, found.target, label, where))
        if found.kind == "fragment":
            sheet.fragments.append((written[1:], where))
        title = token.attrGet("title")
        spoken = f' title="{escape(printable(str(title)))}"' if title else ""
        return self.place(LINK, f'<a href="{escape(found.target)}"{spoken}>')


def image(sheet: Sheet, token: Token, block: Block) -> str:
    """A picture in its place: a mark, or its alternative text where it may not stand."""
    written = str(token.attrGet("src") or "")
    _use_label(sheet, token)
    label = alternative(token)
    where = sheet.find(written or "]()", block)
    found = links.picture(written)
    if not found.kind:
        sheet.tell(Severity.ERROR, found.code, found.message, where, found.hint)
        return escape(label)
    if not label.strip():
        message = f"the picture {written} says nothing to readers who cannot see it"
        hint = "describe it between the brackets: ![A lorry on a coast road](…)"
        sheet.tell(Severity.WARNING, "PT778", message, where, hint)
    if title := printable(str(token.attrGet("title") or "")):
        message = f"“{title}” will not print: a picture among words has no caption"
        sheet.tell(Severity.WARNING, "PT788", message, where, "give the picture a paragraph of its own")
    return sheet.refer("image", found.target, label, where)


def alternative(token: Token) -> str:
    """A picture's alternative text: its description without markup."""
    return _label(token.children or ())


def note_number(token: Token) -> str:
    number = token.meta["id"] + 1
    again = token.meta.get("subId", 0)
    name = f"{number}:{again + 1}" if again else f"{number}"
    return f'<sup class="fn"><a href="#fn:{number}" id="fnref:{name}">{number}</a></sup>'


def comment(sheet: Sheet, token: Token, block: Block) -> None:
    """Take an `allow` out of the text, or say that a comment to Presstime is none it knows."""
    where = sheet.find(token.meta["written"].split("\n")[0], block)
    match = _ALLOW.match(token.content)
    if match:
        reason = " ".join(match.group(2).split())
        for code in re.split(r"\s*,\s*", match.group(1)):
            known = code.upper() if code.upper().startswith("PT") else code
            sheet.allows.append(Allow(known, reason, where.line))
        return
    hint = 'the form is <!-- presstime: allow PT203 "why it is right" -->'
    sheet.tell(Severity.WARNING, "PT784", "this comment to Presstime is not understood", where, hint)


def _label(tokens: Iterable[Token]) -> str:
    """The plain words of tokens."""
    words: list[str] = []
    for token in tokens:
        if token.type == "image":
            words.append(alternative(token))
        else:
            words.append(" " if token.type in {"softbreak", "hardbreak"} else token.content)
    return printable("".join(words))


def _inside_link(tokens: list[Token], opening: int) -> list[Token]:
    end = opening + 1
    while tokens[end].type != "link_close":
        end += 1
    return tokens[opening + 1 : end]


def _use_label(sheet: Sheet, token: Token) -> None:
    if "label" in token.meta:
        sheet.used_labels.add(token.meta["label"])
