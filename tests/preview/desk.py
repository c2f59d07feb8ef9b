"""A preview under test: a small publication on disk, the server in a process of its own, clients and a browser."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.needs import chromium
from tests.tools.node import modules

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
STORY = "content/articles/2023/{}.md"

SITE = """title: The Test Wire
base_url: {base_url}
language: en
timezone: UTC
menu:
  - label: Latest
    url: /latest/
"""


def story(slug: str, body: str = "Nothing moved today.", **fields: str) -> str:
    """An article file without figures."""
    given = {"id": f"2023-01-10-{slug}", "title": f"Story {slug}", "date": "2023-01-10 09:00", "author": "ada",
             "standfirst": f"What {slug} says.", **fields}  # fmt: skip
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in given.items() if value) + f"---\n{body}\n"


def publication(folder: Path, base_url: str = "https://wire.example/", stories: int = 3) -> Path:
    """A publication of a few stories (one, two, three …) with a style sheet of its own."""
    write(folder, "site.yaml", SITE.format(base_url=base_url))
    write(folder, "content/authors/ada.yaml", "name: Ada Test\nrole: Reporter\nbio: Writes tests.\n")
    write(folder, "static/press.css", "body{color:rgb(1, 2, 3)}\n")
    for number in range(stories):
        slug = ("one", "two", "three")[number] if number < 3 else f"n{number}"
        write(folder, STORY.format(slug), story(slug))
    return folder


def write(folder: Path, path: str, text: str) -> None:
    """As careful editors save: into a file beside, then a rename."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, target)


def wait_for(seen: Callable[[], Any], what: str = "") -> Any:
    """What `seen` gives, as soon as that is true. Fails after a minute."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := seen():
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited in vain: {what}")


class Preview:
    """`serve` in a process. `said` is what it printed."""

    def __init__(self, source: Path, *options: str) -> None:
        self.source = source
        self.options = options
        self.said = ""
        self.address = ""
        self.is_terminal_closed = False
        """Once true, nobody reads on after the next line: what is said then has nowhere to go."""

    def __enter__(self) -> Preview:
        self.begin()
        wait_for(lambda: self.address or self.process.poll() is not None, f"the address: {self.said}")
        assert self.address, self.said
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            sys.stderr.write(self.said)
        self.end(signal.SIGKILL)

    def begin(self) -> None:
        port = () if "--port" in self.options else ("--port", "0")
        command = [sys.executable, "-W", "error", str(ROOT / "build.py"), "serve", "--source", str(self.source)]
        self.process = subprocess.Popen(
            [*command, *port, *self.options],
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "NO_COLOR": "1"},
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said += line
            if found := re.match(r"preview at (http\S+)", line):
                self.address = found[1]
            if self.is_terminal_closed:
                self.process.stderr.close()
                return

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self._listener.join(5)
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        return code

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].partition("/")[0])

    def get(
        self, path: str, headers: dict[str, str] | None = None, method: str = "GET"
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """(status, headers, body) of one request, the path sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def text(self, path: str) -> str:
        return self.get(path)[2].decode("utf-8")

    def raw(self, request: bytes) -> bytes:
        """What comes back for these very bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            parts = []
            with contextlib.suppress(OSError):
                while part := connection.recv(65536):
                    parts.append(part)
            return b"".join(parts)

    def handshake(self, headers: dict[str, str]) -> int:
        """The status that a WebSocket handshake with these headers gets."""
        given = {"Host": f"127.0.0.1:{self.port}", "Upgrade": "websocket", "Connection": "Upgrade",
                 "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", **headers}  # fmt: skip
        lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(f"GET /livereload HTTP/1.1\r\n{lines}\r\n".encode())
            return int(connection.recv(4096).split()[1])

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text("/__presstime/status.json"))
        return found

    def settle(self) -> dict[str, Any]:
        """The state of the build after a quiet second."""
        quiet = time.monotonic()
        before: dict[str, Any] = {}
        while time.monotonic() - quiet < 1:
            time.sleep(0.1)
            now = self.status()
            if now != before or now["building"] or now["pending"]:
                before, quiet = now, time.monotonic()
        return before


class Client:
    """A client of the livereload protocol, in a thread; messages as they come."""

    def __init__(self, preview: Preview, page: str = "/") -> None:
        self.url = f"ws://127.0.0.1:{preview.port}/livereload"
        self.page = f"http://127.0.0.1:{preview.port}{page}"
        self.protocols = ["http://livereload.com/protocols/official-7"]
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()

    def __enter__(self) -> Client:
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready = threading.Event()
        self._thread.start()
        self._ready.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        loop = getattr(self, "_loop", None)
        if loop is not None and loop.is_running():
            loop.call_soon_threadsafe(self._end.set_result, None)
        self._thread.join(5)

    def _run(self) -> None:
        import asyncio

        asyncio.run(self._talk())

    async def _talk(self) -> None:
        import asyncio

        from tornado.websocket import websocket_connect

        self._loop = asyncio.get_running_loop()
        self._end: asyncio.Future[None] = self._loop.create_future()
        connection = await websocket_connect(self.url)
        await connection.write_message(json.dumps({"command": "hello", "protocols": self.protocols}))
        self.hello = json.loads(str(await connection.read_message()))
        info = {"command": "info", "url": self.page, "plugins": {}}
        await connection.write_message(json.dumps(info))
        self._ready.set()
        reading = asyncio.ensure_future(self._read(connection))
        await self._end
        connection.close()
        await asyncio.wait_for(reading, 10)

    async def _read(self, connection: Any) -> None:
        while (message := await connection.read_message()) is not None:
            self.messages.put(json.loads(message))

    def next(self, seconds: float = PATIENCE) -> dict[str, Any]:
        return self.messages.get(timeout=seconds)


class Browser:
    """Chromium, driven by drive.mjs. Each page is named."""

    def __enter__(self) -> Browser:
        modules()
        self._process = subprocess.Popen(
            ["node", str(Path(__file__).with_name("drive.mjs"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "CHROMIUM": chromium() or ""},
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def do(self, what: str, page: str = "page", **given: str) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": what, "page": page, **given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "fault" not in answer, answer["fault"]
        return answer["ok"]

    def open(self, url: str, page: str = "page") -> int:
        """Go there, and wait until the page's socket is up."""
        status = int(self.do("open", page, url=url))
        wait_for(lambda: self.run(CONNECTED, page), "the page's socket")
        return status

    def run(self, code: str, page: str = "page") -> Any:
        """The value of an expression in the page; None while it is being loaded."""
        try:
            return self.do("run", page, code=code)
        except AssertionError as fault:
            if "navigation" in str(fault) or "context was destroyed" in str(fault):
                return None
            raise

    def wait(self, code: str, page: str = "page") -> Any:
        return wait_for(lambda: self.run(code, page), code)


CONNECTED = "document.querySelector('presstime-preview')?.shadowRoot.textContent !== undefined"
PANEL = (
    "(document.querySelector('presstime-preview')?.shadowRoot.querySelector('.panel:not([hidden])')?.innerText ?? '')"
)


@contextlib.contextmanager
def serving(source: Path, *options: str) -> Iterator[Preview]:
    with Preview(source, *options) as preview:
        yield preview
