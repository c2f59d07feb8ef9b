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
