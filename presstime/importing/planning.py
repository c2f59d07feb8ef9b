"""From drafts to files: names that are free, profiles that are missing, the YAML of each.

In: drafts and what the source folder already has (`Known`). Out: planned files. Nothing existing is
ever overwritten: an article whose name is taken gets the next free one and a warning; a profile that
exists is used as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast

import msgspec

from presstime.diagnostics import Diagnostic, Where, warning
from presstime.importing.articles import Draft, is_complete
from presstime.importing.blocks import folded
from presstime.importing.closing import Biography
from presstime.importing.front_matter import Comment, Value, fenced, to_yaml
from presstime.importing.rendering import to_markdown
from presstime.importing.report import Confidence, FileKind, Imported, Inference, Notes, PlannedFile
from presstime.importing.tickers import Found
from presstime.market.exchanges import ticker_slug
from presstime.text.slugs import slug

_MEANINGLESS = re.compile(
    (
        r"(?:untitled|document|doc|article|text|new|note|draft|story|index|"
        r"copy|file|paste|import|page)?[-_ ()\d]*(?:copy)?"
    ),
    re.IGNORECASE,
)


_ORDER = (
    "title standfirst date updated author ticker tags kind dateline disclosure quotation heading snapshot moves"
).split()


_FIELDS = (
    "title standfirst date updated author authors ticker tickers tags "
    "section kind key_points dateline disclosure status snapshot"
).split()


class Known(msgspec.Struct, frozen=True):
    """What a source folder has: files by path relative to it, author ids by folded
    name, tickers with a profile, and a way to read one of the files."""

    files: frozenset[str] = frozenset()
    authors: Mapping[str, str] = {}
    tickers: frozenset[str] = frozenset()
    text_of: Callable[[str], str] = lambda path: ""


class Plan:
    """The files of one import run, growing input by input, so that two inputs never claim one name."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._paths = {path.casefold() for path in known.files}
        self.files: list[PlannedFile] = []
        self.problems: list[Diagnostic] = []
        self._authors = dict(known.authors)
        self._tickers = set(known.tickers)

    def add(self, file: str, stem: str, draft: Draft, notes: Notes) -> Imported:
        """Plan an input's article and the profiles that it needs."""
        names = [self._author(biography, notes) for biography in draft.authors]
        unsettled = [ticker for ticker in draft.tickers if not self._has_profile(ticker, notes)]
        if unsettled and is_complete(draft):
            symbols = ", ".join(ticker.ticker for ticker in unsettled)
            notes.leave("status", f"draft until {symbols} has a profile in content/tickers/")
        text = article_text(draft, [name for name in names if name], is_complete(draft) and not unsettled)
        path = self._article_path(draft, stem, text, file)
        if path:
            self._plan(path, text, FileKind.ARTICLE)
        return Imported(
            file, path, tuple(sorted(notes.inferences, key=_rank)), tuple(notes.dropped), tuple(notes.unknown)
        )

    def _plan(self, path: str, text: str, kind: FileKind) -> None:
        self._paths.add(path.casefold())
        self.files.append(PlannedFile(path, text, kind))

    def _article_path(self, draft: Draft, stem: str, text: str, file: str) -> str:
        folder = f"content/articles/{draft.year}/" if draft.year else "content/articles/"
        name = article_name(draft, stem)
        path, number = f"{folder}{name}.md", 1
        while path.casefold() in self._paths:
            if self._known.text_of(path) == text:
                self.problems.append(
                    warning("PT155", f"{path} is this article already; nothing was written", Where(file))
                )
                return ""
            number += 1
            path = f"{folder}{name}-{number}.md"
        if number > 1:
            message = f"{folder}{name}.md exists and is kept; this article became {path}"
            self.problems.append(
                warning("PT156", message, Where(file), "delete one of the two if they are the same story")
            )
        return path

    def _author(self, biography: Biography, notes: Notes) -> str:
        known = self._authors.get(folded(biography.name))
        own = known or slug(biography.name)
        if not own:
            notes.leave("author", f"“{biography.name}” has no letters to make an id of")
            return ""
        exists = known or any(
            f"content/authors/{own}{end}".casefold() in self._paths for end in (".yaml", ".yml", ".md")
        )
        if exists:
            for block in biography.blocks:
                notes.drop(block.text, f"the author {own} has a profile already, which is kept", block.line)
            return own
        self._authors[folded(biography.name)] = own
        self._plan(f"content/authors/{own}.yaml", author_text(biography), FileKind.AUTHOR)
        if not biography.blocks:
            notes.leave(f"author {biography.name}: bio", "not in the text")
        return own

    def _has_profile(self, found: Found, notes: Notes) -> bool:
        """Whether the ticker has a profile, or gets one now; a bare symbol may be that of a known one."""
        if found.exchange is None:
            return len([known for known in self._tickers if known.endswith(f":{found.ticker}")]) == 1
        path = f"content/tickers/{ticker_slug(found.ticker)}.yaml"
        if found.ticker in self._tickers or path.casefold() in self._paths:
            return True
        field = f"ticker {found.ticker}"
        if not found.name:
            why = "no name stands before the symbol, and a profile needs one: none was written"
            notes.leave(f"{field}: name", why, found.words, found.line)
            return False
        self._tickers.add(found.ticker)
        words = f"{found.name} {found.words}"
        notes.infer(f"{field}: name", found.name, Confidence.MEDIUM, words, found.line)
        if found.exchange.currency:
            notes.infer(
                f"{field}: currency",
                found.exchange.currency,
                Confidence.MEDIUM,
                found.words,
                found.line,
                "the exchange's",
            )
        self._plan(path, ticker_text(found), FileKind.TICKER)
        return True


