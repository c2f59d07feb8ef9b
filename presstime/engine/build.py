"""The build, from files to a published folder: read, assemble, check, plan, render, publish.

`Builder` keeps everything in memory between builds, so that a preview only pays for what changed; the
command line makes one and builds once. Whatever is wrong is a finding; with an error nothing is
published and the last good output stays whole.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from presstime.diagnostics import Diagnostic, Stopped, Where, error, errors_in, in_order
from presstime.engine import fingerprint
from presstime.engine.gathering import Sources, heavy_of
from presstime.engine.lock import Busy, Lock
from presstime.engine.plan import plan
from presstime.engine.publish import MANIFEST, Folder, Refused, Staging, refuse_place
from presstime.engine.rendering import Batch, make_all
from presstime.engine.staleness import Changes, stale_outputs
from presstime.engine.state import Interned, OutputState, TargetState, empty_state
from presstime.engine.store import Damaged, Store
from presstime.engine.theme import Theme
from presstime.engine.workers import WorkerFailed
from presstime.market.exchanges import Exchange
from presstime.model import Body
from presstime.outputs.kinds import Output
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.reading.assembly import Assembly, declared_exchanges
from presstime.reading.records import Heavy, ReadingContext, digest
from presstime.reading.site import read_settings, site_file_missing
from presstime.routes import file_of
from presstime.settings import Mode, Settings
from presstime.view.desk import View
from presstime.view.leaves import Leaves
from presstime.visibility import turning_points

NEWS_SPAN = datetime.timedelta(hours=48)
STORE_FOLDER = ".presstime"


class Request(msgspec.Struct, frozen=True):
    """What to build. `now` is an aware UTC instant; `theme_root` holds the program's templates and static files."""

    source: Path
    output: Path
    theme_root: Path
    now: datetime.datetime
    mode: Mode = "public"
    base_url: str | None = None
    jobs: int = 1
    force: bool = False
    strict: bool = False


class Result(msgspec.Struct):
    """What a build did. `reasons`: route → why it was made again. `times`: stage → seconds."""

    findings: list[Diagnostic] = []
    published: bool = False
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    held: int = 0
    rendered: int = 0
    reasons: dict[str, str] = {}
    times: dict[str, float] = {}
    nothing_changed: bool = False

    @property
    def errors(self) -> list[Diagnostic]:
        return errors_in(self.findings)


Progress = Callable[[str, int, int], None]


def _silent(stage: str, done: int, of: int) -> None:
    return None


