"""`build`: publish, and say what was done."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from presstime.cli import GOOD, WRONG_USE
from presstime.cli.places import PROGRAM, WrongUse, colours, request_of, say
from presstime.engine.request import Progress, Request, Result, silent
from presstime.engine.store import UNUSABLE, Store


def build(options: argparse.Namespace) -> int:
    from presstime.cli.session import opened_store

    started = time.perf_counter()
    try:
        request = request_of(options)
        with opened_store(request) as store:
            result = _shortest_way(store, request, _progress(options))
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE
    return _report(options, request.source, result, time.perf_counter() - started)


def _shortest_way(store: Store, request: Request, progress: Progress) -> Result:
    """Nothing to do; or only texts to make again; or a whole build. Imports follow need."""
    try:
        result = _short_way(store, request, progress)
    except UNUSABLE:
        store.discard()
        result = None
    if result is not None:
        return result
    from presstime.engine.builder import Builder

    return Builder(request, store).build(request, progress)


def _short_way(store: Store, request: Request, progress: Progress) -> Result | None:
    from presstime.engine.unchanged import last_build, nothing_changed

    standing = last_build(store, request)
    if standing is None:
        return None
    result = nothing_changed(request, standing)
    if result is None:
        from presstime.engine.shortcut import only_texts_changed

        result = only_texts_changed(store, request, standing, progress)
    return result


def _progress(options: argparse.Namespace) -> Progress:
    if options.quiet or not sys.stderr.isatty():
        return silent
    width = 24

    def show(stage: str, done: int, of: int) -> None:
        filled = width * done // max(1, of)
        end = "\r\x1b[K" if done >= of else ""
        sys.stderr.write(f"\r{stage} {'█' * filled}{'░' * (width - filled)} {done}/{of}{end}")
        sys.stderr.flush()

    return show


def _report(options: argparse.Namespace, source: object, result: Result, seconds: float) -> int:
    from presstime.cli.findings import completed, counted, exit_code
    from presstime.reports import as_text

    if result.findings:
        shown = completed(result.findings, source, PROGRAM)  # type: ignore[arg-type]
        say(as_text(shown, colours(sys.stderr)))
    if options.verbose:
        _tell_reasons(result)
    found = counted(result.findings)
    if result.stopped:
        say(f"nothing published: {found}; {seconds:.2f} s")
        return exit_code(result.errors)
    if not options.quiet:
        held = f", {result.held} held" if result.held else ""
        say(
            f"{result.written} written, {result.unchanged} unchanged, {result.removed} removed"
            f"{', ' + found if found else ''}{held}; {seconds:.2f} s"
        )
    return GOOD


def _tell_reasons(result: Result) -> None:
    for route, reason in list(result.reasons.items())[:20]:
        say(f"  {route}  {reason}")
    if len(result.reasons) > 20:
        say(f"  … and {len(result.reasons) - 20} more")
    for reason, count in Counter(result.reasons.values()).most_common(8):
        say(f"  {count:6} × {reason}")
    for stage, taken in result.times.items():
        say(f"  {stage:<10}{taken:8.3f} s")
