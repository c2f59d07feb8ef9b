"""Everything that stands above a story's text: kicker, headline, standfirst, byline, dates.

In: the blocks without junk. Out: what was found and the blocks that are the text. Every line taken
away is noted, either as the field it became or as dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presstime.importing.blocks import Block, Shape, folded
from presstime.importing.dateline import dateline_of
from presstime.importing.dates import FoundDate, find_date, note_date
from presstime.importing.header import Credit, HeaderLine, bare_name, header_line
from presstime.importing.report import Confidence, Notes
from presstime.importing.sentences import is_one_sentence, sentences, split, word_count
from presstime.importing.tickers import has_qualified
from presstime.importing.titles import KINDS, is_kicker, looks_like_standfirst, looks_like_title

_DEPTH = 12
_LABEL = re.compile(
    (
        r"(?P<label>title|headline|standfirst|subtitle|sub-?head(?:line)?|"
        r"summary|dek|deck|abstract)\s*[:：]\s*(?=\S)"
    ),
    re.IGNORECASE,
)


@dataclass
class Opening:
    """What stands above the text. `standfirst` is a candidate until `settle_standfirst` has judged it."""

    title: str = ""
    standfirst: Block | None = None
    is_sure_standfirst: bool = False
    credits: list[Credit] = field(default_factory=list)
    published: FoundDate | None = None
    updated: FoundDate | None = None
    dateline: str = ""
    kind: str = ""
    body: list[Block] = field(default_factory=list)


def read_opening(blocks: list[Block], notes: Notes) -> Opening:
    """Take the lines above the text off, from the top down, until the first that is text."""
    found = Opening()
    at = 0
    while at < len(blocks) and at < _DEPTH:
        if not _take(blocks, at, found, notes):
            break
        at += 1
    found.body = blocks[at:]
    if found.standfirst is not None and not has_text(found.body):
        found.body.insert(0, found.standfirst)
        found.standfirst = None
    return found


def has_text(blocks: list[Block]) -> bool:
    return any(word_count(block.text) >= 6 and block.shape is not Shape.HEADING for block in blocks)


def _take(blocks: list[Block], at: int, found: Opening, notes: Notes) -> bool:
    block, following = blocks[at], blocks[at + 1 :]
    text = block.words
    label = _LABEL.match(text)
    if label and block.shape is Shape.PARAGRAPH:
        return _take_labelled(block, label, found, notes)
    line = header_line(text, block.hint in ("byline", "date")) if block.shape is not Shape.ITEM else None
    if line is not None:
        _take_line(block, line, found, notes)
        return True
    if found.title and not found.credits and _is_bare_byline([block, *following[:1]]):
        _take_line(block, HeaderLine((Credit(bare_name(text)),)), found, notes)
        return True
    if block.shape is Shape.RULE:
        notes.drop(text, "a rule above the text", block.line)
        return True
    if block.hint == "byline" and len(text.split()) <= 12:
        notes.drop(text, "the byline names nobody that could be read", block.line)
        return True
    if not found.title and not (found.standfirst and found.is_sure_standfirst and block.hint != "title"):
        return _take_title(block, following, found, notes)
    return _take_below_title(block, following, found, notes)


def _take_labelled(block: Block, label: re.Match[str], found: Opening, notes: Notes) -> bool:
    value = block.words[label.end() :]
    if label["label"].lower() in ("title", "headline"):
        if found.title:
            return False
        found.title = value
        notes.infer("title", value, Confidence.HIGH, block.text, block.line)
    else:
        if found.standfirst is not None:
            return False
        found.standfirst, found.is_sure_standfirst = block.without(0, label.end()), True
    notes.drop(label[0], "a label", block.line)
    return True


def _take_title(block: Block, following: list[Block], found: Opening, notes: Notes) -> bool:
    text = block.words
    if block.shape in (Shape.PARAGRAPH, Shape.HEADING) and is_kicker(block, following[0] if following else None):
        found.kind = KINDS.get(text.strip(":").lower(), "")
        notes.drop(text, "a kicker over the headline", block.line)
        if found.kind:
            notes.infer("kind", found.kind, Confidence.MEDIUM, text, block.line)
        return True
    if text.strip(":").lower() in KINDS and block.shape in (Shape.PARAGRAPH, Shape.HEADING):
        found.kind = KINDS[text.strip(":").lower()]
        notes.infer("kind", found.kind, Confidence.HIGH, text, block.line)
        notes.drop(text, "became the kind of the piece", block.line)
        return True
    is_title = block.hint == "title" or (looks_like_title(block) and not dateline_of(text))
    if is_title and has_text(following):
        found.title = text
        is_marked = block.shape is Shape.HEADING or block.hint == "title"
        is_sure = is_marked or 3 <= len(text.split()) <= 18
        notes.infer("title", text, Confidence.HIGH if is_sure else Confidence.MEDIUM, text, block.line)
        return True
    return _take_below_title(block, following, found, notes)


def _take_below_title(block: Block, following: list[Block], found: Opening, notes: Notes) -> bool:
    text = block.words
    if found.title and folded(text) == folded(found.title):
        notes.drop(text, "the headline stands twice", block.line)
        return True
    if found.standfirst is not None or block.shape not in (Shape.PARAGRAPH, Shape.HEADING):
        return False
    is_marked = block.hint == "standfirst" or bool(found.title and block.is_emphasised)
    if not (is_marked or looks_like_standfirst(block)) or dateline_of(text) or not has_text(following):
        return False
    if block.shape is Shape.HEADING and not (block.level <= 3 and _is_header(following)):
        return False
    found.standfirst, found.is_sure_standfirst = block, is_marked or _is_header(following)
    return True


def _is_bare_byline(blocks: list[Block]) -> bool:
    """A line that is only a name, with a date line after it."""
    return len(blocks) > 1 and bool(bare_name(blocks[0].words)) and _is_header_line(blocks[1])


def _is_header(blocks: list[Block]) -> bool:
    return _is_header_line(blocks[0]) or _is_bare_byline(blocks[:2])


def _is_header_line(block: Block) -> bool:
    return block.shape is not Shape.ITEM and header_line(block.words, block.hint in ("byline", "date")) is not None


def _take_line(block: Block, line: HeaderLine, found: Opening, notes: Notes) -> None:
    found.credits.extend(credit for credit in line.credits if credit.name not in [c.name for c in found.credits])
    became = ["author"] if line.credits else []
    if line.published:
        became.append("date")
        found.published = found.published or line.published
    if line.updated:
        became.append("updated")
        found.updated = found.updated or line.updated
    if line.place and not found.dateline:
        became.append("dateline")
        found.dateline = line.place
        notes.infer("dateline", line.place, Confidence.MEDIUM, block.text, block.line)
    if line.nobody:
        notes.leave("author", "the byline names no person", block.text, block.line)
    for credit in line.credits:
        notes.infer("author", credit.name, Confidence.HIGH, block.text, block.line)
        if credit.role:
            notes.infer(f"author {credit.name}: role", credit.role, Confidence.HIGH, block.text, block.line)
    note_date("date", line.published, block.line, notes)
    note_date("updated", line.updated, block.line, notes)
    reason = f"read as {', '.join(became)}" if became else "a byline without a person"
    notes.drop(block.text, f"{reason}; not taken: {line.aside}" if line.aside else reason, block.line)


def date_from_meta(value: str) -> FoundDate | None:
    """A machine's date out of a page's head or `<time>`: ISO 8601 only."""
    found = find_date(value)
    return found if found and found.start == 0 and found.value and value[:4].isdigit() else None


def settle_standfirst(found: Opening, notes: Notes) -> str:
    """The standfirst's text, its repeats in the body removed; "" where the first paragraph stays there."""
    block = found.standfirst
    if block is None:
        return ""
    repeats = [n for n, b in enumerate(found.body) if _position(b, block.words) is not None]
    if not (found.is_sure_standfirst or repeats):
        others = [b for b in found.body if b.shape is Shape.PARAGRAPH]
        single = sum(is_one_sentence(b.text) for b in others)
        why = "it names its ticker" if has_qualified(block.text) else ""
        if len(others) >= 2 and single * 2 > len(others):
            why = why or "most paragraphs are of one sentence, as in agency copy"
        if why:
            found.body.insert(0, block)
            notes.leave(
                "standfirst",
                f"the first paragraph is one sentence, but {why}; it stays in the text",
                block.text,
                block.line,
            )
            return ""
    confidence = Confidence.HIGH if found.is_sure_standfirst or repeats else Confidence.MEDIUM
    note = "its repeat in the text was taken out" if repeats else ""
    notes.infer("standfirst", block.words, confidence, block.words, block.line, note)
    for n in reversed(repeats):
        _remove(found.body, n, block.words, notes)
    return block.words


def _position(block: Block, words: str) -> tuple[int, int] | None:
    """Where the same words stand as whole sentences of the block."""
    if not block.is_prose and block.shape is not Shape.ITEM:
        return None
    wanted = [folded(s).rstrip(".") for s in split(words)]
    from_sentences = sentences(block.text)
    for n in range(len(from_sentences) - len(wanted) + 1):
        window = from_sentences[n : n + len(wanted)]
        if [folded(block.text[a:b]).rstrip(".") for a, b in window] == wanted:
            return window[0][0], window[-1][1]
    return None


def _remove(body: list[Block], at: int, words: str, notes: Notes) -> None:
    block = body[at]
    place = _position(block, words)
    if place is None:
        return
    notes.drop(block.text[place[0] : place[1]], "the standfirst stood again in the text", block.line)
    left = block.without(*place)
    body[at : at + 1] = [left] if left.text.strip() else []
