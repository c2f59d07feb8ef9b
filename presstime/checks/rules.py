"""The rule: one function, one code; its docstring is the only source of `explain`, docs and tests.

A rule asks for its inputs by parameter name (`inputs.INPUTS` lists what there is) and yields
`Diagnostic`s. Its docstring begins with one sentence that says what it checks, then the headings
Why, Fails, Mended and Source. To add a rule, add a file to this folder: every module here is found by
itself. A code is never used again: a retired one stays in `RETIRED` with its answer.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from presstime.diagnostics import Diagnostic

RuleFunction = Callable[..., Iterator[Diagnostic]]
HEADINGS = ("Why", "Fails", "Mended", "Source")


class Rule(msgspec.Struct, frozen=True):
    """A registered rule. `needs` are the names of its inputs, in order."""

    code: str
    family: str
    function: RuleFunction
    needs: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.function.__name__.replace("_", " ")

    @property
    def page(self) -> Page:
        return read_page(self.function.__doc__ or "")


class Page(msgspec.Struct, frozen=True):
    """What a rule's docstring says: its first sentence, and the text under each heading."""

    checks: str
    why: str = ""
    fails: str = ""
    mended: str = ""
    source: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The headings that the docstring lacks."""
        texts = (self.why, self.fails, self.mended, self.source)
        return tuple(heading for heading, text in zip(HEADINGS, texts, strict=True) if not text)


class RuleClash(Exception):
    """Two rules of one code, or a rule of a retired code: a fault of the program, not of a story."""


RETIRED: Mapping[str, str] = MappingProxyType({})
"""Codes that were used once, and what to read instead."""


def rule(code: str, *, family: str) -> Callable[[RuleFunction], RuleFunction]:
    """Makes the function below it the rule of that code."""

    def marked(function: RuleFunction) -> RuleFunction:
        code_object = function.__code__
        needs = code_object.co_varnames[: code_object.co_argcount + code_object.co_kwonlyargcount]
        function.presstime_rule = Rule(code, family, function, needs)  # type: ignore[attr-defined]
        return function

    return marked


@functools.cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by code, found by looking through this package; RuleClash on a code used twice."""
    package = importlib.import_module("presstime.checks")
    found: dict[str, Rule] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"presstime.checks.{info.name}")
        for one in vars(module).values():
            registered = getattr(one, "presstime_rule", None)
            if isinstance(registered, Rule) and registered.function.__module__ == module.__name__:
                _register(found, registered)
    return MappingProxyType(dict(sorted(found.items())))


def _register(found: dict[str, Rule], one: Rule) -> None:
    if one.code in RETIRED:
        raise RuleClash(f"{one.code} is retired and cannot be used by {one.function.__name__}")
    if one.code in found:
        other = found[one.code].function
        raise RuleClash(f"{one.code} is used by {other.__module__} and by {one.function.__module__}")
    found[one.code] = one


_HEADING = re.compile(rf"^({'|'.join(HEADINGS)}):[ \t]*", re.MULTILINE)


def read_page(docstring: str) -> Page:
    """A docstring cut at its headings; what a heading lacks is empty."""
    text = textwrap.dedent(_first_line_indented(docstring)).strip()
    parts = _HEADING.split(text)
    sections = {heading: textwrap.dedent(body).strip() for heading, body in zip(parts[1::2], parts[2::2], strict=True)}
    return Page(
        parts[0].strip(),
        *(_plain(sections.get(heading, ""), keeps_lines=heading in ("Fails", "Mended")) for heading in HEADINGS),
    )


def _first_line_indented(docstring: str) -> str:
    first, newline, rest = docstring.partition("\n")
    indent = re.search(r"^[ \t]+(?=\S)", rest, re.MULTILINE)
    return f"{indent[0] if indent else ''}{first}{newline}{rest}"


def _plain(text: str, keeps_lines: bool) -> str:
    return text if keeps_lines else " ".join(text.split())


def explanation(code: str) -> str | None:
    """What `explain CODE` prints of a rule or a retired code; None where the code is neither."""
    code = code.upper()
    if code in RETIRED:
        return f"{code} is retired. {RETIRED[code]}"
    found = all_rules().get(code)
    if found is None:
        return None
    page = found.page
    return (
        f"{code}  {found.name}  ({found.family})\n\n{page.checks}\n\nWhy: {page.why}\n\n"
        f"Fails:\n{textwrap.indent(page.fails, '    ')}\n\nMended:\n{textwrap.indent(page.mended, '    ')}\n\n"
        f"Source: {page.source}\n\n"
        f'To silence it, with a reason: <!-- presstime: allow {code} "why" -->\n'
    )
