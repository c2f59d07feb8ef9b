"""Break one thing, read the report: what `check` prints for each fault, to the letter.

The reports are in `findings.txt`, and are to be reviewed like code: is it plain what is wrong, where, and
what to do? To write them anew: PRESSTIME_REPORTS=write pytest tests/reading/test_findings.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.reading.cases import CASES
from tests.site import Site

REPORTS = Path(__file__).with_name("findings.txt")
TALLY = re.compile(r"^  \w+: checked \d+, skipped \d+\n", re.M)
HEADING = re.compile(r"^=== (.*)$", re.M)


def reports() -> dict[str, str]:
    """The expected reports by their case."""
    parts = HEADING.split(REPORTS.read_text("utf-8"))
    return {name: text.strip("\n") for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def report_of(site: Site) -> str:
    outcome = site.run("check")
    assert "Traceback" not in outcome.err
    return TALLY.sub("", outcome.out + outcome.err).strip("\n").replace(str(site.source), "SOURCE")


@pytest.mark.parametrize("name", CASES)
def test_report(site: Site, name: str) -> None:
    site.write(CASES[name])
    report = report_of(site)
    if os.environ.get("PRESSTIME_REPORTS") == "write":
        known = (reports() if REPORTS.exists() else {}) | {name: report}
        whole = "".join(f"=== {case}\n{known[case]}\n\n" for case in CASES if case in known)
        REPORTS.write_text(whole, encoding="utf-8")
    assert report == reports()[name]


STOPPING = [
    name for name, text in reports().items()
    if " error PT" in text and "held" not in name and "expired" not in name]


@pytest.mark.parametrize("name", STOPPING)
def test_an_error_publishes_nothing(site: Site, name: str) -> None:
    """The build stops, says the same, and leaves what was published before."""
    site.build()
    before = site.files()
    site.write(CASES[name])
    outcome = site.run("build", "--jobs", "1")
    assert outcome.code in (1, 2)
    assert outcome.summary.startswith(("nothing published", "error"))
    assert site.files() == before
    shown = [line for line in reports()[name].splitlines() if " error PT" in line]
    said = outcome.err.replace(str(site.source), "SOURCE").splitlines()
    assert [line for line in said if " error PT" in line] == shown


def test_a_good_site_has_no_findings(site: Site) -> None:
    """What every row begins with is good, so that a report tells of its one fault alone."""
    assert report_of(site) == "nothing found"


def test_every_report_has_its_case() -> None:
    assert set(reports()) == set(CASES)
