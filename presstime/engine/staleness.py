"""Which outputs are stale, and why: the recorded keys are asked again, and only a changed answer counts.

Leaf digests are compared first; a query is worked out again only if something that it looked at changed,
and counts as changed only if its answer did. Queries may look at queries: they are judged in order of need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from presstime.engine.state import TargetState, unpacked
from presstime.view.desk import View
from presstime.view.leaves import ABSENT, Leaves
from presstime.view.trace import Answer


class Changes:
    """The keys whose digest is no longer what the state says; `current` are the digests as of now."""

    def __init__(self, state: TargetState, leaves: Leaves, view: View) -> None:
        self._state = state
        self._leaves = leaves
        self._view = view
        self._numbers = {key: number for number, key in enumerate(state.keys)}
        self.changed: set[int] = set()
        self.asked: dict[str, Answer] = {}
        self.current: list[str] = list(state.digests)
        for number, key in enumerate(state.keys):
            if not key.startswith("?") and (now := leaves.digest(key)) != state.digests[number]:
                self.current[number] = now
                self.changed.add(number)
        self._judge_queries()

    def _judge_queries(self) -> None:
        judged: set[int] = set()
        waiting = list(self._state.queries)
        while waiting:
            later = []
            for number in waiting:
                trace = unpacked(self._state.queries[number])
                if any(key in self._state.queries and key not in judged for key in trace):
                    later.append(number)
                    continue
                judged.add(number)
                if not self.changed.isdisjoint(trace):
                    self._ask_again(number)
            if len(later) == len(waiting):
                self.changed.update(later)
                return
            waiting = later

    def _ask_again(self, number: int) -> None:
        key = self._state.keys[number]
        try:
            answer = self.asked[key] = ask(self._view, key)
            now = answer.digest
        except KeyError:
            now = ABSENT
        if now != self._state.digests[number]:
            self.current[number] = now
            self.changed.add(number)

    def reason(self, trace: bytes) -> str:
        """What a trace looked at that changed, "" where nothing did."""
        if not self.changed:
            return ""
        found = [self._state.keys[n] for n in unpacked(trace) if n in self.changed]
        return "; ".join(readable(key) for key in found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")


def ask(view: View, key: str) -> Answer:
    """The answer object of a query key."""
    name, *arguments = key[1:].split("\t")
    view.ask(name, *arguments)
    return view.trace.answers[key]


_READABLE = {
    "card": "the headline data of {}",
    "full": "the front matter of {}",
    "body": "the text of {}",
    "author": "the profile of {}",
    "instrument": "the profile of {}",
    "prices": "the prices of {}",
    "page": "the page {}",
    "tag": "the tag {}",
    "settings": "`{}` in site.yaml",
    "template": "the template {}",
    "templates": "some template",
    "asset": "the file {}",
    "there": "whether there is a file {}",
    "picture": "the size of {}",
    "index": "the list of stories: {}",
    "names": "the list of every {}",
    "source": "what stands at {}",
    "hold": "what holds {}",
    "now": "the time",
    "hooks": "hooks.py",
    "leads": "which story leads",
    "corrections": "the corrections",
    "cards": "some story's headline data",
    "profiles": "the profiles",
}


def readable(key: str) -> str:
    """A key in words, for `explain` and `build -v`."""
    kind, _, rest = key.partition("\t")
    rest = " ".join(part for part in rest.split("\t") if part)
    if kind.startswith("?"):
        return f"the answer to “{kind[1:].replace('_', ' ')} {rest}”".rstrip().replace(" ”", "”")
    return _READABLE.get(kind, kind + " {}").format(rest).strip()


def stale_outputs(
    routes: Iterable[str],
    state: TargetState,
    changes: Changes,
    is_in_place: Callable[[str], bool],
    kinds: Mapping[str, tuple[str, str]],
) -> dict[str, str]:
    """Route → reason of each output that must be made again. `kinds` gives each route's (kind, owner)."""
    stale: dict[str, str] = {}
    for route in routes:
        known = state.outputs.get(route)
        if known is None:
            stale[route] = "new"
        elif (known.kind, known.owner) != kinds[route]:
            stale[route] = "another thing stands here now"
        elif reason := changes.reason(known.trace):
            stale[route] = reason
        elif not is_in_place(route):
            stale[route] = "the file is missing or was changed"
    return stale
