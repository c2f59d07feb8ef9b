"""One text becomes an article: the recognisers one after another, then front matter and Markdown.

In: blocks. Out: a `Draft` with everything a file needs, and the notes of what was read, dropped and
left blank. Pure: which profiles exist is told by `Known`, where files go is decided in `planning.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from presstime.importing.blocks import Block, Meta, Shape, Text, folded
from presstime.importing.closing import Biography, Closing, read_closing
from presstime.importing.dateline import take_dateline
from presstime.importing.dates import FoundDate
from presstime.importing.header import Credit
from presstime.importing.junk import POINTER, is_pointed_to, junk_reason
from presstime.importing.opening import Opening, date_from_meta, read_opening, settle_standfirst
from presstime.importing.quotes import quote_blocks
from presstime.importing.report import Confidence, Notes
from presstime.importing.snapshots import find_prices, snapshot_fields
from presstime.importing.subheads import with_subheads
from presstime.importing.tickers import Found, find_tickers
from presstime.importing.titles import proposed_title

Fields: TypeAlias = "dict[str, object]"


@dataclass
class Draft:
    """An article as it will be written, before it has a path. `title_is_given` is False for a proposal."""

    title: str
    title_is_given: bool
    standfirst: str = ""
    date: str = ""
    updated: str = ""
    authors: list[Biography] = field(default_factory=list)
    tickers: list[Found] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    kind: str = ""
    dateline: str = ""
    disclosure: str = ""
    snapshots: list[Fields] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    given: Fields = field(default_factory=dict)

    @property
    def year(self) -> str:
        year = str(self.given.get("date", "") or self.date)[:4]
        return year if year.isdigit() else ""


def draft_of(text: Text, notes: Notes) -> Draft | None:
    """The article in a text; None where there are no words."""
    notes.dropped.extend(text.dropped)
    notes.inferences.extend(text.inferences)
    blocks = _without_junk(text.blocks, notes)
    if not any(block.text.strip() for block in blocks):
        return None
    opening = read_opening(blocks, notes)
    _add_meta(opening, text.meta, notes)
    closing = read_closing(opening.body, opening.credits, notes)
    opening.body = with_subheads(closing.body, notes)
    opening.published = opening.published or closing.published
    opening.updated = opening.updated or closing.updated
    standfirst = settle_standfirst(opening, notes)
    dateline, dateline_date = take_dateline(opening.body, notes)
    _date_from_dateline(opening, dateline_date, dateline, notes)
    tickers = find_tickers(([opening.standfirst] if standfirst and opening.standfirst else []) + opening.body, notes)
    body = quote_blocks(opening.body, notes)
    draft = Draft(
        *_title(opening, standfirst, notes),
        standfirst=standfirst,
        date=opening.published.value if opening.published else "",
        updated=opening.updated.value if opening.updated else "",
        authors=_authors(opening.credits, closing),
        tickers=tickers,
        tags=closing.tags or list(text.meta.tags),
        kind=opening.kind,
        dateline=opening.dateline or dateline,
        disclosure="\n\n".join(block.text for block in closing.disclosure),
        body=body,
        given=dict(text.meta.given),
    )
    _add_snapshots(draft, notes)
    _name_the_missing(draft, opening, notes)
    return draft


def _without_junk(blocks: tuple[Block, ...], notes: Notes) -> list[Block]:
    kept: list[Block] = []
    label: Block | None = None
    for block in blocks:
        reason = junk_reason(block) if not block.hint else ""
        if not reason and not block.hint and label is not None and is_pointed_to(block, label):
            reason = POINTER
        label = block if reason == POINTER else None
        if reason:
            notes.drop(block.text, reason, block.line)
        else:
            kept.append(block)
    return kept


def _add_meta(opening: Opening, meta: Meta, notes: Notes) -> None:
    """What the page's head says, where the text itself does not."""
    if not opening.title and meta.title:
        opening.title = meta.title
        notes.infer("title", meta.title, Confidence.MEDIUM, meta.title, note="from the page's title")
    if opening.published is None or not opening.published.value:
        published = date_from_meta(meta.published)
        if published:
            opening.published = published
            notes.infer("date", published.value, Confidence.HIGH, meta.published, note="from the page's head")
    elif exact := _same_day_with_hour(meta.published, opening.published.value):
        opening.published = exact
        notes.infer("date", exact.value, Confidence.HIGH, meta.published, note="the hour is from the page's head")
    if opening.updated is None and meta.modified and meta.modified != meta.published:
        opening.updated = date_from_meta(meta.modified)
        if opening.updated:
            notes.infer(
                "updated",
                opening.updated.value,
                Confidence.MEDIUM,
                meta.modified,
                note="from the page's head",
            )
    if not opening.credits:
        for name in meta.authors:
            opening.credits.append(Credit(name))
            notes.infer("author", name, Confidence.MEDIUM, name, note="from the page's head")
    if meta.tags:
        notes.infer("tags", ", ".join(meta.tags), Confidence.MEDIUM, ", ".join(meta.tags), note="from the page's head")


