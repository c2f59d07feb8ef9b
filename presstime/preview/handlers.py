"""What the preview answers: the built files, our own pages and script. Every answer is guarded and never
cached."""

from __future__ import annotations

import http.client
import os
import secrets
from collections.abc import Callable
from pathlib import Path

import tornado.iostream
import tornado.web

from presstime.preview import headers, pages
from presstime.preview.addresses import Unacceptable
from presstime.preview.content_types import content_type, is_page
from presstime.preview.guard import Guard
from presstime.preview.injection import with_script
from presstime.preview.ranges import Unsatisfiable, span_of
from presstime.preview.showing import OWN, Showing

CLIENT = Path(__file__).parent / "client"
BLOCK = 1 << 16


class Guarded(tornado.web.RequestHandler):
    """Host checked, nothing cached, faults in one line."""

    def initialize(self, showing: Showing, guard: Guard) -> None:
        self.showing = showing
        self.guard = guard

    def set_default_headers(self) -> None:
        self.set_header("Server", "Presstime preview")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        if not self.guard.allows_host(self.request.headers.get("Host")):
            self.refuse(403, "This preview answers only to the names of the machine that it runs on.")

    def compute_etag(self) -> None:
        return None

    def refuse(self, status: int, text: str) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{text}\n")

    def write_error(self, status_code: int, **kwargs: object) -> None:
        self.refuse(status_code, f"{status_code} {http.client.responses.get(status_code, '')}")

    def send_page(self, page: bytes) -> None:
        """A page, with our script in it, under its policies loosened for that script."""
        nonce = secrets.token_urlsafe(12)
        origin = f"{self.request.protocol}://{self.request.host}"
        socket = f"{'wss' if self.request.protocol == 'https' else 'ws'}://{self.request.host}"
        allowed = headers.Allowed(f"{origin}{OWN}", (f"{socket}/livereload", f"{origin}{OWN}"), nonce)
        for name, value in self.deployed_headers(allowed):
            self.add_header(name, value)
        status = self.showing.status() if self.showing.is_broken else b""
        body = with_script(page, f"{OWN}preview.js?at={self.showing.mark}", status, allowed)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Length", str(len(body)))
        self.finish(body if self.request.method != "HEAD" else None)

    def deployed_headers(self, allowed: headers.Allowed) -> list[tuple[str, str]]:
        return []


class Site(Guarded):
    """The built folder as a static host would serve it."""

    async def get(self) -> None:
        try:
            file, elsewhere = self.showing.lookup(self.request.path)
        except Unacceptable as problem:
            self.refuse(problem.status, f"{problem.status}: that is no address of the preview")
            return
        if elsewhere:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(elsewhere + query, status=302)
        elif file is None:
            self._missing()
        elif is_page(file):
            self._page(file)
        else:
            await self._file(file)

    head = get

    def _missing(self) -> None:
        try:
            page, status = Path(self.showing.root, "404.html").read_bytes(), 404
        except OSError:
            if self.showing.has_pages:
                page, status = pages.no_such_page(self.request.path), 404
            else:
                self.showing.note_loss()
                page, status = pages.nothing_yet(self.showing), 200
        self.set_status(status)
        self.send_page(page)

    def _page(self, file: str) -> None:
        try:
            page = Path(file).read_bytes()
        except OSError:
            self._missing()
            return
        self.send_page(page)

    async def _file(self, file: str) -> None:
        """Anything else, as it is; a part of it where one is asked for."""
        try:
            opened = open(file, "rb")  # noqa: SIM115 - closed by the `with` below
        except OSError:
            self._missing()
            return
        with opened:
            size = os.fstat(opened.fileno()).st_size
            start, end = 0, size
            self.set_header("Content-Type", content_type(file))
            self.set_header("Accept-Ranges", "bytes")
            for name, value in self.deployed_headers(headers.Allowed("", (), "")):
                self.add_header(name, value)
            try:
                span = span_of(self.request.headers.get("Range"), size)
            except Unsatisfiable:
                self.set_status(416)
                self.set_header("Content-Range", f"bytes */{size}")
                return
            if span is not None and "If-Range" not in self.request.headers:
                start, end = span
                self.set_status(206)
                self.set_header("Content-Range", f"bytes {start}-{end - 1}/{size}")
            self.set_header("Content-Length", str(end - start))
            if self.request.method == "HEAD":
                return
            opened.seek(start)
            await self._stream(opened.read, end - start)

    async def _stream(self, read: Callable[[int], bytes], left: int) -> None:
        try:
            while left:
                block = read(min(BLOCK, left))
                if not block:
                    return
                left -= len(block)
                self.write(block)
                await self.flush()
        except tornado.iostream.StreamClosedError:
            return

    def deployed_headers(self, allowed: headers.Allowed) -> list[tuple[str, str]]:
        try:
            text = Path(self.showing.root, "_headers").read_text("utf-8", "replace")
        except OSError:
            return []
        path = self.request.path
        below = path[len(self.showing.base) :] if path.startswith(self.showing.base) else path
        return list(headers.headers_for(headers.rules_of(text), (path, below), allowed))


class Status(Guarded):
    """The state of the build, as JSON, for scripts and editors."""

    def get(self) -> None:
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(self.showing.status())


class Own(Guarded):
    """`/__presstime/`: what there is, what is held, what was found, what was built."""

    def get(self) -> None:
        self.set_header("Content-Security-Policy", pages.POLICY)
        self.send_page(pages.overview(self.showing))

    head = get


class ClientFile(Guarded):
    """Our script and style sheet."""

    def get(self, name: str) -> None:
        self.set_header("Content-Type", content_type(name))
        self.finish((CLIENT / name).read_bytes())


class Nowhere(Guarded):
    """Addresses below our own that are none."""

    def get(self) -> None:
        self.refuse(404, "404: there is no such page of the preview")

    head = get
