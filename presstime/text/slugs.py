"""Slugs: the readable part of an address, from any script.

Letters, digits and the marks that belong to them stay as they are in every script; nothing is
transliterated (東京 is not "dong jing"). The result does not depend on the machine's locale:
`str.casefold` is Unicode's, and the dotted İ of Turkish gives a plain i.
"""

from __future__ import annotations

import unicodedata

MAX_BYTES = 80


def slug(text: str) -> str:
    """Lower-case words joined by hyphens, at most 80 bytes of UTF-8; "" if there is no letter or digit.

    Idempotent: a slug's slug is itself. Cut, where too long, at a hyphen if one is near.
    """
    folded = text.lower() if text.isascii() else _fold(text)
    characters = [c if _is_kept(c) else "-" for c in folded if c not in "'’"]
    joined = "-".join(part for part in "".join(characters).split("-") if part)
    return _shortened(joined)


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFC", text).replace("İ", "i")
    for _ in range(3):
        folded = unicodedata.normalize("NFC", text.casefold())
        if folded == text:
            break
        text = folded
    return text


def _is_kept(character: str) -> bool:
    return character.isalnum() or (
        not character.isascii() and unicodedata.category(character) in {"Mn", "Mc"}
    )


def _shortened(text: str) -> str:
    encoded = text.encode("utf-8", "ignore")
    if len(encoded) <= MAX_BYTES:
        return text
    cut = encoded[:MAX_BYTES].decode("utf-8", "ignore")
    while cut and unicodedata.category(text[len(cut)]) in {"Mn", "Mc"}:
        cut = cut[:-1]
    if text[len(cut)] != "-":
        at_hyphen = cut.rpartition("-")[0]
        if len(at_hyphen) >= len(cut) // 2:
            cut = at_hyphen
    return cut.strip("-")
