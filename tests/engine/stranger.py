"""An interpreter in other circumstances that runs the command again and again, each time in a fresh fork.

As good as a new process each time (nothing is remembered from one run to the next), at a tenth of its
cost: what the program imports is there before the fork. Its hash seed, time zone, locale and working
folder are chosen when it is begun. A run can be killed at its n-th write to the file system.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.site import ROOT, Outcome

KILLED = -int(signal.SIGKILL)
GRAIN_NS = 20_000_000
CHANGES = frozenset(
    "os.rename os.remove os.mkdir os.rmdir os.truncate sqlite3.connect shutil.copyfile shutil.rmtree".split())


class Stranger:
    """The far end; `run` asks it for one run of the command. `close` ends it.

    `has_struck` tells whether the fault that was asked for in the last run has happened.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.engine import stranger; stranger.serve()"
        self._process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder,
            env={**os.environ, **environment})

    def run(self, arguments: list[str], *, kill_at: int = 0, fault_at: int = 0, grain_ns: int = GRAIN_NS) -> Outcome:
        """One run. `kill_at`: die at that change of the file system; `fault_at`: there the disk is full."""
        assert self._process.stdin is not None and self._process.stdout is not None
        task = {"arguments": arguments, "kill_at": kill_at, "fault_at": fault_at, "grain_ns": grain_ns}
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        self.has_struck = bool(answer["struck"])
        return Outcome(answer["code"], answer["out"], answer["err"])

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def serve() -> None:
    """The far end's life: a task a line on stdin, an answer a line on stdout."""
    _import_all()
    for line in sys.stdin:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as struck:
            code = _forked(json.loads(line), out.fileno(), err.fileno(), struck.fileno())
            texts = []
            for stream in (out, err, struck):
                stream.seek(0)
                texts.append(stream.read().decode("utf-8", "replace"))
        answer = dict(zip(("out", "err", "struck"), texts, strict=True))
        sys.stdout.write(json.dumps({"code": code, **answer}) + "\n")
        sys.stdout.flush()


def _import_all() -> None:
    """What every build imports; nothing is worked out yet, so that each fork begins with cold caches."""
    import babel.dates
    import babel.numbers
    import jinja2
    import markdown_it

    import presstime.cli.building
    import presstime.cli.checking
    import presstime.engine.build
    import presstime.text.markdown

    del babel, jinja2, markdown_it, presstime


def _forked(task: Mapping[str, Any], out: int, err: int, struck: int) -> int:
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    code = 70
    try:
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        from presstime.cli import main
        from presstime.engine import scanning

        scanning.GRAIN_NS = task["grain_ns"]
        if task["kill_at"]:
            at_change(task["kill_at"], struck, lambda: os.kill(os.getpid(), signal.SIGKILL))
        if task["fault_at"]:
            at_change(task["fault_at"], struck, _disk_is_full)
        code = main(task["arguments"])
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _disk_is_full() -> None:
    import errno

    raise OSError(errno.ENOSPC, "No space left on device")


def at_change(number: int, struck: int, act: Callable[[], None]) -> None:
    """Call `act` just before the n-th change that this process makes to the file system, and note it in `struck`."""
    count = 0

    def changed() -> None:
        nonlocal count
        count += 1
        if count == number:
            os.write(struck, b"x")
            act()

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and _writes(arguments)):
            changed()

    from presstime.engine.store import Store

    commit = Store.commit

    def committed(store: Store) -> None:
        changed()
        commit(store)

    Store.commit = committed  # type: ignore[method-assign]
    sys.addaudithook(heard)


def _writes(arguments: tuple[Any, ...]) -> bool:
    path, mode, flags = arguments
    if isinstance(path, int):
        return False
    if isinstance(mode, str):
        return any(letter in mode for letter in "wxa+")
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
