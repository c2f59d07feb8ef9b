"""A small checkout for the tests of first use: the real build.py, a lock of one package, an index of our own.

The package is called pebble, has two releases, and is served from this machine, so pip does all it would
do for real and no network is needed. `Index.stall` makes the download hang, which is where runs are killed.
"""

from __future__ import annotations

import copy
import hashlib
import http.server
import io
import os
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLI = """
def main(argv):
    import pebble
    print("pebble", pebble.VERSION, "from", pebble.__file__, *argv)
    return 0
"""
Run = subprocess.CompletedProcess[str]


def wheel(version: str) -> bytes:
    """The bytes of pebble's wheel, the same each time."""
    info = f"pebble-{version}.dist-info"
    files = {
        "pebble.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: pebble\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": f"pebble.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()


def lock(version: str, digest: str | None = None) -> str:
    """A lock that pins pebble."""
    return f"pebble=={version} \\\n    --hash=sha256:{digest or hashlib.sha256(wheel(version)).hexdigest()}\n"


class Index:
    """A package index on 127.0.0.1 with pebble 1.0 and 2.0."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.goes_on = threading.Event()
        self.goes_on.set()
        index = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = index.answer(self.path)
                self.send_response(200)
                kind = "text/html" if self.path.endswith("/") else "application/zip"
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                return

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/simple/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, path: str) -> bytes:
        """The page of links, or a wheel once it may go on."""
        if path.endswith("/"):
            names = [f"pebble-{version}-py3-none-any.whl" for version in ("1.0", "2.0")]
            return "".join(f'<a href="/{name}">{name}</a>' for name in names).encode()
        self.asked.set()
        self.goes_on.wait(60)
        return wheel(path.split("-")[1])

    def stall(self) -> None:
        """From now on a download hangs until `goes_on` is set; `asked` tells when one has begun."""
        self.asked.clear()
        self.goes_on.clear()

    def close(self) -> None:
        self.goes_on.set()
        self.server.shutdown()
        self.server.server_close()


class Checkout:
    """The files that first use needs, in a folder of their own, run as a person runs them."""

    def __init__(self, folder: Path, index: Index) -> None:
        self.folder = folder
        self.cache = folder.parent / "cache"
        self.settings = {
            "PIP_INDEX_URL": index.url,
            "PIP_RETRIES": "0",
            "PIP_NO_CACHE_DIR": "1",
            "PIP_CONFIG_FILE": os.devnull,
            "XDG_CACHE_HOME": str(self.cache),
            "HOME": str(folder.parent),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        (folder / "presstime").mkdir(parents=True)
        shutil.copy(ROOT / "build.py", folder)
        for name in ("__init__.py", "environment.py", "bytecode.py"):
            shutil.copy(ROOT / "presstime" / name, folder / "presstime")
        (folder / "presstime" / "cli.py").write_text(CLI, encoding="utf-8")
        self.pin(lock("1.0"))

    def copy(self, folder: Path) -> Checkout:
        """The same checkout elsewhere, with the environment that it has."""
        other = copy.copy(self)
        other.folder, other.cache = folder, folder.parent / "cache"
        other.settings = {**self.settings, "XDG_CACHE_HOME": str(other.cache), "HOME": str(folder.parent)}
        shutil.copytree(self.folder, folder, symlinks=True)
        return other

    def pin(self, text: str) -> None:
        (self.folder / "requirements.lock").write_text(text, encoding="utf-8")

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / "presstime.stamp"

    def start(self, *arguments: str, before: tuple[str, ...] = (), **settings: str) -> subprocess.Popen[str]:
        """Begin a run in a process group of its own; `before` is what starts the Python."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        return subprocess.Popen(
            [*before, sys.executable, str(self.folder / "build.py"), *arguments],
            cwd=self.folder.parent,
            env={**environment, **self.settings, **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, before: tuple[str, ...] = (), **settings: str) -> Run:
        """A whole run."""
        return finish(self.start(*arguments, before=before, **settings))


def finish(process: subprocess.Popen[str]) -> Run:
    """Wait for a run that was started."""
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def kill_all(process: subprocess.Popen[str]) -> None:
    """End a run and everything it started at once, as a power cut does."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
