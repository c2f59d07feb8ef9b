"""One build, from files to a published folder: read, assemble, check, plan, render, publish.

Whatever is wrong is a finding; with an error nothing is published and the last good output stays whole.
"""

from __future__ import annotations

import functools
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from presstime.checks.bound_figures import check_bound_figures
from presstime.checks.links import check_held_links, check_links, check_settings
from presstime.checks.profiles import check_profiles
from presstime.checks.translations import check_translations
from presstime.diagnostics import Diagnostic, Severity, Stopped, Where, error, errors_in, in_order, softened
from presstime.engine.checking import Checker
from presstime.engine.compiled import CompiledTemplates, compile_missing
from presstime.engine.desk import Desk
from presstime.engine.gathering import heavy_of
from presstime.engine.memory import Known, by_route, new_state, recall, remember
from presstime.engine.past import Past
from presstime.engine.plan import plan
from presstime.engine.publish import Folder, Refused, Staging, refuse_place, undisturbed
from presstime.engine.rendering import Batch, Made, faults_of, make_all
from presstime.engine.request import Progress, Request, Result
from presstime.engine.staleness import Changes, stale_outputs
from presstime.engine.state import TargetState
from presstime.engine.theme import Theme
from presstime.engine.workers import WorkerFailed
from presstime.hooks import NO_HOOKS, load
from presstime.market.exchanges import Exchange
from presstime.model import Article, Body
from presstime.outputs.kinds import Output
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.reading.assembly import Assembly, resolved_digest
from presstime.reading.records import Heavy, ReadingContext
from presstime.reading.site import place_in_settings, read_settings, site_file_missing
from presstime.routes import file_of
from presstime.settings import Settings
from presstime.view.desk import View
from presstime.view.leaves import Leaves
from presstime.visibility import hold_at, hold_on, is_shown

if TYPE_CHECKING:
    from presstime.engine.builder import Builder

FEW = 20
TIMES = "PT125"
"""Dates that contradict each other may be what holds an article, so no hold softens this."""


class Comparison(NamedTuple):
    """The last build's state held against the publication of now. `stale`: route → reason."""

    folder: Folder
    state: TargetState
    view: View
    theme: Theme
    leaves: Leaves
    changes: Changes | Known
    stale: dict[str, str]


