"""Words: how long a text is, for the reading time.

A word is what stands between spaces and has a letter or digit; in scripts written without spaces
(Han, kana) every character counts as one, as word processors do. Hangul has spaces.
"""

from __future__ import annotations

import re

_UNSPACED = re.compile(
    "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LONE_MARKS = frozenset({"—", "–", "-", "--", "…", "·", "•", "/", "&", "+", "="})


def count_words(text: str) -> int:
    """How many words a plain text has."""
    single = 0
    if not text.isascii():
        text, single = _UNSPACED.subn(" ", text)
    words = text.split()
    return single + len(words) - sum(word in _LONE_MARKS for word in words)
