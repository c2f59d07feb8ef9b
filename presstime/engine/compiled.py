"""Templates compiled once: their code and what each refers to, kept in the store between builds.

The code is Python's own (marshal), valid for one version of Python, which is part of the store's
version. Templates are trusted as code by policy, and so is this: it is read only from a store whose
checksums hold.
"""

from __future__ import annotations

import marshal

import jinja2
import msgspec
from jinja2.bccache import Bucket

from presstime.engine.store import Store

STATE = "templates"


class Compiled(msgspec.Struct, array_like=True):
    """`code` by bucket (name and text); `referred` by template name: (digest, names; "" for any)."""

    code: dict[str, bytes] = {}
    referred: dict[str, tuple[str, list[str]]] = {}


class CompiledTemplates(jinja2.BytecodeCache):
    """Jinja's cache of compiled templates, on a record of the store."""

    def __init__(self, store: Store) -> None:
        data = store.state(STATE)
        self._known = msgspec.msgpack.decode(data, type=Compiled) if data else Compiled()
        self._used = Compiled({}, {})
        self._has_new = False

    def load_bytecode(self, bucket: Bucket) -> None:
        key = f"{bucket.key}-{bucket.checksum}"
        code = self._known.code.get(key)
        if code is not None:
            self._used.code[key] = code
            bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._used.code[f"{bucket.key}-{bucket.checksum}"] = marshal.dumps(bucket.code)
        self._has_new = True

    def referred(self, name: str, digest: str) -> list[str] | None:
        """What a template of this digest refers to; None where that is not known yet."""
        known = self._known.referred.get(name)
        if known is None or known[0] != digest:
            return None
        self._used.referred[name] = known
        return known[1]

    def remember_referred(self, name: str, digest: str, names: list[str]) -> None:
        self._used.referred[name] = (digest, names)
        self._has_new = True

    def keep(self, store: Store) -> None:
        """Write what was used to the store, where there is anything new (the caller commits)."""
        if self._has_new:
            store.set_state(STATE, msgspec.msgpack.encode(self._used))
