"""Templates compiled once: their code and what each refers to, kept in the store between builds.

The code is Python's own (marshal), valid for one version of Python, which is part of the store's
version. Templates are trusted as code by policy, and so is this: it is read only from a store whose
checksums hold.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping

import msgspec

from presstime.engine import workers
from presstime.engine.store import Store
from presstime.outputs.studio import Studio
from presstime.outputs.templates import CompiledTemplate

STATE = "templates"


class Kept(msgspec.Struct, array_like=True, frozen=True):
    """One template of this digest: its code, and the names of `CompiledTemplate.references`."""

    digest: str
    code: bytes
    references: tuple[str, ...]


class CompiledTemplates:
    """Compiled templates by name, on a record of the store."""

    def __init__(self, store: Store) -> None:
        data = store.state(STATE)
        self._kept = msgspec.msgpack.decode(data, type=dict[str, Kept]) if data else {}
        self._has_new = False

    def known(self, name: str, digest: str) -> CompiledTemplate | None:
        kept = self._kept.get(name)
        if kept is None or kept.digest != digest:
            return None
        return CompiledTemplate(marshal.loads(kept.code), kept.references)

    def remember(self, name: str, digest: str, compiled: CompiledTemplate) -> None:
        self.put(name, Kept(digest, marshal.dumps(compiled.code), compiled.references))

    def put(self, name: str, kept: Kept) -> None:
        self._kept[name] = kept
        self._has_new = True

    def has(self, name: str, digest: str) -> bool:
        kept = self._kept.get(name)
        return kept is not None and kept.digest == digest

    def keep(self, store: Store) -> None:
        """Write them to the store, where there is anything new (the caller commits)."""
        if self._has_new:
            store.set_state(STATE, msgspec.msgpack.encode(self._kept))
            self._has_new = False


def compile_missing(studio: Studio, compiled: CompiledTemplates, digests: Mapping[str, str], jobs: int) -> None:
    """Compile what `compiled` lacks of the studio's pages, cut over worker processes."""
    missing = [name for name in studio.pages() if not compiled.has(name, digests[name])]
    chunks = [missing[first::jobs] for first in range(min(jobs, len(missing)))]

    def work(names: list[str]) -> bytes:
        found = {name: studio.compile(name) for name in names}
        return msgspec.msgpack.encode(
            {n: Kept(digests[n], marshal.dumps(one.code), one.references) for n, one in found.items() if one}
        )

    for _, answer in workers.answers(chunks, work, jobs):
        for name, kept in msgspec.msgpack.decode(answer, type=dict[str, Kept]).items():
            compiled.put(name, kept)
