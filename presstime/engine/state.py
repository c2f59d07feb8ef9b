"""What the last build into an output folder knew: what each output looked at, and what was written.

One record per target. Keys are interned; a trace is the numbers of its keys, packed. After a
successful build every output is up to date with `digests`, so one digest per key serves all.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import msgspec


class OutputState(msgspec.Struct, array_like=True):
    """An output as last rendered and as the file system then showed it. `reason`: what made it stale."""

    kind: str
    owner: str
    subject: tuple[str, ...]
    digest: str
    size: int
    signature: tuple[int, int, int, int]
    reason: str
    trace: bytes


class TargetState(msgspec.Struct, array_like=True):
    """`digests` stand beside `keys`; `outputs` by route; `queries` by the number of their key."""

    keys: list[str]
    digests: list[str]
    outputs: dict[str, OutputState]
    queries: dict[int, bytes]


class Since(msgspec.Struct, array_like=True):
    """What short builds changed in a state since it was last written whole: keys that came after its own,
    and what is another at a number or a route."""

    keys: list[str] = []
    digests: dict[int, str] = {}
    outputs: dict[str, OutputState] = {}
    queries: dict[int, bytes] = {}


MOST_SINCE = 400
"""With more outputs changed a state is written whole again."""


def with_changes(state: TargetState, since: Since) -> TargetState:
    """The state as the short builds left it."""
    digests = state.digests + [""] * len(since.keys)
    for number, digest in since.digests.items():
        digests[number] = digest
    return TargetState(
        state.keys + since.keys, digests, {**state.outputs, **since.outputs}, {**state.queries, **since.queries}
    )


def changed_since(since: Since, before: TargetState, now: TargetState) -> Since | None:
    """`since` with what a build changed from `before` to `now`; None where it is better written whole."""
    old, new = before.digests, now.digests
    if now.keys[: len(before.keys)] != before.keys or now.outputs.keys() != before.outputs.keys():
        return None
    digests = {n: digest for n, digest in enumerate(new) if n >= len(old) or digest != old[n]}
    outputs = {route: one for route, one in now.outputs.items() if one is not before.outputs[route]}
    queries = {n: trace for n, trace in now.queries.items() if trace is not before.queries.get(n)}
    found = Since(
        since.keys + now.keys[len(before.keys) :],
        {**since.digests, **digests},
        {**since.outputs, **outputs},
        {**since.queries, **queries},
    )
    return found if len(found.outputs) <= MOST_SINCE else None


def compacted(state: TargetState) -> TargetState:
    """The state without keys that nobody looks at any more."""
    used: set[int] = set()
    for output in state.outputs.values():
        used.update(unpacked(output.trace))
    waiting = [number for number in used if number in state.queries]
    while waiting:
        more = set(unpacked(state.queries[waiting.pop()])) - used
        used |= more
        waiting += [number for number in more if number in state.queries]
    place = {old: new for new, old in enumerate(sorted(used))}

    def moved(trace: bytes) -> bytes:
        return array("I", [place[number] for number in unpacked(trace)]).tobytes()

    for output in state.outputs.values():
        output.trace = moved(output.trace)
    return TargetState(
        [state.keys[n] for n in place],
        [state.digests[n] for n in place],
        state.outputs,
        {place[n]: moved(trace) for n, trace in state.queries.items() if n in place},
    )


def empty_state() -> TargetState:
    return TargetState([], [], {}, {})


class Interned:
    """Keys to numbers, while a state is being made."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers))

    def packed(self, keys: Iterable[str]) -> bytes:
        numbers = self.numbers
        return array("I", sorted(numbers.setdefault(key, len(numbers)) for key in keys)).tobytes()


def unpacked(trace: bytes) -> array[int]:
    found = array("I")
    found.frombytes(trace)
    return found
