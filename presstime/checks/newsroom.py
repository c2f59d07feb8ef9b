"""A rule of a newsroom's own: what it finds, or a finding about the rule where it fails.

Our own rules fail loudly, for that is a fault of the program. One of hooks.py is the desk's to mend, and is told
with its line; an input that there is not is told by name.
"""

from __future__ import annotations

from typing import Any

from presstime.checks.context import Tally
from presstime.checks.inputs import INPUTS, OF_A_SNAPSHOT, OF_THE_RUN, Inputs
from presstime.checks.rules import Rule
from presstime.diagnostics import Diagnostic, Where, error
from presstime.hooks import FILE, failure
from presstime.text.nearest import nearest


def found_by(
    rule: Rule, inputs: Inputs, tally: Tally, of_snapshots: list[dict[str, Any]], source: str
) -> list[Diagnostic]:
    """The findings of a rule of hooks.py on the article at `source`."""
    line = rule.function.__code__.co_firstlineno
    known = {*INPUTS, *OF_A_SNAPSHOT, *OF_THE_RUN}
    for name in rule.needs:
        if name not in known:
            near = nearest(name, known)
            hint = f"did you mean `{near}`?" if near else f"there are: {', '.join(sorted(known))}"
            message = f"the rule {rule.code} asks for `{name}`, which is no input"
            return [error("PT903", message, Where(FILE, line), hint)]
    found: list[Diagnostic] = []
    try:
        for arguments in inputs.calls(rule, tally, of_snapshots):
            for one in rule.function(**arguments):
                if not isinstance(one, Diagnostic):
                    raise TypeError(f"it yields {one!r:.40}, which is no finding")
                found.append(one)
    except Exception as problem:
        return [failure(f"the rule {rule.code}", problem, line, (Where(source),))]
    return found
