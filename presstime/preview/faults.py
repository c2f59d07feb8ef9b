"""What a build raises, as findings: the writer's own slips are findings already, these are the machine's and
ours."""

from __future__ import annotations

import errno
import sqlite3
import traceback

from presstime.diagnostics import Diagnostic, Where, error

_CURES = {
    errno.ENOSPC: "make room on the disk; the preview tries again by itself",
    errno.EDQUOT: "make room within your quota; the preview tries again by itself",
    errno.EACCES: "let this user write there; the preview tries again by itself",
    errno.EROFS: "the disk is read-only: the preview needs .presstime/ beside site.yaml",
    errno.EMFILE: "too many files are open: close other programs, or raise the limit (ulimit -n)",
}


class Cancelled(BaseException):
    """The server is going down: the build is broken off. No fault, so that nothing takes it for one."""


def finding_of(fault: BaseException) -> Diagnostic:
    """The finding for what a build raised."""
    if isinstance(fault, OSError):
        place = fault.filename if isinstance(fault.filename, str) else "preview"
        return error(
            "PT910",
            f"the preview could not be written: {fault.strerror or fault}",
            Where(place),
            _CURES.get(fault.errno or 0, "the preview tries again by itself"),
        )
    if isinstance(fault, sqlite3.Error):
        return error(
            "PT910",
            f"the preview's store can't be used: {fault}",
            Where(".presstime"),
            "make room on the disk, or delete .presstime/; the preview tries again by itself",
        )
    if isinstance(fault, SyntaxError) and fault.filename:
        return error(
            "PT911",
            fault.msg or "Python can't read this",
            Where(fault.filename, fault.lineno or 0, fault.offset or 0),
        )
    steps = traceback.extract_tb(fault.__traceback__)
    at = f" ({steps[-1].filename.rpartition('presstime')[2].lstrip('/')}:{steps[-1].lineno})" if steps else ""
    return error(
        "PT912",
        f"our own fault: {type(fault).__name__}: {fault}{at}",
        Where("preview"),
        "what was published before stands; please report it. The next save tries again",
    )


def is_machine(fault: BaseException) -> bool:
    """Whether it may pass by itself, without a save."""
    return isinstance(fault, OSError | MemoryError | sqlite3.Error)
