"""ledger.txt: one line a story, sorted by id, so that two branches merge line by line.

A line holds id, address and `name:value` fields, parted by blanks; figures stand in it as they were
published, so that a review of the file reads as a list of what changed. A merge may leave two lines of
one story (each is a true record of one branch) or marks of a conflict: both are read, and `record` tidies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from presstime.diagnostics import Diagnostic, Where, warning
from presstime.model import Frozen

FILE = "ledger.txt"
HEADER = (
    "# Presstime ledger, format 1: the stories as they were published. Written by `python build.py record`.\n"
    "# Commit it. Changes without a correction or an `updated` are told by build, check and serve.\n"
)
_FIELDS = ("file", "title", "standfirst", "said", "snapshot", "text")
_NAMES = tuple(f"{name}:" for name in _FIELDS)
_UNPLAIN = re.compile(r"[\s,\\#\x00-\x1f]")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


class Remembered(Frozen, frozen=True):
    """A story as it was published. `file`, `title`, `standfirst` are digests; figures are in plain words.

    `said` is how many corrections it had, and the instant (UTC, ISO) of the last of them or of `updated`.
    """

    id: str
    route: str
    file: str
    title: str
    standfirst: str
    said: tuple[int, str] = (0, "")
    snapshot: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


class Entry(Frozen, frozen=True):
    """A line, read as far as most builds want it; `remembered` reads the rest."""

    id: str
    route: str
    file: str
    rest: tuple[str, ...]
    number: int

    def remembered(self) -> Remembered:
        title, standfirst, said, snapshot, text = (part.partition(":")[2] for part in self.rest)
        count, _, last = said.partition("@")
        return Remembered(
            self.id, self.route, self.file, title, standfirst, (int(count), last), _items(snapshot), _items(text))


class Ledger(Frozen, frozen=True):
    """The lines by id; almost always one."""

    entries: Mapping[str, tuple[Entry, ...]] = MappingProxyType({})

    def knows(self, key: str, file: str) -> bool:
        """Whether the story was published from these very bytes (by their digest)."""
        return any(entry.file == file for entry in self.entries.get(key, ()))


def read_ledger(text: str) -> tuple[Ledger, list[Diagnostic]]:
    """The ledger, and a warning for each line that is none."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    findings = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith(("#", *_CONFLICT)):
            continue
        entry = _entry(line, number)
        if entry is None:
            findings.append(warning(
                "PT507", "this line of the ledger cannot be read, and its story is not watched", Where(FILE, number),
                "undo what was changed by hand, or run `python build.py record`"))
        else:
            entries[entry.id].append(entry)
    return Ledger(MappingProxyType({key: tuple(found) for key, found in entries.items()})), findings


def write_ledger(stories: Iterable[Remembered]) -> str:
    """The file's text: the same stories give the same bytes, in whatever order they come."""
    return HEADER + "".join(f"{_line(story)}\n" for story in sorted(stories, key=lambda story: story.id))


def _entry(line: str, number: int) -> Entry | None:
    parts = line.split(" ")
    if len(parts) != 2 + len(_FIELDS) or not parts[1].startswith("/"):
        return None
    if not all(part.startswith(name) for name, part in zip(_NAMES, parts[2:], strict=True)):
        return None
    if not parts[5].removeprefix("said:").partition("@")[0].isdecimal():
        return None
    return Entry(_plain(parts[0]), _plain(parts[1]), parts[2].removeprefix("file:"), tuple(parts[3:]), number)


def _line(story: Remembered) -> str:
    count, last = story.said
    values = (story.file, story.title, story.standfirst, f"{count}@{last}" if last else str(count),
              ",".join(map(_escaped, story.snapshot)), ",".join(map(_escaped, story.text)))
    fields = " ".join(f"{name}:{value}" for name, value in zip(_FIELDS, values, strict=True))
    return f"{_escaped(story.id)} {_escaped(story.route)} {fields}"


def _items(text: str) -> tuple[str, ...]:
    return tuple(map(_plain, text.split(","))) if text else ()


def _escaped(text: str) -> str:
    return _UNPLAIN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "\\" in text else text
