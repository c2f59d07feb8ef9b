"""The workflow that publishes runs commands that there are, and pins its actions."""

from __future__ import annotations

import re
from typing import Any

import yaml

from presstime.cli.arguments import parse
from tests.docs.reading import document

TEXT = document(".github/workflows/publish.yml")
WORKFLOW: dict[Any, Any] = yaml.safe_load(TEXT)


def steps() -> list[dict[str, Any]]:
    return [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]


def test_every_command_is_understood() -> None:
    """What is filled in by the shell stands for some value."""
    found = []
    for step in steps():
        for written in re.findall(r"python build\.py ([^|\n)]*)", step.get("run", "")):
            plain = re.sub(r"\$\{BASE_URL:\+(.*)\}", r"\1", written)
            arguments = [re.sub(r"\$\w+", "2023-01-24", part.strip("\"")) for part in plain.split()]
            found.append(parse(arguments).command)
    assert found == ["schedule", "check", "build"]


def test_actions_are_pinned_by_major_version() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert used
    assert [action for action in used if not re.fullmatch(r"actions/[\w-]+@v\d+", action)] == []


def test_no_job_may_do_more_than_it_must() -> None:
    """Only the job that deploys may write, and it runs none of our code."""
    assert WORKFLOW["permissions"] == {"contents": "read"}
    writing = [name for name, job in WORKFLOW["jobs"].items() if "write" in job.get("permissions", {}).values()]
    assert writing == ["deploy"]
    assert all("run" not in step for step in WORKFLOW["jobs"]["deploy"]["steps"])
