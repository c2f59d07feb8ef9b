"""Incremental equals clean, byte for byte, whatever happens between two builds.

Hypothesis drives a newsroom through random edits. After every one the source is built three ways: by a new
process over the store and output of the step before; by a builder that has stayed in memory, as the preview
does; and clean, from a copy of the source in another folder, by an interpreter with another hash seed, time
zone, locale, working folder and number of jobs. Outputs, findings and exit codes must agree. A short run
belongs to every test run; a long one is

    pytest tests/engine/test_incremental.py --hypothesis-profile=long -s

where PRESSTIME_MINUTES says how long (60 where it does not) and PRESSTIME_SEED where to go on.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from presstime.cli.findings import completed
from presstime.cli.places import PROGRAM
from presstime.engine.builder import Builder
from presstime.engine.request import Request, Result
from presstime.engine.store import Store
from presstime.reports import as_text
from tests.engine.newsroom import EDITS, Newsroom
from tests.engine.stranger import GRAIN_NS, KILLED, Stranger
from tests.site import Outcome, tree

FOREIGN = {"CNAME": b"news.example\n", ".git/HEAD": b"ref: x\n", "old/keep.txt": b"kept"}
STORE_HARMS = ("deleted", "truncated", "flipped", "emptied", "rubbish", "other version")
OUTPUT_HARMS = ("deleted", "edited", "edited unseen", "all deleted", "manifest deleted")
CASES, STEPS = 7, 10


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Two interpreters: one that builds on what there is, and one far away that always builds anew."""
    folder = tmp_path_factory.mktemp("strangers")
    near = Stranger(folder / "near", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Chatham", "LC_ALL": "C"})
    far = Stranger(folder / "über weit", {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8",
                                          "LANG": "tr_TR.UTF-8", "PYTHONOPTIMIZE": "2"})
    yield near, far
    near.close()
    far.close()


def outputs_of(folder: Path) -> dict[str, bytes]:
    """What is published, without the files that others put there."""
    return {path: data for path, data in tree(folder).items() if path not in FOREIGN and not path.endswith("/")}


def difference(ours: dict[str, bytes], clean: dict[str, bytes]) -> str:
    """Where two trees differ, for a person; "" where they are one."""
    lines = [f"stale file {path}" for path in sorted(ours.keys() - clean.keys())]
    lines += [f"missing {path}" for path in sorted(clean.keys() - ours.keys())]
    for path in sorted(ours.keys() & clean.keys()):
        if ours[path] != clean[path]:
            lines.append(f"{path} differs: {_first_difference(ours[path], clean[path])}")
    return "\n".join(lines)


def _first_difference(ours: bytes, clean: bytes) -> str:
    at = next((n for n, (a, b) in enumerate(zip(ours, clean, strict=False)) if a != b), min(len(ours), len(clean)))
    return f"ours …{ours[max(0, at - 60) : at + 80]!r}… clean …{clean[max(0, at - 60) : at + 80]!r}…"


class Desk(RuleBasedStateMachine):
    """The newsroom, its builds, and the comparison after every step."""

    near: Stranger
    far: Stranger

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="desk-"))
        self.source = self.folder / "source"
        self.output = self.folder / "www"
        self.source.mkdir()
        self.newsroom = Newsroom(self.source)
        self.published: dict[str, bytes] = {}
        self.is_good = False
        self.jobs = 1
        self.steps = 0
        self.resident_output = self.folder / "resident"
        self.resident_store = Store(self.folder / "resident-store" / "store.sqlite", "resident")
        self.resident: Builder | None = None

    def teardown(self) -> None:
        self.resident_store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @initialize(jobs=st.sampled_from([1, 2, 3]))
    def open_the_desk(self, jobs: int) -> None:
        self.jobs = jobs
        self.newsroom.write()

    @rule(data=st.data(), name=st.sampled_from(sorted(EDITS)))
    def edit(self, data: st.DataObject, name: str) -> None:
        hypothesis.note(EDITS[name](self.newsroom, data.draw))

    @rule(data=st.data(), names=st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=4))
    def several_edits(self, data: st.DataObject, names: list[str]) -> None:
        for name in names:
            hypothesis.note(EDITS[name](self.newsroom, data.draw))

    @rule(data=st.data(), name=st.sampled_from(sorted(EDITS)), at=st.integers(1, 150))
    def killed_build(self, data: st.DataObject, name: str, at: int) -> None:
        """A build dies at its n-th change of the file system; each file is the old one or the new one."""
        hypothesis.note(EDITS[name](self.newsroom, data.draw))
        self.newsroom.write()
        outcome = self.near.run(self.arguments("build", self.output), kill_at=at)
        hypothesis.note(f"killed at change {at}: {outcome.code}")
        assert outcome.code in (KILLED, 0, 1, 2), outcome.err
        assert "Traceback" not in outcome.err, outcome.err

    @rule(command=st.sampled_from(["check", "schedule", "explain"]))
    def other_command(self, command: str) -> None:
        """Commands that read but do not publish leave a later build right."""
        self.newsroom.write()
        time.sleep(2 * GRAIN_NS / 1e9)
        options = {"check": [], "schedule": [], "explain": ["/"]}[command]
        outcome = self.near.run([command, "--source", str(self.source), "--at", self.newsroom.now, *options])
        assert "Traceback" not in outcome.err, outcome.err

    @rule(data=st.data(), harm=st.sampled_from(STORE_HARMS))
    def harm_store(self, data: st.DataObject, harm: str) -> None:
        store = self.source / ".presstime" / "store.sqlite"
        if not store.exists():
            return
        size = store.stat().st_size
        if harm == "deleted":
            shutil.rmtree(store.parent)
        elif harm == "truncated":
            os.truncate(store, data.draw(st.integers(0, size)))
        elif harm == "flipped":
            content = bytearray(store.read_bytes())
            for place in data.draw(st.lists(st.integers(0, size - 1), min_size=1, max_size=40)):
                content[place] ^= 1 << data.draw(st.integers(0, 7))
            store.write_bytes(content)
        elif harm == "other version":
            with sqlite3.connect(store) as connection:
                connection.execute("UPDATE states SET value = x'00' WHERE name = 'version'")
            connection.close()
        else:
            store.write_bytes(b"" if harm == "emptied" else b"rubbish" * 100)

    @rule(data=st.data(), harm=st.sampled_from(OUTPUT_HARMS))
    def harm_output(self, data: st.DataObject, harm: str) -> None:
        """Somebody was in the output folder. (A manifest is lost alone: then nothing else may have changed.)"""
        self.build_and_compare()
        names = sorted(path for path in self.published if path != ".presstime-manifest")
        if not names or not self.is_good:
            return
        place = self.output / data.draw(st.sampled_from(names))
        hypothesis.note(f"{place.name} {harm}")
        if harm == "deleted":
            place.unlink()
        elif harm == "edited":
            place.write_bytes(b"edited by hand")
        elif harm == "edited unseen":
            times = place.stat()
            place.write_bytes(place.read_bytes()[::-1])
            os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))
        elif harm == "all deleted":
            shutil.rmtree(self.output)
        else:
            (self.output / ".presstime-manifest").unlink()

    @rule()
    def foreign_files(self) -> None:
        """Others put files into the output; they must survive everything."""
        if self.output.is_dir():
            for path, content in FOREIGN.items():
                (self.output / path).parent.mkdir(parents=True, exist_ok=True)
                (self.output / path).write_bytes(content)

    @rule(jobs=st.sampled_from([1, 2, 3]))
    def other_jobs(self, jobs: int) -> None:
        self.jobs = jobs

    def arguments(self, command: str, output: Path, source: Path | None = None, jobs: int = 0) -> list[str]:
        return [command, "--source", str(source or self.source), "--output", str(output), "--at", self.newsroom.now,
                "--jobs", str(jobs or self.jobs), *self.newsroom.options]

    @invariant()
    def build_and_compare(self) -> None:
        self.newsroom.write()
        self.steps += 1
        foreign = {path for path in FOREIGN if (self.output / path).exists()}
        if self.steps % 2:
            time.sleep(2 * GRAIN_NS / 1e9)
        ours = self.near.run(self.arguments("build", self.output))
        clean, expected = self.clean_build()
        resident = self.resident_build()
        self.is_good = clean.code == 0
        if self.is_good:
            self.published = expected
        assert ours.code == clean.code, f"ours: {ours.err}\nclean: {clean.err}"
        assert findings(ours) == findings(clean)
        assert "Traceback" not in ours.err, ours.err
        assert not (found := difference(outputs_of(self.output), self.published)), found
        assert not (found := difference(outputs_of(self.resident_output), self.published)), f"resident: {found}"
        assert resident.stopped == bool(clean.code)
        assert as_text(completed(resident.findings, self.source, PROGRAM)) == findings(clean)
        assert foreign == {path for path in FOREIGN if (self.output / path).exists()}
        if clean.code == 0 and self.steps % 3 == 0:
            self.build_again()

    def build_again(self) -> None:
        """A build with nothing to do writes nothing."""
        before = {path: (self.output / path).stat() for path in self.published}
        again = self.near.run(self.arguments("build", self.output))
        assert again.code == 0 and "0 written" in again.summary, again.err
        for path, status in before.items():
            now = (self.output / path).stat()
            assert (now.st_mtime_ns, now.st_ino) == (status.st_mtime_ns, status.st_ino), path

    def clean_build(self) -> tuple[Outcome, dict[str, bytes]]:
        copy = self.folder / "elsewhere" / f"copy {self.steps}"
        shutil.copytree(self.source, copy, ignore=shutil.ignore_patterns(".presstime"))
        www = copy / "public"
        outcome = self.far.run(self.arguments("build", www, copy, 3 - self.jobs if self.jobs < 3 else 1))
        published = outputs_of(www)
        shutil.rmtree(copy)
        return outcome, published

    def resident_build(self) -> Result:
        """By one builder that stays, over its own store and output."""
        now = datetime.datetime.fromisoformat(self.newsroom.now)
        options = self.newsroom.options
        request = Request(
            self.source, self.resident_output, PROGRAM, now.astimezone(datetime.UTC),
            "held" if "--held" in options else "drafts" if "--drafts" in options else "public",
            options[1] if options[:1] == ["--base-url"] else None, self.jobs)
        if self.resident is None:
            self.resident = Builder(request, self.resident_store)
        return self.resident.build(request)


