"""`serve`: the preview, with live reload. What it builds stays under .presstime/, apart from what is
deployed."""

from __future__ import annotations

import argparse
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import msgspec

from presstime.cli import GOOD, INTERRUPTED, WRONG_USE
from presstime.cli.findings import completed
from presstime.cli.places import PROGRAM, WrongUse, colours, now_of, request_of, say, store_path
from presstime.diagnostics import Diagnostic
from presstime.engine import fingerprint
from presstime.engine.lock import Busy, Lock
from presstime.engine.request import Request
from presstime.engine.store import Store

if TYPE_CHECKING:
    from presstime.preview.outcomes import Contents, Outcome
    from presstime.preview.running import Sitting
    from presstime.preview.server import Door

TERMINATED = 143


class _Terminated(BaseException):
    """SIGTERM before the server runs."""


def serve(options: argparse.Namespace) -> int:
    from presstime.preview.running import preview
    from presstime.preview.server import NoPort, open_door

    signal.signal(signal.SIGTERM, _terminate)
    try:
        request = _preview_request(options)
        with _opened_store(request) as store:
            door = open_door(options.host, options.port)
            with door.socket:
                _tell_door(door)
                got = preview(_sitting(options, request, store, door))
    except (WrongUse, NoPort) as problem:
        say(f"error: {problem}")
        return WRONG_USE
    except KeyboardInterrupt:
        got = int(signal.SIGINT)
    except _Terminated:
        got = int(signal.SIGTERM)
    return {int(signal.SIGINT): INTERRUPTED, int(signal.SIGTERM): TERMINATED}.get(got, GOOD)


def _terminate(number: int, frame: FrameType | None) -> None:
    raise _Terminated


def _preview_request(options: argparse.Namespace) -> Request:
    """A build into the preview's own folder: one for each of the two modes, so that neither shows the other's
    pages."""
    request = request_of(options)
    name = "preview-public" if options.no_held else "preview"
    return msgspec.structs.replace(
        request, output=store_path(request.source).parent / name, mode="public" if options.no_held else "held"
    )


@contextmanager
def _opened_store(request: Request) -> Iterator[Store]:
    """The preview's own store, so that `build` and `check` work while it runs. Raises WrongUse where one runs
    already."""
    from presstime.preview.presence import address_of

    folder = store_path(request.source).parent
    lock = Lock(folder / "preview.lock")
    try:
        lock.acquire()
    except Busy as busy:
        address = address_of(folder, busy.holder)
        where = f" at {address}" if address else ""
        raise WrongUse(f"a preview of this publication is running already{where} (process {busy.holder})") from None
    except OSError as problem:
        raise WrongUse(f"{folder.name}/ can't be written beside site.yaml ({problem.strerror})") from None
    try:
        store = Store(folder / "preview.sqlite", fingerprint.of_program())
        try:
            yield store
        finally:
            store.close()
    finally:
        lock.release()


def _tell_door(door: Door) -> None:
    if door.skipped is not None:
        say(f"port {door.skipped} is taken; using {door.port}")
    if door.is_wide:
        say(f"warning: listening on {door.host}: whoever reaches this machine can read drafts and embargoed stories")


def _sitting(options: argparse.Namespace, request: Request, store: Store, door: Door) -> Sitting:
    from presstime.engine.scanning import locate
    from presstime.preview.editors import VS_CODE, editor_url
    from presstime.preview.running import Sitting as Given

    pattern = VS_CODE if options.editor is None else options.editor

    def complete(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
        return completed(findings, request.source, PROGRAM)

    def open_url(finding: Diagnostic) -> str:
        path = locate(finding.where.file, request.source, PROGRAM)
        return editor_url(pattern, str(path), finding.where) if pattern and path.is_file() else ""

    return Given(
        request,
        store,
        door,
        _names(options.host),
        lambda: now_of(options, request.source),
        complete,
        open_url,
        _base_of(request),
        say,
        _say_build(complete),
        _opened(options.open),
    )


def _names(host: str) -> frozenset[str]:
    """What this machine may be called by a browser, besides numbers."""
    own = socket.gethostname().lower()
    return frozenset({host.lower(), own, f"{own}.local", f"{own.partition('.')[0]}.local"})


def _base_of(request: Request) -> Callable[[Contents | None], str]:
    """The site's base path: that of what was published, or of site.yaml."""
    from presstime.reading.site import read_settings

    def base_of(contents: Contents | None) -> str:
        publication = contents.publication if contents else None
        if publication is not None:
            return publication.settings.base_path
        try:
            settings, _ = read_settings((request.source / "site.yaml").read_bytes(), base_url=request.base_url)
        except OSError:
            settings = None
        return settings.base_path if settings else ""

    return base_of


def _say_build(
    complete: Callable[[Sequence[Diagnostic]], list[Diagnostic]],
) -> Callable[[Outcome, Sequence[Diagnostic]], None]:
    from presstime.preview.outcomes import sentence
    from presstime.reports import as_text

    def say_build(outcome: Outcome, findings: Sequence[Diagnostic]) -> None:
        if findings:
            say(as_text(complete(findings), colours(sys.stderr)))
        say(sentence(outcome))

    return say_build


def _opened(is_asked: bool) -> Callable[[str], None]:
    def opened(address: str) -> None:
        say(f"preview at {address}  (Ctrl-C ends it)")
        if is_asked:
            import threading
            import webbrowser

            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    return opened
