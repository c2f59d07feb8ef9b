"""The browsers that are connected: the livereload protocol (7) as its package speaks it, and a little more
for our script.

A client of the protocol (a browser extension, livereload.js) gets `reload` at each change and nothing that it
would not know. Our own script names itself in its `hello`; it gets `reload` only where its page changed, and
`presstime` messages with the state of the build, for which others would close the connection.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from typing import Any

import tornado.websocket
from livereload.handlers import LiveReloadHandler

from presstime.preview.guard import Guard
from presstime.preview.showing import OWN, Showing

OUR_PROTOCOL = "presstime-preview-1"
SILENT_FOR = 1.0
MOST_STYLES = 5


class Readers:
    """Everybody connected. Lives in the server's thread; only `routes` is read by others (replaced whole)."""

    def __init__(self, showing: Showing) -> None:
        self.showing = showing
        self.connected: set[Socket] = set()
        self.routes: tuple[str, ...] = ()

    def update_routes(self) -> None:
        self.routes = tuple({reader.route for reader in self.connected if reader.route})

    def tell_published(self, routes: Iterable[str]) -> None:
        """Reload the pages that changed, swap style sheets where nothing else did."""
        changed = frozenset(routes)
        styles = sorted(self.showing.url_of(route) for route in changed if route.endswith(".css"))
        others = sorted(route for route in changed if not route.endswith(".css"))
        for reader in list(self.connected):
            if reader.is_ours and not self.showing.concerns(frozenset(others), reader.route):
                reader.swap(styles)
            elif others or len(styles) > MOST_STYLES:
                reader.reload(self.showing.url_of(others[0]) if others and others[0] != "*" else "*")
            else:
                reader.swap(styles)

    def tell_state(self) -> None:
        """The state of the build, to our own pages."""
        message = b'{"command":"presstime","status":' + self.showing.status() + b"}"
        for reader in list(self.connected):
            if reader.is_ours:
                reader.tell(message.decode())

    def tell_of_turn(self) -> None:
        """What is served turned broken or mended: our script is told more, clients of the protocol load again."""
        for reader in list(self.connected):
            if not reader.is_ours:
                reader.reload("*")

    def reload_own_pages(self) -> None:
        """`/__presstime/` tells of every build."""
        for reader in list(self.connected):
            if reader.is_at_own_page:
                reader.reload("*")


class Socket(LiveReloadHandler):  # type: ignore[misc]
    """One connection. The package's own class attributes are left alone: they would be shared by every
    server."""

    def initialize(self, readers: Readers, guard: Guard) -> None:
        self.readers = readers
        self.guard = guard
        self.said_hello = self.is_ours = self.is_at_own_page = False
        self.route: str | None = None
        self.since = time.monotonic()

    def prepare(self) -> None:
        if not self.guard.allows_host(self.request.headers.get("Host")):
            self.set_status(403)
            self.finish("This preview answers only to the names of the machine that it runs on.\n")

    def check_origin(self, origin: str) -> bool:
        return self.guard.allows_origin(origin, self.request.headers.get("Host", ""))

    def open(self, *args: str, **kwargs: str) -> None:
        self.readers.connected.add(self)

    def on_close(self) -> None:
        self.readers.connected.discard(self)
        self.readers.update_routes()

    def on_message(self, message: str | bytes) -> None:
        try:
            said = json.loads(message)
        except ValueError:
            return
        if not isinstance(said, dict):
            return
        if said.get("command") == "hello":
            self._hello(said, message)
        elif said.get("command") == "info":
            self._info(said)

    def _hello(self, said: dict[str, Any], message: str | bytes) -> None:
        self.said_hello = True
        protocols = said.get("protocols")
        self.is_ours = isinstance(protocols, list) and OUR_PROTOCOL in protocols
        super().on_message(message)

    def _info(self, said: dict[str, Any]) -> None:
        url = said.get("url")
        if not isinstance(url, str):
            return
        showing = self.readers.showing
        self.route = showing.route_at(url)
        self.is_at_own_page = self.route == OWN
        self.readers.update_routes()
        if self.is_ours:
            if showing.is_outdated(str(said.get("mark")), self.route):
                self.reload("*")
            else:
                self.tell('{"command":"presstime","status":' + showing.status().decode() + "}")

    def reload(self, path: str) -> None:
        if self.said_hello or time.monotonic() - self.since > SILENT_FOR:
            self.tell(json.dumps({"command": "reload", "path": path, "liveCSS": True, "liveImg": True}))

    def swap(self, styles: Sequence[str]) -> None:
        for style in styles[:MOST_STYLES]:
            self.reload(style)

    def tell(self, message: str) -> None:
        try:
            sent = self.write_message(message)
        except tornado.websocket.WebSocketClosedError:
            self.readers.connected.discard(self)
            return
        sent.add_done_callback(lambda future: future.cancelled() or future.exception())
