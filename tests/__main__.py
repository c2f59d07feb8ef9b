"""Run the linter, the type checker and the tests in an environment made for them on first use.

    python -m tests                    everything
    python -m tests quick              figures, text, checks, outputs: what daily work breaks; under two minutes
    python -m tests quick -k money     what follows goes to pytest

Exit code 0 when all is well, 1 when one of the three found something, 2 when the environment could not
be made. Tests that need Chromium, Java or Node use the system's; what was not run for want of one is
named at the end, and fails the run where CI=true.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from presstime import environment

ROOT = Path(__file__).resolve().parent.parent
LONG = ("acceptance", "demo", "docs", "engine", "environment", "front_door", "importing", "preview", "reading")
QUICK = ["-m", "not slow and not browser", *(f"--ignore=tests/{folder}" for folder in LONG)]


def say(line: str) -> None:
    """To stderr at once, so that it stands where it belongs among what the tools print."""
    print(line, file=sys.stderr, flush=True)


def python_of_tests() -> str:
    """The Python of `.venv-tests`, or this one where it has all the packages."""
    lock = (ROOT / "requirements-tests.lock").read_text(encoding="utf-8")
    if environment.has_all(lock):
        return sys.executable
    return environment.ensure(str(ROOT), say, "requirements-tests.lock", ".venv-tests").python


def run(python: str, name: str, *arguments: str) -> bool:
    """Run one tool from the root of the repository; whether it was content."""
    say(f"── {name}")
    sys.stdout.flush()
    return subprocess.run([python, "-m", *arguments], cwd=ROOT).returncode == 0


def main(argv: list[str]) -> int:
    """See the module."""
    if argv in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    selection = QUICK if argv[:1] == ["quick"] else []
    rest = argv[1:] if selection else argv
    try:
        python = python_of_tests()
    except environment.Unavailable as fault:
        say(f"error: {fault}")
        return 2
    content = [
        run(python, "ruff", "ruff", "check"),
        run(python, "mypy", "mypy"),
        run(python, "pytest", "pytest", *selection, *rest),
    ]
    failed = [name for name, good in zip(("ruff", "mypy", "pytest"), content, strict=True) if not good]
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
