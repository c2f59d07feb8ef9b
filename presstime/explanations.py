"""What each code means: a rule's from its docstring, the others' from the table `explanations.yaml`."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping


def explanation(code: str) -> str | None:
    """The text that `explain CODE` prints; None for a code that never was."""
    from presstime.checks.rules import RETIRED, all_rules

    if code in RETIRED:
        return f"{code} is no longer used: {RETIRED[code]}"
    rule = all_rules().get(code)
    if rule is not None:
        page = rule.page
        parts = [f"{code}: {page.checks}", f"Why: {page.why}", f"Fails:\n{page.fails}", f"Mended:\n{page.mended}",
                 f"Source: {page.source}", _silencing(code)]
        return "\n\n".join(parts)
    entry = table().get(code)
    if entry is None:
        return None
    parts = [f"{code}: {entry['is']}", f"Why: {entry['why']}", f"Mended: {entry['mended']}"]
    return "\n\n".join(parts)


def _silencing(code: str) -> str:
    return ("To silence it in one article, with a reason that the report repeats:\n"
            f'<!-- presstime: allow {code} "the company rounds to the nearest ten" -->')


@functools.cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Code → its sentences ("is", "why", "mended")."""
    from presstime.reading.yaml import Mapping as Node
    from presstime.reading.yaml import Scalar, parse_mapping

    text = importlib.resources.files("presstime").joinpath("explanations.yaml").read_text("utf-8")
    node, findings = parse_mapping(text, "explanations.yaml")
    if node is None:
        raise ValueError(findings[0].message)
    entries = {}
    for key, value in node.entries:
        assert isinstance(value, Node)
        entries[key.text] = {k.text: " ".join(v.text.split()) for k, v in value.entries if isinstance(v, Scalar)}
    return entries
