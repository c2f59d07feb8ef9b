"""What each file of a room is for, from the first sentence of its module docstring."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "presstime"


def files_of(room: str) -> str:
    """The table of a room; "presstime" is the ground floor, the modules beside the rooms."""
    folder = PACKAGE if room == "presstime" else PACKAGE / room
    paths = sorted(folder.glob("*.py") if room == "presstime" else folder.rglob("*.py"))
    lines = ["| file | what it is for |", "|---|---|"]
    for path in paths:
        said = first_sentence(path)
        if said and path.name != "__init__.py":
            lines.append(f"| `{path.relative_to(folder).as_posix()}` | {said} |")
    return "\n".join(lines)


def first_sentence(path: Path) -> str:
    """Of the module's docstring, on one line, fit for a cell."""
    doc = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    paragraph = " ".join(doc.partition("\n\n")[0].split())
    sentence = re.split(r"(?<=[a-z0-9)”`]\.) (?=[A-Z`“])", paragraph)[0]
    return sentence.replace("|", "\\|").replace("<", "&lt;")
