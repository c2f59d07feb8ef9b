"""For every test: needs of the system, an awkward time zone, and settled random examples.

Fixtures live with the tests that use them, the front door's `site` excepted.
"""

from __future__ import annotations

import os
import time
from collections import Counter

import hypothesis
import pytest

from tests.needs import NEEDS, unmet
from tests.site import site as site

NOT_RUN = pytest.StashKey[Counter[str]]()

hypothesis.settings.register_profile("presstime", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("long", deadline=None, max_examples=1_000_000, print_blob=True)
hypothesis.settings.load_profile("presstime")


def pytest_configure(config: pytest.Config) -> None:
    """Far from UTC and from New York: what leans on the machine's zone shows itself."""
    config.stash[NOT_RUN] = Counter()
    os.environ["TZ"] = "Pacific/Chatham"
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run, and count it; after -m and -k have chosen."""
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    for item in items:
        lacking = unmet({mark.name for mark in item.iter_markers()})
        config.stash[NOT_RUN].update(need.name for need in lacking)
        (left_out if lacking else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def pytest_sessionfinish(session: pytest.Session) -> None:
    """On CI a test that was not run is a failure."""
    if session.config.stash[NOT_RUN] and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say loudly what was not run and how to run it."""
    missing = config.stash[NOT_RUN]
    if not missing:
        return
    terminalreporter.section("NOT RUN", sep="!", red=True, bold=True)
    for need in NEEDS:
        if count := missing[need.name]:
            tests = "1 test" if count == 1 else f"{count} tests"
            terminalreporter.line(f"{need.name} is missing: {tests} not run ({need.remedy})", red=True)
