"""Characters: what may stand in a text, and the few that the text engine keeps for itself.

XML 1.0 §2.2 (feeds, sitemaps) forbids most C0 controls; the HTML standard (§13.2.3.5, preprocessing
the input stream; both read 24 November 2026) calls the C1 controls and noncharacters errors as well.
Such a character in a source is an error and becomes U+FFFD. So nobody's text can hold the control
characters named here, and a mark made of them cannot be forged: Markdown's `&#2;` gives U+FFFD too.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from presstime.diagnostics import Diagnostic, Where, error, warning

MARK = "\x02"
"""Stands on both sides of a reference's number in `Body.html`."""

SPAN, OPAQUE, LINK, UNLINK = "\x0f", "\x10", "\x11", "\x12"
"""Places in a line of text: a tag without width, a thing like code, a link's two ends."""

PLACES = re.compile(f"[{SPAN}{OPAQUE}{LINK}{UNLINK}]")

REPLACEMENT = "\ufffd"

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})


def escape(text: str) -> str:
    """Text for an element or a quoted attribute; marks and places pass."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def clean(text: str, *, file: str, first_line: int, language: str) -> tuple[str, list[Diagnostic]]:
    """The text with one kind of line end and no forbidden character, and a finding for each of those."""
    found: list[Diagnostic] = []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FORBIDDEN.search(text):
        found.extend(_controls(text, file, first_line))
        text = _FORBIDDEN.sub(REPLACEMENT, text)
    if not text.isascii() and _DIRECTIONS.search(text) and language.split("-")[0] not in _RIGHT_TO_LEFT:
        found.extend(_hidden_directions(text, file, first_line))
    return text, found


def _where(text: str, start: int, file: str, first_line: int) -> Where:
    column = start - text.rfind("\n", 0, start)
    return Where(file, first_line + text.count("\n", 0, start), column, column + 1)


def _controls(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    for match in _FORBIDDEN.finditer(text):
        point = ord(match.group())
        hint = "delete it"
        if 0x80 <= point <= 0x9F:
            with contextlib.suppress(UnicodeDecodeError):
                hint = f"was {bytes([point]).decode('cp1252')} meant? The file was once in Windows-1252"
        where = _where(text, match.start(), file, first_line)
        yield error("PT771", f"the control character U+{point:04X} cannot be published", where, hint)


def _hidden_directions(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    for match in _DIRECTIONS.finditer(text):
        where = _where(text, match.start(), file, first_line)
        message = f"the invisible U+{ord(match.group()):04X} can make the text read in another order"
        yield warning("PT772", message, where, "delete it, unless right-to-left words are quoted here")
