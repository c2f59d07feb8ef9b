"""Every output that there is, each with one owner."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from presstime.diagnostics import Diagnostic, Where, error
from presstime.engine.publish import is_inside
from presstime.engine.unchanged import MANIFEST
from presstime.outputs.kinds import Kind, Output, all_kinds
from presstime.publication import Publication
from presstime.routes import file_of

MAX_NAME_BYTES = 240


def plan(publication: Publication, more: Iterable[Kind] = ()) -> tuple[list[Output], list[Diagnostic]]:
    """All outputs in the order in which they are put in place, and the routes that two of them want.

    `more` are kinds of a site's own.
    """
    kinds = sorted((*all_kinds().values(), *more), key=lambda kind: (kind.order, kind.name))
    outputs = [output for kind in kinds for output in kind.plan(publication)]
    findings: list[Diagnostic] = []
    owners: dict[str, Output] = {}
    for output in outputs:
        file = file_of(output.route)
        key = file if file.isascii() and file.islower() else unicodedata.normalize("NFC", file).casefold()
        first = owners.setdefault(key, output)
        if first is not output:
            findings.append(_clash(first, output))
        if not is_inside(file) or file == MANIFEST:
            findings.append(
                error(
                    "PT802",
                    f"`{output.route}` is no address inside the site",
                    Where(output.owner),
                    "give it a slug of letters, digits and hyphens",
                )
            )
        elif len(file) > 80 and any(len(part.encode()) > MAX_NAME_BYTES for part in file.split("/")):
            findings.append(
                error(
                    "PT803",
                    "the address is longer than file systems allow",
                    Where(output.owner),
                    f"give it a slug under {MAX_NAME_BYTES} bytes",
                )
            )
    taken_folders = _folders(owners)
    for key, output in owners.items():
        if key in taken_folders:
            findings.append(_clash(output, taken_folders[key]))
    return outputs, findings


def _folders(owners: dict[str, Output]) -> dict[str, Output]:
    """Each folder that some output needs, with one that needs it."""
    folders: dict[str, Output] = {}
    for key, output in owners.items():
        folder = key.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = output
            folder = folder.rpartition("/")[0]
    return folders


def _clash(first: Output, second: Output) -> Diagnostic:
    a, b = _name(first), _name(second)
    related = (Where(first.owner),) if "/" in first.owner else ()
    return error(
        "PT801",
        f"two things would stand at {second.route}: {a} and {b}",
        Where(second.owner),
        "give one of them another slug",
        related,
    )


def _name(output: Output) -> str:
    return output.owner if "/" in output.owner else f"{output.owner} ({output.kind})"
