"""What is measured: clean builds, builds with nothing to do, and builds after an edit, each a new process.

Contenders take turns within a round, and the order turns with the round, so that what else the machine
does falls on all alike. An edit is a new one each time. Building a site before an edit is not timed.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.aside import put_aside
from benchmarks.contenders import Contender
from benchmarks.measure import run
from benchmarks.outputs import Count, count
from benchmarks.peers import shared
from benchmarks.stories import Newsroom, newsroom, story

EVERYBODY = ("clean", "edit", "unchanged")
OURS = ("template", "tag", "author", "demo")
SCENARIOS = (*EVERYBODY, *OURS)


@dataclass(frozen=True)
class Measured:
    """One timed run. `largest_mib` is the largest process of its tree."""

    scenario: str
    contender: str
    round: int
    seconds: float
    cpu_seconds: float
    largest_mib: float


@dataclass
class Results:
    """All that a session of measuring gave for one size."""

    stories: int
    versions: dict[str, str] = field(default_factory=dict)
    runs: list[Measured] = field(default_factory=list)
    sums_mib: dict[str, float] = field(default_factory=dict)
    counts: dict[str, Count] = field(default_factory=dict)
    stages: str = ""

    def as_json(self) -> dict[str, object]:
        return json.loads(json.dumps(asdict(self)))  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Bench:
    """A place to measure in: a folder for each contender with its source and output."""

    news: Newsroom
    folder: Path
    contenders: list[Contender]
    rounds: int

    def source(self, contender: Contender) -> Path:
        return self.folder / contender.name / "source"

    def output(self, contender: Contender) -> Path:
        return self.folder / contender.name / "output"

    def clear(self, contender: Contender) -> None:
        for path in (
            self.output(contender),
            *(self.source(contender) / name for name in contender.leftovers),
        ):
            put_aside(path, self.folder.parent)

    def prepare(self) -> None:
        """Write every source anew, each in a process of its own, so that ours stays small."""
        put_aside(self.folder, self.folder.parent)
        for contender in self.contenders:
            source = self.source(contender)
            source.parent.mkdir(parents=True)
            process = multiprocessing.get_context("fork").Process(
                target=contender.write, args=(self.news, source)
            )
            process.start()
            process.join()
            if process.exitcode:
                raise RuntimeError(f"the stories could not be written for {contender.name}")

    def build(self, contender: Contender, scenario: str, turn: int) -> Measured:
        source = self.source(contender)
        os.sync()
        took = run(contender.command(source, self.output(contender), scenario != "clean"), source)
        return Measured(scenario, contender.name, turn, took.seconds, took.cpu_seconds, took.largest_mib)

    def edit(self, contender: Contender, scenario: str, turn: int) -> None:
        source = self.source(contender)
        if scenario == "edit":
            number = (turn + 1) * self.news.count // (self.rounds + 2)
            shared.append_to_body(contender.story_path(story(self.news, number), source), turn)
        elif scenario != "unchanged":
            contender.edits[scenario](source, turn)

    def turns(self, ours_only: bool) -> Iterator[tuple[int, Contender]]:
        taking_part = self.contenders[:1] if ours_only else self.contenders
        for turn in range(self.rounds):
            shift = turn % len(taking_part)
            for contender in taking_part[shift:] + taking_part[:shift]:
                yield turn, contender


def stage_lines(said: str) -> str:
    """The time of each stage and the closing line of a verbose build, without what was rendered."""
    lines = said.rstrip().splitlines()
    stages = [line for line in lines if re.fullmatch(r"\s+\w[\w ]*?\s+\d+\.\d+ s", line)]
    return "\n".join([*stages, *lines[-1:]])


def clean(bench: Bench, results: Results) -> None:
    """Clean builds, the copy of our output as a floor, then one watched run each for the memory."""
    for turn, contender in bench.turns(ours_only=False):
        bench.clear(contender)
        results.runs.append(bench.build(contender, "clean", turn))
        if contender is bench.contenders[0]:
            copy = bench.folder / "copy"
            took = run(["cp", "-r", str(bench.output(contender)), str(copy)], bench.folder)
            put_aside(copy, bench.folder.parent)
            results.runs.append(
                Measured("clean", "cp -r", turn, took.seconds, took.cpu_seconds, took.largest_mib)
            )
    for contender in bench.contenders:
        results.counts[contender.name] = count(bench.output(contender))
        bench.clear(contender)
        source = bench.source(contender)
        command = contender.command(source, bench.output(contender), False)
        ours = contender is bench.contenders[0]
        took = run([*command, "--verbose"] if ours else command, source, sample=True)
        results.sums_mib[contender.name] = took.sum_mib
        results.stages = stage_lines(took.said) if ours else results.stages


def again(bench: Bench, results: Results, scenario: str) -> None:
    """Builds of a site that is built, after `scenario`'s edit (or none)."""
    ours_only = scenario in OURS
    taking_part = bench.contenders[:1] if ours_only else bench.contenders
    for contender in taking_part:
        if not bench.output(contender).exists():
            bench.build(contender, "clean", 0)
        if contender.warms_up:
            bench.build(contender, scenario, 0)
    time.sleep(0.2)
    for turn, contender in bench.turns(ours_only):
        bench.edit(contender, scenario, turn)
        results.runs.append(bench.build(contender, scenario, turn))


def demo(contender: Contender, folder: Path, rounds: int, results: Results) -> None:
    """The repo's own publication, clean and unchanged, as a person starts it."""
    source, output = folder / "source", folder / "output"
    put_aside(folder, folder.parent)
    source.mkdir(parents=True)
    shutil.copy(shared.ROOT / "site.yaml", source)
    shutil.copytree(shared.ROOT / "content", source / "content")
    for turn in range(rounds):
        for scenario in ("demo clean", "demo unchanged"):
            if scenario == "demo clean":
                put_aside(output, folder.parent)
                put_aside(source / ".presstime", folder.parent)
            took = run(contender.command(source, output, scenario != "demo clean"), source)
            results.runs.append(
                Measured(scenario, contender.name, turn, took.seconds, took.cpu_seconds, took.largest_mib)
            )


def measure(
    size: int, taking_part: list[Contender], scratch: Path, rounds: int, scenarios: list[str]
) -> Results:
    """Every scenario asked for, at one size."""
    bench = Bench(newsroom(size), scratch / str(size), taking_part, rounds)
    results = Results(size, {contender.name: contender.version for contender in taking_part})
    bench.prepare()
    for scenario in SCENARIOS:
        if scenario not in scenarios:
            continue
        if scenario == "clean":
            clean(bench, results)
        elif scenario == "demo":
            demo(taking_part[0], scratch / "demo", rounds, results)
        else:
            again(bench, results, scenario)
    return results
