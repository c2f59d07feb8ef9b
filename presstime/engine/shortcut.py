"""The second shortest way: since the last build only texts, templates or copied files changed.

Then the publication that the last build assembled still stands: it is taken up from the store, what the
changed files touch is made again, and nothing else is read, assembled or checked. Whatever is not
plainly so (a new file, a changed headline, a finding before or after) goes the long way.
"""

from __future__ import annotations

import dataclasses
import os
import sys
import time
from typing import Any

from presstime.diagnostics import Stopped
from presstime.engine.build import FEW, Build, Comparison
from presstime.engine.builder import Builder
from presstime.engine.gathering import Sources
from presstime.engine.memory import Known, recall, remember_again
from presstime.engine.publish import Folder, Refused
from presstime.engine.request import Progress, Request, Result
from presstime.engine.saved import take_up
from presstime.engine.scanning import ScanState
from presstime.engine.staleness import readable
from presstime.engine.state import unpacked
from presstime.engine.store import Store
from presstime.engine.theme import Theme
from presstime.engine.touched import Touched
from presstime.engine.unchanged import MANIFEST, Standing, signature, target_of
from presstime.engine.workers import WorkerFailed
from presstime.outputs.kinds import Output
from presstime.publication import Publication
from presstime.reading.assembly import declared_exchanges
from presstime.reading.records import Light, ReadingContext, encode
from presstime.routes import file_of
from presstime.view.desk import View
from presstime.view.leaves import Leaves

MANY = 200


def only_texts_changed(store: Store, request: Request, standing: Standing, progress: Progress) -> Result | None:
    """The result of the short way; None where the long one must be gone."""
    scanned, found = standing.scanned, standing.found
    if found.findings or found.files.keys() != scanned.files.keys():
        return None
    changed = [path for path, now in found.files.items() if now != scanned.files[path] or not scanned.trusts(now)]
    record = store.state(f"publication {target_of(request)}")
    parts = store.state(f"parts {target_of(request)}")
    if record is None or parts is None or len(changed) > MANY or any("/" not in path for path in changed):
        return None
    way = _ShortWay(store, request, standing, take_up(record, parts, request.now), progress)
    result = way.go(changed)
    if result is None:
        store.rollback()
    return result


class _ShortWay:
    def __init__(
        self, store: Store, request: Request, standing: Standing, publication: Publication, progress: Progress
    ) -> None:
        self.store = store
        self.request = request
        self.standing = standing
        self.publication = publication
        self.exchanges, _ = declared_exchanges(publication.settings)
        self.progress = progress

    def go(self, changed: list[str]) -> Result | None:
        """Nothing is committed before it is certain that the way leads through."""
        begun = time.time_ns()
        files = self.standing.found.files
        sources = Sources(self.request.source, self.request.theme_root, self.store, (changed, self.standing.scanned))
        build = Build(Builder(self.request, self.store, sources), self.request, self.progress)
        build.load_hooks()
        touched = self._read(sources, changed)
        if touched is None:
            return None
        publication = dataclasses.replace(self.publication, digests=touched.digests, assets=touched.assets)
        if self._is_found_fault_with(build, touched, publication):
            return None
        build.lap("read")
        found = self._compare(build, touched, publication)
        if found is None:
            return None
        build.lap("compare")
        if len(found.stale) > FEW:
            self.store.commit()
        outputs = [Output(route, o.kind, o.owner, o.subject) for route, o in found.state.outputs.items()]
        build.result.findings, build.result.held = list(self.standing.summary.findings), self.standing.summary.held
        try:
            state = build.put_in_place(found, outputs)
        except (Stopped, Refused, WorkerFailed, OSError):
            return None
        sources.scanned = ScanState(begun, files)
        self.store.set_state("scan", encode(sources.scanned))
        remember_again(
            self.store, self.request, self.standing.summary, found.state, state, publication, found.folder, begun
        )
        self.store.commit()
        build.lap("remember")
        return build.result

    def _read(self, sources: Sources, changed: list[str]) -> Touched | None:
        before: dict[str, Light[Any]] = dict(sources.lights)
        settings = self.publication.settings
        context = ReadingContext(settings.timezone, settings.language)
        touched = Touched(dict(self.publication.digests), dict(self.publication.assets))
        told = {where.file for found in self.standing.summary.findings for where in (found.where, *found.related)}
        for path in sorted(sources.update_only(context, self.standing.found.files, changed)):
            new = sources.lights.get(path)
            if new is None or new.findings or path in told:
                return None
            key = self.publication.sources.get(path)
            if not touched.take(path, sources.stamps[path].kind, before.get(path), new, key):
                return None
        return touched

    def _is_found_fault_with(self, build: Build, touched: Touched, publication: Publication) -> bool:
        articles = [
            publication.articles[key]
            for kind, _, key in (k.partition("\t") for k in touched.keys)
            if kind == "body" and key in publication.articles
        ]
        return bool(
            articles
            and (
                build.checker(publication, self.exchanges).check_some(articles)
                or build.past.silent_changes(articles, publication)
            )
        )

    def _compare(self, build: Build, touched: Touched, publication: Publication) -> Comparison | None:
        state = recall(self.store, self.request)
        numbers = {key: number for number, key in enumerate(state.keys)}
        view = View(publication, self.exchanges, build.body_of())
        theme = Theme(build.sources)
        leaves = Leaves(publication, theme.digests, build.hooks.digest)
        changed: dict[int, str] = {}
        for key in touched.keys:
            number = numbers.get(key)
            if number is not None and state.digests[number] != (now := leaves.digest(key)):
                changed[number] = now
        needles = [number.to_bytes(4, sys.byteorder) for number in changed]

        def looked_at(trace: bytes) -> set[int]:
            for needle in needles:
                if needle in trace:
                    return changed.keys() & set(unpacked(trace))
            return set()

        if any(map(looked_at, state.queries.values())):
            return None
        current = list(state.digests)
        for number, now in changed.items():
            current[number] = now
        ours = None
        known = self.standing.summary.in_place
        if signature(f"{self.request.output}{os.sep}{MANIFEST}") == known.get(MANIFEST):
            ours = {file_of(route): {output.digest} for route, output in state.outputs.items()}
        folder = Folder(self.request.output, ours=ours)
        stale: dict[str, str] = {}
        for route, output in state.outputs.items():
            if looked := looked_at(output.trace):
                stale[route] = "; ".join(readable(state.keys[number]) for number in sorted(looked)[:3])
            elif folder.signature(file_of(route)) != output.signature:
                stale[route] = "the file is missing or was changed"
        return Comparison(folder, state, view, theme, leaves, Known(current, {}), stale)
