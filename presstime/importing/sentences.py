"""Sentences of news copy, with their places in the paragraph.

A full stop ends a sentence only when it is not an abbreviation's ("Inc.", "U.S.", "a.m. EST"), an
initial's or a number's. The danger is the other way round from most splitters: a sentence cut in
two would let half of it be dropped, so a doubtful stop is not an end.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s|$)|[。！？]+[」』”]*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ALWAYS_SHORT = frozenset(
    "mr mrs ms mx dr prof sen rep gov gen col lt st rev hon messrs vs v no nos fig approx est dept "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri e.g i.e cf al ft mt".split()
)
_MAYBE_SHORT = frozenset(
    "inc corp co ltd cos bros plc llc jr sr u.s u.k u.n e.u d.c a.m p.m etc n.v s.a a.g s.p.a".split()
)
_OPENERS = frozenset(
    "the a an it in he she they this that these those but and for on at we its his her their as with "
    "after when while if there meanwhile however shares stock analysts investors although despite since "
    "both".split()
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, white space between them left out."""
    found: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for match in _END.finditer(text):
        if match.end() <= start or not _ends(text, match):
            continue
        found.append((start, match.end()))
        start = _skip(text, match.end())
    if start < len(text.rstrip()):
        found.append((start, len(text.rstrip())))
    return found


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def word_count(text: str) -> int:
    """Words, by spaces; where a script writes none, two characters count as one."""
    wide = len(_WIDE.findall(text))
    return wide // 2 + len(_WIDE.sub(" ", text).split()) if wide else len(text.split())


def is_one_sentence(text: str) -> bool:
    return len(sentences(text)) == 1


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends(text: str, match: re.Match[str]) -> bool:
    following = text[_skip(text, match.end()) :]
    if not following or match[0][0] in "。！？":
        return True
    if following[0].islower():
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    words = re.search(r"[\w.&’'-]+$", text[: match.start()])
    word = words[0].lower().lstrip("'’") if words else ""
    if match[0] != "." and not match[0].startswith('."') and not match[0].startswith(".”"):
        return True
    if word in _ALWAYS_SHORT or re.fullmatch(r"[a-z]", word):
        return word == "i"
    if word in _MAYBE_SHORT or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        next_word = re.match(r"[\w’']+", following)
        return next_word is not None and next_word[0].lower() in _OPENERS
    return True
