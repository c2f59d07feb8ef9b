"""The ledger in a build: which stories are as they were published, and what changed in the others.

Only a story whose file has other bytes than the ledger's line is read again for its figures; for all the
others the comparison of two digests is the whole cost.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from pathlib import Path

from presstime.diagnostics import Diagnostic, Where, errors_in, softened
from presstime.engine.gathering import Sources
from presstime.ledger.compare import changes, missing, moved
from presstime.ledger.format import FILE, Entry, Ledger, Remembered, read_ledger
from presstime.ledger.record import Figure, remembered, text_figures
from presstime.model import Article
from presstime.publication import Publication
from presstime.reading.documents import cut
from presstime.reading.files import Signature, decode, signature_at

DIGITS = 16
OLD_STORY = "published so; an error once its file is touched"


@functools.lru_cache(maxsize=1)
def _ledger_at(path: Path, _: Signature | None) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger of a file as its signature tells it, with a finding for each line that is none."""
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return Ledger(), ()
    ledger, findings = read_ledger(text)
    return ledger, tuple(findings)


class Past:
    """The ledger beside site.yaml, held against the sources. `where` gives the place of a field."""

    def __init__(self, source: Path, sources: Sources, where: Callable[[str, tuple[str, ...]], Where]) -> None:
        self._source = source
        self._sources = sources
        self.where = where

        path = source / FILE
        self.ledger, self._unread = _ledger_at(path, signature_at(path))

    def file_digest(self, article: Article) -> str:
        """Of the bytes of the article's file, and of the YAML beside it."""
        return self._sources.stamps[article.source].bytes_digest[:DIGITS]

    def is_as_published(self, article: Article) -> bool:
        return self.ledger.knows(article.id, self.file_digest(article))

    def weighed(self, findings: list[Diagnostic], publication: Publication) -> list[Diagnostic]:
        """An error in a story that stands as it was published is a warning: a new rule stops no paper."""
        if not self.ledger.entries or not errors_in(findings):
            return findings
        published: set[str] = set()
        for article in publication.articles.values():
            if self.is_as_published(article):
                published |= {article.source, self._sources.stamps[article.source].sidecar}
        return [softened(f, OLD_STORY) if f.where.file in published else f for f in findings]

    def now(self, article: Article, route: str) -> tuple[Remembered, list[Figure]]:
        """What would be remembered of a story as it is, and the figures of its text."""
        figures: list[Figure] = []
        try:
            text, _ = decode(self._sources.locate(article.source).read_bytes(), article.source)
        except OSError:
            text = ""
        figures = text_figures(article, cut(text, article.source)[0], article.source.endswith(".md"))
        return remembered(article, route, self.file_digest(article), figures), figures

    def entries(self, article: Article) -> tuple[Entry, ...]:
        return self.ledger.entries.get(article.id, ())

    def silent_changes(self, articles: Iterable[Article], publication: Publication) -> list[Diagnostic]:
        """The changes of these stories that nothing says."""
        found: list[Diagnostic] = []
        if not self.ledger.entries:
            return found
        for article in articles:
            entries = self.entries(article)
            if entries and article.id not in publication.holds and not self.is_as_published(article):
                now, figures = self.now(article, publication.routes[article.id])
                found += changes(article, now, figures, entries, self.where)
        return found

    def findings(self, publication: Publication, is_whole: bool) -> list[Diagnostic]:
        """All that the ledger has to say. Of a publication that is not whole (a story could not be read)
        nobody is missed."""
        found = list(self._unread)
        if not self.ledger.entries:
            return found
        found += self.silent_changes(publication.articles.values(), publication)
        public = {key for key in publication.articles if key not in publication.holds}
        served = {publication.routes[key] for key in public}
        served |= {alias for key in public for alias in publication.articles[key].aliases}
        served |= {alias for page in publication.pages.values() for alias in page.aliases}
        for key in self.ledger.entries.keys() & public:
            article = publication.articles[key]
            found += moved(article, publication.routes[key], self.entries(article), served, self.where)
        if not is_whole:
            return found
        held = {one.article.id: one.hold.reason for one in publication.held}
        found += missing(self.ledger, public, held, served)
        return found
