"""Is this a person's name, a newsroom, a role? Judged by shape and by short lists of words.

The danger is to print "Staff Reporter" or "Reuters" as a person, or to split "Bank of America
Corp." in the middle; where shape does not tell, callers leave the field blank.
"""

from __future__ import annotations

import re

_PARTICLES = frozenset(
    "de da di del della van von der den la le el al bin bint ibn ben ter ten dos das du af av zu y e".split()
)
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd cfa".split())
_NOT_PERSONS = frozenset(
    "the staff news newsroom desk team reporter reporters writer writers "
    "editor editors correspondent contributor "
    "editorial wire times journal post press reuters bloomberg agency "
    "agencies associated daily financial markets market "
    "business guest admin today media group inc inc. corp corp. ltd "
    "plc llc company bank exchange stock shares advertisement "
    "monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september "
    "october november december chief executive president our all read "
    "more written updated published about".split()
)
ROLE_HEADS = frozenset(
    "ceo cfo coo cto cio cmo chairman chairwoman chairperson chair president "
    "founder co-founder cofounder founders director "
    "analyst economist strategist head partner spokesperson spokesman "
    "spokeswoman minister secretary governor manager officer "
    "executive chief trader professor treasurer counsel engineer scientist "
    "researcher investor adviser advisor commissioner "
    "senator principal owner boss lawyer attorney vice-president publisher managing-director leader".split()
)
BYLINE_ROLES = frozenset(
    "writer reporter editor journalist correspondent columnist analyst "
    "contributor author blogger freelancer freelance "
    "producer economist strategist commentator staff bureau chief researcher "
    "trader specialist intern copywriter "
    "editor-in-chief enthusiast".split()
)
_MODIFIERS = frozenset(
    "chief executive financial operating technology technical marketing "
    "investment information product revenue senior vice "
    "managing deputy global general lead interim acting former founding "
    "market markets equity equities research portfolio "
    "fund non-executive independent prime finance foreign trade strategy "
    "commercial legal people data and & of-state group "
    "regional international national principal associate assistant us "
    "u.s. uk european asia credit rates commodities oil "
    "energy tech fixed-income fx currency crypto security design science treasury risk".split()
)


def is_name(text: str, least: int = 2) -> bool:
    """Whether the words could be a person's name of at least `least` words."""
    words = text.split()
    if not least <= len(words) <= 6 or re.search(r"[\d:;!?$%@/()\"“”]", text):
        return False
    if any(word.lower().strip(",") in _NOT_PERSONS for word in words):
        return False
    return all(_fits(word, n in (0, len(words) - 1)) for n, word in enumerate(words))


def _fits(word: str, is_outer: bool) -> bool:
    bare = word.strip(",")
    if bare.lower() in _PARTICLES:
        return not (is_outer and bare.islower() and len(bare) < 2)
    if bare.lower() in _SUFFIXES:
        return True
    letters = re.sub(r"[.’'\-·]", "", bare)
    if not letters or not all(c.isalpha() or c in "\u200d\u200c" or not c.isascii() for c in letters):
        return False
    has_case = letters[0].isupper() or letters[0].islower()
    return letters[0].isupper() if has_case else letters[0].isalpha()


def is_role(text: str) -> bool:
    """Whether the words name what somebody does on a desk."""
    words = re.findall(r"[\w’'-]+", text.lower())
    return bool(words) and len(words) <= 8 and any(word in BYLINE_ROLES or word in ROLE_HEADS for word in words)


def is_desk_role(text: str) -> bool:
    """Whether the words end in what a newsroom calls its people: "Retail Correspondent"."""
    words = re.findall(r"[\w’'-]+", text.lower())
    return bool(words) and words[-1] in BYLINE_ROLES and text[:1].isupper()


def is_role_head(word: str) -> bool:
    return _bare(word) in ROLE_HEADS


def is_role_word(word: str) -> bool:
    return _bare(word) in ROLE_HEADS or _bare(word) in _MODIFIERS


def is_capital(word: str) -> bool:
    """Whether a word is written as a name's part: "Satya", "eBay", "3M", "AT&T"."""
    letters = re.sub(r"^[\"“‘'(\[]+", "", word)
    return bool(letters) and (letters[0].isupper() or letters[0].isdigit() or any(c.isupper() for c in letters[1:3]))


def _bare(word: str) -> str:
    return word.lower().strip(".,;:’'\"“”()")
