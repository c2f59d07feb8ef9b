"""Write the lock files and build.py's list of packages from the versions that pyproject.toml names.

In: `[project] dependencies` and its extra `tests`. Out: `requirements.lock`, `requirements-tests.lock`
(pip's requirements format, hashes of every file of every release named, for all systems and Pythons
that `requires-python` allows, no index) and the block `# /// script` in build.py. Needs `uv` on the
path and a network; nothing else in Presstime does.

The danger: two locks that disagree. So the tests' lock is made under the runtime's as a constraint.

    python tools/lock.py                    after a version in pyproject.toml was changed
    python tools/lock.py --upgrade          also newer releases of what those packages need
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Made by tools/lock.py from pyproject.toml; change the versions there.\n"
COMPILE = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11", "--quiet"]
STYLE = ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]


def pins(lock: str) -> list[str]:
    """The requirements of a lock without their hashes: `name==version` and the marker, if any."""
    return re.findall(r"^[^#\s].*?(?=\s*\\?$)", lock, flags=re.MULTILINE)


def with_script_block(source: str, requirements: list[str]) -> str:
    """build.py's text with the dependencies of its inline metadata replaced."""
    listed = "".join(f'#     "{requirement}",\n' for requirement in requirements)
    block = f"# dependencies = [\n{listed}# ]\n"
    old = re.compile(r"^# dependencies = \[\n(?:#     .*\n)*# \]\n", flags=re.MULTILINE)
    replaced, count = old.subn(lambda _: block, source)
    if count != 1:
        raise ValueError("build.py has no inline list of dependencies")
    return replaced


def compile_lock(name: str, *options: str) -> None:
    """Resolve for every system at once and write the lock `name`; what it already pins is kept."""
    path = ROOT / name
    subprocess.run([*COMPILE, *STYLE, *options, "--output-file", name], cwd=ROOT, check=True)
    text = path.read_text(encoding="utf-8").removeprefix(HEADER)
    if "://" in text:
        raise ValueError(f"{name} names an address")
    path.write_text(HEADER + text, encoding="utf-8", newline="\n")


def main(argv: list[str]) -> int:
    """Write both locks and the block in build.py."""
    upgrade = [option for option in argv if option == "--upgrade"]
    if argv != upgrade:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    compile_lock("requirements.lock", *upgrade)
    compile_lock("requirements-tests.lock", "--extra", "tests", "--constraint", "requirements.lock", *upgrade)
    build = ROOT / "build.py"
    listed = pins((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    source = with_script_block(build.read_text(encoding="utf-8"), listed)
    build.write_text(source, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
