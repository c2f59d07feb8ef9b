"""What each code means, for `explain` and the pages of `docs/checks/`.

A rule's meaning is its docstring, the text engine's are in `text/codes.py`, all others in
`explanations.yaml`. `meaning` gives the parts, `explanation` the text that `explain CODE` prints. The
danger is a code that somebody can meet and nobody explains: a test goes through the program for codes
and asks for each.
"""

from __future__ import annotations

import functools
import importlib.resources
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from presstime.checks.rules import Rule


class Meaning(msgspec.Struct, frozen=True):
    """A code in words. What a kind of code does not have is empty.

    `fails` and `mended` are examples where `is_example`, else `mended` is a sentence. `family` is the
    group of the report; only rules can be silenced.
    """

    code: str
    title: str
    why: str
    fails: str = ""
    mended: str = ""
    source: str = ""
    family: str = ""
    is_example: bool = False
    can_be_silenced: bool = False


FAMILIES = {
    "PT0": "usage", "PT1": "reading", "PT2": "figures", "PT3": "clock", "PT4": "names", "PT5": "ledger",
    "PT6": "disclosure", "PT7": "editing", "PT8": "addresses", "PT9": "templates",
}  # fmt: skip


def explanation(code: str) -> str | None:
    """The text that `explain CODE` prints; None for a code that never was."""
    from presstime.checks.rules import RETIRED

    if code in RETIRED:
        return f"{code} is no longer used: {RETIRED[code]}"
    found = meaning(code)
    return None if found is None else _in_words(found)


def explanation_of_rule(rule: Rule) -> str:
    """The same of a rule that is not the program's own; what its docstring does not say is left out."""
    return _in_words(_of_rule(rule))


def _in_words(found: Meaning) -> str:
    parts = [f"{found.code}: {found.title}"]
    parts += [f"Why: {found.why}"] if found.why else []
    if found.is_example:
        parts += [f"Fails:\n{_indented(found.fails)}"] if found.fails else []
        parts += [f"Mended:\n{_indented(found.mended)}"] if found.mended else []
    elif found.mended:
        parts.append(f"Mended: {found.mended}")
    if found.source:
        parts.append(f"Source: {found.source}")
    if found.can_be_silenced:
        parts.append("To silence it in one article, with a reason that the report repeats:")
        parts[-1] += f"\n{_indented(silencer(found.code))}"
    return "\n\n".join(parts)


def silencer(code: str) -> str:
    """The comment that silences a rule in one article."""
    return f'<!-- presstime: allow {code} "the company rounds to the nearest ten" -->'


def meaning(code: str) -> Meaning | None:
    """The code in words; None for one that never was, or that is retired."""
    from presstime.checks.rules import all_rules
    from presstime.text.codes import MEANINGS

    family = FAMILIES.get(code[:3], "")
    rule = all_rules().get(code)
    if rule is not None:
        return _of_rule(rule)
    text = MEANINGS.get(code)
    if text is not None:
        return Meaning(code, f"{text.title}.", text.why, text.fails, text.mended, "", family, is_example=True)
    entry = table().get(code)
    if entry is None:
        return None
    return Meaning(code, entry["is"], entry["why"], "", entry["mended"], "", family)


def _of_rule(rule: Rule) -> Meaning:
    page = rule.page
    return Meaning(
        rule.code,
        page.checks or f"{rule.name}.",
        page.why,
        page.fails,
        page.mended,
        page.source,
        rule.family,
        is_example=True,
        can_be_silenced=True,
    )


def all_codes() -> list[str]:
    """Every code that has a meaning, in order."""
    from presstime.checks.rules import all_rules
    from presstime.text.codes import MEANINGS

    return sorted({*all_rules(), *MEANINGS, *table()})


def _indented(text: str) -> str:
    return textwrap.indent(text, "    ")


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
        entries[key.text] = {part.text: said.text for part, said in value.entries if isinstance(said, Scalar)}
    return entries
