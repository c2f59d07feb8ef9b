"""What a click on a finding opens: an address that the writer's editor registered with the system."""

from __future__ import annotations

import urllib.parse

from presstime.diagnostics import Where

VS_CODE = "vscode://file/{file}:{line}:{column}"


def editor_url(pattern: str, path: str, where: Where) -> str:
    """The pattern with {file}, {line} and {column} filled in; "" for an empty pattern.

    The file's slash at the beginning is left out after another, so that `vscode://file/{file}` has one.
    """
    file = urllib.parse.quote(path.replace("\\", "/"), safe="/:")
    before = pattern.partition("{file}")[0]
    if before.endswith("/") and not before.endswith("://"):
        file = file.lstrip("/")
    filled = pattern.replace("{file}", file).replace("{line}", str(where.line or 1))
    return filled.replace("{column}", str(where.column or 1))
