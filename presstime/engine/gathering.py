"""Reading what changed: signatures decide what is hashed, digests decide what is read again.

Reading is cut over worker processes; `Light` records stay in memory, texts go to the store.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from presstime.diagnostics import Diagnostic, Where, error
from presstime.engine import workers
from presstime.engine.scanning import ScanState, Signatures, locate, scan
from presstime.engine.store import Store
from presstime.reading.articles import read_article, read_page
from presstime.reading.assets import read_asset
from presstime.reading.files import signature_at
from presstime.reading.kinds import Unit, units_of
from presstime.reading.price_files import read_prices
from presstime.reading.profiles import read_author, read_tags, read_ticker
from presstime.reading.records import LIGHT_TYPES, Heavy, Light, Reading, ReadingContext, digest, encode

SMALLEST_CHUNK = 32


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """When a source's record is still true: same kind of unit, same bytes, same context."""

    kind: str
    sidecar: str
    bytes_digest: str
    context: str


class Sources:
    """The resident records of a source folder. `update` brings them up to date with the disk."""

    def __init__(
        self, root: Path, theme_root: Path, store: Store, only: tuple[list[str], ScanState] | None = None
    ) -> None:
        """`only`: just these units (and the templates), and the scan they stand in."""
        self.root = root
        self.theme_root = theme_root
        self.store = store
        self.lights: dict[str, Light[Any]] = {}
        self.stamps: dict[str, Stamp] = {}
        self.scan_findings: list[Diagnostic] = []
        self.scanned = ScanState(0, {})
        self._load(store.sources() if only is None else store.some_sources(only[0]))
        if only is not None:
            self.scanned = only[1]
        elif (state := store.state("scan")) is not None:
            self.scanned = msgspec.msgpack.decode(state, type=ScanState)

    def _load(self, rows: Iterable[tuple[str, bytes, bytes]]) -> None:
        decoders = {kind: msgspec.msgpack.Decoder(kind_type) for kind, kind_type in LIGHT_TYPES.items()}
        stamp_decoder = msgspec.msgpack.Decoder(Stamp)
        for path, stamp, light in rows:
            stamped = stamp_decoder.decode(stamp)
            self.stamps[path] = stamped
            self.lights[path] = decoders[stamped.kind].decode(light)

    def update(self, context: ReadingContext, jobs: int, hints: frozenset[str] | None = None) -> set[str]:
        """Read what changed, forget what is gone; the paths of units that changed.

        With `hints` only those files are looked at (and hashed, whatever their signature says); everything
        else is believed to be as the last scan found it.
        """
        if hints is not None:
            return self._update_hinted(context, hints)
        begun = time.time_ns()
        found = scan(self.root, self.theme_root)
        units = self._units_of(found.files, found.findings)
        key = digest(context)
        changed = self._read(
            [u for u in units if self._may_differ(u, key, found.files)], found.files, key, context, jobs
        )
        gone = self._forget(set(self.lights) - {unit.path for unit in units})
        if changed or gone or not self.scanned.is_same(found.files):
            self.scanned = ScanState(begun, found.files)
            self.store.set_state("scan", encode(self.scanned))
        return changed | gone

    def _update_hinted(self, context: ReadingContext, hints: frozenset[str]) -> set[str]:
        found = dict(self.scanned.files)
        for path in hints:
            signature = signature_at(self.locate(path))
            if signature is None:
                found.pop(path, None)
            else:
                found[path] = signature
        gone: set[str] = set()
        if found.keys() != self.scanned.files.keys():
            units = self._units_of(found, [])
            gone = self._forget(set(self.lights) - {unit.path for unit in units})
            todo = [u for u in units if not hints.isdisjoint(u.files) or self._is_another(u)]
        else:
            todo = [u for u in map(self._unit_at, hints) if u is not None]
        self.scanned = ScanState(self.scanned.begun_ns, found)
        return self._read(todo, found, digest(context), context, 1) | gone

    def update_only(self, context: ReadingContext, found: Signatures, changed: list[str]) -> set[str]:
        """Read these changed files again; no file came or went. The paths of units that changed."""
        units = {unit.path: unit for unit in map(self._unit_at, changed) if unit is not None}
        return self._read(list(units.values()), found, digest(context), context, 1)

    def _units_of(self, found: Signatures, findings: list[Diagnostic]) -> list[Unit]:
        units, unit_findings = units_of(sorted(path for path in found if "/" in path))
        self.scan_findings = findings + unit_findings
        return units

    def _unit_at(self, path: str) -> Unit | None:
        """The known unit that a file belongs to."""
        stamp = self.stamps.get(path)
        if stamp is not None:
            return Unit(path, stamp.kind, stamp.sidecar)
        stem = path.removesuffix(".yaml")
        for text in (f"{stem}.md", f"{stem}.txt"):
            stamp = self.stamps.get(text)
            if stamp is not None and stamp.sidecar == path:
                return Unit(text, stamp.kind, path)
        return None

    def is_known(self, path: str) -> bool:
        """Whether a file belongs to a unit that was read before."""
        return self._unit_at(path) is not None

    def _is_another(self, unit: Unit) -> bool:
        stamp = self.stamps.get(unit.path)
        return stamp is None or (stamp.kind, stamp.sidecar) != (unit.kind, unit.sidecar)

    def _forget(self, gone: set[str]) -> set[str]:
        for path in gone:
            del self.lights[path], self.stamps[path]
        self.store.remove_sources(gone)
        return gone

    def locate(self, path: str) -> Path:
        """The file of a source path."""
        return locate(path, self.root, self.theme_root)

    def _may_differ(self, unit: Unit, context: str, found: Signatures) -> bool:
        stamp = self.stamps.get(unit.path)
        if stamp is None or self._is_another(unit):
            return True
        if stamp.context != context and unit.kind not in ("asset", "template"):
            return True
        scanned = self.scanned
        return any((now := found[path]) != scanned.files.get(path) or not scanned.trusts(now) for path in unit.files)

    def _read(
        self, units: list[Unit], found: Signatures, context_key: str, context: ReadingContext, jobs: int
    ) -> set[str]:
        chunks = workers.in_chunks(len(units), jobs, SMALLEST_CHUNK)

        def work(chunk: range) -> bytes:
            return encode([self._read_unit(units[n], context_key, context) for n in chunk])

        changed: set[str] = set()
        for number, answer in workers.answers(chunks, work, jobs):
            rows = msgspec.msgpack.decode(answer, type=list[tuple[Stamp, msgspec.Raw, bytes] | None])
            for position, row in zip(chunks[number], rows, strict=True):
                if row is not None:
                    unit = units[position]
                    self._keep(unit, row[0], bytes(row[1]), row[2])
                    changed.add(unit.path)
        return changed

    def _keep(self, unit: Unit, stamp: Stamp, light: bytes, heavy: bytes) -> None:
        self.stamps[unit.path] = stamp
        self.lights[unit.path] = msgspec.msgpack.decode(light, type=LIGHT_TYPES[unit.kind])
        self.store.put_sources([(unit.path, encode(stamp), light)])
        self.store.put_texts([(unit.path, heavy)])

    def _read_unit(
        self, unit: Unit, context_key: str, context: ReadingContext
    ) -> tuple[Stamp, Light[Any], bytes] | None:
        """A unit's record; None where its bytes are those that were read before."""
        known = self.stamps.get(unit.path)
        try:
            if unit.kind in ("asset", "template"):
                reading = read_asset(unit.path, self.locate(unit.path))
                stamp = Stamp(unit.kind, "", reading.light.full, "")
            else:
                data = [self.locate(path).read_bytes() for path in unit.files]
                stamp = Stamp(unit.kind, unit.sidecar, _digest_of(data), context_key)
                if stamp == known:
                    return None
                reading = read_unit(unit, data, context)
        except OSError as problem:
            finding = error("PT101", f"this file can't be read ({problem.strerror})", Where(unit.path))
            return Stamp(unit.kind, unit.sidecar, "unreadable", context_key), Light(unit.kind, None, (finding,)), b""
        if stamp == known:
            return None
        return stamp, reading.light, encode(reading.heavy)


def read_unit(unit: Unit, data: list[bytes], context: ReadingContext) -> Reading:
    if unit.kind == "article":
        return read_article(unit.path, data[0], (unit.sidecar, data[1]) if unit.sidecar else None, context)
    readers = {
        "page": read_page,
        "author": read_author,
        "ticker": read_ticker,
        "tags": read_tags,
        "prices": read_prices,
    }
    return readers[unit.kind](unit.path, data[0], context)


def heavy_of(data: bytes | None) -> Heavy:
    return msgspec.msgpack.decode(data, type=Heavy) if data else Heavy()


def _digest_of(parts: Iterable[bytes]) -> str:
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "little"))
        hasher.update(part)
    return hasher.hexdigest()
