"""The help texts of the commands as code blocks, set 100 columns wide whatever the terminal."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator


def help_of(command: str) -> str:
    """What `build.py COMMAND --help` prints; for "build.py" that of the program."""
    from presstime.cli.arguments import parse

    argv = ["--help"] if command == "build.py" else [command, "--help"]
    out = io.StringIO()
    with _width("100"), contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        parse(argv)
    return f"```text\n{out.getvalue().strip()}\n```"


@contextlib.contextmanager
def _width(columns: str) -> Iterator[None]:
    """argparse asks COLUMNS how wide the terminal is, and others what colours it has."""
    before = {name: os.environ.get(name) for name in ("COLUMNS", "NO_COLOR")}
    os.environ.update(COLUMNS=columns, NO_COLOR="1")
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
