"""How soon a save is on the screen: the preview measured as the browser sees it.

    python -m benchmarks.preview --sizes 1000 10000 --saves 30 --json preview.json

Each size is a publication of invented stories (`benchmarks.stories`), served by `build.py serve` in a process of its
own. A client of the livereload protocol listens; a save is a file written beside and renamed over, as editors do, and
the time is from that rename to the reload message. Medians of `--saves`, with the slowest beside them. Saves are a
second apart, so that each meets a server at rest. Idle is the processor time of the server, of /proc, over `--idle`
seconds in which nothing happens; the first page is from the start of the process to the last byte of the front page.
Linux only for idle. What else runs on the machine weighs on all of it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.source import write_source
from benchmarks.stories import newsroom

ROOT = Path(__file__).resolve().parent.parent
REST = 1.0
MUST = {
    ("body", 1_000): 150, ("body", 10_000): 250, ("css", 10_000): 100, ("template", 10_000): 700,
    ("first page", 10_000): 1500,
}  # fmt: skip


class Server:
    """`serve` on a source. `address` once it answers, `seconds` from the start until the front page was had."""

    def __init__(self, source: Path) -> None:
        begun = time.perf_counter()
        command = [sys.executable, str(ROOT / "build.py"), "serve", "--source", str(source), "--port", "0"]
        self._said = source.with_name(f"{source.name}.log")
        with self._said.open("w") as said:
            self.process = subprocess.Popen(command, stderr=said, stdout=subprocess.DEVNULL)
        self.address = self._wait()
        with urllib.request.urlopen(self.address) as page:
            page.read()
        self.seconds = time.perf_counter() - begun

    def _wait(self) -> str:
        while self.process.poll() is None:
            if found := re.search(r"preview at (http\S+)", self._said.read_text("utf-8")):
                return found[1]
            time.sleep(0.005)
        raise RuntimeError(self._said.read_text("utf-8"))

    def cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def is_at_rest(self) -> bool:
        with urllib.request.urlopen(urllib.parse.urljoin(self.address, STATUS)) as answer:
            status = json.load(answer)
        return not status["building"] and not status["pending"]

    def rest(self) -> None:
        """Wait until nothing is being built, and then some."""
        time.sleep(REST)
        while not self.is_at_rest():
            time.sleep(0.1)

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)


STATUS = "/__presstime/status.json"
Change = Callable[[int], tuple[Path, str]]


def save(path: Path, text: str) -> float:
    """Write as careful editors do; the instant before the rename."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    begun = time.perf_counter()
    os.replace(beside, path)
    return begun


async def measure(server: Server, page: str, change: Change, wanted: str, saves: int) -> list[float]:
    """Milliseconds from each save to the reload message whose path ends with `wanted`."""
    from tornado.websocket import websocket_connect

    connection = await websocket_connect(server.address.replace("http", "ws").rstrip("/") + "/livereload")
    await connection.write_message(json.dumps({"command": "hello", "protocols": [PROTOCOL]}))
    await connection.read_message()
    url = server.address.rstrip("/") + page
    await connection.write_message(json.dumps({"command": "info", "url": url, "plugins": {}}))
    heard: asyncio.Queue[tuple[float, Any]] = asyncio.Queue()

    async def listen() -> None:
        """As a browser does, always: whoever stops reading is taken for gone."""
        while (message := await connection.read_message()) is not None:
            heard.put_nowait((time.perf_counter(), json.loads(str(message))))

    listening = asyncio.create_task(listen())
    await asyncio.sleep(0.2)
    taken = []
    for number in range(saves):
        begun = save(*change(number))
        while True:
            at, message = await asyncio.wait_for(heard.get(), 60)
            if at > begun and message["command"] == "reload" and message["path"].endswith(wanted):
                break
        taken.append((at - begun) * 1000)
        await asyncio.to_thread(server.rest)
    connection.close()
    listening.cancel()
    return taken


