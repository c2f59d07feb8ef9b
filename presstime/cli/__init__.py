"""Commands, options, exit codes, and what people read. Only this room prints.

stdout carries a command's result alone; progress, and the findings of a build, go to stderr.
"""

from __future__ import annotations

import sys

GOOD, FOUND_ERRORS, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def main(argv: list[str]) -> int:
    """Run one command; the exit code: 0 good, 1 findings of severity error, 2 wrong use, 130 interrupted."""
    from presstime.cli.arguments import parse
    from presstime.cli.commands import run

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        options = parse(argv)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    try:
        return run(options)
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted; what was published before stands as it was\n")
        return INTERRUPTED
    except BrokenPipeError:
        return GOOD
