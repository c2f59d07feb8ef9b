"""Where the time of one of our builds goes: the profiler over a build in one process, or the imports."""

from __future__ import annotations

import io
import pstats
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers import presstime, shared
from benchmarks.source import article_path
from benchmarks.stories import headline, newsroom


def prepared(size: int, scenario: str, scratch: Path) -> list[str]:
    """A publication of `size` in the state that `scenario` starts from; the command that builds it."""
    source, output = scratch / "source", scratch / "output"
    shutil.rmtree(scratch, ignore_errors=True)
    news = newsroom(size)
    presstime.write(news, source)
    command = [str(shared.ROOT / "build.py"), "--source", str(source), "--output", str(output), "--jobs", "1"]
    if scenario != "clean":
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    if scenario == "edit":
        shared.append_to_body(source / "content" / article_path(headline(news, size // 2)), 1)
    return command


def functions(size: int, scenario: str, scratch: Path, lines: int) -> str:
    """The costliest functions, by their own time and by all they call."""
    command = prepared(size, scenario, scratch)
    kept = scratch / "profile"
    profiler = [sys.executable, "-m", "cProfile", "-o", str(kept), *command]
    subprocess.run(profiler, check=True, stdout=subprocess.DEVNULL)
    said = io.StringIO()
    stats = pstats.Stats(str(kept), stream=said)
    stats.sort_stats("tottime").print_stats(lines)
    stats.sort_stats("cumulative").print_stats(lines)
    return said.getvalue().replace(f"{shared.ROOT}/", "").replace(f"{sys.prefix}/", "")


def imports(size: int, scenario: str, scratch: Path, lines: int) -> str:
    """The costliest imports of a build, cumulative microseconds first."""
    command = prepared(size, scenario, scratch)
    timed = [sys.executable, "-X", "importtime", *command]
    done = subprocess.run(timed, check=True, capture_output=True, text=True)
    rows = [line.removeprefix("import time:").split("|") for line in done.stderr.splitlines() if "|" in line]
    counted = [(int(row[1]), int(row[0]), row[2].rstrip()) for row in rows if row[0].strip().isdigit()]
    counted.sort(reverse=True)
    return "\n".join(f"{total:>9} {own:>9} {name}" for total, own, name in counted[:lines]) + "\n"
