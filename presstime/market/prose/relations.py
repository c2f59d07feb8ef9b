"""Arithmetic in a sentence that is no move: products, margins, premiums, sums, parts, stakes, dividends.

In: a `Line` (or a paragraph's text for the two that span sentences). Out: `Relation`s, figures in the
order of the kind's formula. Each needs its own telling word ("premium", "for a total of", "by"),
for numbers that merely stand near each other say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import Figure, Measure, Relation, RelationKind
from presstime.market.prose.lexer import Line

_GAP = r"[^;.MPGBQNH?]"
_PRODUCT = re.compile(
    r"(?P<n>N)u[^;.kMPGBQNH?<>]{0,30}[aq](?P<p>M)u?,?(?:[^;.MPGBQNH?]{0,5}lw{0,2}q(?P<t>M)|o(?P<t2>M)i?l)"
)
_MARGIN = re.compile(rf"(?P<a>M)u?{_GAP}{{0,20}}?,?(?P<gap>{_GAP}{{1,14}})(?P<b>M)u?b\(?(?P<c>M)")
_PREMIUM = re.compile(
    r"(?P<offer>M)u?(?P<gap>[^;.MPGBQNH?!]{0,14}?)(?P<percent>P)(?P<word>w)(?P<gap2>[^;.MPGBQNH?!]{1,16})(?P<base>M)"
)
_PREMIUM_OF = re.compile(
    r"(?P<offer>M)u?(?P<gap>[^;.MPGBQNH?!]{0,14}?)(?P<word>w)q(?P<percent>P)(?P<gap2>[^;.MPGBQNH?!]{1,16})(?P<base>M)"
)
_TOTAL = re.compile(r"(?:,?i?e?lq|,?&?b?el?t)(?P<total>[MN])u?")
_PART_OF = re.compile(r"(?P<a>[MN])u?[,-]?(?:o|\()(?P<p>P)[,)]?-?qe?[jhw]{0,3}(?P<b>[MN])")
_OF_PART = re.compile(r"(?P<a>[MN])u?qe?[jhw]{0,2}(?P<b>[MN])[uw]{0,3},?(?:o|\()(?P<p>P)")
_MIXED = frozenset("warrants warrant options option notes units another plus including".split())
_AVERAGED = frozenset("day days week weeks month months average weighted vwap period high low peak".split())
_OF_ELSE = frozenset("of including excluding counting with if after before when once for in".split())
"""After "3 of its 12 plants, or 40 %" these make it the per cent of something else, such as capacity."""
_BEATS = frozenset("beating beat beats topping topped tops surpassing surpassed exceeding exceeded".split())
_MISSES = frozenset("missing missed misses lagging trailing".split())
_STAKE = re.compile(
    r"(?P<verb>increased|grew|raised|lifted|boosted|upped|expanded|hiked|trimmed|cut|reduced|lowered|decreased|sold)\b"
    r"[^%$]{0,160}?\bby\s(?P<p>[\d,]+(?:\.\d+)?)%.{0,200}?\bowns\s(?P<n>[\d,]+)\sshares\b[^%]{0,200}?\bafter\s"
    r"(?P<deal>purchasing|buying|acquiring|selling)\s(?:an\sadditional\s)?(?P<k>[\d,]+)\sshares"
)
_ANNUAL = re.compile(
    r"\b(?P<often>quarterly|monthly|semi-annual|semiannual)\sdividend\b(?P<between>.{0,420}?)\brepresents\san?\s"
    r"\$(?P<year>\d+\.\d+)\s(?:annualized\sdividend|dividend\son\san\sannualized\sbasis|annual\sdividend)"
)
_DEAL = re.compile(
    r"\b(?:sold|purchased|bought"
    r"|acquired)\s(?P<n>\d[\d,]*)\sshares\b(?:(?!\d\sshares).){0,260}?\ban\saverage\s(?:price|cost)\sof\s"
    r"\$(?P<p>\d[\d,]*\.\d+)(?:\sper\sshare)?,\s(?:for|with)\sa\stotal\s(?:transaction|value|consideration|purchase"
    r"|sale)?\s?(?:value\s)?of\s"
    r"\$(?P<t>\d[\d,]*(?:\.\d+)?)"
)
_DIVIDEND = re.compile(r"\$(?P<one>\d+\.\d+)(?:\sper\sshare|\sdividend)")
_TIMES = {"quarterly": 4, "monthly": 12, "semi-annual": 2, "semiannual": 2}


def relations_of(line: Line, block: int, sentence: int) -> Iterator[Relation]:
    """The relations within one sentence."""
    letters = line.letters
    money, numbers = letters.count("M"), letters.count("N")
    if money + numbers < 2:
        return
    if letters.count("R") >= 2:
        yield from _range(line, block, sentence)
    if money >= 2 and numbers and "u" in letters:
        yield from _product(line, block, sentence)
    if money >= 3 and "b" in letters:
        yield from _margin(line, block, sentence)
    if "P" in letters:
        if money >= 2:
            yield from _premium(line, block, sentence)
        yield from _part(line, block, sentence)
    if max(money, numbers) >= 3 and "l" in letters:
        yield from _sum(line, block, sentence)


def _relation(
    kind: RelationKind, line: Line, indices: list[int], block: int, sentence: int, direction: int = 0
) -> Relation:
    first, last = min(indices), max(indices)
    spot = line.block.spot(line.tokens[first].start, line.tokens[last].end)
    figures = tuple(line.figure(index) for index in indices)
    return Relation(kind, figures, block, sentence, spot, direction, text=line.text(first, last))


_LOW_HIGH = re.compile(r"R(?:q|a)?(?P<low>[MN])u?,?&e?[hNnjR]{0,4}R(?:q|a)?(?P<high>[MN])")


def _range(line: Line, block: int, sentence: int) -> Iterator[Relation]:
    """ "a 52-week low of $12.34 and a 52-week high of $45.67"."""
    for match in _LOW_HIGH.finditer(line.letters):
        spoken = [
            line.block.text[token.start : token.end].lower()
            for token in line.tokens[match.start() : match.end()]
            if token.letter == "R"
        ]
        if "low" not in spoken[:1] or "high" not in spoken[-1:]:
            continue
        yield _relation(RelationKind.RANGE, line, [match.start("low"), match.start("high")], block, sentence)


def _product(line: Line, block: int, sentence: int) -> Iterator[Relation]:
    for match in _PRODUCT.finditer(line.letters):
        total = match.start("t") if match["t"] else match.start("t2")
        relation = _relation(RelationKind.PRODUCT, line, [match.start("p"), match.start("n"), total], block, sentence)
        price, number, worth = relation.figures
        if line.letters[:total].count("N") != 1 or _words(line, 0, total) & _MIXED:
            continue
        if number.per_unit != "shares" or price.currency != worth.currency or price.scaled:
            continue
        yield relation


def _margin(line: Line, block: int, sentence: int) -> Iterator[Relation]:
    for match in _MARGIN.finditer(line.letters):
        spoken = _words(line, match.start("a"), match.end("gap"))
        way = 1 if spoken & _BEATS else -1 if spoken & _MISSES else 0
        if not way or "revenue" in spoken or "range" in spoken:
            continue
        indices = [match.start("a"), match.start("b"), match.start("c")]
        relation = _relation(RelationKind.DIFFERENCE, line, indices, block, sentence, way)
        if len({figure.scaled for figure in relation.figures}) == 1 and not _in_brackets(line, indices[:2]):
            yield relation


def _in_brackets(line: Line, indices: list[int]) -> bool:
    return any(line.letters[index - 1 : index] == "(" for index in indices if index)


def _premium(line: Line, block: int, sentence: int) -> Iterator[Relation]:
    for pattern in (_PREMIUM, _PREMIUM_OF):
        for match in pattern.finditer(line.letters):
            token = line.tokens[match.start("word")]
            word = line.block.text[token.start : token.end].lower()
            spoken = _words(line, match.start("gap2"), match.end("gap2"))
            if word not in ("premium", "discount") or "&" in match["gap2"] or spoken & _AVERAGED:
                continue
            indices = [match.start("offer"), match.start("base"), match.start("percent")]
            way = 1 if word == "premium" else -1
            relation = _relation(RelationKind.PREMIUM, line, indices, block, sentence, way)
            offer, base, _ = relation.figures
            if (
                offer.currency == base.currency
                and offer.scaled == base.scaled
                and base.value < offer.value * 5 < base.value * 25
            ):
                yield relation


def _part(line: Line, block: int, sentence: int) -> Iterator[Relation]:
    for pattern in (_PART_OF, _OF_PART):
        for match in pattern.finditer(line.letters):
            indices = [match.start("a"), match.start("b"), match.start("p")]
            relation = _relation(RelationKind.PART, line, indices, block, sentence)
            part, whole, _ = relation.figures
            if pattern is _OF_PART and _next_word(line, match.start("p")) in _OF_ELSE:
                continue
            alike = part.measure is whole.measure and part.currency == whole.currency
            if alike and (part.scaled == whole.scaled or part.measure is Measure.NUMBER) and part.value < whole.value:
                yield relation


def _next_word(line: Line, index: int) -> str:
    following = line.tokens[index + 1 : index + 2]
    return line.block.text[following[0].start : following[0].end].lower() if following else ""


def _sum(line: Line, block: int, sentence: int) -> Iterator[Relation]:
    """ "…, … and …, for a total of …": all figures before the total are its parts."""
    for match in _TOTAL.finditer(line.letters):
        before = line.letters[: match.start()]
        spoken = _words(line, 0, match.end())
        if not re.fullmatch(r"[weif,&uMNhjTDYqLVRl\"Xm]*", before) or "total" not in spoken:
            continue
        if "for" not in spoken and "making" not in spoken:
            continue
        letter = match["total"]
        parts = [index for index, one in enumerate(before) if one in "MN"]
        if len(parts) < 2 or any(before[index] != letter for index in parts) or "&" not in before:
            continue
        relation = _relation(RelationKind.SUM, line, [*parts, match.start("total")], block, sentence)
        if len({(f.currency, f.per_unit) for f in relation.figures}) == 1:
            yield relation


def _words(line: Line, first: int, last: int) -> frozenset[str]:
    text = line.block.text[line.tokens[first].start : line.tokens[last - 1].end]
    return frozenset(re.findall(r"[a-z]+", text.lower()))


def paragraph_relations(block: TextBlock, number: int, sentence: int) -> Iterator[Relation]:
    """What regularly spans sentences: a stake after a purchase, an insider's deal, a dividend over the year."""
    text = block.text
    if " owns " in text:
        for match in _STAKE.finditer(text):
            figures = tuple(_plain(block, match, group) for group in ("p", "n", "k"))
            way = -1 if match["deal"] == "selling" else 1
            yield Relation(
                RelationKind.STAKE,
                figures,
                number,
                sentence,
                block.spot(match.start("p"), match.end("p")),
                way,
                text=match[0],
            )
    if " total " in text:
        for match in _DEAL.finditer(text):
            figures = tuple(_plain(block, match, group) for group in ("p", "n", "t"))
            spot = block.spot(match.start("t"), match.end("t"))
            yield Relation(RelationKind.PRODUCT, figures, number, sentence, spot, text=match[0][-110:])
    if "annualized" in text:
        for match in _ANNUAL.finditer(text):
            payments = [
                one
                for one in _DIVIDEND.finditer(text, match.start("between"), match.end("between"))
                if "previous" not in text[max(0, one.start() - 40) : one.start()]
            ]
            if len(payments) != 1:
                continue
            figures = (_plain(block, payments[0], "one"), _plain(block, match, "year"))
            spot = block.spot(match.start("year"), match.end("year"))
            yield Relation(
                RelationKind.ANNUALIZED,
                figures,
                number,
                sentence,
                spot,
                factor=_TIMES[match["often"]],
                text=match[0][-90:],
            )


def _plain(block: TextBlock, match: re.Match[str], group: str) -> Figure:
    digits = match[group].replace(",", "")
    decimals = len(digits.partition(".")[2])
    spot = block.spot(match.start(group), match.end(group))
    return Figure(match[group], Decimal(digits), Decimal((0, (1,), -decimals)), Measure.NUMBER, spot)