class Builder:
    """One source folder, its store and its records, for as many builds as are wanted."""

    def __init__(self, source: Path, theme_root: Path) -> None:
        """Raises Busy where another process is building this source."""
        self.source = source
        self.folder = source / STORE_FOLDER
        self._lock = Lock(self.folder / "lock")
        self._lock.acquire()
        self.fingerprint = fingerprint.of_program()
        self.store = Store(self.folder / "store.sqlite", self.fingerprint)
        try:
            self.sources = Sources(source, theme_root, self.store)
        except (Damaged, msgspec.MsgspecError):
            self.store.discard(self.fingerprint)
            self.sources = Sources(source, theme_root, self.store)

    def close(self) -> None:
        self.store.close()
        self._lock.release()

    def build(self, request: Request, progress: Progress = _silent) -> Result:
        try:
            return Build(self, request, progress).run()
        except (Damaged, msgspec.MsgspecError):
            self.store.discard(self.fingerprint)
            self.sources = Sources(self.source, request.theme_root, self.store)
            return Build(self, request, progress).run()


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
        self._heavies: dict[str, Heavy] = {}

    def _lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.result.times[stage] = self.result.times.get(stage, 0.0) + now - self._clock
        self._clock = now

    def run(self) -> Result:
        try:
            refuse_place(self.request.output, self.request.source)
            settings = self._settings()
            changed = self._read(settings)
            publication, exchanges = self._assemble(settings)
            self._check(publication, exchanges, changed)
            outputs = self._plan(publication)
            self._publish(publication, exchanges, outputs)
        except Stopped as stopped:
            self.result.findings = in_order(self.result.findings + list(stopped.diagnostics))
            self.store.commit()
        except Refused as refused:
            self.result.findings = in_order([*self.result.findings, refused.diagnostic])
        return self.result

    def _stop_at_errors(self) -> None:
        counted = self.result.findings if self.request.strict else self.result.errors
        if [f for f in counted if f.severity.value != "note"]:
            raise Stopped([])

    def _settings(self) -> Settings:
        try:
            data = (self.request.source / "site.yaml").read_bytes()
        except OSError:
            raise Stopped([site_file_missing(str(self.request.source.name))]) from None
        settings, findings = read_settings(data, base_url=self.request.base_url)
        self.result.findings += findings
        if settings is None:
            raise Stopped([])
        self._lap("settings")
        return settings

    def _read(self, settings: Settings) -> set[str]:
        context = ReadingContext(settings.timezone, settings.language)
        changed = self.sources.update(context, self.request.jobs)
        self.store.commit()
        self.result.findings += self.sources.scan_findings
        self._lap("read")
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

    def _assemble(self, settings: Settings) -> tuple[Publication, dict[str, Exchange]]:
        sources = self.sources
        assets = {p: light.item for p, light in sources.lights.items()
                  if sources.stamps[p].kind == "asset" and light.item is not None}
        assembly = Assembly(settings, sources.lights, assets, self.request.now, self.request.mode, self.where)
        publication, findings = assembly.run()
        self.result.findings += findings
        self._reading_findings()
        self.result.held = len(publication.held)
        self._lap("assemble")
        return publication, assembly.exchanges

    def _reading_findings(self) -> None:
        """The findings of single files; those of held articles weigh as warnings."""
        from presstime.diagnostics import softened
        from presstime.visibility import hold_on

        for path, light in self.sources.lights.items():
            if not light.findings:
                continue
            held = ""
            if light.kind == "article draft":
                held = "draft"
            elif light.kind == "article" and light.item is not None:
                hold = hold_on(light.item, self.request.now)
                held = hold.reason if hold else ""
            self.result.findings += [
                softened(f, f"the article is held: {held}") if held else f for f in light.findings]

    def _check(self, publication: Publication, exchanges: dict[str, Exchange], changed: set[str]) -> None:
        self._lap("check")

    def _plan(self, publication: Publication) -> list[Output]:
        outputs, findings = plan(publication)
        self.result.findings += findings
        from presstime.checks.links import check_links

        self.result.findings += check_links(
            publication, {output.route for output in outputs}, self.sources.lights, self.where)
        self.result.findings = in_order(self.result.findings)
        self._lap("plan")
        self._stop_at_errors()
        return outputs

    def _target(self) -> str:
        return f"target {self.request.mode} {self.request.output.resolve()}"

    def _state(self) -> TargetState:
        data = None if self.request.force else self.store.state(self._target())
        return msgspec.msgpack.decode(data, type=TargetState) if data else empty_state()

    def _publish(self, publication: Publication, exchanges: dict[str, Exchange], outputs: list[Output]) -> None:
        request = self.request
        folder = Folder(request.output)
        if not request.force:
            folder.refuse_foreign(file_of(output.route) for output in outputs)
        state = self._state()
        view = View(publication, exchanges, self._body_of())
        theme = Theme(self.sources)
        leaves = Leaves(publication, theme.digests)
        changes = Changes(state, leaves, view)

        def is_in_place(route: str) -> bool:
            return folder.signature(file_of(route)) == state.outputs[route].signature

        kinds = {output.route: (output.kind, output.owner) for output in outputs}
        stale = stale_outputs([o.route for o in outputs], state, changes, is_in_place, kinds)
        self._lap("compare")
        todo = [output for output in outputs if output.route in stale]
        staging = Staging(request.output)
        try:
            batches = self._render(todo, view, theme, staging, folder, state) if todo else []
            self._lap("render")
            files = self._files(outputs, todo, batches, staging, state, folder)
            self.result.findings = in_order(self.result.findings + folder.put(files, request.force))
        finally:
            staging.remove()
        self._lap("publish")
        self.result.reasons = stale
        self.result.rendered = len(todo)
        self.result.written, self.result.unchanged, self.result.removed = (
            folder.written, folder.unchanged, folder.removed)
        self.result.published = True
        self._remember(outputs, todo, batches, stale, state, changes, leaves, folder, publication)
        self._lap("remember")

    def _body_of(self) -> Callable[[str], Body]:
        reader = self.store.reader()
        cache: dict[str, Body] = {}

        def body_of(path: str) -> Body:
            found = cache.get(path)
            if found is None:
                if len(cache) > 500:
                    cache.clear()
                found = cache[path] = heavy_of(reader.text(path)).body
            return found

        return body_of

    def _render(
        self, todo: list[Output], view: View, theme: Theme, staging: Staging, folder: Folder, state: TargetState
    ) -> list[Batch]:
        def is_same(route: str, digest: str) -> bool:
            known = state.outputs.get(route)
            file = file_of(route)
            if known and known.digest == digest and folder.signature(file) == known.signature:
                return True
            return file in folder.ours and folder.digest(file) == digest

        batches: list[Batch] = []
        done = 0
        try:
            for batch in make_all(todo, lambda: Studio(view, theme), staging.path, is_same, self.request.jobs):
                batches.append(batch)
                done += len(batch.made)
                self.progress("rendering", done, len(todo))
        except WorkerFailed as failed:
            raise Stopped([error("PT902", f"a worker process died while making pages {failed.detail}".strip(),
                                 Where("build"), "build again with --jobs 1 to see which")]) from None
        findings = [finding for batch in batches for finding in batch.findings]
        if findings:
            raise Stopped(findings)
        return batches

    def _files(
        self, outputs: list[Output], todo: list[Output], batches: list[Batch], staging: Staging, state: TargetState,
        folder: Folder,
    ) -> dict[str, tuple[str, Path | None]]:
        files: dict[str, tuple[str, Path | None]] = {}
        made = {todo[m.number].route: m for batch in batches for m in batch.made}
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

    def _remember(
        self, outputs: list[Output], todo: list[Output], batches: list[Batch], stale: dict[str, str],
        state: TargetState, changes: Changes, leaves: Leaves, folder: Folder, publication: Publication,
    ) -> None:
        interned = Interned()
        interned.numbers = {key: number for number, key in enumerate(state.keys)}
        digests: dict[str, str] = dict(zip(state.keys, changes.current, strict=True))
        queries = dict(state.queries)
        kept = {}
        for batch in batches:
            for key, answer_digest, keys in batch.answers:
                digests[key] = answer_digest
                queries[interned.number(key)] = interned.packed(keys)
        made = {todo[m.number].route: m for batch in batches for m in batch.made}
        for output in outputs:
            one = made.get(output.route)
            known = state.outputs.get(output.route)
            if one is None:
                assert known is not None
                kept[output.route] = known
                continue
            path = file_of(output.route)
            kept[output.route] = OutputState(
                output.kind, output.owner, one.digest, one.size, folder.signature(path) or (0, 0, 0),
                stale[output.route], interned.packed(one.keys))
        now = self.request.now
        before, after = _span(publication, now)
        new_state = TargetState(
            self._options(), before, after, self.result.findings, self.result.held, list(interned.numbers),
            [digests.get(key) or leaves.digest(key) for key in interned.numbers], kept, queries)
        self.store.set_state(self._target(), msgspec.msgpack.encode(new_state))
        self.store.commit()

    def _options(self) -> str:
        return digest(self.request.base_url, self.request.mode, self.request.strict)


def _span(publication: Publication, now: datetime.datetime) -> tuple[str, str]:
    """The stretch around `now` in which nothing appears, opens, goes, or leaves the news sitemap."""
    moments: set[datetime.datetime] = set()
    articles = [*publication.articles.values(), *(held.article for held in publication.held)]
    for article in articles:
        moments.update(turning_points(article))
        moments.add(article.published.at + NEWS_SPAN + datetime.timedelta(microseconds=1))
    before = max((m for m in moments if m <= now), default=None)
    after = min((m for m in moments if m > now), default=None)
    return (before.isoformat() if before else ""), (after.isoformat() if after else "")


def _file_digest(path: Path) -> str:
    import hashlib

    hasher = hashlib.blake2b(digest_size=16)
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                hasher.update(block)
    except OSError:
        return ""
    return hasher.hexdigest()


def jobs_by_default() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


__all__ = ["Builder", "Busy", "MANIFEST", "Request", "Result", "declared_exchanges", "Iterable"]