class Build:
    """One build; its steps in `run`."""

    def __init__(self, builder: Builder, request: Request, progress: Progress) -> None:
        self.builder = builder
        self.request = request
        self.progress = progress
        self.store = builder.store
        self.sources = builder.sources
        self.result = Result()
        self._clock = time.perf_counter()
        self.is_check = False
        self.hooks = NO_HOOKS
        self._heavies: dict[str, Heavy] = {}
        self.past = Past(request.source, self.sources, self.where)
        self.desk = Desk(request.source, self.sources.locate)

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.result.times[stage] = self.result.times.get(stage, 0.0) + now - self._clock
        self._clock = now

    def run(self) -> Result:
        try:
            refuse_place(self.request.output, self.request.source)
            publication, exchanges, outputs = self.prepare()
            self._publish(publication, exchanges, outputs)
        except Stopped as stopped:
            self.result.findings = in_order(self.result.findings + list(stopped.diagnostics))
            self.result.stopped = True
            self.store.commit()
        except Refused as refused:
            self._stop_for(refused.diagnostic)
        except WorkerFailed as failed:
            self._stop_for(
                error(
                    "PT902",
                    f"a worker process died {failed.detail}".strip(),
                    Where("build"),
                    "build again with --jobs 1 to see at what",
                )
            )
        except OSError as problem:
            self._stop_for(
                error(
                    "PT024",
                    f"the build could not write or read on ({problem.strerror})",
                    Where(str(problem.filename or self.request.output)),
                    "when there is room, or the right to it, build again: that mends what is half in place",
                )
            )
        return self.result

    def _stop_for(self, finding: Diagnostic) -> None:
        self.result.findings = in_order([*self.result.findings, finding])
        self.result.stopped = True

    def run_checks(self) -> Result:
        try:
            self.prepare()
        except Stopped as stopped:
            self.result.findings += stopped.diagnostics
        self.result.findings = in_order(self.result.findings)
        self.store.commit()
        return self.result

    def prepare(self, hints: frozenset[str] | None = None) -> tuple[Publication, dict[str, Exchange], list[Output]]:
        settings = self.settings()
        self.load_hooks()
        self.gather(settings, hints)
        publication, exchanges = self.assemble(settings)
        self._check(publication, exchanges)
        return publication, exchanges, self._plan(publication, exchanges)

    def stop_at_errors(self) -> None:
        weighty = (Severity.ERROR, Severity.WARNING) if self.request.strict else (Severity.ERROR,)
        if any(finding.severity in weighty for finding in self.result.findings):
            raise Stopped([])

    def settings(self) -> Settings:
        try:
            data = (self.request.source / "site.yaml").read_bytes()
        except OSError:
            raise Stopped([site_file_missing(str(self.request.source.name))]) from None
        settings, findings = read_settings(data, base_url=self.request.base_url)
        self.result.findings += findings
        if settings is None:
            raise Stopped([])
        self.lap("settings")
        return settings

    def load_hooks(self) -> None:
        self.hooks, findings = load(self.request.source)
        if findings:
            raise Stopped(findings)

    def gather(self, settings: Settings, hints: frozenset[str] | None = None) -> set[str]:
        context = ReadingContext(settings.timezone, settings.language)
        changed = self.sources.update(context, self.request.jobs, hints)
        self.store.commit()
        self.result.findings += self.sources.scan_findings
        self.lap("read")
        return changed

    def where(self, path: str, at: tuple[str, ...]) -> Where:
        """The place of a value in a source's YAML."""
        stamp = self.sources.stamps.get(path)
        file = stamp.sidecar if stamp and stamp.sidecar else path
        return self.heavy(path).where(file, *at)

    def heavy(self, path: str) -> Heavy:
        found = self._heavies.get(path)
        if found is None:
            found = self._heavies[path] = heavy_of(self.store.text(path))
        return found

    def assemble(self, settings: Settings) -> tuple[Publication, dict[str, Exchange]]:
        sources = self.sources
        assets = {
            p: light.item
            for p, light in sources.lights.items()
            if sources.stamps[p].kind == "asset" and light.item is not None
        }
        request = self.request
        assembly = Assembly(
            settings, sources.lights, assets, request.now, request.mode, self.where, self.is_check
        )
        publication, findings = assembly.run()
        self.result.findings += findings
        self.result.findings += self.reading_findings()
        self.result.held = len(publication.held) + len(publication.held_broken)
        self.lap("assemble")
        return publication, assembly.exchanges

    def reading_findings(self) -> list[Diagnostic]:
        """The findings of single files; those of held articles weigh as warnings, unless one that is to be shown
        can't be made for them: its page would be gone."""
        found: list[Diagnostic] = []
        for _path, light in self.sources.lights.items():
            if not light.findings:
                continue
            hold = None
            if light.broken is not None:
                one = light.broken
                hold = hold_at(self.request.now, one.status, one.published, one.embargo_until, one.expires)
                hold = None if is_shown(hold, self.request.mode) else hold
            elif light.kind == "article" and light.item is not None:
                hold = hold_on(light.item, self.request.now)
            held = hold.reason if hold else ""
            found += [
                softened(f, f"the article is held: {held}") if held and not self.is_check and f.code != TIMES else f
                for f in light.findings
            ]
        return found

    def checker(self, publication: Publication, exchanges: dict[str, Exchange]) -> Checker:
        lights = self.sources.lights

        def own(article: Article) -> str:
            light, stamp = lights[article.source], self.sources.stamps[article.source]
            return f"{light.full} {light.body} {resolved_digest(article)} {stamp.bytes_digest}"

        reader, store, here = self.store.reader(), self.store, os.getpid()

        def heavy(path: str) -> Heavy:
            return heavy_of(store.text(path) if os.getpid() == here else reader.text(path))

        return Checker(publication, exchanges, heavy, own, lights, self.hooks, self.desk)

    def _check(self, publication: Publication, exchanges: dict[str, Exchange]) -> None:
        outcome = self.checker(publication, exchanges).run(self.store, self.request.jobs)
        is_whole = not errors_in(self.result.findings)
        self.result.findings += self.weighed(outcome.findings, publication)
        self.result.findings += self.past.findings(publication, is_whole)
        self.result.findings += self.desk.findings
        self.result.tallies = {
            "families": {name: [count.checked, count.skipped] for name, count in sorted(outcome.counts.items())},
            "silenced": [
                {"file": f.where.file, "line": f.where.line, "code": f.code, "reason": reason}
                for f, reason in outcome.silenced
            ],
        }
        self.lap("check")

    def weighed(self, findings: Iterable[Diagnostic], publication: Publication) -> list[Diagnostic]:
        """Findings of checks, those of held articles and of stories that stand as published as warnings."""
        held_files = ((held, self.sources.stamps[held.article.source].sidecar) for held in publication.held)
        holds = {path: h.hold.reason for h, sidecar in held_files for path in (h.article.source, sidecar) if path}
        found = [
            softened(f, f"the article is held: {held}")
            if (held := holds.get(f.where.file, "")) and not self.is_check
            else f
            for f in findings
        ]
        return self.past.weighed(found, publication)

    def _plan(self, publication: Publication, exchanges: dict[str, Exchange]) -> list[Output]:
        outputs, findings = plan(publication, self.hooks.kinds)
        self.result.findings += findings
        routes = {output.route for output in outputs}
        self.result.findings += check_links(publication, routes, self.sources.lights, self.where)
        self.result.findings += check_translations(publication, routes, self.where)
        self.result.findings += check_profiles(publication, exchanges, self.where)
        unbound = check_bound_figures(publication, exchanges, self.sources.lights, self.where)
        self.result.findings += self.weighed(unbound, publication)
        self.result.findings += self.weighed(check_held_links(publication, self.sources.lights), publication)
        self.result.findings += check_settings(publication, routes, self._place_in_settings)
        self.result.findings = in_order(self.result.findings)
        self.lap("plan")
        self.stop_at_errors()
        return outputs

    def _place_in_settings(self, path: str) -> Where:
        return place_in_settings((self.request.source / "site.yaml").read_bytes(), path)

    def compare(self, publication: Publication, exchanges: dict[str, Exchange], outputs: list[Output]) -> Comparison:
        request = self.request
        folder = Folder(request.output)
        state = recall(self.store, request)
        view = View(publication, exchanges, self.body_of())
        theme = Theme(self.sources)
        leaves = Leaves(publication, theme.digests, self.hooks.digest)
        changes = Changes(state, leaves, view)

        def is_in_place(route: str) -> bool:
            known = state.outputs[route]
            now = folder.settled(file_of(route), known.digest, known.signature)
            known.signature = now or known.signature
            return now is not None

        kinds = {output.route: (output.kind, output.owner) for output in outputs}
        stale = stale_outputs([o.route for o in outputs], state, changes, is_in_place, kinds)
        self.lap("compare")
        return Comparison(folder, state, view, theme, leaves, changes, stale)

    def _publish(self, publication: Publication, exchanges: dict[str, Exchange], outputs: list[Output]) -> None:
        request = self.request
        found = self.compare(publication, exchanges, outputs)
        if not request.force:
            found.folder.refuse_foreign(file_of(output.route) for output in outputs)
        state = self.put_in_place(found, outputs)
        remember(self.store, request, self.result, state, publication, found.folder, self.sources.scanned.begun_ns)
        self.store.commit()
        self.lap("remember")

    def put_in_place(self, found: Comparison, outputs: Sequence[Output]) -> TargetState:
        """Render what is stale, publish, and give the state to remember."""
        folder, stale = found.folder, found.stale
        todo = [output for output in outputs if output.route in stale]
        staging = Staging(self.request.output)
        try:
            batches = self._render(todo, found, staging) if todo else []
            self.lap("render")
            made = by_route(todo, batches)
            files = self._files(outputs, made, staging, found.state, folder)
            with undisturbed():
                self.result.findings = in_order(self.result.findings + folder.put(files, self.request.force))
        finally:
            staging.remove()
        self.lap("publish")
        self.result.reasons = stale
        self.result.rendered = len(todo)
        self.result.written, self.result.unchanged, self.result.removed = (
            folder.written,
            folder.unchanged,
            folder.removed,
        )
        return new_state(outputs, made, batches, stale, found.state, found.changes, found.leaves, folder)

    def body_of(self) -> Callable[[str], Body]:
        """Texts from the store, the last few hundred kept; worker processes read what was committed."""
        reader, store, own = self.store.reader(), self.store, os.getpid()

        def text(path: str) -> bytes | None:
            return store.text(path) if os.getpid() == own else reader.text(path)

        return functools.lru_cache(maxsize=400)(lambda path: heavy_of(text(path)).body)

    def _render(self, todo: list[Output], found: Comparison, staging: Staging) -> list[Batch]:
        folder, state = found.folder, found.state

        def is_same(route: str, digest: str) -> bool:
            known = state.outputs.get(route)
            file = file_of(route)
            if known and known.digest == digest and folder.signature(file) == known.signature:
                return True
            return file in folder.ours and folder.digest(file) == digest

        compiled = CompiledTemplates(self.store)
        studio = Studio(found.view, found.theme, compiled, self.hooks)
        if len(todo) > FEW:
            compile_missing(studio, compiled, found.theme.digests, self.request.jobs)
            studio.warm()
        batches: list[Batch] = []
        done = 0
        for batch in make_all(todo, studio, staging.path, is_same, self.request.jobs):
            batches.append(batch)
            done += len(batch.made)
            self.progress("rendering", done, len(todo))
        findings = faults_of(batches)
        if findings:
            raise Stopped(findings)
        compiled.keep(self.store)
        return batches

    def _files(
        self,
        outputs: Sequence[Output],
        made: dict[str, Made],
        staging: Staging,
        state: TargetState,
        folder: Folder,
    ) -> dict[str, tuple[str, Path | None]]:
        files: dict[str, tuple[str, Path | None]] = {}
        for output in outputs:
            path = file_of(output.route)
            one = made.get(output.route)
            if one is None:
                files[path] = (state.outputs[output.route].digest, None)
            elif one.copied:
                source = self.sources.locate(one.copied)
                same = path in folder.ours and _file_digest(folder.path / path) == one.digest
                files[path] = (one.digest, None if same else staging.copy(one.number, source))
            else:
                files[path] = (one.digest, staging.path / one.staged if one.staged else None)
        return files


def _file_digest(path: Path) -> str:
    hasher = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                hasher.update(block)
    except OSError:
        return ""
    return hasher.hexdigest()
