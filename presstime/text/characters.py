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

_NONCHARACTERS = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
_FORBIDDEN = re.compile(f"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_DIRECTION_BYTES = [chr(point).encode() for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
_SUSPECT_BYTES = {*range(9), 11, 12, *range(14, 32), 127, 0xC2, *range(0xEF, 0x100)}
_HARMLESS_BYTES = bytes(set(range(256)) - _SUSPECT_BYTES)
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
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_harmless(text):
        return text, []
    found = list(_controls(text, file, first_line))
    if language.split("-")[0] not in _RIGHT_TO_LEFT:
        found.extend(_hidden_directions(text, file, first_line))
    return _FORBIDDEN.sub(REPLACEMENT, text), found


def _is_harmless(text: str) -> bool:
    """A quick look by bytes that passes no forbidden or direction character (and may stop at others):
    a tenth of the cost of the expressions, which go character by character."""
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        return False
    if encoded.translate(None, _HARMLESS_BYTES):
        return False
    return b"\xe2" not in encoded or not any(direction in encoded for direction in _DIRECTION_BYTES)


def _first_on_each_line(
    pattern: re.Pattern[str], text: str, file: str, first_line: int
) -> Iterator[tuple[re.Match[str], Where]]:
    for number, line in enumerate(text.split("\n"), first_line):
        match = pattern.search(line)
        if match:
            yield match, Where(file, number, match.start() + 1, match.end() + 1)


def printable(decoded: str) -> str:
    """What an entity gave, without the one forbidden character that Markdown lets through (`&#12;`)."""
    return decoded.replace("\x0c", REPLACEMENT) if "\x0c" in decoded else decoded


def _controls(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    for match, where in _first_on_each_line(_FORBIDDEN, text, file, first_line):
        point = ord(match.group())
        hint = "delete it"
        if 0x80 <= point <= 0x9F:
            with contextlib.suppress(UnicodeDecodeError):
                hint = f"was {bytes([point]).decode('cp1252')} meant? The file was once in Windows-1252"
        yield error("PT771", f"the control character U+{point:04X} cannot be published", where, hint)


def _hidden_directions(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    for match, where in _first_on_each_line(_DIRECTIONS, text, file, first_line):
        message = f"the invisible U+{ord(match.group()):04X} can make the text read in another order"
        yield warning("PT772", message, where, "delete it, unless right-to-left words are quoted here")
