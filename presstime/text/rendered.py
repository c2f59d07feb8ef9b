"""What rendering a text gives: the body, what is wrong with it, and what its writer allows."""

from __future__ import annotations

from presstime.diagnostics import Diagnostic
from presstime.model import Body, Frozen


class Allow(Frozen, frozen=True):
    """`<!-- presstime: allow PT203 "reason" -->`: a finding that the writer has looked at and keeps."""

    code: str
    reason: str
    line: int


class Rendered(Frozen, frozen=True):
    body: Body
    diagnostics: tuple[Diagnostic, ...] = ()
    allows: tuple[Allow, ...] = ()
