"""The command line of the benchmarks: `python -m benchmarks --help`."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tempfile
from pathlib import Path

from benchmarks import aside, profiling, report
from benchmarks.contenders import MAKERS, contenders
from benchmarks.measure import RunFailed
from benchmarks.scenarios import SCENARIOS, measure
from benchmarks.source import write_source
from benchmarks.stories import newsroom

PEERS = [name for name in MAKERS if name != "presstime"]
EXAMPLES = """examples:
  python -m benchmarks                                     everything: 1,000 and 10,000 stories, all peers
  python -m benchmarks run --sizes 200 --rounds 1          a quick look that all of it works
  python -m benchmarks run --sizes 100000 --peers          ours alone at 100,000
  python -m benchmarks stories 1000 FOLDER                 an invented publication to work on
  python -m benchmarks profile --size 1000                 where a clean build's time goes"""


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure Presstime beside its peers.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="measure (what happens when no command is named)")
    run.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000], help="stories (1000 10000)")
    run.add_argument("--rounds", type=int, default=3, help="runs of each, in turns (3)")
    run.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS, help="beside whom (all)")
    run.add_argument("--scenario", nargs="+", choices=[*SCENARIOS, "all"], default=["all"], help="what (all)")
    run.add_argument("--scratch", type=Path, help="where peers and sites are put (a folder of the system's)")
    run.add_argument("--json", type=Path, metavar="FILE", help="keep every run in this file")
    run.add_argument("--document", type=Path, metavar="FILE", help="put the tables into this document")
    stories = commands.add_parser("stories", help="write an invented publication into a folder")
    stories.add_argument("count", type=int)
    stories.add_argument("folder", type=Path)
    stories.add_argument("--seed", type=int, default=1)
    tables = commands.add_parser("tables", help="print the tables of results kept before")
    tables.add_argument("json", type=Path)
    tables.add_argument("--document", type=Path, metavar="FILE", help="put them into this document")
    where = commands.add_parser("profile", help="where the time of one build goes")
    where.add_argument("--size", type=int, default=1000, help="stories (1000)")
    where.add_argument("--scenario", choices=["clean", "edit", "unchanged"], default="clean")
    where.add_argument("--imports", action="store_true", help="time the imports instead of the functions")
    where.add_argument("--lines", type=int, default=30, help="how many to print (30)")
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help")):
        given = ["run", *given]
    return parser.parse_args(given)


def run(given: argparse.Namespace) -> str:
    """Measure what was asked; the tables."""
    scratch = (given.scratch or Path(tempfile.gettempdir()) / "presstime-benchmarks").resolve()
    taking_part = contenders(given.peers, scratch / "peers")
    scenarios = list(SCENARIOS) if "all" in given.scenario else given.scenario
    data = {
        "date": f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}",
        "machine": report.machine(),
        "rounds": given.rounds,
        "results": [
            measure(size, taking_part, scratch / "sites", given.rounds, scenarios).as_json()
            for size in given.sizes
        ],
    }
    aside.clear(scratch / "sites")
    if given.json:
        given.json.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return tables(data, given.document)


def tables(data: dict[str, object], document: Path | None) -> str:
    text = report.document(data)
    if document:
        report.put_into(document, text)
    return text


def answer(given: argparse.Namespace) -> str:
    """What the command asked for, as text."""
    if given.command == "stories":
        write_source(newsroom(given.count, given.seed), given.folder)
        return ""
    if given.command == "profile":
        look = profiling.imports if given.imports else profiling.functions
        with tempfile.TemporaryDirectory() as scratch:
            return look(given.size, given.scenario, Path(scratch) / "site", given.lines)
    if given.command == "tables":
        return tables(json.loads(given.json.read_text("utf-8")), given.document)
    return run(given)


def main(argv: list[str]) -> int:
    try:
        sys.stdout.write(answer(arguments(argv)))
    except RunFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
