"""Built pages looked at in the system's Chromium: what a reader, a keyboard and axe make of them.

In: a built folder and addresses in it. Out: a report for each page, whose `faults` a test can print.
The work is done by browse.mjs, in one browser for all the pages.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tests.needs import chromium
from tests.tools.node import TOOLS, modules


class Overflow(msgspec.Struct, frozen=True):
    """How many CSS pixels a page is wider than its window, and which elements make it so."""

    by: int
    elements: list[str]


class Node(msgspec.Struct, frozen=True):
    """One element that breaks a rule of axe."""

    target: str
    html: str
    summary: str


class Violation(msgspec.Struct, frozen=True):
    """One rule of axe that a page breaks."""

    id: str
    impact: str | None
    help: str
    nodes: list[Node]


class Stop(msgspec.Struct, frozen=True):
    """An element that Tab reaches, and whether a person sees that the focus is there."""

    html: str
    visible: bool


class View(msgspec.Struct, frozen=True):
    """A page at one width in one colour scheme."""

    width: int
    scheme: str
    overflow: Overflow
    violations: list[Violation] = []
    focus: list[Stop] = []
    shot: str = ""


class PageReport(msgspec.Struct, frozen=True):
    """All that was seen of a page. `narrow` is the overflow at 320 px."""

    page: str
    status: int
    title: str
    views: list[View]
    console: list[str]
    foreign: list[str]
    missing: list[str]
    csp: list[str]
    narrow: Overflow | None = None

    def faults(self) -> list[str]:
        """One sentence for each fault of any kind; none for a page that is as it should be."""
        return [f"{self.page}: {fault}" for fault in self._faults()]

    def _faults(self) -> Iterator[str]:
        if self.status != 200:
            yield f"answers {self.status}"
        for what, lines in (
            ("console", self.console),
            ("request to another origin", self.foreign),
            ("missing", self.missing),
            ("content security policy", self.csp),
        ):
            yield from (f"{what}: {line}" for line in lines)
        if self.narrow and self.narrow.by:
            yield f"320 px: {self.narrow.by} px too wide: {self.narrow.elements}"
        for view in self.views:
            at = f"{view.width} px, {view.scheme}"
            if view.overflow.by:
                yield f"{at}: {view.overflow.by} px too wide: {view.overflow.elements}"
            for violation in view.violations:
                places = "; ".join(f"{node.html} ({node.summary})" for node in violation.nodes[:3])
                yield f"{at}: axe {violation.id}: {violation.help}: {places}"
            yield from (f"{at}: focus is not seen on {stop.html}" for stop in view.focus if not stop.visible)


class _Answer(msgspec.Struct):
    pages: list[PageReport]


def browse(
    root: Path,
    pages: Sequence[str],
    *,
    base: str = "/",
    widths: Sequence[int] = (390, 1280),
    schemes: Sequence[str] = ("light", "dark"),
    axe: bool = True,
    tabs: int = 12,
    shots: Path | None = None,
    javascript: bool = True,
    css: bool = True,
) -> list[PageReport]:
    """Look at each page of the built folder `root`; pages are addresses without the base path.

    `tabs` is how many presses of Tab are followed. Raises RuntimeError where the browser fails.
    """
    modules()
    job = {
        "root": str(root),
        "base": base,
        "pages": list(pages),
        "widths": list(widths),
        "schemes": list(schemes),
        "axe": axe,
        "tabs": tabs,
        "shots": str(shots) if shots else "",
        "javascript": javascript,
        "css": css,
        "chromium": chromium() or "",
    }
    command = ["node", str(TOOLS / "browse.mjs")]
    done = subprocess.run(command, input=msgspec.json.encode(job), capture_output=True)
    if done.returncode:
        raise RuntimeError(f"the browser failed:\n{done.stderr.decode(errors='replace')}")
    return msgspec.json.decode(done.stdout, type=_Answer).pages
