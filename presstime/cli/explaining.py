"""`explain`: what a code means; why an output was or was not made again."""

from __future__ import annotations

import argparse
import re
import sys

from presstime.cli import FOUND_ERRORS, GOOD, WRONG_USE
from presstime.cli.places import WrongUse, request_of, say
from presstime.cli.session import opened_store


def explain(options: argparse.Namespace) -> int:
    if re.fullmatch(r"[Pp][Tt]\d{3}", options.subject):
        return _code(options.subject.upper())
    try:
        for look in (_desk_rule, _rule_of_hooks):
            if (explained := look(options)) is not None:
                return explained
        return _output(options)
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE


def _code(code: str) -> int:
    from presstime.explanations import explanation

    text = explanation(code)
    if text is None:
        say(f"error: there is no finding {code}")
        return WRONG_USE
    print(text)
    return GOOD


def _desk_rule(options: argparse.Namespace) -> int | None:
    """Explain a rule of rules.yaml; None where the subject names none."""
    if "/" in options.subject:
        return None
    from presstime.cli.places import source_of
    from presstime.reading import desk_rules

    try:
        data = (source_of(options) / desk_rules.FILE).read_bytes()
    except OSError:
        return None
    for rule in desk_rules.read_desk_rules(data)[0]:
        if rule.id.upper() == options.subject.upper():
            print(desk_rules.explanation(rule))
            return GOOD
    return None


def _rule_of_hooks(options: argparse.Namespace) -> int | None:
    """Explain a rule of hooks.py; None where the subject names none."""
    if "/" in options.subject:
        return None
    from presstime import hooks
    from presstime.cli.places import source_of
    from presstime.explanations import explanation_of_rule

    for rule in hooks.load(source_of(options))[0].rules:
        if rule.code.upper() == options.subject.upper():
            print(explanation_of_rule(rule))
            print(f"\nA rule of this newsroom, in {hooks.FILE}.")
            return GOOD
    return None


def _output(options: argparse.Namespace) -> int:
    from presstime.engine.builder import Builder
    from presstime.engine.memory import recall
    from presstime.engine.staleness import readable
    from presstime.engine.state import unpacked

    request = request_of(options)
    with opened_store(request) as store:
        state = recall(store, request)
        route = _route(options.subject, state.outputs)
        if route is None:
            say(f"error: the last build made no {options.subject}; build first, or name an address such as /tickers/")
            return WRONG_USE
        known = state.outputs[route]
        stale, findings = Builder(request, store).stale(request)
    print(f"{route}: {known.kind} of {known.owner}, {known.size} bytes")
    print(f"  last made because: {known.reason}")
    if stale is None:
        print("  now: nothing would be published, for there are errors")
        from presstime.reports import as_text

        say(as_text(findings))
        return FOUND_ERRORS
    print(f"  now: {'would be made again: ' + stale[route] if route in stale else 'up to date'}")
    print("  it looked at:")
    for number in unpacked(known.trace):
        sys.stdout.write(f"    {readable(state.keys[number])}\n")
    return GOOD


def _route(subject: str, outputs: object) -> str | None:
    plain = "/" + subject.lstrip("/").removesuffix("index.html")
    for candidate in (plain, plain + "/"):
        if candidate in outputs:  # type: ignore[operator]
            return candidate
    return None
