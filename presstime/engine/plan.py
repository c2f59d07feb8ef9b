"""Every output that there is, each with one owner."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from presstime.diagnostics import Diagnostic, Where, error
from presstime.engine.publish import is_inside
from presstime.engine.unchanged import MANIFEST
from presstime.outputs.kinds import Kind, Output, all_kinds
from presstime.outputs.newsroom import planned
from presstime.publication import Publication
from presstime.routes import file_of

MAX_NAME_BYTES = 240


def plan(publication: Publication, more: Iterable[Kind] = ()) -> tuple[list[Output], list[Diagnostic]]:
    """All outputs in the order in which they are put in place, and the routes that two of them want.

    `more` are kinds of a site's own.
    """
    own = tuple(more)
    findings: list[Diagnostic] = []
    outputs: list[Output] = []
    for kind in sorted((*all_kinds().values(), *own), key=lambda kind: (kind.order, kind.name)):
        if kind in own:
            found, wrong = planned(kind, publication)
            findings += wrong
            outputs += found
        else:
            outputs += kind.plan(publication)
    owners: dict[str, Output] = {}
    for output in outputs:
        file, at = file_of(output.route), _place(output)
        key = file if file.isascii() and file.islower() else unicodedata.normalize("NFC", file).casefold()
        first = owners.setdefault(key, output)
        if first is not output:
            findings.append(_clash(first, output))
        if not is_inside(file) or file == MANIFEST:
            findings.append(
                error(
                    "PT802",
                    f"`{output.route}` is no address inside the site",
                    at,
                    "give it a slug of letters, digits and hyphens",
                )
            )
        elif len(file) > 80 and any(len(part.encode()) > MAX_NAME_BYTES for part in file.split("/")):
            findings.append(
                error(
                    "PT803",
                    "the address is longer than file systems allow",
                    at,
                    f"give it a slug under {MAX_NAME_BYTES} bytes",
                )
            )
    taken_folders = _folders(owners)
    for key, output in owners.items():
        if key in taken_folders:
            findings.append(_clash(output, taken_folders[key]))
    return outputs, _once(findings, owners)


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
    party, other = (second, first) if _is_file(second.owner) or not _is_file(first.owner) else (first, second)
    is_same_to_the_eye = a != b and unicodedata.normalize("NFC", a) == unicodedata.normalize("NFC", b)
    hint = "the two names look the same, but are written with other characters (é, or e and ´): rename one"
    return error(
        "PT801",
        f"two things would stand at {second.route}: {a} and {b}",
        _place(party),
        hint if is_same_to_the_eye else "give one of them another slug",
        (Where(other.owner),) if _is_file(other.owner) else (),
    )


def _once(findings: list[Diagnostic], outputs: Mapping[str, Output]) -> list[Diagnostic]:
    """The findings without those of feeds, where pages tell of the same: a feed stands beside its list."""
    feeds = {f"`{one.route}`" for one in outputs.values() if one.kind == "feed"}
    of_pages = [
        one for one in findings if "(feed)" not in one.message and not any(route in one.message for route in feeds)
    ]
    return of_pages or findings


def _is_file(owner: str) -> bool:
    return owner == "site.yaml" or owner.startswith(("content/", "static/", "templates/"))


def _place(output: Output) -> Where:
    """The file that asked for an output; where none did, the settings."""
    if output.owner.startswith("content/"):
        return Where(output.owner, 1, 1)
    return Where(output.owner if _is_file(output.owner) else "site.yaml")


def _name(output: Output) -> str:
    return output.owner if _is_file(output.owner) else f"{output.owner} ({output.kind})"
