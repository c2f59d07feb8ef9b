"""Headlines and standfirsts told from text by their shape; a headline proposed where there is none."""

from __future__ import annotations

import re

from presstime.importing.blocks import Block, Shape
from presstime.importing.sentences import is_one_sentence, split, word_count

_MAX_TITLE_WORDS = 24
_MAX_TITLE = 170
_MAX_STANDFIRST_WORDS = 60
_PROPOSED = 80
_LEAST_PROPOSED = 30
_STOP_WORDS = frozenset(
    ("a an the of to in on at by for with and or but from as its his her their that which who is was has").split()
)
_ABBREVIATED_END = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Bros|plc|Jr|Sr|U\.S|U\.K|D\.C|a\.m|p\.m|S\.A|N\.V)\.$|\.\.\.$")
_SECTIONS = frozenset(
    (
        "markets market business technology tech finance money companies "
        "company economy economics crypto cryptocurrency stocks "
        "investing opinion analysis exclusive breaking news commentary explainer "
        "interview commodities energy banking earnings"
    ).split()
)
KINDS = {
    "opinion": "opinion",
    "commentary": "opinion",
    "analysis": "analysis",
    "explainer": "explainer",
    "interview": "interview",
    "press release": "press-release",
    "news release": "press-release",
    "for immediate release": "press-release",
    "sponsored": "sponsored",
    "sponsored content": "sponsored",
    "sponsored post": "sponsored",
    "paid content": "sponsored",
    "partner content": "sponsored",
    "advertorial": "sponsored",
}


def looks_like_title(block: Block) -> bool:
    """Short, on one line, without a final full stop."""
    text = block.words
    words = text.split()
    if block.shape is Shape.HEADING:
        return bool(words)
    if block.shape is not Shape.PARAGRAPH or not 2 <= word_count(text) <= _MAX_TITLE_WORDS or len(text) > _MAX_TITLE:
        return False
    if re.search(r"[,;:—–-]$", text) or (text.endswith((".", "。")) and not _ABBREVIATED_END.search(text)):
        return False
    if re.search(r"\.[\"”’')]$", text) or (text[0] in '"“' and text[-1] in '"”'):
        return False
    begins_low = text[0].islower() and not any(c.isupper() for c in words[0])
    return not begins_low and is_one_sentence(text)


def is_kicker(block: Block, following: Block | None) -> bool:
    """A section's name over the headline: a few words, then something that is a headline."""
    text = block.words.strip(":")
    if (
        following is None
        or len(text.split()) > 3
        or not looks_like_title(following)
        or len(following.words.split()) < 4
    ):
        return False
    if text.lower() in KINDS or all(word.strip("&/|").lower() in _SECTIONS or word in "&/|" for word in text.split()):
        return True
    return text.isupper() and not following.text.isupper()


def looks_like_standfirst(block: Block) -> bool:
    """One sentence of prose, not a quotation and not the lead-in to one."""
    text = block.words
    if block.shape not in (Shape.PARAGRAPH, Shape.HEADING) or not 4 <= word_count(text) <= _MAX_STANDFIRST_WORDS:
        return False
    if text.endswith(":") or (text[0] in '"“«' and text[-1] in '"”»'):
        return False
    return is_one_sentence(text)


def proposed_title(text: str) -> str:
    """The first sentence as a headline of at most 80 characters or so, cut at a clause or between words."""
    first = split(text)[0] if text.strip() else ""
    sentence = re.sub(r"[.…]+$", "", first).strip()
    if len(sentence) <= _PROPOSED:
        return sentence
    clauses = [m.start() for m in re.finditer(r"[,;:]\s|\s[–—-]\s", sentence)]
    fitting = [at for at in clauses if _LEAST_PROPOSED <= at <= _PROPOSED + 10]
    if fitting:
        return sentence[: fitting[-1]].strip()
    words = sentence.split()
    kept: list[str] = []
    for word in words:
        if kept and len(" ".join([*kept, word])) > _PROPOSED:
            break
        kept.append(word)
    while len(kept) > 3 and kept[-1].lower() in _STOP_WORDS:
        kept.pop()
    return " ".join(kept).rstrip(",;:–—- ")
