"""A source folder, its store and its records, kept in memory between builds.

A preview only pays for what changed; the command line makes one builder and builds once. A store that
can't be believed is discarded here, and the work done anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from presstime.diagnostics import Diagnostic, Stopped, in_order
from presstime.engine.build import Build
from presstime.engine.gathering import Sources
from presstime.engine.request import Progress, Request, Result, silent
from presstime.engine.store import UNUSABLE, Store
from presstime.publication import Publication

if TYPE_CHECKING:
    from presstime.engine.resident import Resident

T = TypeVar("T")


class Builder:
    """One source folder, its store and its records, for as many builds as are wanted."""

    def __init__(self, request: Request, store: Store, sources: Sources | None = None) -> None:
        """`sources`: those that are in memory already, where not all are wanted."""
        self.source = request.source
        self.theme_root = request.theme_root
        self.store = store
        self._resident: Resident | None = None
        if sources is not None:
            self.sources = sources
            return
        try:
            self.sources = Sources(self.source, self.theme_root, store)
        except UNUSABLE:
            self._begin_anew()

    def _begin_anew(self) -> None:
        self.store.discard()
        self.sources = Sources(self.source, self.theme_root, self.store)

    def _sure(self, work: Callable[[], T]) -> T:
        """What `work` gives, over a new store where the old one can't be believed."""
        try:
            return work()
        except UNUSABLE:
            self._begin_anew()
            return work()

    def preview(self) -> Resident:
        """For a server: builds into a folder of its own, keeping all in memory between them."""
        from presstime.engine.resident import Resident

        if self._resident is None:
            self._resident = Resident(self)
        return self._resident

    def build(
        self,
        request: Request,
        progress: Progress = silent,
        *,
        hints: frozenset[str] | None = None,
        first: Callable[[], Sequence[str]] | None = None,
        published: Callable[[Sequence[str]], None] | None = None,
        pause: Callable[[], bool] | None = None,
    ) -> Result:
        """Bring the request's output up to date. Who names `published` builds a preview (`Resident.build`)."""
        if published is not None:
            return self.preview().build(
                request,
                progress,
                hints=hints,
                first=first or tuple,
                published=published,
                pause=pause or (lambda: False),
            )
        return self._sure(lambda: Build(self, request, progress).run())

    def read(self, request: Request) -> tuple[Publication | None, list[Diagnostic]]:
        """The publication, without checks or outputs; None and the findings where there is none."""
        return self._sure(lambda: self._read(request))

    def _read(self, request: Request) -> tuple[Publication | None, list[Diagnostic]]:
        build = Build(self, request, silent)
        try:
            settings = build.settings()
            build.gather(settings)
            return build.assemble(settings)[0], []
        except Stopped as stopped:
            return None, in_order([*build.result.findings, *stopped.diagnostics])

    def stale(self, request: Request) -> tuple[dict[str, str] | None, list[Diagnostic]]:
        """What a build would make again now, and why; None where it would stop."""
        return self._sure(lambda: self._stale(request))

    def _stale(self, request: Request) -> tuple[dict[str, str] | None, list[Diagnostic]]:
        build = Build(self, request, silent)
        try:
            publication, exchanges, outputs = build.prepare()
        except Stopped as stopped:
            return None, in_order([*build.result.findings, *stopped.diagnostics])
        return build.compare(publication, exchanges, outputs).stale, []

    def check(self, request: Request) -> Result:
        """Everything but rendering; what is wrong with held articles weighs in full."""
        return self._sure(lambda: self._checked(request))

    def _checked(self, request: Request) -> Result:
        build = Build(self, request, silent)
        build.is_check = True
        return build.run_checks()
