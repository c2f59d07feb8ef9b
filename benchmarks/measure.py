"""Run a command and say what it took: wall time, processor time, memory.

Wall is the clock around the whole process. The largest process is the kernel's own high-water mark of
the process and the children it waited for (`wait4`), so it costs nothing. The sum over the tree is
sampled every 50 ms as proportional set size: a page that forked workers share is counted once, where a
sum of resident sizes would count it in each. Sampling weighs on the run, so it has runs of its own
which are not timed. Linux only; elsewhere the sum is 0.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Took:
    """Seconds of wall and of processor; MiB of the largest process; MiB of the sum when sampled."""

    seconds: float
    cpu_seconds: float
    largest_mib: float
    sum_mib: float
    said: str


class RunFailed(Exception):
    """A command that was to be measured did not end well: its words say why."""


def descendants(root: int) -> set[int]:
    """`root` and every process below it, from the parents that /proc names."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parent = int(stat.rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found, queue = {root}, [root]
    while queue:
        for child in children.get(queue.pop(), ()):
            found.add(child)
            queue.append(child)
    return found


def proportional_kib(process: int) -> int:
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def watch(root: int, over: threading.Event, peak: list[int]) -> None:
    while not over.wait(0.05):
        peak[0] = max(peak[0], sum(map(proportional_kib, descendants(root))))


def run(command: list[str], cwd: Path, sample: bool = False) -> Took:
    """One run of `command` in `cwd`; with `sample` the tree's memory is watched and the time worth less.

    Raises RunFailed with the end of what the command said.
    """
    os.sync()
    peak, over = [0], threading.Event()
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=subprocess.STDOUT)
        watcher = threading.Thread(target=watch, args=(process.pid, over, peak), daemon=True)
        if sample and PROC.is_dir():
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        over.set()
        said.seek(0)
        words = said.read().decode(errors="replace")
    if process.returncode:
        raise RunFailed(f"{' '.join(command)}\nended with {process.returncode}\n{words[-3000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Took(seconds, cpu, usage.ru_maxrss / 1024, peak[0] / 1024, words)
