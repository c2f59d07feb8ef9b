"""Words: how long a text is, for the reading time.

A word is what stands between spaces and has a letter or digit; in scripts written without spaces
(Han, kana) every character counts as one, as word processors do. Hangul has spaces.
"""

from __future__ import annotations

import re

_UNSPACED = re.compile(
    "[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_UNSPACED_BYTES = bytes({*range(0xE3, 0xEA), 0xEF, *range(0xF0, 0xF5)})
_OTHER_BYTES = bytes(set(range(256)) - set(_UNSPACED_BYTES))
_LONE_MARKS = (" — ", " – ", " - ", " -- ", " & ", " + ", " = ", " / ")


def count_words(text: str) -> int:
    """How many words a plain text has."""
    single = 0
    if not text.isascii() and text.encode("utf-8", "replace").translate(None, _OTHER_BYTES):
        text, single = _UNSPACED.subn(" ", text)
    return single + len(text.split()) - sum(map(text.count, _LONE_MARKS))
