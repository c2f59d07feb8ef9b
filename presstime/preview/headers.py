"""The headers that the site is deployed with, applied in the preview, so that a policy that breaks a page is
seen.

Rules: the `_headers` file as Netlify and Cloudflare Pages document it (read 2026-11): an unindented path in
which `*` stands for anything, then indented `Name: value` lines; all rules that match apply. Left out in a
preview: caching, HSTS, and permission for other origins to read. Content-Security-Policy is loosened by what
the reload needs, nothing else: our script and socket; `upgrade-insecure-requests` goes, for there is no TLS
here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LEFT_OUT = re.compile(
    r"cache-control|expires|pragma|strict-transport-security|access-control-.*|clear-site-data|set-cookie|"
    r"content-(type|length|encoding)|transfer-encoding|connection|server|x-content-type-options|"
    r"cross-origin-resource-policy",
    re.IGNORECASE,
)
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_POLICIES = ("content-security-policy", "content-security-policy-report-only")


class Rule(NamedTuple):
    pattern: re.Pattern[str]
    headers: tuple[tuple[str, str], ...]


class Allowed(NamedTuple):
    """What our script and socket need: their addresses, and a nonce for policies that know only nonces."""

    script: str
    connect: tuple[str, ...]
    nonce: str


def rules_of(text: str) -> tuple[Rule, ...]:
    """The rules of a `_headers` file; lines that are none are passed over."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        if not line[0].isspace():
            found.append((content, []))
            continue
        name, colon, value = content.partition(":")
        if colon and found and _NAME.fullmatch(name) and value.strip().isprintable():
            found[-1][1].append((name, value.strip()))
    return tuple(Rule(_pattern(path), tuple(headers)) for path, headers in found)


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(part) for part in path.split("*")))


def headers_for(rules: Iterable[Rule], paths: Iterable[str], allowed: Allowed) -> Iterator[tuple[str, str]]:
    """The headers of a response at `paths`: its path on the host, and below the base (rules are written
    either way)."""
    asked = tuple(paths)
    for rule in rules:
        if not any(rule.pattern.fullmatch(path) for path in asked):
            continue
        for name, value in rule.headers:
            if name.lower() in _POLICIES:
                yield name, loosened(value, allowed)
            elif not _LEFT_OUT.fullmatch(name):
                yield name, value


def loosened(policy: str, allowed: Allowed) -> str:
    """A content security policy under which our script runs and our socket connects."""
    directives: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *values = part.split() or [""]
        if name and name.lower() not in directives and name.lower() != "upgrade-insecure-requests":
            directives[name.lower()] = values
    _add(
        directives,
        ("script-src-elem", "script-src", "default-src"),
        "script-src",
        [allowed.script],
        allowed.nonce,
    )
    _add(directives, ("connect-src", "default-src"), "connect-src", list(allowed.connect), "")
    return "; ".join(" ".join([name, *values]) for name, values in directives.items())


def _add(
    directives: dict[str, list[str]], governing: tuple[str, ...], own: str, sources: list[str], nonce: str
) -> None:
    name = next((name for name in governing if name in directives), None)
    if name is None:
        return
    kept = [value for value in directives[name] if value.lower() != "'none'"]
    if nonce and any(value.lower() == "'strict-dynamic'" for value in kept):
        sources = [*sources, f"'nonce-{nonce}'"]
    directives[own if name == "default-src" else name] = [*kept, *sources]
