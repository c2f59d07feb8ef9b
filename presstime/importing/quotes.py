"""Quotations that stand as paragraphs of their own become blockquotes that say who spoke.

A paragraph wholly in quotation marks, after a sentence that ends in a colon, is a quotation of whom
that sentence names. Name, role and organisation are taken from its words, as printed; where it
names nobody ("He said:"), the quotation stands without a name and the report says so.
"""

from __future__ import annotations

import re

import msgspec

from presstime.importing.blocks import Block, Shape, Span, paragraph
from presstime.importing.report import Confidence, Notes
from presstime.importing.sentences import split
from presstime.importing.speakers import speaker_of

_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "「": "」"}
_ATTRIBUTION = re.compile(r"\s*(?:—|–|―|--|-)\s*(?P<who>[^\W\d_].{1,140})")


def quote_blocks(body: list[Block], notes: Notes) -> list[Block]:
    """The body with its quoted paragraphs as quotes, each followed by its attribution."""
    whole = "\n".join(block.text for block in body)
    kept: list[Block] = []
    at = 0
    while at < len(body):
        length = _quoted_run(body, at)
        lead = kept[-1].text.rstrip() if kept and kept[-1].shape is not Shape.QUOTE else ""
        own = _own_attribution(body, at + length) if length else None
        if length and (lead.endswith(":") or own is not None or body[at].shape is Shape.QUOTE):
            run = body[at : at + length]
            kept.extend(_as_quote(run))
            if own is not None:
                kept.append(_attribution(own, run[0]))
                notes.drop(body[at + length].text, "rewritten as the quotation's attribution", run[0].line)
                at += 1
            elif lead.endswith(":") and not any(_ATTRIBUTION.match(block.text) for block in run[1:]):
                kept.extend(_named(lead, run[0], whole, notes))
        else:
            length = length or 1
            kept.extend(body[at : at + length])
        at += length
    return kept


def _quoted_run(body: list[Block], at: int) -> int:
    """How many blocks from `at` are one quotation; 0 where none begins."""
    if body[at].shape is Shape.QUOTE:
        length = 1
        while at + length < len(body) and body[at + length].shape is Shape.QUOTE and body[at + length].joined:
            length += 1
        return length
    if body[at].shape is not Shape.PARAGRAPH:
        return 0
    if is_wholly_quoted(body[at].text):
        return 1
    for end in range(at, min(at + 12, len(body))):
        text = body[end].text.strip()
        opening = text[:1]
        if body[end].shape is not Shape.PARAGRAPH or opening not in _PAIRS:
            return 0
        closes = text[-1:] in _PAIRS[opening] and len(text) > 1
        marks = text.count(opening) + (0 if opening == '"' else sum(text.count(c) for c in _PAIRS[opening]))
        if closes:
            return end - at + 1 if marks == 2 else 0
        if marks != 1:
            return 0
    return 0


def is_wholly_quoted(text: str) -> bool:
    """Whether one pair of marks holds the whole paragraph ("…," he said, "…" is not whole)."""
    text = text.strip()
    closing = _PAIRS.get(text[:1])
    if closing is None or len(text) < 3 or text[-1] not in closing:
        return False
    inside = text[1:-1]
    if text[0] == "‘":
        return "‘" not in inside and not re.search(r"’(?!\w)", inside)
    return text[0] not in inside and not any(mark in inside for mark in closing)


def _own_attribution(body: list[Block], at: int) -> str | None:
    """A line "— Jane Roe, analyst" beneath the quotation."""
    if at >= len(body) or body[at].shape not in (Shape.PARAGRAPH, Shape.QUOTE):
        return None
    match = _ATTRIBUTION.fullmatch(body[at].text)
    return match["who"].strip() if match and (body[at].shape is Shape.PARAGRAPH or not body[at].joined) else None


def _as_quote(run: list[Block]) -> list[Block]:
    return [msgspec.structs.replace(block, shape=Shape.QUOTE, joined=n > 0) for n, block in enumerate(run)]


def _attribution(who: str, quote: Block) -> Block:
    line = paragraph(f"— {who}", quote.line, hint="attribution")
    return msgspec.structs.replace(line, shape=Shape.QUOTE, joined=True, spans=(Span(line.text),))


def _named(lead: str, quote: Block, whole: str, notes: Notes) -> list[Block]:
    sentence = split(lead)[-1]
    speaker = speaker_of(sentence, whole)
    if speaker is None:
        notes.leave("quotation", "the sentence before it names no speaker", sentence, quote.line)
        return []
    notes.infer(
        "quotation",
        speaker.line,
        Confidence.HIGH if speaker.role else Confidence.MEDIUM,
        sentence,
        quote.line,
    )
    return [_attribution(speaker.line, quote)]
