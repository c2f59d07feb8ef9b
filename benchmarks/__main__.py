"""The command line of the benchmarks: `python -m benchmarks --help`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.source import write_source
from benchmarks.stories import newsroom


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    commands = parser.add_subparsers(dest="command", required=True)
    stories = commands.add_parser("stories", help="write an invented publication into a folder")
    stories.add_argument("count", type=int)
    stories.add_argument("folder", type=Path)
    stories.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_source(newsroom(given.count, given.seed), given.folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
