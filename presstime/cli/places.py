"""Folders and instants from the options. The one place that asks what time it is."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from pathlib import Path

from presstime.engine.request import STORE_FOLDER, Request, jobs_by_default

PROGRAM = Path(__file__).resolve().parent.parent.parent


class WrongUse(Exception):
    """The options can't be followed; the message says why."""


def source_of(options: argparse.Namespace) -> Path:
    """The publication's folder. Raises WrongUse where it is none."""
    source = Path(options.source).resolve() if options.source else PROGRAM
    if not (source / "site.yaml").is_file():
        raise WrongUse(
            f"there is no site.yaml in {options.source or source}: name the publication's folder with --source"
        )
    return source


def output_of(options: argparse.Namespace, source: Path) -> Path:
    return Path(os.path.abspath(options.output)) if getattr(options, "output", None) else source / "public"


def now_of(options: argparse.Namespace, source: Path) -> datetime.datetime:
    """`--at`, or the machine's clock, as an instant in UTC. Raises WrongUse on a time that is none."""
    if not options.at:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdecimal():
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        return datetime.datetime.now(datetime.UTC)
    from presstime.reading import values
    from presstime.reading.site import read_settings

    settings, _ = read_settings((source / "site.yaml").read_bytes())
    try:
        return values.moment(options.at, settings.timezone if settings else "UTC").at
    except values.Unfit as problem:
        raise WrongUse(f"--at: {problem}; {problem.hint}") from None


def request_of(options: argparse.Namespace) -> Request:
    """Everything that a command which reads a publication needs. Raises WrongUse."""
    source = source_of(options)
    jobs = getattr(options, "jobs", None)
    if jobs is not None and jobs < 1:
        raise WrongUse("--jobs: at least 1")
    held, drafts = getattr(options, "held", False), getattr(options, "drafts", False)
    return Request(
        source,
        output_of(options, source),
        PROGRAM,
        now_of(options, source),
        "held" if held else "drafts" if drafts else "public",
        options.base_url,
        jobs or jobs_by_default(),
        getattr(options, "force", False),
        getattr(options, "strict", False),
    )


def store_path(source: Path) -> Path:
    return source / STORE_FOLDER / "store.sqlite"


def say(line: str) -> None:
    sys.stderr.write(line + "\n")


def colours(stream: object) -> bool:
    return (
        bool(getattr(stream, "isatty", lambda: False)())
        and not os.environ.get("NO_COLOR")
        and (os.environ.get("TERM") != "dumb")
    )