def _same_day_with_hour(printed: str, day: str) -> FoundDate | None:
    found = date_from_meta(printed)
    is_finer = found is not None and found.value.startswith(day) and len(found.value) > len(day) == 10
    return found if is_finer else None


def _date_from_dateline(opening: Opening, found: FoundDate | None, words: str, notes: Notes) -> None:
    if found is None or opening.published is not None:
        return
    if found.value:
        opening.published = found
        notes.infer("date", found.value, Confidence.MEDIUM, found.words, note="from the dateline")
    else:
        notes.leave("date", f"{found.problem}; left blank", found.words)


def _title(opening: Opening, standfirst: str, notes: Notes) -> tuple[str, bool]:
    if opening.title:
        return opening.title, True
    first = standfirst or next((b.text for b in opening.body if b.text.strip() and b.shape is not Shape.RULE), "")
    title = proposed_title(first)
    notes.infer(
        "title",
        title,
        Confidence.LOW,
        first,
        note="no headline in the text: proposed from the first sentence",
    )
    return title, False


def _authors(credits: list[Credit], closing: Closing) -> list[Biography]:
    """The byline's people in their order, then those only named beneath the text."""
    authors: list[Biography] = []
    left = list(closing.biographies)
    for credit in [*credits, *([] if credits or left else closing.credits)]:
        own = next((b for b in left if folded(b.name) == folded(credit.name)), None)
        if own is not None:
            left.remove(own)
        author = own or Biography(credit.name)
        author.role = credit.role[:1].upper() + credit.role[1:] if credit.role else author.role
        authors.append(author)
    return authors + left


def _add_snapshots(draft: Draft, notes: Notes) -> None:
    prices = find_prices(draft.body, draft.tickers, notes)
    several = len(draft.tickers) > 1
    draft.snapshots = [snapshot_fields(price, several, notes) for price in prices]


def _name_the_missing(draft: Draft, opening: Opening, notes: Notes) -> None:
    named = {unknown.field for unknown in notes.unknown}
    if not draft.title_is_given:
        notes.leave("title", "not in the text; one is proposed, and status is draft until you have judged it")
    if not draft.date and "date" not in draft.given and "date" not in named:
        notes.leave("date", "not in the text; status is draft until you give it")
    if not draft.authors and "author" not in named and not {"author", "authors"} & set(draft.given):
        notes.leave("author", "not in the text; status is draft until you give one")
    if not draft.standfirst and "standfirst" not in named:
        notes.leave("standfirst", "not in the text")
    if not draft.tickers and "ticker" not in named:
        notes.leave("ticker", "no symbol with its exchange in the text")


def is_complete(draft: Draft) -> bool:
    """Whether an article may do without `status: draft`: headline, date and author stood in the text."""
    has_date = bool(draft.date) or "date" in draft.given
    has_author = bool(draft.authors) or bool({"author", "authors"} & set(draft.given))
    return draft.title_is_given and has_date and has_author
