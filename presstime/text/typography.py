"""Typography: one pass over a line of text, the writer's typewriter marks becoming printed ones.

What changes: straight quotes and apostrophes, by language; `--` and `---`; three dots in a row.
What never does: figures, tickers, code, addresses (https://…, mail), and whatever is escaped with \\.
No space becomes a no-break space in running text (a search or a copied sentence must match what was
written), but inside French quotes, where it is part of the mark. A single hyphen is left alone: in
market prose it is as often a minus as a dash.

`--` between spaces or letters is the language's dash; between two digits an en dash; anything else
(`--force`) is literal. A straight mark after a digit with no open quote is feet or inches and stays.
Quotes per language after CLDR 48 (quotation delimiters), read 24 November 2026.

A text may hold the places of `characters.py`: tags without width are looked through, the rest is
taken as a letter.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from presstime.text.characters import LINK, OPAQUE, SPAN, UNLINK


class Marks(NamedTuple):
    """A language's marks: double quotes, single quotes, the dash that stands between words."""

    open_double: str
    close_double: str
    open_single: str
    close_single: str
    dash: str = "—"


_ENGLISH = Marks("“", "”", "‘", "’")
_GERMAN = Marks("„", "“", "‚", "‘", "–")
_NORDIC = Marks("”", "”", "’", "’", "–")
_ANGLED = Marks("«", "»", "“", "”")
_LOW_HIGH = Marks("„", "”", "‚", "’", "–")

_BY_LANGUAGE = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "de-ch": Marks("«", "»", "‹", "›", "–"),
    "fr": Marks("«\u202f", "\u202f»", "“", "”"),
    "fr-ch": Marks("«", "»", "‹", "›"),
    "es": _ANGLED,
    "it": _ANGLED,
    "ca": _ANGLED,
    "el": _ANGLED,
    "pt": _ENGLISH,
    "pt-pt": _ANGLED,
    "nl": Marks("“", "”", "‘", "’", "–"),
    "sv": _NORDIC,
    "fi": _NORDIC,
    "da": Marks("“", "”", "‘", "’", "–"),
    "no": Marks("«", "»", "‘", "’", "–"),
    "nb": Marks("«", "»", "‘", "’", "–"),
    "nn": Marks("«", "»", "‘", "’", "–"),
    "pl": _LOW_HIGH,
    "ro": _LOW_HIGH,
    "hu": _LOW_HIGH,
    "hr": _LOW_HIGH,
    "cs": _GERMAN,
    "sk": _GERMAN,
    "sl": _GERMAN,
    "bg": _GERMAN,
    "ru": Marks("«", "»", "„", "“"),
    "uk": Marks("«", "»", "„", "“"),
    "tr": _ENGLISH,
    "ja": Marks("「", "」", "『", "』"),
}

# Every branch begins with a plain letter: so `re` can leap to the next candidate, four times as fast.
_TYPED = re.compile(r"""https?://[^\s"<>]+|www\.[^\s"<>]+|--(?<!---)-?(?!-)|\.\.\.(?<!\.\.\.\.)(?!\.)|"|'""")
_ADDRESS_AFTER = re.compile(r"[\w.+-]*@\w")
_CLOSING_SINGLE = re.compile(r"(?<=[^\s(\[{])'(?!\w)")
_ELIDED = re.compile(r"(?:\d0s?\b|\d\ds\b|tis\b|twas\b|til\b|cause\b|em\b|n\b|round\b|bout\b)", re.IGNORECASE)
_NO_WIDTH = SPAN + LINK + UNLINK
_OPENERS = "([{—–-/“‘«„‚‹「『¿¡" + "\u202f"


def marks_of(language: str) -> Marks:
    """The marks of a BCP 47 tag, its base language, or else English."""
    tag = language.lower().replace("_", "-")
    return _BY_LANGUAGE.get(tag) or _BY_LANGUAGE.get(tag.split("-")[0], _ENGLISH)


def needs_typesetting(text: str) -> bool:
    """Whether there is anything to do: most lines have nothing."""
    return '"' in text or "'" in text or "--" in text or "..." in text


def typeset(text: str, language: str) -> str:
    """Plain text with printed quotes, dashes and dots; plain text again, not escaped."""
    return set_marks(text, marks_of(language)) if needs_typesetting(text) else text


def set_marks(text: str, marks: Marks) -> str:
    """`typeset` for marks already looked up."""
    pen = _Pen(text, marks)
    done: list[str] = []
    last = 0
    for match in _TYPED.finditer(text):
        printed = pen.printed(match.group(), match.start(), match.end())
        if printed:
            done.append(text[last : match.start()])
            done.append(printed)
            last = match.end()
    done.append(text[last:])
    return "".join(done)


class _Pen:
    """Goes through one line once, knowing which quotes are open."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.text = text
        self.marks = marks
        self.is_double = self.is_single = False
        self.last_closing = max((m.start() for m in _CLOSING_SINGLE.finditer(text)), default=-1)

    def printed(self, typed: str, start: int, end: int) -> str:
        """The printed mark for a typed one, "" to leave it."""
        if typed == "...":
            return "…"
        before, after = _before(self.text, start), _after(self.text, end)
        if typed == '"':
            return self.double(before, after)
        if typed == "'":
            return self.single(before, after, start, end)
        return _dash(typed, before, after, self.marks) if typed[0] == "-" else ""

    def double(self, before: str, after: str) -> str:
        opens = _opens(before, after, self.is_double)
        if opens is None:
            return ""
        self.is_double = opens
        return self.marks.open_double if opens else self.marks.close_double

    def single(self, before: str, after: str, start: int, end: int) -> str:
        if _is_letter(before) and _is_letter(after):
            is_address = "@" in self.text and _ADDRESS_AFTER.match(self.text, end)
            return "" if is_address else "’"
        is_elided = _ELIDED.match(self.text, end)
        if start < self.last_closing and not is_elided and _opens(before, after, self.is_single):
            self.is_single = True
            return self.marks.open_single
        if self.is_single:
            self.is_single = False
            return self.marks.close_single
        if before.isdigit() or (not before.strip() and not after.strip()):
            return ""
        return "’"


def _before(text: str, index: int) -> str:
    index -= 1
    while index >= 0 and text[index] in _NO_WIDTH:
        index -= 1
    return text[index] if index >= 0 else ""


def _after(text: str, index: int) -> str:
    while index < len(text) and text[index] in _NO_WIDTH:
        index += 1
    return text[index] if index < len(text) else ""


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == OPAQUE


def _opens(before: str, after: str, is_open: bool) -> bool | None:
    """Whether a straight quote opens (True) or closes (False); None for one that is no quote."""
    starts = not before.strip() or before in _OPENERS
    if starts and after.strip():
        return True if not is_open or not before.strip() or before in "([{" else bool(_is_letter(after))
    if is_open:
        return False
    if not before.strip() or before.isdigit():
        return None
    if not after.strip() or not _is_letter(after):
        return False
    return None if before.isascii() and _is_letter(before) else True


def _dash(typed: str, before: str, after: str, marks: Marks) -> str:
    if before.isdigit() and after.isdigit():
        return "–" if typed == "--" else ""
    if bool(before.strip()) != bool(after.strip()):
        return ""
    return "—" if typed == "---" else marks.dash
