"""The tables: medians and ratios of the same round, and what a build wrote."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measure import RunFailed, run
from benchmarks.outputs import count
from benchmarks.report import document, put_into


def timed(scenario: str, contender: str, turn: int, seconds: float) -> dict[str, object]:
    return {
        "scenario": scenario, "contender": contender, "round": turn, "seconds": seconds,
        "cpu_seconds": seconds, "largest_mib": 100.0,
    }  # fmt: skip


def results(runs: list[dict[str, object]]) -> dict[str, object]:
    result = {
        "stories": 1000, "versions": {"hugo": "0.168.0"}, "runs": runs, "counts": {}, "sums_mib": {},
        "stages": "",
    }  # fmt: skip
    machine = {"processor": "A", "cores": "2", "memory": "24 GiB", "system": "Linux", "python": "3.11"}
    return {"date": "2026-01-01", "rounds": 3, "machine": machine, "results": [result]}


def test_ratios_are_of_the_same_round_and_the_middle_one_is_named() -> None:
    ours = [timed("clean", "presstime", turn, seconds) for turn, seconds in enumerate((1.0, 2.0, 4.0))]
    peers = [timed("clean", "hugo", turn, seconds) for turn, seconds in enumerate((3.0, 4.0, 4.0))]
    text = document(results([*ours, *peers]))
    assert "| clean build | presstime  | 2.00 (1.00–4.00) |  |" in text
    assert "| clean build | hugo 0.168.0 | 4.00 (3.00–4.00) | 2.00 (1.00–3.00) |" in text


def test_tables_go_between_the_marks_of_a_document_and_nowhere_else(tmp_path: Path) -> None:
    path = tmp_path / "performance.md"
    path.write_text("before\n<!-- benchmarks: begin -->\nold\n<!-- benchmarks: end -->\nafter\n", "utf-8")
    put_into(path, "new\n")
    assert path.read_text("utf-8") == (
        "before\n<!-- benchmarks: begin -->\nnew\n<!-- benchmarks: end -->\nafter\n"
    )
    path.write_text("no marks\n", "utf-8")
    with pytest.raises(LookupError):
        put_into(path, "new\n")


def test_an_output_is_counted_by_what_its_files_are(tmp_path: Path) -> None:
    for name in (
        "2023/10/acme-1/index.html", "2023/10/index.html", "index.html", "2/index.html",
        "latest/2/index.html",
        "tags/ai/index.html", "tags/ai/rss.xml", "about/index.html", "press.css",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * 1024, "utf-8")
    found = count(tmp_path)
    assert (found.files, found.articles, found.lists, found.other_pages, found.feeds) == (9, 1, 4, 2, 1)
    assert found.article_kib == 1.0


def test_a_run_tells_its_time_and_memory_and_a_failed_one_its_words(tmp_path: Path) -> None:
    took = run([sys.executable, "-c", "print('done'); x = bytearray(60_000_000)"], tmp_path)
    assert took.seconds > 0
    assert took.largest_mib > 55
    assert took.said.strip() == "done"
    with pytest.raises(RunFailed, match="no such luck"):
        run([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path)
