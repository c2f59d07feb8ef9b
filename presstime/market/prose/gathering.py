"""From blocks of text to `ProseFacts`, once, when an article is read.

In: blocks, in the order headline, standfirst, key points, body. Out: facts, serialisable, with no text
kept beyond what a finding prints. Must be quick: a block without a figure is not cut into tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from presstime.market.prose import (
    grammar,
    lexer,
    names,
    oddities,
    relations,
    statements,
    superlatives,
    tables,
    words,
    worth,
)
from presstime.market.prose.blocks import TextBlock
from presstime.market.prose.facts import (
    Allowance,
    BlockFact,
    BlockKind,
    CloseMention,
    DateMention,
    Move,
    Oddity,
    ProseFacts,
    Relation,
    Superlative,
    SymbolMention,
    Table,
    Worth,
)
from presstime.market.prose.repeats import Repeats
from presstime.market.prose.sentences import sentence_spans

_DIGIT = re.compile(r"\d")
_TELLING = frozenset(
    entry.split()[0]
    for entry, (letter, _, meaning) in words.ENTRIES.items()
    if letter in "VUKWx" or (letter == "L" and meaning in ("close", "open"))
) | frozenset(
    """traded trades trading stands stood quoted low total totaling totalling totaled premium discount owns dividend
    straight
    consecutive since versus successive beating beat beats topping topped missing missed surpassing exceeding hit
    reached
    changed totals jobs stores""".split()
)
"""Words without which a sentence states neither a move nor any other arithmetic."""
_OF_NUMBER = re.compile(r"\d of (?:its |the |their |his |her )?\d")
_PUNCTUATION = re.compile(r"[.,;:()\[\]\"“”—–\-!?'’]")
_REMEMBERED = frozenset((BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.QUOTE))
_ALIKE = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u2212", "-"), ("\u2011", "-"), ("’", "'"))
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


def gather(
    blocks: Iterable[TextBlock], body: str = "", first_line: int = 1, allowed: tuple[Allowance, ...] = ()
) -> ProseFacts:
    """The facts of one article. `body` (raw, from `first_line`) is looked at for Markdown's list trap only."""
    everything = list(blocks)
    has_residues = oddities.has_residues("\n".join([block.text for block in everything]))
    reading = _Reading()
    for number, block in enumerate(everything):
        if has_residues:
            reading.oddities.extend(oddities.residues(block))
        reading.take(number, block)
    odd = [*reading.oddities, *oddities.list_traps(body, first_line), *oddities.quote_oddities(everything)]
    return ProseFacts(
        blocks=tuple(BlockFact(block.kind, block.spot(0, 1)) for block in everything),
        moves=tuple(reading.moves),
        relations=tuple(reading.relations),
        superlatives=tuple(reading.superlatives),
        symbols=tuple(reading.symbols),
        dates=tuple(reading.dates),
        tables=tuple(reading.tables),
        sentences=reading.repeats.sentences(),
        paragraphs=reading.repeats.paragraphs(),
        oddities=tuple(odd),
        allowances=allowed,
        closes=tuple(reading.closes),
        figure_sentences=reading.figure_sentences,
        sentence_count=reading.repeats.sentence_count,
        paragraph_count=reading.repeats.paragraph_count,
        worths=tuple(reading.worths),
    )


_NUMBER_WORD = re.compile("per ?cent| points| cents| straight | consecutive ")


def _is_telling(sentence: str) -> bool:
    """Whether a sentence may state something that can be checked."""
    if not _DIGIT.search(sentence) and not _NUMBER_WORD.search(sentence):
        return False
    lowered = sentence.lower()
    if not _TELLING.isdisjoint(lowered.split()):
        return True
    if " of " in sentence and _OF_NUMBER.search(sentence):
        return True
    return not _TELLING.isdisjoint(_PUNCTUATION.sub(" ", lowered).split())


class _Reading:
    """Gathers facts block by block; sentences are numbered through the article."""

    def __init__(self) -> None:
        self.moves: list[Move] = []
        self.relations: list[Relation] = []
        self.superlatives: list[Superlative] = []
        self.symbols: list[SymbolMention] = []
        self.dates: list[DateMention] = []
        self.tables: list[Table] = []
        self.repeats = Repeats()
        self.oddities: list[Oddity] = []
        self.closes: list[CloseMention] = []
        self.worths: list[Worth] = []
        self.figure_sentences = 0
        self._sentence = 0

    def take(self, number: int, block: TextBlock) -> None:
        if block.kind is BlockKind.TABLE:
            table = tables.read_table(block)
            if table is not None:
                self.tables.append(table)
            return
        text = block.text
        has_figures = _DIGIT.search(text) is not None or _NUMBER_WORD.search(text) is not None
        masked = self._mask(block, text) if has_figures or "(" in text else text
        spans = sentence_spans(masked)
        is_remembered = block.kind in _REMEMBERED
        for start, end in spans:
            self._sentence += 1
            if is_remembered:
                self.repeats.take(block, number, start, end, len(spans) == 1)
            if has_figures and _is_telling(text[start:end]):
                self._read(block, masked, number, start, end)
        if has_figures:
            self.relations.extend(relations.paragraph_relations(block, number, self._sentence))
            self.worths.extend(worth.worths_of(block, spans, number))

    def _read(self, block: TextBlock, masked: str, number: int, start: int, end: int) -> None:
        self.figure_sentences += 1
        line = lexer.lex(block, masked, start, end)
        is_quoted = block.kind is BlockKind.QUOTE
        moves = statements.moves_of(line, grammar.find_moves(line), number, self._sentence, is_quoted)
        self.moves.extend(moves)
        self.closes.extend(superlatives.closes_of(block, start, end, number, self._sentence))
        self.relations.extend(relations.relations_of(line, number, self._sentence))
        self.superlatives.extend(superlatives.superlatives_of(block, start, end, moves, number, self._sentence))

    def _mask(self, block: TextBlock, text: str) -> str:
        """The text with names, symbols, dates and times replaced by marks of the same length."""
        if not text.isascii():
            for fancy, plain in _ALIKE:
                text = text.replace(fancy, plain)

        def replaced(match: re.Match[str]) -> str:
            group = match.re.groupindex
            if "ticker" in group:
                self._take_symbol(block, text, match)
                return lexer.TICKER_MARK * (match.end() - match.start())
            if "time" in group:
                return lexer.TIME_MARK * (match.end() - match.start())
            self._take_date(block, match)
            return lexer.DATE_MARK * (match.end() - match.start())

        masked = text
        for pattern in names.masks_for(text):
            masked = pattern.sub(replaced, masked)
        return masked

    def _take_symbol(self, block: TextBlock, text: str, match: re.Match[str]) -> None:
        spot = block.spot(match.start("exchange"), match.end("symbol"))
        self.symbols.append(
            SymbolMention(
                match["exchange"],
                match["symbol"].rstrip(".-/"),
                spot,
                text[max(0, match.start() - 60) : match.start()].strip(),
            )
        )

    def _take_date(self, block: TextBlock, match: re.Match[str]) -> None:
        month = match["month"] or match["month2"]
        if not month:
            return
        year = match["year"] or match["year2"]
        weekday = match["weekday"]
        self.dates.append(
            DateMention(
                int(match["day"] or match["day2"]),
                names.MONTHS[month.lower().rstrip(".")],
                block.spot(*match.span()),
                int(year) if year else 0,
                _WEEKDAYS[weekday[:3].lower()] if weekday else -1,
                match[0],
            )
        )
