"""`record`: the ledger written anew from what is public now. Nothing is written where there are errors.

Lines of stories whose file has the same bytes stay as they are; so does the file where nothing changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from presstime.diagnostics import Diagnostic, Stopped, in_order
from presstime.engine.build import Build
from presstime.engine.builder import Builder
from presstime.engine.past import Past
from presstime.engine.request import Request, silent
from presstime.ledger.compare import changes
from presstime.ledger.format import FILE, Remembered, write_ledger
from presstime.model import Article
from presstime.publication import Publication


class Recorded(msgspec.Struct):
    """What was done, by ids. `accepted` are the silent changes that are remembered as they stand now."""

    stories: int = 0
    new: list[str] = []
    changed: list[str] = []
    forgotten: list[str] = []
    accepted: list[Diagnostic] = []
    findings: list[Diagnostic] = []
    is_stopped: bool = False
    is_written: bool = False


def record(builder: Builder, request: Request) -> Recorded:
    """Remember every public story. With errors nothing is remembered: `findings` are those that stopped it."""
    build = Build(builder, request, silent)
    try:
        publication = build.prepare()[0]
    except Stopped as stopped:
        return Recorded(is_stopped=True, findings=in_order([*build.result.findings, *stopped.diagnostics]))
    found = Recorded()
    lines = [
        _line(article, build.past, publication, found) for article in publication.articles.values()
    ]
    found.stories = len(lines)
    found.forgotten = sorted(set(build.past.ledger.entries) - {line.id for line in lines})
    found.new.sort()
    found.changed.sort()
    found.accepted = in_order(found.accepted)
    found.is_written = _write(request.source / FILE, write_ledger(lines))
    builder.store.commit()
    return found


def _line(article: Article, past: Past, publication: Publication, found: Recorded) -> Remembered:
    route = publication.routes[article.id]
    entries = past.entries(article)
    for entry in entries:
        if entry.file == past.file_digest(article) and entry.route == route:
            return entry.remembered()
    now, figures = past.now(article, route)
    (found.changed if entries else found.new).append(article.id)
    if entries:
        found.accepted += changes(article, now, figures, entries, past.where)
    return now


def _write(path: Path, text: str) -> bool:
    """Put the text in place at once; False where it stands there already."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with staged.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(staged, path)
    finally:
        staged.unlink(missing_ok=True)
    return True
