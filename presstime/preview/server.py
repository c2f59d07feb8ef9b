"""The server: livereload's, with our handlers, ports looked for, and an end that is quick and quiet.

`livereload.Server` and its socket handler stay the base and the protocol; their watch loop, throttle, static
files and start are not used (docs/preview.md says what was found).
"""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import livereload.server
import tornado.httpserver
import tornado.web
from livereload.handlers import LiveReloadJSHandler

from presstime.preview.guard import Guard, is_loopback
from presstime.preview.handlers import ClientFile, Guarded, Nowhere, Own, Site, Status
from presstime.preview.readers import Readers, Socket
from presstime.preview.showing import OWN, Showing

FIRST_PORT, TRIES = 8000, 100
LONGEST_HEADER = 1 << 18


class NoPort(Exception):
    """The address can't be listened on; the message says why and what to do."""


@dataclass(frozen=True)
class Door:
    """A socket that listens. `skipped` is the port that was taken, where another was found."""

    host: str
    port: int
    socket: socket.socket
    skipped: int | None = None

    @property
    def address(self) -> str:
        """ "http://127.0.0.1:8000", as a browser on this machine reaches it."""
        shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(self.host, self.host)
        return f"http://{f'[{shown}]' if ':' in shown and not shown.startswith('[') else shown}:{self.port}"

    @property
    def is_wide(self) -> bool:
        return not is_loopback(self.host)


def open_door(host: str, port: int | None) -> Door:
    """Listen. A port that was asked for, or none; else the next free one from 8000. Raises NoPort."""
    if port is not None and not 0 <= port <= 65535:
        raise NoPort(f"--port {port}: ports are numbers from 0 (any free one) to 65535")
    asked = [port] if port is not None else list(range(FIRST_PORT, FIRST_PORT + TRIES))
    for number in asked:
        try:
            listening = _listen(host.strip("[]"), number)
        except socket.gaierror:
            raise NoPort(f"--host {host}: this machine has no such address") from None
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE and port is None:
                continue
            raise NoPort(_why(problem, host, number)) from None
        actual = int(listening.getsockname()[1])
        return Door(host, actual, listening, asked[0] if port is None and number != asked[0] else None)
    raise NoPort(f"no port from {asked[0]} to {asked[-1]} is free: name one with --port")


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the first address that `host` has."""
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listening = socket.socket(family)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.setblocking(False)
        listening.bind(address)
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def _why(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"port {port} is taken: name another with --port, or none to have a free one found"
    if problem.errno == errno.EACCES:
        return f"port {port} is not for ordinary users: name one above 1023 with --port"
    if problem.errno == errno.EADDRNOTAVAIL:
        return f"--host {host}: this machine has no such address"
    return f"{host}:{port} can't be listened on ({problem.strerror})"


class PreviewServer(livereload.server.Server):  # type: ignore[misc]
    """Our handlers on the socket of a door."""

    def __init__(self, showing: Showing, readers: Readers, door: Door, guard: Guard) -> None:
        super().__init__()
        self._showing = showing
        self._readers = readers
        self._door = door
        self._guard = guard

    def application(self, *_: Any, **__: Any) -> None:
        """In place of livereload's: no /forcereload, no listing, no inline script."""
        common = {"showing": self._showing, "guard": self._guard}
        script = type("Script", (Guarded, LiveReloadJSHandler), {})
        handlers: list[Any] = [
            (r"/livereload", Socket, {"readers": self._readers, "guard": self._guard}),
            (r"/livereload\.js", script, common),
            (rf"{OWN}", Own, common),
            (rf"{OWN}status\.json", Status, common),
            (rf"{OWN}(preview\.(?:js|css))", ClientFile, common),
            (rf"{OWN[:-1]}(?:/.*)?", Nowhere, common),
            (r"(?s:.*)", Site, common),
        ]
        app = tornado.web.Application(
            handlers, log_function=lambda handler: None, websocket_ping_interval=30, compress_response=False
        )
        self._http = tornado.httpserver.HTTPServer(app, max_header_size=LONGEST_HEADER, no_keep_alive=False)
        self._http.add_sockets([self._door.socket])

    def stop(self) -> None:
        self._http.stop()
        for reader in list(self._readers.connected):
            reader.close()


async def run(server: PreviewServer, ready: Callable[[], None]) -> int:
    """Serve until SIGINT or SIGTERM; the number of the signal. `ready` is called as requests are answered."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()

    def end(number: int) -> None:
        if not ended.done():
            ended.set_result(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, end, int(number))
        except (NotImplementedError, RuntimeError, ValueError):
            signal.signal(number, lambda got, _: loop.call_soon_threadsafe(end, int(got)))
    server.application()
    ready()
    try:
        return await ended
    finally:
        server.stop()


def quiet_logs(tell: Callable[[str], None]) -> None:
    """Tornado's own log: only our handlers' faults, one line each."""

    class OneLine(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            fault = record.exc_info[1] if record.exc_info else None
            tell(f"preview: {fault!r}" if fault else f"preview: {record.getMessage()}")

    for name in ("tornado", "livereload", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [OneLine(logging.ERROR)]
        logger.propagate = False
