"""Making stale outputs: in this process, or cut over forked workers. Bytes go to a staging folder,
what was looked at comes back. A fault in one output is a finding; all of them are gathered.

Each process stages in a folder of its own: two that make files in one folder wait for each other.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from presstime.diagnostics import Diagnostic, Where
from presstime.engine import workers
from presstime.outputs.kinds import Copied, Output
from presstime.outputs.studio import RenderingFailed, Studio

SMALLEST_CHUNK = 12
MOST_ANSWERS = 3000
"""So many answers of queries are kept in a worker between chunks; most are of one page's interest."""


class Made(msgspec.Struct, array_like=True):
    """An output as made. `staged` is the name in the staging folder, "" where the bytes are those in place,
    and `copied` the source path of a file to copy instead."""

    number: int
    digest: str
    size: int
    staged: str
    copied: str
    keys: list[str]


class Batch(msgspec.Struct, array_like=True):
    """What one chunk yields: outputs, answers of queries asked on the way (key, digest, keys), findings."""

    made: list[Made]
    answers: list[tuple[str, str, list[str]]]
    findings: list[Diagnostic]


def digest_of(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def faults_of(batches: Sequence[Batch]) -> list[Diagnostic]:
    """What went wrong, each place once: a template's fault is one, however many pages it spoils."""
    first: dict[tuple[str, Where], Diagnostic] = {}
    for batch in batches:
        for finding in batch.findings:
            first.setdefault((finding.code, finding.where), finding)
    return list(first.values())


def make_all(
    outputs: Sequence[Output],
    studio: Studio,
    staging: Path,
    is_same: Callable[[str, str], bool],
    jobs: int,
) -> Iterator[Batch]:
    """Batches of made outputs, in any order. `is_same(route, digest)` tells bytes that are in place already."""
    chunks = workers.in_chunks(len(outputs), jobs, SMALLEST_CHUNK)
    here, answers = os.getpid(), studio.view.trace.answers

    def work(chunk: range) -> bytes:
        made = msgspec.msgpack.encode(_make_chunk(chunk, outputs, studio, staging, is_same))
        if os.getpid() != here and len(answers) > MOST_ANSWERS:
            answers.clear()
        return made

    shared: dict[str, str] = {}
    for _, answer in workers.answers(chunks, work, jobs):
        batch = msgspec.msgpack.decode(answer, type=Batch)
        for made in batch.made:
            made.keys = [shared.setdefault(key, key) for key in made.keys]
        yield batch


def _make_chunk(
    chunk: range,
    outputs: Sequence[Output],
    studio: Studio,
    staging: Path,
    is_same: Callable[[str, str], bool],
) -> Batch:
    kinds = studio.kinds
    batch = Batch([], [], [])
    own = f"{os.getpid()}"
    os.makedirs(staging / own, exist_ok=True)
    trace = studio.view.trace
    for number in chunk:
        output = outputs[number]
        trace.keys = set()
        try:
            result = kinds[output.kind].make(studio, output)
        except RenderingFailed as failed:
            batch.findings.append(failed.diagnostic)
            continue
        if isinstance(result, Copied):
            asset = studio.view.asset(result.path)
            digest = asset.digest if asset else ""
            size = asset.size if asset else 0
            batch.made.append(Made(number, digest, size, "", result.path, list(trace.keys)))
            continue
        digest = digest_of(result)
        staged = ""
        if not is_same(output.route, digest):
            staged = f"{own}/{number}"
            with open(f"{staging}/{staged}", "wb", buffering=0) as file:
                file.write(result)
        batch.made.append(Made(number, digest, len(result), staged, "", list(trace.keys)))
    batch.answers += [(key, answer.digest, list(answer.keys)) for key, answer in trace.fresh()]
    return batch