PROTOCOL = "http://livereload.com/protocols/official-7"


def edits(source: Path) -> dict[str, tuple[str, Change, str]]:
    """What is measured: the page that is open, the save, and the path of the message that is waited for."""
    story = sorted((source / "content/articles").rglob("*.md"))[len(list(source.rglob("*.md"))) // 2]
    page = page_of(source, story)
    text = story.read_text("utf-8")
    css = (ROOT / "static/press.css").read_text("utf-8")
    template = (ROOT / "templates/article.html").read_text("utf-8")

    def body(number: int) -> tuple[Path, str]:
        return story, f"{text}\nThe newest paragraph, version {number}.\n"

    def style(number: int) -> tuple[Path, str]:
        return source / "static/press.css", f"{css}\n/* version {number} */\n"

    def article_template(number: int) -> tuple[Path, str]:
        marked = template.replace("{% endblock %}", f"<!-- version {number} -->{{% endblock %}}")
        return source / "templates/article.html", marked

    return {"body": (page, body, page), "css": (page, style, "/press.css"), "template": (page, article_template, page)}


def page_of(source: Path, story: Path) -> str:
    """The address of a story: the built page that the preview says is its."""
    stem = story.stem
    built = next(path for path in (source / ".presstime/preview").rglob(f"*{stem}*/index.html"))
    return f"/{built.parent.relative_to(source / '.presstime/preview').as_posix()}/"


def prepare(count: int, folder: Path) -> Path:
    """A source with a style sheet and an article template of its own, built once."""
    source = folder / str(count)
    write_source(newsroom(count, 1), source)
    for path in ("static/press.css", "templates/article.html"):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, source / path)
    server = Server(source)
    server.rest()
    time.sleep(4)
    server.end()
    return source


def run(count: int, folder: Path, saves: int, idle: float) -> dict[str, Any]:
    source = prepare(count, folder)
    found: dict[str, Any] = {"stories": count}
    starts = []
    for _ in range(5):
        server = Server(source)
        starts.append(server.seconds * 1000)
        server.rest()
        server.end()
    found["first page"] = starts
    server = Server(source)
    try:
        server.rest()
        for name, (page, change, wanted) in edits(source).items():
            asyncio.run(measure(server, page, change, wanted, 2))
            times = saves if name != "template" else min(saves, 10)
            found[name] = asyncio.run(measure(server, page, change, wanted, times))
        time.sleep(5)
        before = server.cpu_seconds()
        time.sleep(idle)
        found["idle percent"] = 100 * (server.cpu_seconds() - before) / idle
    finally:
        server.end()
    return found


def table(results: list[dict[str, Any]]) -> str:
    """The results as Markdown: median, slowest, and what must be reached."""
    lines = ["| stories | what | median, ms | slowest, ms | must, ms |", "| ---: | --- | ---: | ---: | ---: |"]
    for found in results:
        for name in ("body", "css", "template", "first page"):
            taken = found[name]
            cells = (f"{found['stories']:,}", name, f"{statistics.median(taken):.0f}", f"{max(taken):.0f}",
                     str(MUST.get((name, found["stories"]), "")))  # fmt: skip
            lines.append(f"| {' | '.join(cells)} |")
        lines.append(f"| {found['stories']:,} | idle, % of a core | {found['idle percent']:.2f} | | ≤ 1 |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--saves", type=int, default=30)
    parser.add_argument("--idle", type=float, default=60, help="seconds of watching an idle server")
    parser.add_argument("--json", type=Path, help="write every measured time here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = [run(count, Path(folder), given.saves, given.idle) for count in given.sizes]
    machine = f"Python {platform.python_version()}, {os.cpu_count()} processors"
    sys.stdout.write(f"{table(results)}\n\n{machine}; medians of {given.saves} saves (templates 10, starts 5)\n")
    if given.json:
        given.json.write_text(json.dumps({"machine": machine, "results": results}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
