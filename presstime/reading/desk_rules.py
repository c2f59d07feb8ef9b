"""rules.yaml: a desk's own rules of style, each with examples that are run whenever it is read.

A list of rules beside site.yaml. In: the file's bytes. Out: the rules that can be used and a finding for
each one that can't: a pattern that could run away, an example that does not do what it says.
"""

from __future__ import annotations

import re
from typing import Annotated

from presstime.diagnostics import Diagnostic, Severity, Where, error
from presstime.model import Doc, Frozen
from presstime.reading.files import decode
from presstime.reading.forms import Reader, read_record
from presstime.reading.patterns import Unsafe, compiled
from presstime.reading.yaml import Mapping, Scalar, Sequence, parse_mapping

FILE = "rules.yaml"
_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*")
_OURS = re.compile(r"PT\d+", re.IGNORECASE)


class DeskRule(Frozen, frozen=True):
    """One rule. `good` and `bad` are texts in which the pattern must not, and must, be found."""

    id: Annotated[str, Doc("What findings are called, such as DESK-PERCENT; not PT and a number")]
    pattern: Annotated[str, Doc("A regular expression; what it finds is told. (?i) takes capitals for small ones")]
    message: Annotated[str, Doc("What is wrong, in a clause")]
    replacement: Annotated[str | None, Doc("What to write instead; \\1 is the pattern's first group")] = None
    severity: Annotated[Severity, Doc("error, warning or note")] = Severity.WARNING
    good: Annotated[tuple[str, ...], Doc("Texts in which nothing may be found")] = ()
    bad: Annotated[tuple[str, ...], Doc("Texts in which it must be found")] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        return compiled(self.pattern)

    def instead(self, match: re.Match[str]) -> str:
        """What to write in place of a match; "" where the rule does not say."""
        return match.expand(self.replacement) if self.replacement is not None else ""


def read_desk_rules(data: bytes) -> tuple[tuple[DeskRule, ...], list[Diagnostic]]:
    """The rules of a rules.yaml, in its order, and what is wrong with the others."""
    text, findings = decode(data, FILE)
    mapping, more = parse_mapping(f"rules:\n{text}", FILE, 0)
    findings += more
    listing = mapping.entries[0][1] if mapping and mapping.entries else None
    is_mapping = mapping is not None and len(mapping.entries) > 1
    if is_mapping or not isinstance(listing, Sequence):
        is_empty = listing is None or (isinstance(listing, Scalar) and listing.plain and not listing.text)
        if is_mapping or not is_empty:
            findings.append(error("PT121", "this should be a list of rules, each with an `id`", Where(FILE, 1)))
        return (), findings
    rules: list[DeskRule] = []
    reader = Reader(FILE, "UTC")
    for number, node in enumerate(listing.items):
        rule = read_record(reader, node, DeskRule, str(number)) if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping):
            reader.add("PT121", "each rule is a mapping with `id`, `pattern` and `message`", node)
        if rule is None:
            continue
        wrong = _wrong_with(rule, number, reader, {other.id.upper() for other in rules})
        findings += wrong
        if not wrong:
            rules.append(rule)
    return tuple(rules), findings + reader.findings


def _wrong_with(rule: DeskRule, number: int, reader: Reader, taken: set[str]) -> list[Diagnostic]:
    at = reader.where(f"{number}.id")
    if _OURS.fullmatch(rule.id):
        return [error("PT128", f"`{rule.id}` looks like one of our codes", at, "call it DESK-… or another word")]
    if not _ID.fullmatch(rule.id):
        return [
            error("PT128", f"`{rule.id}` can't name a rule", at, "letters, digits and single hyphens, a letter first")
        ]
    if rule.id.upper() in taken:
        return [error("PT128", f"the id `{rule.id}` is another rule's already", at, "give one of the two another")]
    pattern_at = reader.where(f"{number}.pattern")
    try:
        compiled(rule.pattern)
    except Unsafe as problem:
        return [error("PT126", str(problem), pattern_at, problem.hint)]
    return _failing_examples(rule, number, reader)


def _failing_examples(rule: DeskRule, number: int, reader: Reader) -> list[Diagnostic]:
    found = []
    for name, texts in (("bad", rule.bad), ("good", rule.good)):
        for index, text in enumerate(texts):
            at = reader.where(f"{number}.{name}.{index}")
            at = at if at.line else reader.where(f"{number}.{name}")
            match = rule.regex.search(text)
            if (match is None) == (name == "bad"):
                said = f"finds “{match[0]}” in this good example" if match else "does not find this bad example"
                found.append(error("PT127", f"{rule.id} {said}", at, "correct the pattern or the example"))
            elif match is not None:
                found += _wrong_replacement(rule, match, reader.where(f"{number}.replacement"))
    return found


def _wrong_replacement(rule: DeskRule, match: re.Match[str], at: Where) -> list[Diagnostic]:
    try:
        rule.instead(match)
    except (re.error, IndexError) as problem:
        return [
            error(
                "PT126",
                f"the replacement can't be made: {problem}",
                at,
                "write a backslash as \\\\; \\1 is the first group",
            )
        ]
    return []


def explanation(rule: DeskRule) -> str:
    """What `explain ID` prints."""
    parts = [
        f"{rule.id}: {rule.message}",
        f"A rule of this desk, in {FILE}. Severity: {rule.severity.value}.",
        f"Finds: {rule.pattern}",
    ]
    if rule.replacement is not None:
        parts.append(f"Write instead: {rule.replacement or 'nothing'}")
    for title, texts in (("Fails", rule.bad), ("Right", rule.good)):
        if texts:
            parts.append(f"{title}:\n" + "\n".join(f"    {text}" for text in texts))
    parts.append(
        f"To silence it in one article, with a reason that the report repeats:\n"
        f'    <!-- presstime: allow {rule.id} "it is a quotation" -->'
    )
    return "\n\n".join(parts)