def findings(outcome: Outcome) -> str:
    """The findings that a build printed, without what it says of its store and of the time."""
    lines = [line for line in outcome.err.splitlines() if not line.startswith("the store of earlier builds")]
    return "\n".join(lines[:-1])


def drive(near: Stranger, far: Stranger, cases: int, steps: int, seed: int | None = None) -> int:
    """Run the machine for so many cases; how many builds were compared."""
    compared = 0

    class Driven(Desk):
        def teardown(self) -> None:
            nonlocal compared
            compared += self.steps
            super().teardown()

    Driven.near, Driven.far = near, far
    settings = hypothesis.settings(
        max_examples=cases, stateful_step_count=steps, derandomize=seed is None, deadline=None, database=None,
        suppress_health_check=list(hypothesis.HealthCheck))
    machine = Driven if seed is None else hypothesis.seed(seed)(Driven)
    run_state_machine_as_test(machine, settings=settings)  # type: ignore[no-untyped-call]
    return compared


@pytest.mark.slow
def test_incremental_equals_clean(strangers: tuple[Stranger, Stranger]) -> None:
    """After every edit, three ways of building publish the same bytes."""
    if hypothesis.settings.default.max_examples <= 1000:
        drive(*strangers, CASES, STEPS)
        return
    ends = time.monotonic() + 60 * float(os.environ.get("PRESSTIME_MINUTES", "60"))
    seed, compared = int(os.environ.get("PRESSTIME_SEED", "0")), 0
    while time.monotonic() < ends:
        seed += 1
        compared += drive(*strangers, 20, 3 * STEPS, seed)
        sys.stdout.write(f"seed {seed}: {compared} builds compared\n")
