"""The common ground of all inputs: a text is a row of blocks, a block a row of spans.

Readers (`plain.py`, `markdown.py`, `html.py`, `docx.py`) make blocks, recognisers take some away,
`rendering.py` writes the rest as Markdown. Spans keep words and marks apart, so that words can be
searched and cut without breaking a link or an emphasis.
"""

from __future__ import annotations

import enum
import re

import msgspec

from presstime.importing.report import Dropped, Inference


class Shape(enum.Enum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    RULE = "rule"
    VERBATIM = "verbatim"


class Span(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words with their marks. `is_markdown` words are already Markdown and are not escaped."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""
    is_markdown: bool = False


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph or its like.

    `level` is a heading's level, or a list item's depth from 0; `marker` an item's "-" or "1.";
    `hint` what the page itself calls it: title, standfirst, byline, date, bio, tags, attribution.
    A quote's blocks that follow each other are one quote when `joined` is set on the later ones.
    """

    shape: Shape
    spans: tuple[Span, ...]
    line: int = 0
    level: int = 0
    marker: str = ""
    hint: str = ""
    joined: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def words(self) -> str:
        """The text as it is read: of Markdown without its marks."""
        text = self.text.strip()
        if not any(span.is_markdown for span in self.spans):
            return text
        text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`+)", "", text)
        return re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", " ".join(text.split()))

    @property
    def is_emphasised(self) -> bool:
        """Whether all of it is bold or italic."""
        if any(span.is_markdown for span in self.spans):
            return bool(re.fullmatch(r"(\*{1,3}|_{1,3})[^*_]+\1", self.text.strip()))
        return bool(self.spans) and all(span.bold or span.italic or not span.text.strip() for span in self.spans)

    @property
    def is_prose(self) -> bool:
        return self.shape in (Shape.PARAGRAPH, Shape.QUOTE)

    def without(self, start: int, end: int) -> Block:
        """The block with the characters from `start` to `end` taken out, and the gap closed."""
        before = _cut(self.spans, 0, start)
        after = _cut(self.spans, end, len(self.text))
        spans = _stripped(before, left=False) + ((_SPACE,) if before and after else ()) + _stripped(after, right=False)
        return msgspec.structs.replace(self, spans=_merged(_trimmed(spans)))


_SPACE = Span(" ")


class Meta(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a page says of itself outside its text (HTML `<meta>`, a Markdown file's front matter)."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    tags: tuple[str, ...] = ()
    given: tuple[tuple[str, object], ...] = ()


class Text(msgspec.Struct, frozen=True):
    """An input as blocks, with what the reader had to drop or decide on the way."""

    blocks: tuple[Block, ...]
    meta: Meta = Meta()
    dropped: tuple[Dropped, ...] = ()
    inferences: tuple[Inference, ...] = ()


def paragraph(text: str, line: int = 0, hint: str = "") -> Block:
    return Block(Shape.PARAGRAPH, (Span(text),), line, hint=hint)


def folded(text: str) -> str:
    """Words for comparing: one kind of space, quote and dash, no case."""
    plain = text.translate(_SAME)
    return re.sub(r"\s+", " ", plain).strip().casefold()


_SAME = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00ad": "", "\u200b": ""}
)


def _cut(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    kept: list[Span] = []
    at = 0
    for span in spans:
        left, right = max(start - at, 0), min(end - at, len(span.text))
        if left < right:
            kept.append(msgspec.structs.replace(span, text=span.text[left:right]))
        at += len(span.text)
    return tuple(kept)


def _stripped(spans: tuple[Span, ...], left: bool = True, right: bool = True) -> tuple[Span, ...]:
    kept = list(spans)
    while left and kept and not kept[0].text.strip():
        kept.pop(0)
    while right and kept and not kept[-1].text.strip():
        kept.pop()
    if left and kept:
        kept[0] = msgspec.structs.replace(kept[0], text=kept[0].text.lstrip())
    if right and kept:
        kept[-1] = msgspec.structs.replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _trimmed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return _stripped(spans)


def _merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and msgspec.structs.replace(merged[-1], text="") == msgspec.structs.replace(span, text=""):
            merged[-1] = msgspec.structs.replace(span, text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return tuple(merged)


def tidy(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans as a paragraph's: runs of space made one, ends trimmed, equal neighbours joined."""
    single: list[Span] = []
    for span in spans:
        text = re.sub(r"[ \t\n]+", " ", span.text)
        if single and single[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            single.append(msgspec.structs.replace(span, text=text))
    return _merged(_trimmed(tuple(single)))
