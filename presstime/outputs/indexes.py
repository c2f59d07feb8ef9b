"""The indexes: every tag, author and ticker by its first letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from presstime.outputs.kinds import Kind, Output
from presstime.outputs.pages import Heading
from presstime.outputs.plain_pages import plain_page
from presstime.outputs.strips import strip_cells
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.routes import index_routes
from presstime.view.desk import View
from presstime.view.panels import QuoteCells, symbol_of

DIGITS, OTHERS = "0–9", "#"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an index: `quote` is the newest price, `note` what stands beside the name."""

    label: str
    url: str
    count: int
    quote: QuoteCells | None = None
    note: str = ""


def plan(publication: Publication) -> Iterator[Output]:
    for kind, route in index_routes(publication.settings.urls).items():
        yield Output(route, "index", f"the {kind} index", (kind,))


def make(studio: Studio, output: Output) -> bytes:
    view, words = studio.view, studio.view.words
    kind = output.subject[0]
    title, standfirst = words(f"{kind}_index"), words(f"{kind}_index_standfirst")
    page = plain_page(view, "index", output.route, title, standfirst)
    strip = strip_cells(view, "all") if kind == "ticker" else []
    groups = in_groups(_ENTRIES[kind](view))
    return studio.page("index.html", page, heading=Heading("", title, standfirst), groups=groups, strip=strip)


def _tags(view: View) -> list[Entry]:
    return [Entry(title, view.tag(slug).url, stories) for slug, title, stories in view.ask("tag_index")]


def _authors(view: View) -> list[Entry]:
    return [
        Entry(name, view.author(key).url, stories, note=role) for key, name, role, stories in view.ask("author_index")
    ]


def _tickers(view: View) -> list[Entry]:
    entries = []
    for key, name, stories in view.ask("ticker_index"):
        ticker = view.ticker(key)
        entries.append(Entry(name, ticker.url, stories, ticker.quote, "" if ticker.quote else symbol_of(key)))
    return entries


_ENTRIES = {"tag": _tags, "author": _authors, "ticker": _tickers}


def in_groups(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Entries by first letter, in the order of their letters without accents; digits and signs come last."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (_plain(e.label), e.label, e.url)):
        groups.setdefault(letter_of(entry.label), []).append(entry)
    last = [groups.pop(name, []) for name in (DIGITS, OTHERS)]
    found = list(groups.items())
    return found + [(name, items) for name, items in zip((DIGITS, OTHERS), last, strict=True) if items]


def _plain(text: str) -> str:
    """The text as it sorts: no case, no accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def letter_of(label: str) -> str:
    first = _plain(label.strip())[:1].upper()
    if first.isdigit():
        return DIGITS
    return unicodedata.normalize("NFC", first) if first.isalpha() else OTHERS


KINDS = (Kind("index", plan, make, order=35),)
