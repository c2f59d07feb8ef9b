"""Commands, options, exit codes, and the report that people read. Only this module prints."""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from pathlib import Path

from presstime.diagnostics import Severity

GOOD, FOUND_ERRORS, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def main(argv: list[str]) -> int:
    from presstime.engine.build import Builder, Request, jobs_by_default

    started = time.perf_counter()
    parser = argparse.ArgumentParser()
    parser.add_argument("command", nargs="?", default="build")
    parser.add_argument("--source", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--base-url")
    parser.add_argument("--jobs", type=int, default=jobs_by_default())
    parser.add_argument("--force", action="store_true")
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args(argv)
    root = Path(__file__).resolve().parent.parent
    builder = Builder(options.source.resolve(), root)
    now = datetime.datetime.now(datetime.timezone.utc)
    request = Request(options.source.resolve(), (options.output or options.source / "public").resolve(), root, now,
                      base_url=options.base_url, jobs=options.jobs, force=options.force)
    result = builder.build(request)
    builder.close()
    for f in result.findings:
        print(f"{f.where.file}:{f.where.line}:{f.where.column}: {f.severity.value} {f.code} {f.message}\n    {f.hint}",
              file=sys.stderr)
    if options.v:
        for stage, seconds in result.times.items():
            print(f"  {stage:10} {seconds:.3f} s", file=sys.stderr)
        for route, reason in list(result.reasons.items())[:20]:
            print(f"  {route}: {reason}", file=sys.stderr)
    print(f"{result.written} written, {result.unchanged} unchanged, {result.removed} removed, {result.held} held, "
          f"{time.perf_counter() - started:.2f} s", file=sys.stderr)
    return FOUND_ERRORS if any(f.severity is Severity.ERROR for f in result.findings) else GOOD
