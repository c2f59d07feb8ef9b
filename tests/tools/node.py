"""The tests' packages from npm, installed beside this file on first use and when their lock changes.

The lock holds every package's digest and no address; nothing of a package is run on installing it.
"""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
MODULES = TOOLS / "node_modules"
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress")


@functools.cache
def modules() -> Path:
    """The folder of packages, as the lock has them. Raises with npm's own words where it cannot be made."""
    lock = (TOOLS / "package-lock.json").read_text(encoding="utf-8")
    stamp = MODULES / ".installed-from"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != lock:
        done = subprocess.run(INSTALL, cwd=TOOLS, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise RuntimeError(f"npm could not install the tests' tools:\n{done.stdout}{done.stderr}")
        stamp.write_text(lock, encoding="utf-8")
    return MODULES
