"""What Jinja says of a template's fault, in our words: what is wrong, and what was probably meant."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Mapping

import jinja2

from presstime.text.nearest import nearest

HELP = "docs/templates.md lists what a template sees"
_OBJECT = re.compile(r"'(presstime\.view\.\w+)\.(\w+) object' has no attribute '(\w+)'")
_UNKNOWN = re.compile(r"No (filter|test) named '([^']+)'\.?")
_UNCLOSED = re.compile(r"Unexpected end of template\..*innermost block that needs to be closed is '(\w+)'", re.DOTALL)


def in_words(problem: Exception, environment: jinja2.Environment, templates: Iterable[str]) -> tuple[str, str]:
    """(what is wrong, how to mend it) of a fault met while printing."""
    if isinstance(problem, jinja2.TemplateNotFound):
        return f"there is no template `{problem.name}`", _meant(str(problem.name), templates)
    if isinstance(problem, KeyError):
        return f"the catalogue of words has no `{problem.args[0]}`", HELP
    if isinstance(problem, RecursionError):
        return "a template includes or extends itself", HELP
    words = str(problem.args[0] if problem.args else problem) or type(problem).__name__
    if found := _UNKNOWN.match(words):
        known: Mapping[str, object] = environment.filters if found[1] == "filter" else environment.tests
        return f"there is no {found[1]} `{found[2]}`", _meant(found[2], known)
    if found := _UNCLOSED.match(words):
        return f"`{{% {found[1]} %}}` is never closed", f"write {{% end{found[1]} %}} where it ends"
    if found := _OBJECT.search(words):
        name = found[2].removesuffix("View").lower()
        message = _OBJECT.sub(f"`{name}` has no `{found[3]}`", words)
        return message, _meant(found[3], _attributes(found[1], found[2]))
    return words.rstrip("."), HELP


def _meant(word: str, choices: Iterable[str]) -> str:
    near = nearest(word, choices)
    return f"did you mean `{near}`? {HELP}" if near else HELP


def _attributes(module: str, name: str) -> list[str]:
    """The public names of one of the view's classes."""
    found = getattr(importlib.import_module(module), name, None)
    return [attribute for attribute in dir(found) if not attribute.startswith("_")] if found else []
