"""A text file cut in two: the YAML between the `---` fences, and the text below."""

from __future__ import annotations

import re

import msgspec

from presstime.diagnostics import Diagnostic, Where, error, warning


class Document(msgspec.Struct, frozen=True):
    """`yaml` is None without front matter; lines count from 1 in the file as a person sees it."""

    yaml: str | None
    yaml_line: int
    text: str
    text_line: int


_FENCE = re.compile(r"---[ \t]*")


def cut(text: str, file: str) -> tuple[Document, list[Diagnostic]]:
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return Document(None, 1, text, 1), _near_misses(lines, file)
    for number in range(1, len(lines)):
        if lines[number].startswith("---") and _FENCE.fullmatch(lines[number]):
            body = "\n".join(lines[number + 1 :])
            return Document("\n".join(lines[1:number]), 2, body, number + 2), []
    problem = error(
        "PT106",
        "the front matter is never closed",
        Where(file, 1, 1, 4),
        "put a line `---` between the YAML and the text",
    )
    return Document(None, 1, "", 1), [problem]


def _near_misses(lines: list[str], file: str) -> list[Diagnostic]:
    for number, line in enumerate(lines[:5], 1):
        if not line.strip():
            continue
        if re.fullmatch(r"\s*(-{2,}|\+{3,}|—+|–+)\s*", line):
            return [
                warning(
                    "PT107",
                    "this looks like the fence of front matter, but is not one",
                    Where(file, number, 1, len(line) + 1),
                    "the very first line must be exactly `---`",
                )
            ]
        break
    return []
