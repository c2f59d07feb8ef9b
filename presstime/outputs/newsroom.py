"""Outputs of a newsroom's own: planned and made like ours, and what fails in them is told with its line in hooks.py."""

from __future__ import annotations

import dataclasses

from presstime.diagnostics import Diagnostic
from presstime.hooks import failure
from presstime.outputs.kinds import Copied, Kind, Output
from presstime.outputs.studio import RenderingFailed, Studio
from presstime.publication import Publication


def planned(kind: Kind, publication: Publication) -> tuple[list[Output], list[Diagnostic]]:
    """The outputs of a kind of hooks.py; none, with the finding, where its plan fails."""
    try:
        outputs = list(kind.plan(publication))
        for one in outputs:
            if not isinstance(one, Output):
                raise TypeError(f"it yields {one!r:.40}, which is no Output")
    except Exception as problem:
        return [], [failure(f"the plan of {kind.name}", problem)]
    return outputs, []


def guarded(kind: Kind) -> Kind:
    """The kind, such that what it makes is bytes or a file, or else a finding."""

    def make(studio: Studio, output: Output) -> bytes | Copied:
        try:
            made = kind.make(studio, output)
            if not isinstance(made, bytes | Copied):
                raise TypeError(f"it gives a {type(made).__name__} where bytes are due")
        except RenderingFailed:
            raise
        except Exception as problem:
            raise RenderingFailed(failure(f"making {output.route}", problem)) from problem
        return made

    return dataclasses.replace(kind, make=make)
