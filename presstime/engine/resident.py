"""Builds for a preview: everything stays in memory, and a save costs what it changed.

The folder is the preview's own, so no manifest is kept and nothing in it is anybody else's. Three roads:
a save of texts, templates or copied files alone goes the short one (the publication stands, only the
keys of those files changed); anything else is assembled anew; an error leaves what is served as it was.
Pages that a browser has open are made first; the rest may be broken off and taken up by the next build.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from presstime.diagnostics import Diagnostic, Stopped, errors_in, in_order
from presstime.engine.compiled import CompiledTemplates
from presstime.engine.memory import span
from presstime.engine.publish import Folder, Staging
from presstime.engine.rendering import Batch, faults_of, make_all
from presstime.engine.request import Progress, Request, Result, silent
from presstime.engine.staleness import Changes, readable, stale_outputs
from presstime.engine.state import Interned, OutputState, TargetState, empty_state, unpacked
from presstime.engine.theme import Theme
from presstime.engine.touched import Touched
from presstime.engine.unchanged import is_within, target_of
from presstime.market.exchanges import Exchange
from presstime.outputs.kinds import Output
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.reading.records import Light
from presstime.routes import file_of
from presstime.settings import Settings
from presstime.view.desk import View
from presstime.view.leaves import Leaves

if TYPE_CHECKING:
    from presstime.engine.build import Build
    from presstime.engine.builder import Builder

SLICE = 12
Routes = Callable[[], Sequence[str]]
Told = Callable[[Sequence[str]], None]


class Standing:
    """What is served, and everything that it was made from."""

    def __init__(
        self,
        request: Request,
        settings: Settings,
        publication: Publication,
        exchanges: dict[str, Exchange],
        outputs: list[Output],
        findings: list[Diagnostic],
    ) -> None:
        self.request = request
        self.settings = settings
        self.publication = publication
        self.exchanges = exchanges
        self.outputs = {output.route: output for output in outputs}
        self.findings = findings
        self.valid = span(publication)


class Resident:
    """One preview of one source. `publication` and `outputs` are those of the last good build."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._store = builder.store
        self._standing: Standing | None = None
        self._folder: Folder | None = None
        self._state: TargetState = empty_state()
        self._interned = Interned()
        self._users: dict[int, set[str]] = defaultdict(set)
        self._studio: Studio | None = None
        self._compiled: CompiledTemplates | None = None
        self._pending: dict[str, str] = {}
        self._unsaved = False

    @property
    def publication(self) -> Publication | None:
        return self._standing.publication if self._standing else None

    @property
    def outputs(self) -> Sequence[Output]:
        return tuple(self._standing.outputs.values()) if self._standing else ()

    def build(
        self,
        request: Request,
        progress: Progress = silent,
        *,
        hints: frozenset[str] | None = None,
        first: Routes = tuple,
        published: Told = lambda _: None,
        pause: Callable[[], bool] = lambda: False,
    ) -> Result:
        """Bring the folder up to date. `hints`: the files that may have changed (None: look at all).

        `first()` are the routes that browsers show; `published(routes)` is told what was replaced, as soon
        as it is; `pause()` is asked between slices, and True leaves the rest for the next build.
        """
        from presstime.engine.build import Build

        build = Build(self._builder, request, progress)
        try:
            before = self._known(hints)
            changed = self._gathered(build, hints)
            stale = self._short_road(build, before, changed, hints)
            if stale is None:
                stale = self._long_road(build, hints)
            self._make(build, stale, first, published, pause)
        except Stopped as stopped:
            build.result.findings = in_order(build.result.findings + list(stopped.diagnostics))
            build.result.stopped = True
            self._standing = None
            self._store.commit()
        return build.result

    def warm(self) -> None:
        """Compile all templates, for an idle moment: the first save then finds them ready."""
        if self._studio is not None:
            self._studio.warm()

    def flush(self) -> None:
        """Write to the store what only memory knows; for idle moments and the end."""
        if self._unsaved and self._standing is not None:
            keys = list(self._interned.numbers)
            digests = self._state.digests
            made = {route: output for route, output in self._state.outputs.items() if route not in self._pending}
            state = TargetState(keys, digests + [""] * (len(keys) - len(digests)), made, self._state.queries)
            self._store.set_state(f"preview {target_of(self._standing.request)}", msgspec.msgpack.encode(state))
            self._store.set_state("scan", msgspec.msgpack.encode(self._builder.sources.scanned))
            if self._compiled is not None:
                self._compiled.keep(self._store)
            self._store.commit()
        self._unsaved = False

    def _known(self, hints: frozenset[str] | None) -> dict[str, Light[Any]]:
        lights = self._builder.sources.lights
        return dict(lights) if hints is None else {path: lights[path] for path in hints if path in lights}

    def _gathered(self, build: Build, hints: frozenset[str] | None) -> set[str] | None:
        """The units that changed; None where the settings must be read first."""
        standing = self._standing
        if standing is None or hints is None or not self._is_as_before(build.request, standing):
            return None
        if not all(self._builder.sources.is_known(path) for path in hints):
            return None
        build.load_hooks()
        return build.gather(standing.settings, hints)

    def _is_as_before(self, request: Request, standing: Standing) -> bool:
        old = standing.request
        return (request.mode, request.base_url, request.output) == (old.mode, old.base_url, old.output) and is_within(
            request.now, *standing.valid
        )

    def _short_road(
        self, build: Build, before: dict[str, Light[Any]], changed: set[str] | None, hints: frozenset[str] | None
    ) -> dict[str, str] | None:
        """Stale routes where only texts, templates or copied files changed; None where more did."""
        standing = self._standing
        if changed is None or standing is None:
            return None
        touched = Touched(dict(standing.publication.digests), dict(standing.publication.assets))
        sources = self._builder.sources
        for path in changed:
            told = (where.file for found in standing.findings for where in (found.where, *found.related))
            if path in told or path not in sources.stamps:
                return None
            key = standing.publication.sources.get(path)
            if not touched.take(path, sources.stamps[path].kind, before.get(path), sources.lights.get(path), key):
                return None
        keys = touched.keys
        publication = dataclasses.replace(standing.publication, digests=touched.digests, assets=touched.assets)
        if not self._judge(build, changed, publication, standing):
            return None
        standing.publication = publication
        theme = Theme(self._builder.sources)
        leaves = Leaves(publication, theme.digests, build.hooks.digest)
        numbers = {self._interned.numbers[key] for key in keys if key in self._interned.numbers}
        if any(not numbers.isdisjoint(unpacked(trace)) for trace in self._state.queries.values()):
            return None
        stale = dict(self._pending)
        for key in keys:
            number = self._interned.numbers.get(key)
            if number is not None and self._state.digests[number] != (now := leaves.digest(key)):
                self._state.digests[number] = now
                stale.update(dict.fromkeys(self._users[number], readable(key)))
        self._renew(
            build, publication, standing.exchanges, theme, forget_templates=any("templates/" in p for p in changed)
        )
        return {route: reason for route, reason in stale.items() if route in standing.outputs}

    def _judge(self, build: Build, changed: set[str], publication: Publication, standing: Standing) -> bool:
        """Check the changed texts; whether what was known of the others still tells all."""
        keys = [publication.sources.get(path, "") for path in changed]
        articles = [publication.articles[key] for key in keys if key in publication.articles]
        fresh = build.checker(publication, standing.exchanges).check_some(articles) if articles else []
        fresh += build.past.silent_changes(articles, publication)
        fresh += [f for f in build.reading_findings() if f.where.file in changed]
        weighed = build.weighed(fresh, publication)
        build.result.findings = in_order([*standing.findings, *weighed])
        if errors_in(weighed):
            return False
        if weighed:
            standing.findings = build.result.findings
        return True

    def _long_road(self, build: Build, hints: frozenset[str] | None) -> dict[str, str]:
        """Everything assembled anew; what is stale now."""
        request = build.request
        publication, exchanges, outputs = build.prepare(hints if self._standing is not None else None)
        settings = publication.settings
        is_first = self._folder is None
        if self._folder is None:
            self._folder = Folder(request.output, is_own=True)
            data = self._store.state(f"preview {target_of(request)}")
            self._take_up(msgspec.msgpack.decode(data, type=TargetState) if data else empty_state())
        self._standing = Standing(request, settings, publication, exchanges, outputs, build.result.findings)
        theme = Theme(self._builder.sources)
        self._renew(build, publication, exchanges, theme, forget_templates=True)
        assert self._studio is not None
        folder = self._folder
        self._state.keys = list(self._interned.numbers)
        self._state.digests += [""] * (len(self._state.keys) - len(self._state.digests))
        leaves = Leaves(publication, theme.digests, build.hooks.digest)
        changes = Changes(self._state, leaves, self._studio.view)
        known = self._state.outputs

        def is_in_place(route: str) -> bool:
            return not is_first or folder.signature(file_of(route)) == known[route].signature

        kinds = {output.route: (output.kind, output.owner) for output in outputs}
        stale = stale_outputs([o.route for o in outputs], self._state, changes, is_in_place, kinds)
        self._state.digests = changes.current
        for key, answer in changes.asked.items():
            self._state.queries[self._number(key, answer.digest)] = self._packed(answer.keys, leaves)
        stale = {**{r: why for r, why in self._pending.items() if r in self._standing.outputs}, **stale}
        wanted = {file_of(route) for route in self._standing.outputs}
        gone = [path for path in folder.ours if path not in wanted]
        folder.put_some({}, gone)
        for route in [route for route in known if route not in self._standing.outputs]:
            self._drop(route)
        build.result.removed_routes = tuple("/" + path.removesuffix("index.html") for path in gone)
        build.result.removed = len(gone)
        return stale

    def _take_up(self, state: TargetState) -> None:
        self._state = state
        self._interned.numbers = {key: number for number, key in enumerate(state.keys)}
        for route, output in state.outputs.items():
            for number in unpacked(output.trace):
                self._users[number].add(route)

    def _drop(self, route: str) -> None:
        output = self._state.outputs.pop(route, None)
        if output is not None:
            for number in unpacked(output.trace):
                self._users[number].discard(route)

    def _renew(
        self,
        build: Build,
        publication: Publication,
        exchanges: dict[str, Exchange],
        theme: Theme,
        forget_templates: bool,
    ) -> None:
        """The studio sees the new publication; compiled templates are kept unless one changed."""
        if self._studio is None or forget_templates:
            self._compiled = self._compiled or CompiledTemplates(self._store)
            view = View(publication, exchanges, build.body_of())
            self._studio = Studio(view, theme, self._compiled, build.hooks)
        else:
            self._studio.renew(publication, build.body_of())

    def _make(
        self, build: Build, stale: dict[str, str], first: Routes, published: Told, pause: Callable[[], bool]
    ) -> None:
        """Make what is stale, slice by slice, what is looked at first; tell of each slice."""
        assert self._standing is not None
        self._pending = dict(stale)
        all_changed: list[str] = list(build.result.removed_routes)
        if all_changed:
            published(all_changed)
        staging = Staging(build.request.output)
        leaves = Leaves(self._standing.publication, Theme(self._builder.sources).digests, build.hooks.digest)
        try:
            for routes in self._slices(build, stale, first):
                changed = self._make_slice(build, routes, stale, staging, leaves)
                all_changed += changed
                build.result.rendered += len(routes)
                build.progress("rendering", build.result.rendered, len(stale))
                if changed:
                    published(changed)
                if self._pending and pause():
                    break
        finally:
            staging.remove()
        build.lap("render")
        self._unsaved = True
        result = build.result
        result.reasons = stale
        result.changed = tuple(all_changed[len(result.removed_routes) :])
        result.written = len(result.changed)
        result.unchanged = len(self._standing.outputs) - result.written
        result.pending = frozenset(self._pending)

    def _slices(self, build: Build, stale: dict[str, str], first: Routes) -> Iterable[list[str]]:
        """Routes in the order to make them: copied files, what browsers show (asked again each time), the rest."""
        assert self._standing is not None
        outputs = self._standing.outputs
        waiting = [route for route in outputs if route in stale]
        if build.request.jobs > 1 and len(waiting) > SLICE:
            yield waiting
            return
        left = dict.fromkeys(waiting)
        copied = [route for route in waiting if outputs[route].kind == "asset"]
        if copied:
            for route in copied:
                del left[route]
            yield copied
        while left:
            wanted = [route for route in first() if route in left] or list(itertools.islice(left, SLICE))
            for route in wanted:
                left.pop(route, None)
            yield wanted

    def _make_slice(
        self, build: Build, routes: list[str], stale: dict[str, str], staging: Staging, leaves: Leaves
    ) -> list[str]:
        """Make some outputs and put them in place; the routes whose bytes are others now."""
        assert self._standing is not None and self._studio is not None and self._folder is not None
        todo = [self._standing.outputs[route] for route in routes]
        folder, known = self._folder, self._state.outputs

        def is_same(route: str, digest: str) -> bool:
            return route in known and known[route].digest == digest and file_of(route) in folder.ours

        batches = list(make_all(todo, self._studio, staging.path, is_same, build.request.jobs))
        findings = faults_of(batches)
        if findings:
            raise Stopped(findings)
        return self._put(todo, batches, stale, staging, leaves)

    def _put(
        self, todo: list[Output], batches: list[Batch], stale: dict[str, str], staging: Staging, leaves: Leaves
    ) -> list[str]:
        assert self._folder is not None
        for batch in batches:
            for key, answer_digest, keys in batch.answers:
                number = self._number(key, answer_digest)
                self._state.digests[number] = answer_digest
                self._state.queries[number] = self._packed(keys, leaves)
        changed = []
        for batch in batches:
            for made in batch.made:
                output = todo[made.number]
                path = file_of(output.route)
                staged = staging.path / made.staged if made.staged else None
                if made.copied:
                    before = self._state.outputs.get(output.route)
                    if before is None or before.digest != made.digest or path not in self._folder.ours:
                        staged = staging.copy(made.number, self._builder.sources.locate(made.copied))
                self._folder.put_some({path: (made.digest, staged)})
                if staged is not None:
                    changed.append(output.route)
                self._drop(output.route)
                state = OutputState(
                    output.kind,
                    output.owner,
                    output.subject,
                    made.digest,
                    made.size,
                    self._folder.signature(path) or (0, 0, 0, 0),
                    stale[output.route],
                    self._packed(made.keys, leaves),
                )
                self._state.outputs[output.route] = state
                for number in unpacked(state.trace):
                    self._users[number].add(output.route)
                self._pending.pop(output.route, None)
        return changed

    def _number(self, key: str, answer_digest: str) -> int:
        number = self._interned.number(key)
        if number >= len(self._state.digests):
            self._state.digests += [""] * (number - len(self._state.digests))
            self._state.digests.append(answer_digest)
        return number

    def _packed(self, keys: Iterable[str], leaves: Leaves) -> bytes:
        for key in keys:
            if key not in self._interned.numbers:
                answer = self._studio.view.trace.answers.get(key) if self._studio else None
                self._number(key, answer.digest if answer else "" if key.startswith("?") else leaves.digest(key))
        return self._interned.packed(keys)
