"""What the editing desk would circle: residue of drafts, glued figures, open quotation marks.

In: blocks and raw lines. Out: `Oddity` records; the rules in `checks/editing.py` judge them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import BlockKind, Oddity, Spot

_RESIDUE = re.compile(
    r"\bTK(?:TK)*\b(?![\s-]+[A-Z][a-z]|[A-Za-z])|\bTKs\b|\[(?:CHECK|TK|TODO|VERIFY|INSERT|CITE|SOURCE\?"
    r"|FACT[- ]?CHECK|NAME|DATE|NUMBER|PLACEHOLDER|XX+)(?![A-Za-z])[^\]\n]{0,40}\]"
    r"|[$€£]?\bX{2,}(?:\.X+)?\s?(?:%|percent\b|million\b|billion\b|per cent\b)|[$€£]X{2,}\b|\bLorem ipsum\b"
    r"|\bTODO\b|\bFIXME\b"
    r"|[(\[]\?+[)\]]|<<[^<>\n]{1,40}>>"
)
_GLUED = re.compile(
    r"(?<![\w.])[$€£]?\d{1,3}(?:,\d{3})+(?:\.\d+)?[a-z]{4,}|(?<![\w.])[$€£]\d+(?:\.\d+)?(?!(?:million|billion"
    r"|trillion|thousand)\b)[a-z]{5,}"
)
_FALSE_PRECISION = re.compile(
    r"(?<![\w.,$])\d+\.\d{2,}\s?(?:%|percent|per cent)\sof\s(?:\w+\s){0,2}(?:people|respondents|voters|adults"
    r"|americans|consumers"
    r"|households|readers|participants|those\ssurveyed|workers|employees|investors|analysts|economists|users"
    r"|customers)\b"
    r"|(?<![\w.,$])\d+\.\d{5,}\s?(?:%|percent|per cent)",
    re.IGNORECASE,
)
_RESIDUE_HINTS = ("TK", "[", "XX", "orem ip", "TODO", "FIXME", "(?", "<<")
_FIGURE_HINT = re.compile(r"\d(?:[a-z]{4}|\.\d{5}|\.\d\d+\s?(?:%|per\s?cent) of )")
_GLUED_HINT = re.compile(r"\d[a-z]{4}")
_PRECISION_HINT = re.compile(r"\d\.\d{5}|\d\.\d\d+\s?(?:%|per\s?cent) of ")
_LIST_TRAP_HINT = re.compile(r"\n {0,3}[12]\d\d\d[.)]")
_LIST_TRAP = re.compile(r"^ {0,3}(?P<number>(?:1[5-9]|2[0-2])\d\d)[.)]\s+\S", re.MULTILINE)
_QUOTE_MARK = re.compile(r"[\"“”]")
_ATTRIBUTION = re.compile(
    r"\b(?:said|says|say|told|tells|according|wrote|writes|added|adds|commented|comments|tweeted|noted|notes"
    r"|stated|states|explained"
    r"|argued|warned|asked|announced|posted|quoted|reads?|statement|put it|remarked|replied|continued|concluded"
    r"|declared|testified|quipped)\b",
    re.IGNORECASE,
)


def has_residues(texts: str) -> bool:
    """Whether `residues` may find anything in any of the blocks whose texts are joined here by line ends."""
    return any(hint in texts for hint in _RESIDUE_HINTS) or _FIGURE_HINT.search(texts) is not None


def residues(block: TextBlock) -> Iterator[Oddity]:
    """Draft residue, glued figures and false precision in one block."""
    text = block.text
    if any(hint in text for hint in _RESIDUE_HINTS):
        yield from _all(_RESIDUE, "residue", block)
    if _GLUED_HINT.search(text):
        yield from _all(_GLUED, "glued figure", block)
    if _PRECISION_HINT.search(text):
        yield from _all(_FALSE_PRECISION, "false precision", block)


def _all(pattern: re.Pattern[str], kind: str, block: TextBlock) -> Iterator[Oddity]:
    for match in pattern.finditer(block.text):
        yield Oddity(kind, match[0], block.spot(*match.span()))


def list_traps(body: str, first_line: int) -> Iterator[Oddity]:
    """Lines that begin with a year and a point: Markdown makes a list of them."""
    if not _LIST_TRAP_HINT.search(f"\n{body}"):
        return
    for match in _LIST_TRAP.finditer(body):
        line = first_line + body.count("\n", 0, match.start())
        column = match.start("number") - match.start() + 1
        before = body[: match.start()].rstrip("\n")
        is_new_block = not before or body[len(before) : match.start()].count("\n") >= 2
        if is_new_block:
            yield Oddity("list trap", match["number"], Spot(line, column, column + len(match["number"]) + 1))


def quote_oddities(blocks: list[TextBlock]) -> Iterator[Oddity]:
    """Quotation marks that do not pair, and a quotation that nobody is said to have said."""
    body = [b for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)]
    for index, block in enumerate(body):
        text = block.text
        if '"' not in text and "“" not in text and "”" not in text:
            continue
        following = body[index + 1].text.lstrip() if index + 1 < len(body) else ""
        if _is_unbalanced(text, following):
            at = max(text.rfind('"'), text.rfind("“"), text.rfind("”"))
            yield Oddity("unbalanced quote", text[at : at + 30], block.spot(at, at + 1))
        elif _stands_alone(text) and not _is_attributed(body, index):
            yield Oddity("unattributed quote", text[:40], block.spot(0, 1))


def _is_unbalanced(text: str, following: str) -> bool:
    """Whether a mark has no partner; a quotation that opens each paragraph and runs on is in order."""
    if "„" in text or ("“" in text and '"' in text):
        return False
    is_open = False
    for match in _QUOTE_MARK.finditer(text):
        mark, at = match[0], match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = mark == "“" or (mark == '"' and (not before or before in " (-—–[/:") and bool(after.strip()))
        opens = opens or (mark == '"' and before == "," and not is_open)
        if opens:
            is_open = True
        elif is_open:
            is_open = False
        elif not before.isdigit():
            return True
    return is_open and following[:1] not in ('"', "“")


def _stands_alone(text: str) -> bool:
    text = text.strip()
    return len(text) > 40 and text[0] in '"“' and text[-1] in '"”' and sum(text.count(c) for c in '"“”') == 2


def _is_attributed(body: list[TextBlock], index: int) -> bool:
    around = body[max(0, index - 1) : index] + body[index + 1 : index + 2]
    return any(_ATTRIBUTION.search(block.text) or block.text.rstrip().endswith((":", ",")) for block in around)
