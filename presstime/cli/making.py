"""`new` and `import`: files for writers to go on with."""

from __future__ import annotations

import argparse
from pathlib import Path

from presstime.cli import FOUND_ERRORS, GOOD, WRONG_USE
from presstime.cli.places import WrongUse, now_of, say, source_of
from presstime.diagnostics import Stopped
from presstime.reports import as_text


def new(options: argparse.Namespace) -> int:
    from presstime.importing.scaffold import scaffold
    from presstime.reading.site import read_settings
    from presstime.zones import zone

    try:
        source = source_of(options)
        now = now_of(options, source)
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE
    settings, _ = read_settings((source / "site.yaml").read_bytes())
    local = now.astimezone(zone(settings.timezone)) if settings else now
    try:
        path, text = scaffold(options.kind, " ".join(options.title), source, local)
    except Stopped as problem:
        say(as_text(problem.diagnostics))
        return WRONG_USE
    path = source / path
    if path.exists():
        say(f"error: {path} exists already")
        return FOUND_ERRORS
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(path)
    return GOOD


def import_files(options: argparse.Namespace) -> int:
    from presstime.importing import import_texts, write_imports

    try:
        source = source_of(options)
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE
    report = import_texts([Path(name) for name in options.files], source)
    written = write_imports(report)
    from presstime.cli.imports import tell

    return FOUND_ERRORS if tell(report, written) else GOOD
