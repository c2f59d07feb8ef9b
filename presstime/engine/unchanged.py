"""The shortest way: nothing changed since the last build into this folder, so there is nothing to do.

Asked before anything else is read or imported. Same files, same options, `now` in the same stretch, and
every output in place as it was left: then the last build's findings are told again, and that is all.
"""

from __future__ import annotations

import datetime
import os
from typing import NamedTuple

import msgspec

from presstime.diagnostics import Diagnostic
from presstime.engine.request import Request, Result
from presstime.engine.scanning import ScanState, scan
from presstime.engine.store import Store
from presstime.reading.files import Scan

Signature = tuple[int, int, int, int]
MANIFEST = ".presstime-manifest"
MANIFEST_ON_ITS_WAY = f"{MANIFEST}.new"
"""It stands only where a build was killed while it wrote."""


class Summary(msgspec.Struct, array_like=True):
    """The last build of a target. `valid_from` ≤ now < `valid_until` (ISO, UTC; "" is open).

    `scanned_ns` names the scan whose files were published: a check, or a build that stopped, scans as well.
    """

    options: str
    scanned_ns: int
    valid_from: str
    valid_until: str
    findings: list[Diagnostic]
    held: int
    in_place: dict[str, Signature]


def options_of(request: Request) -> str:
    return f"{request.mode} {request.base_url or ''} {request.strict} {request.theme_root}"


def target_of(request: Request) -> str:
    """The name of this output's records in the store."""
    return os.path.realpath(request.output)


def signature(path: str) -> Signature | None:
    """Size, mtime, ctime and inode of a file in place; None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def is_within(now: datetime.datetime, valid_from: str, valid_until: str) -> bool:
    if valid_from and now < datetime.datetime.fromisoformat(valid_from):
        return False
    return not (valid_until and now >= datetime.datetime.fromisoformat(valid_until))


class Standing(NamedTuple):
    """The last build of a target that can be built upon, and the files as they are now."""

    summary: Summary
    scanned: ScanState
    found: Scan


def last_build(store: Store, request: Request) -> Standing | None:
    """What stands from the last build; None where that was asked otherwise, or is overtaken by the clock."""
    if request.force:
        return None
    record, state = store.state(f"summary {target_of(request)}"), store.state("scan")
    if record is None or state is None:
        return None
    summary = msgspec.msgpack.decode(record, type=Summary)
    if summary.options != options_of(request) or not is_within(request.now, summary.valid_from, summary.valid_until):
        return None
    scanned = msgspec.msgpack.decode(state, type=ScanState)
    if scanned.begun_ns != summary.scanned_ns:
        return None
    return Standing(summary, scanned, scan(request.source, request.theme_root))


def nothing_changed(request: Request, standing: Standing) -> Result | None:
    """The result of a build that has nothing to do; None where there is something."""
    if standing.found.findings or not standing.scanned.is_same(standing.found.files):
        return None
    summary, prefix = standing.summary, f"{request.output}{os.sep}"
    if os.path.lexists(prefix + MANIFEST_ON_ITS_WAY):
        return None
    if any(signature(prefix + path) != known for path, known in summary.in_place.items()):
        return None
    return Result(summary.findings, unchanged=len(summary.in_place) - 1, held=summary.held)
