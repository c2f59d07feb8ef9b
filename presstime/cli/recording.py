"""`record`: remember the figures and headlines that are public now, and say what was remembered."""

from __future__ import annotations

import argparse
import sys

from presstime.cli import GOOD, WRONG_USE
from presstime.cli.findings import completed, counted, exit_code
from presstime.cli.places import PROGRAM, WrongUse, colours, request_of, say
from presstime.cli.session import opened_store
from presstime.diagnostics import errors_in
from presstime.reports import as_text

_MOST = 20


def record(options: argparse.Namespace) -> int:
    from presstime.engine import recording
    from presstime.engine.builder import Builder
    from presstime.ledger.format import FILE

    try:
        request = request_of(options)
        with opened_store(request) as store:
            found = recording.record(Builder(request, store), request)
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE
    if found.is_stopped:
        say(as_text(completed(found.findings, request.source, PROGRAM), colours(sys.stderr)))
        say(f"nothing remembered: {counted(found.findings)}")
        return exit_code(errors_in(found.findings))
    for name, ids in (("new", found.new), ("changed", found.changed), ("forgotten", found.forgotten)):
        for key in ids[:_MOST]:
            print(f"  {name}: {key}")
        if len(ids) > _MOST:
            print(f"  … and {len(ids) - _MOST} more {name}")
    for finding in found.accepted:
        print(f"  accepted as it stands: {finding.where.file}: {finding.message.partition('; nothing says')[0]}")
    stories = f"{found.stories} stor{'y' if found.stories == 1 else 'ies'}"
    print(
        f"{stories} remembered in {FILE}: {len(found.new)} new, {len(found.changed)} changed, "
        f"{len(found.forgotten)} forgotten{'' if found.is_written else '; the file stands as it was'}"
    )
    return GOOD
