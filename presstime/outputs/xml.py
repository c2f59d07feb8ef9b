"""XML as text: escaped, and without the characters that XML 1.0 (§2.2) has no place for.

Feeds are written by hand because a serializer of trees costs several times as much for the same bytes;
whatever is put between tags goes through `text` first.
"""

from __future__ import annotations

import re

from presstime.text.characters import escape

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: str) -> str:
    """The content of an element or of a quoted attribute."""
    return escape(possible(value))


def content(value: str) -> str:
    """HTML as the content of an element: quotes stay, and `possible` was asked before."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def possible(value: str) -> str:
    """The text without what no XML can hold."""
    if value.isascii() and value.isprintable():
        return value
    return _IMPOSSIBLE.sub("", value)


def element(name: str, content: str, attributes: str = "") -> str:
    """An element on a line of its own with escaped content; nothing where there is none."""
    return f"<{name}{attributes}>{text(content)}</{name}>\n" if content else ""