def _rank(inference: Inference) -> int:
    first = inference.field.split()[0].rstrip(":")
    return _ORDER.index(first) if first in _ORDER else len(_ORDER)


def article_name(draft: Draft, stem: str) -> str:
    """The file's name: the headline's slug, or for a proposed one the input's own, if that says something."""
    own = slug(stem)
    if not draft.title_is_given and own and not _MEANINGLESS.fullmatch(own):
        return own
    return slug(draft.title) or own or "article"


def article_text(draft: Draft, authors: list[str], is_ready: bool) -> str:
    """The article file: what was found in its fixed order, what is missing as comments."""
    fields: dict[str, Value] = {"title": draft.title}
    if draft.standfirst:
        fields["standfirst"] = draft.standfirst
    if draft.date:
        fields["date"] = draft.date
    elif "date" not in draft.given:
        fields["#date"] = Comment(
            "date is not in the text: give it, such as date: 2023-01-24 07:40, and status: published"
        )
    if draft.updated:
        fields["updated"] = draft.updated
    _add_people_and_tickers(fields, draft, authors)
    for name, text in (("kind", draft.kind), ("dateline", draft.dateline), ("disclosure", draft.disclosure)):
        if text:
            fields[name] = text
    if not is_ready:
        fields["status"] = "draft"
    if draft.snapshots:
        shown = [_with_as_of(cast("dict[str, Value]", snapshot)) for snapshot in draft.snapshots]
        fields["snapshot"] = shown[0] if len(shown) == 1 else shown
    for name, value in draft.given.items():
        fields[name] = cast("Value", value)
    return fenced(dict(sorted(fields.items(), key=_place)), to_markdown(draft.body))


def _place(field: tuple[str, Value]) -> int:
    name = field[0].lstrip("#")
    return _FIELDS.index(name) if name in _FIELDS else len(_FIELDS)


def _add_people_and_tickers(fields: dict[str, Value], draft: Draft, authors: list[str]) -> None:
    if len(authors) == 1:
        fields["author"] = authors[0]
    elif authors:
        fields["authors"] = authors
    elif not {"author", "authors"} & set(draft.given):
        fields["#author"] = Comment("author is not in the text: give the name of a file in content/authors/")
    if len(draft.tickers) == 1:
        fields["ticker"] = draft.tickers[0].ticker
    elif draft.tickers:
        fields["tickers"] = [found.ticker for found in draft.tickers]
    if draft.tags:
        fields["tags"] = draft.tags


def _with_as_of(snapshot: dict[str, Value]) -> dict[str, Value]:
    shown: dict[str, Value] = {}
    for name, value in snapshot.items():
        shown[name] = value
    shown["#as_of"] = Comment("as_of is not in the text: give the price's time, or its day alone")
    return shown


def author_text(biography: Biography) -> str:
    """An author's profile; the whole biography as Markdown, paragraph by paragraph."""
    fields: dict[str, Value] = {"name": biography.name}
    if biography.role:
        fields["role"] = biography.role
    bio = to_markdown(biography.blocks).strip("\n")
    if bio:
        fields["bio"] = bio
    if biography.location:
        fields["location"] = biography.location
    return to_yaml(fields)


def ticker_text(found: Found) -> str:
    """A ticker's profile: symbol, name as printed, currency of its exchange."""
    fields: dict[str, Value] = {"ticker": found.ticker, "name": found.name}
    if found.kind:
        fields["kind"] = found.kind
    if found.exchange is not None and found.exchange.currency:
        fields["currency"] = found.exchange.currency
    return to_yaml(fields)
