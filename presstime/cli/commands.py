"""From options to work: one function a command. Imports stay inside, so that each command pays only for itself."""

from __future__ import annotations

import argparse
import importlib

HANDLERS = {
    "build": "building", "check": "checking", "new": "making", "import": "making", "serve": "serving",
    "record": "recording", "schedule": "scheduling", "explain": "explaining", "schema": "describing",
    "clean": "cleaning",
}  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """The command's exit code."""
    module = importlib.import_module(f"presstime.cli.{HANDLERS[options.command]}")
    name = "import_files" if options.command == "import" else options.command
    return int(getattr(module, name)(options))
