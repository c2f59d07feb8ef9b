"""The packages that Presstime runs on: found, or installed into an environment of our own on first use.

In: the folder of build.py with its lock file (pip's requirements format). Out: a `Packages` whose folder
holds exactly what the lock pins; `enter` makes it importable here and now. The standard library only,
for nothing else is there yet; and little of that, for every start passes here.

What is looked for, in this order: the interpreter that runs already has every version pinned (a venv of
the user's, `uv run`, a container); `.venv` beside build.py; where that folder is read-only or the `.venv`
in it is somebody else's, a folder in the user's cache.

The dangers are a half-made environment taken for a whole one, and two runs that make it at once. So the
stamp, which holds the lock's text and the kind of interpreter, is written last; and who makes the
environment holds a lock on the file that also marks the folder as ours to clear. Pip inherits that lock:
where only its parent is killed, the next run waits until pip too is gone.

An environment of the same kind of interpreter is used from within this process rather than by starting
its own Python: that spares a start of the interpreter at every build (10 to 100 ms), and a moved folder
still works.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.machinery import EXTENSION_SUFFIXES

FORMAT = "presstime environment 1"
STAMP = "presstime.stamp"
MARK = "presstime.lock"
HANDED_OVER = "PRESSTIME_HANDED_OVER"
OTHERWISE = "or install {lock} into an environment of your own (pip install -r {lock}) and run in that"

Say = Callable[[str], None]


class Unavailable(Exception):
    """The environment could not be made. The text says why and what to do; it needs no traceback."""


class Packages:
    """An environment that is ready: its folder of packages, its Python, and the kind that Python is of."""

    def __init__(self, environment: str, kind: str, relative: str) -> None:
        self.kind = kind
        self.folder = os.path.join(environment, relative)
        self.python = os.path.join(environment, *_python_within())


def enter(root: str, say: Say, lock_name: str = "requirements.lock", name: str = ".venv") -> None:
    """Make the packages of the lock importable, or go on in an interpreter that has them.

    `say` is told, in one line each, what a person waits for. Raises Unavailable.
    """
    if has_all(_read(os.path.join(root, lock_name)) or ""):
        return
    packages = ensure(root, say, lock_name, name, hand_over=os.environ.pop(HANDED_OVER, None) is None)
    if packages.kind != interpreter_kind():
        _hand_over(packages.python)
    if packages.folder not in sys.path:
        sys.path.insert(1, packages.folder)


def ensure(root: str, say: Say, lock_name: str, name: str, hand_over: bool = False) -> Packages:
    """The environment called `name` with what the lock pins, made if need be.

    With `hand_over` one that another interpreter made serves too, while that is still installed.
    """
    lock = _read(os.path.join(root, lock_name))
    if lock is None:
        raise Unavailable(f"{lock_name} is missing beside build.py: the copy of Presstime is not complete")
    for place in _places(root, name):
        ready = _ready(place, lock, hand_over)
        if ready is not None:
            return ready
    return _make(list(_places(root, name)), lock, lock_name, say)


def has_all(lock: str) -> bool:
    """Whether this interpreter finds every version that the lock pins, by the names of its dist-info folders.

    Pins with a marker are left to the packages that need them. False in an environment of ours that has no
    stamp, for that one may be half made.
    """
    ours, whole = (os.path.exists(os.path.join(sys.prefix, name)) for name in (MARK, STAMP))
    if ours and not whole:
        return False
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in entries:
            if entry.endswith(".dist-info"):
                package, _, version = entry[: -len(".dist-info")].partition("-")
                found.setdefault(package.replace("_", "-").replace(".", "-").lower(), version)
    pins = [line for line in lock.splitlines() if line[:1].isalnum() and " ; " not in line]
    wanted = [pin.removesuffix("\\").strip().partition("==") for pin in pins]
    return bool(wanted) and all(found.get(package) == version for package, _, version in wanted)


def interpreter_kind() -> str:
    """What compiled packages depend on: implementation, version, build, system and processor."""
    if sys.platform == "win32":
        return EXTENSION_SUFFIXES[0]
    return f"{EXTENSION_SUFFIXES[0]} {os.uname().machine}"


def _ready(environment: str, lock: str, hand_over: bool) -> Packages | None:
    stamp = _read(os.path.join(environment, STAMP))
    if stamp is None:
        return None
    made_as, kind, base, relative, stamped_lock = (*stamp.split("\n", 4), "", "", "", "")[:5]
    if made_as != FORMAT or stamped_lock != lock:
        return None
    packages = Packages(environment, kind, relative)
    if not os.path.isdir(packages.folder):
        return None
    other_serves = hand_over and os.path.exists(base) and os.path.exists(packages.python)
    return packages if kind == interpreter_kind() or other_serves else None


def _make(places: list[str], lock: str, lock_name: str, say: Say) -> Packages:
    from importlib.util import find_spec

    advice = OTHERWISE.format(lock=lock_name)
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        raise Unavailable(
            "this Python has no venv module to make an environment with: install it "
            f"(Debian, Ubuntu: apt install python3-venv) and run again, {advice}"
        )
    try:
        place = next(place for place in places if _is_ours_to_make(place))
        with _held(os.path.join(place, MARK), say) as held:
            ready = _ready(place, lock, hand_over=False)
            if ready is None:
                say(f"Installing what Presstime needs into {place} (once; some seconds) …")
                _install(place, lock, lock_name, held)
                ready = _ready(place, lock, hand_over=False)
    except StopIteration:
        tried = " and ".join(places)
        reason = f"no folder to make an environment in (tried {tried})"
        raise Unavailable(f"{reason}: give one that can be written to, {advice}") from None
    except OSError as fault:
        raise Unavailable(f"the environment could not be made: {fault}; mend that, {advice}") from fault
    if ready is None:
        raise Unavailable(f"the environment in {place} is not whole: delete it and run again, {advice}")
    return ready


def _is_ours_to_make(place: str) -> bool:
    try:
        os.makedirs(place, exist_ok=True)
        entries = os.listdir(place)
        if entries and MARK not in entries:
            return False
        with open(os.path.join(place, MARK), "ab"):
            return True
    except OSError:
        return False


@contextmanager
def _held(path: str, say: Say) -> Iterator[int]:
    with open(path, "a+b") as file:
        if sys.platform == "win32":
            import msvcrt
            import time

            while True:
                try:
                    file.seek(0)
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.2)
        else:
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another run is making the environment; waiting for it …")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _install(place: str, lock: str, lock_name: str, held: int) -> None:
    kept = (_read(os.path.join(place, STAMP)) or "").split("\n")[:2] == [FORMAT, interpreter_kind()]
    python = os.path.join(place, *_python_within())
    base = os.path.realpath(getattr(sys, "_base_executable", "") or sys.executable)
    if kept and os.path.exists(python):
        os.unlink(os.path.join(place, STAMP))
    else:
        _clear(place)
        _run([base, "-m", "venv", place], held, lock_name)
    pinned = os.path.join(place, lock_name)
    with open(pinned, "w", encoding="utf-8", newline="\n") as file:
        file.write(lock)
    pip = [python, "-I", "-m", "pip", "install", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    _run([*pip, "--requirement", pinned], held, lock_name)
    from sysconfig import get_path

    relative = os.path.relpath(get_path("purelib", "venv", {"base": place}), place)
    unfinished = os.path.join(place, STAMP + ".new")
    with open(unfinished, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([FORMAT, interpreter_kind(), base, relative, lock]))
    os.replace(unfinished, os.path.join(place, STAMP))


def _clear(place: str) -> None:
    import shutil

    if os.path.exists(os.path.join(place, STAMP)):
        os.unlink(os.path.join(place, STAMP))
    for entry in os.scandir(place):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name != MARK:
            os.unlink(entry.path)


def _run(command: list[str], held: int, lock_name: str) -> None:
    import subprocess

    settings = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        command,
        env={"PIP_RETRIES": "2", **os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=() if sys.platform == "win32" else (held,),
    )
    if done.returncode:
        raise Unavailable(_why_failed(done.stdout, lock_name))


def _why_failed(output: str, lock_name: str) -> str:
    advice = OTHERWISE.format(lock=lock_name)
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    said = (errors or lines[-1:] or ["it gave no reason"])[0]
    if "DO NOT MATCH THE HASHES" in output:
        return f"a package differs from what {lock_name} pins, so nothing was installed: {said}"
    if "Retrying" in output or "ConnectionError" in output or "ProxyError" in output:
        return (
            "the packages could not be fetched: is there a network, and does pip know its mirror or proxy? "
            f"Mend that and run again, {advice}"
        )
    if "No matching distribution" in output:
        return f"no ready-made package for this Python on this system ({said}): use another Python, {advice}"
    return f"the environment could not be made: {said}; mend that and run again, {advice}"


def _hand_over(python: str) -> None:
    os.environ[HANDED_OVER] = "1"
    command = [python, *sys.orig_argv[1:]]
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(python, command)


def _python_within() -> tuple[str, str]:
    return ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")


def _places(root: str, name: str) -> Iterator[str]:
    yield os.path.join(root, name)
    from zlib import crc32

    key = f"{crc32(root.encode('utf-8', 'surrogateescape')):08x}"
    yield os.path.join(_cache_folder(), f"{os.path.basename(root) or 'root'}-{name.lstrip('.')}-{key}")


def _cache_folder() -> str:
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        caches = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        caches = os.path.join(home, "Library", "Caches")
    else:
        caches = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(caches, "presstime")


def _read(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except OSError:
        return None
