"""What is shown now: the folder, the generation of what is in it, the last build, and who must load again.

Lives in the server's thread alone. A page carries the generation at which it was sent (`mark`); one that was
sent before its route changed is told to load again when its socket connects, so that no reload falls between
the two.
"""

from __future__ import annotations

import os
import urllib.parse
from collections import Counter, deque
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from presstime.diagnostics import Diagnostic, Severity
from presstime.preview.addresses import Unacceptable, file_at, found, joined, route_of, segments, within
from presstime.preview.content_types import content_type, is_page
from presstime.preview.outcomes import MOST_TOLD, Contents, Outcome, record, sentence
from presstime.routes import escaped, file_of

OWN = "/__presstime/"
ALL = "*"
_SHOWN_IN_PAGES = ("image/", "font/", "text/javascript", "audio/", "video/")
MOST_REMEMBERED = 50_000
KEPT_BUILDS = 20
MOST_MOVES = 20


class Showing:
    """`token` names this run of the server; `base` is the site's base path, "" or "/markets".

    `look_again`: have what is missing from the folder built again.
    `is_broken`: what is shown is the last good build, not the newest save.
    """

    def __init__(
        self,
        root: Path,
        token: str,
        complete: Callable[[Sequence[Diagnostic]], list[Diagnostic]],
        open_url: Callable[[Diagnostic], str],
        look_again: Callable[[], None],
    ) -> None:
        self.root = os.path.realpath(root)
        self.base = ""
        self.builds: deque[Outcome] = deque(maxlen=KEPT_BUILDS)
        self.contents = Contents()
        self.is_building = self.is_broken = False
        self.findings: list[Diagnostic] = []
        self._token = token
        self._generation = self._ended_at = 1
        self._all_changed_at = 1
        self._changed_at: dict[str, int] = {}
        self._complete = complete
        self.open_url = open_url
        self._look_again = look_again
        self._is_loss_told = False
        self._first_seen: dict[tuple[str, str, str], int] = {}
        self._moved: dict[str, str] = {}
        self._status = b""

    @property
    def mark(self) -> str:
        return f"{self._token}-{self._generation}"

    @property
    def has_pages(self) -> bool:
        return os.path.isfile(os.path.join(self.root, "index.html"))

    def note_loss(self) -> None:
        """There is no front page: where a build was good, somebody deleted the folder, and it is
        made anew. Asked for once, until there is a front page again."""
        if self.contents.outputs and not self.is_building and not self._is_loss_told:
            self._is_loss_told = True
            self._look_again()

    def note_published(self, routes: Sequence[str]) -> None:
        """These routes are other now. What was wrong is no longer: a build that publishes has passed its checks."""
        self._generation += 1
        self._status = b""
        if self.is_broken:
            self.is_broken, self.findings = False, []
        if ALL in routes or len(self._changed_at) + len(routes) > MOST_REMEMBERED:
            self._changed_at = {}
            self._all_changed_at = self._generation
        else:
            self._changed_at.update(dict.fromkeys(routes, self._generation))

    def note_ended(self, outcome: Outcome, contents: Contents | None) -> None:
        self._generation += 1
        self._ended_at = self._generation
        self.is_building = False
        self._is_loss_told = self._is_loss_told and not self.has_pages
        self.builds.append(outcome)
        if contents is not None:
            if outcome.removed:
                self._note_moves(contents)
            self.contents = contents
        self.is_broken, self.findings = outcome.stopped, self._complete(outcome.findings)
        before = self._first_seen
        seen = {_key(finding): before.get(_key(finding), self._generation) for finding in self.findings}
        self._first_seen = {**before, **seen} if outcome.stopped else seen
        self._status = b""

    def _note_moves(self, contents: Contents) -> None:
        """Stories that stand elsewhere now: a page that is open at the old address is told the new one."""
        old, new = self.contents.publication, contents.publication
        if old is None or new is None:
            return
        for key, route in old.routes.items():
            if new.routes.get(key, route) != route:
                self._moved[route] = new.routes[key]
        taken = set(new.routes.values())
        kept = [(route, to) for route, to in self._moved.items() if route not in taken and to in taken]
        self._moved = dict(kept[-MOST_MOVES:])

    def weightiest(self) -> list[Diagnostic]:
        """The findings, errors first, and of each weight those first that came last."""
        return sorted(self.findings, key=lambda f: (_WEIGHT[f.severity], -self._first_seen.get(_key(f), 0)))

    def is_outdated(self, mark: str, route: str | None) -> bool:
        """Whether a page sent at `mark` must be loaded again. Our own (`OWN`) tells of every build."""
        token, _, generation = mark.rpartition("-")
        if token != self._token or not generation.isdecimal():
            return True
        newest = self._generation if route == OWN else self._changed_at.get(route or "", 0)
        return int(generation) < max(self._all_changed_at, newest)

    def route_at(self, url: str) -> str | None:
        """The route that a browser at `url` shows; None where that is no address of the site."""
        try:
            path = urllib.parse.urlsplit(url).path or "/"
            if path == OWN:
                return OWN
            parts = within(segments(path), self.base)
        except (Unacceptable, ValueError):
            return None
        return route_of(parts) if parts else None

    def concerns(self, changed: frozenset[str], route: str | None) -> bool:
        """Whether a page at `route` looks other now that these routes changed (CSS left aside)."""
        if ALL in changed or route in changed or any(map(_is_part_of_pages, changed)):
            return True
        if route is None or (f"{route}.html" in changed):
            return route is not None
        return "/404.html" in changed and file_at(self.root, file_of(route).split("/")) is None

    def url_of(self, route: str) -> str:
        """The address of a route on this server."""
        return self.base + escaped(route)

    def lookup(self, raw: str) -> tuple[str | None, str]:
        """(file to send or None, address to be sent on to or ""). Raises Unacceptable."""
        parts = segments(raw)
        inner = within(parts, self.base)
        if inner is None:
            beginning = parts in ((""), ("",)) or "/" + "/".join(parts) == self.base
            return None, f"{joined(self.base[1:].split('/'))}/" if self.base and beginning else ""
        file, lacks_slash = found(self.root, inner)
        return file, f"{joined(parts)}/" if lacks_slash else ""

    def status(self) -> bytes:
        """All that the overlay shows, as JSON."""
        if not self._status or self.is_building:
            self._status = msgspec.json.encode(self._as_record())
        return self._status

    def _as_record(self) -> dict[str, object]:
        last = self.builds[-1] if self.builds else None
        counts = Counter(finding.severity for finding in self.findings)
        told = self.weightiest()[:MOST_TOLD]
        new = [f for f in self.findings if self._first_seen.get(_key(f)) == self._ended_at]
        return {
            "mark": self.mark,
            "building": self.is_building,
            "stopped": self.is_broken,
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
            "new": sum(finding.severity is Severity.WARNING for finding in new),
            "more": len(self.findings) - len(told),
            "pending": last.pending if last else 0,
            "sentence": sentence(last) if last else "",
            "moved": {self.url_of(route): self.url_of(to) for route, to in self._moved.items()},
            "findings": [record(finding, self.open_url(finding)) for finding in told],
        }


_WEIGHT = {severity: place for place, severity in enumerate(Severity)}


def _key(finding: Diagnostic) -> tuple[str, str, str]:
    """What stays of a finding when lines are put in above it."""
    return finding.code, finding.message, finding.where.file


def _is_part_of_pages(route: str) -> bool:
    return not route.endswith("/") and not is_page(route) and content_type(route).startswith(_SHOWN_IN_PAGES)
