"""A newsroom's own code: `hooks.py` beside site.yaml, with filters, functions, rules and outputs of its own.

It registers with what the program itself uses: `@filter` and `@function` here for templates, `@rule` of
`presstime.checks.rules` for checks, `KINDS` of `presstime.outputs.kinds.Kind` for outputs. What it makes
looks at the publication through the view like everything else. A site's hooks are trusted as code.
"""

from __future__ import annotations

import hashlib
import os
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from presstime.diagnostics import Diagnostic, Where, error

FILE = "hooks.py"
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Hooks:
    """What a hooks.py registers. `digest` is that of its text, "" where there is none."""

    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    rules: tuple[Any, ...] = ()
    kinds: tuple[Any, ...] = ()
    digest: str = ""


NO_HOOKS = Hooks()


def filter(function: F) -> F:  # noqa: A001 (the name that templates have for it)
    """Makes the function below it a filter of templates, by its name."""
    function.presstime_filter = True  # type: ignore[attr-defined]
    return function


def function(function: F) -> F:
    """Makes the function below it a function of templates, by its name."""
    function.presstime_function = True  # type: ignore[attr-defined]
    return function


def load(source: Path) -> tuple[Hooks, list[Diagnostic]]:
    """The hooks of a source folder; none, with the finding, where they can't be run."""
    path = source / FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return NO_HOOKS, []
    except (OSError, UnicodeDecodeError) as problem:
        return NO_HOOKS, [error("PT903", f"hooks.py can't be read: {problem}", Where(FILE))]
    names: dict[str, Any] = {"__name__": "presstime_site_hooks", "__file__": str(path)}
    try:
        exec(compile(text, str(path), "exec"), names)  # noqa: S102 (a site's hooks are its own code)
    except SyntaxError as problem:
        place = Where(FILE, problem.lineno or 0, problem.offset or 0)
        return NO_HOOKS, [error("PT903", f"hooks.py is not Python: {problem.msg}", place)]
    except Exception as problem:
        return NO_HOOKS, [failure(FILE, problem)]
    hooks = _registered(names, hashlib.blake2b(text.encode(), digest_size=8).hexdigest())
    findings = [*_wrong_codes(hooks.rules), *_wrong_kinds(names.get("KINDS", ()))]
    return (NO_HOOKS if findings else hooks), findings


def failure(what: str, problem: Exception, line: int = 0, related: tuple[Where, ...] = ()) -> Diagnostic:
    """The finding of an exception in a site's hooks, at the last of their lines that it came through, else `line`."""
    frames = traceback.extract_tb(problem.__traceback__)
    lines = [f.lineno for f in frames if os.path.basename(f.filename) == FILE and f.filename != __file__]
    message = f"{what} failed: {type(problem).__name__}: {problem}"
    place = Where(FILE, lines[-1] or line if lines else line)
    return error("PT903", message, place, "mend it, or take it out", related)


def _wrong_kinds(kinds: Any) -> Iterator[Diagnostic]:
    is_list = isinstance(kinds, tuple | list)
    if not is_list or not all(hasattr(kind, "plan") and hasattr(kind, "make") for kind in kinds):
        yield error("PT903", "KINDS is not a list of kinds of output", Where(FILE), "write KINDS = (Kind(…),)")


def _wrong_codes(rules: tuple[Any, ...]) -> Iterator[Diagnostic]:
    """A code must be one that a comment in a text can name, not one of the program's, and one rule's alone."""
    seen: dict[str, str] = {}
    for rule in rules:
        name, code = rule.function.__name__, rule.code
        place = Where(FILE, rule.function.__code__.co_firstlineno)
        if not CODE.fullmatch(code):
            message = f"the rule {name} has the code `{code}`, which no text could silence"
            yield error("PT903", message, place, "write capitals, digits and hyphens, such as HOUSE-01")
        elif code.startswith("PT"):
            message = f"the rule {name} has the code {code}: those that begin with PT are the program's"
            yield error("PT903", message, place, "begin with the name of your house, such as HOUSE-01")
        elif code in seen:
            yield error(
                "PT903", f"the rules {seen[code]} and {name} have one code, {code}", place, "change one of them"
            )
        seen.setdefault(code, name)


def _registered(names: Mapping[str, Any], digest: str) -> Hooks:
    own = {
        name: thing
        for name, thing in names.items()
        if callable(thing) and getattr(thing, "__module__", "") == "presstime_site_hooks"
    }
    return Hooks(
        {name: thing for name, thing in own.items() if getattr(thing, "presstime_filter", False)},
        {name: thing for name, thing in own.items() if getattr(thing, "presstime_function", False)},
        tuple(thing.presstime_rule for thing in own.values() if hasattr(thing, "presstime_rule")),
        tuple(names["KINDS"]) if isinstance(names.get("KINDS"), tuple | list) else (),
        digest,
    )
