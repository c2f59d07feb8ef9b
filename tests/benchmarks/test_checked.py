"""The invented stories stand up to our own checks: whatever is found in them is a false alarm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.source import write_source
from benchmarks.stories import newsroom

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_is_found_in_true_stories_though_hundreds_of_figures_are_checked(tmp_path: Path) -> None:
    write_source(newsroom(80), tmp_path)
    command = [sys.executable, str(ROOT / "build.py"), "check", "--source", str(tmp_path), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    found = [f"{f['code']} {f['file']}:{f['line']} {f['message']}" for f in report["findings"]]
    assert (done.returncode, found) == (0, [])
    checked, _ = report["families"]["figures"]
    assert checked > 300
