"""What changed since a story was published without being said: warnings, with the place of the change.

A change is said by a correction or an `updated` that is newer than the ledger's line. Classes and the
need to say so follow the Reuters Handbook of Journalism on corrections ("errors involving numbers almost
always merit corrections"), read 24 November 2026. A withdrawn story is its own explanation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from presstime.diagnostics import Diagnostic, Where, warning
from presstime.ledger.format import FILE, Entry, Ledger, Remembered
from presstime.ledger.record import Figure
from presstime.model import Article, Status

WhereOf = Callable[[str, tuple[str, ...]], Where]
_SAY_SO = (
    "add a `corrections` entry (a figure that was wrong is `kind: corrected`), or `updated:` for news; "
    "`python build.py record` accepts the story as it is"
)
_MOST = 3
_NUMBER = re.compile(r"(\d+)(\.\d+)?")


def is_said(then: Remembered, now: Remembered) -> bool:
    """Whether the story says since then that it was changed."""
    (old_count, old_last), (count, last) = then.said, now.said
    return bool(last) and (last > old_last or (count > old_count and last == old_last))


def changes(
    article: Article, now: Remembered, figures: Sequence[Figure], entries: Sequence[Entry], where: WhereOf
) -> list[Diagnostic]:
    """The silent changes of a story whose file is another now; of two lines the kinder one counts."""
    if article.status is Status.WITHDRAWN:
        return []
    judged = [list(_changes(article, entry.remembered(), now, figures, where)) for entry in entries]
    return min(judged, key=len, default=[])


def _changes(
    article: Article, then: Remembered, now: Remembered, figures: Sequence[Figure], where: WhereOf
) -> Iterator[Diagnostic]:
    if is_said(then, now):
        return
    if then.title != now.title:
        yield warning("PT501", "the headline was published otherwise, and nothing says that it changed",
                      where(article.source, ("title",)), _SAY_SO)
    if then.standfirst != now.standfirst:
        yield warning("PT502", "the standfirst was published otherwise, and nothing says that it changed",
                      where(article.source, ("standfirst", "title")), _SAY_SO)
    yield from _snapshot_changes(article, then, now, where)
    yield from _text_changes(article, then, figures, where)


def _snapshot_changes(article: Article, then: Remembered, now: Remembered, where: WhereOf) -> Iterator[Diagnostic]:
    old, new = (dict(item.rpartition("=")[::2] for item in side.snapshot) for side in (then, now))
    for path in dict.fromkeys((*old, *new)):
        before, after = old.get(path, ""), new.get(path, "")
        if before == after:
            continue
        name = path.rpartition(".")[2]
        message = (f"{path} is {after} and was published as {before}" if before and after
                   else f"{path} ({after}) was not there when this was published" if after
                   else f"{path} was published as {before} and is gone")
        yield warning("PT503", f"{message}; nothing says that it changed",
                      where(article.source, _snapshot_places(article, path, name)), _SAY_SO)


def _snapshot_places(article: Article, path: str, name: str) -> tuple[str, ...]:
    ticker = path.rpartition(".")[0]
    number = next((n for n, s in enumerate(article.snapshots) if s.ticker == ticker), 0)
    return f"snapshot.{number}.{name}", f"snapshot.{name}", f"snapshot.{number}", "snapshot", "title"


def _text_changes(
    article: Article, then: Remembered, figures: Sequence[Figure], where: WhereOf
) -> Iterator[Diagnostic]:
    published, first = set(then.text), _first_of_each(figures)
    added = [figure for token, figure in first.items() if token not in published]
    gone = [token for token in then.text if token not in first]
    if not added and not gone:
        return
    yield warning("PT504", f"{_told(added, gone)}; nothing says that the figures changed",
                  _place(article, added, where), _SAY_SO)


def _place(article: Article, added: Sequence[Figure], where: WhereOf) -> Where:
    if not added:
        return where(article.source, ("title",))
    first = added[0]
    if first.point >= 0:
        return where(article.source, (f"key_points.{first.point}", "key_points", "title"))
    return Where(article.source, first.spot.line, first.spot.column, first.spot.end)


def _first_of_each(figures: Sequence[Figure]) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for figure in figures:
        found.setdefault(figure.token, figure)
    return found


def _told(added: Sequence[Figure], gone: Sequence[str]) -> str:
    left = list(gone)
    pairs, unpaired = [], []
    for figure in added:
        token = next((token for token in left if _shape(token) == _shape(figure.token)), None)
        if token is None:
            unpaired.append(f"“{figure.text}”")
        else:
            left.remove(token)
            pairs.append(f"“{figure.text}” was published as {_shown(token)}")
    said = [_some(pairs)] if pairs else []
    if unpaired:
        said.append(f"not published so: {_some(unpaired)}")
    if left:
        said.append(f"published and gone: {_some([_shown(token) for token in left])}")
    return "; ".join(said)


def _shape(token: str) -> str:
    """What a figure counts: its signs without the number."""
    return _NUMBER.sub("0", token)


def _shown(token: str) -> str:
    return _NUMBER.sub(lambda match: f"{int(match[1]):,}{match[2] or ''}" if len(match[1]) > 4 else match[0], token)


def _some(items: Sequence[str]) -> str:
    more = f" and {len(items) - _MOST} more" if len(items) > _MOST else ""
    return ", ".join(items[:_MOST]) + more


def moved(
    article: Article, route: str, entries: Sequence[Entry], served: Collection[str], where: WhereOf
) -> Iterator[Diagnostic]:
    """A warning where the story's published address leads nowhere now. `served`: all addresses and aliases."""
    for entry in entries[:1]:
        if entry.route != route and entry.route not in served:
            yield warning("PT505", f"this was published at {entry.route} and stands at {route} now",
                          where(article.source, ("slug", "date", "title")), f"add `aliases: [{entry.route}]`")


def missing(
    ledger: Ledger, public: Collection[str], held: Mapping[str, str], served: Collection[str]
) -> Iterator[Diagnostic]:
    """A warning for each story that was published and is gone. `held`: why a story is not public now."""
    for key, entries in ledger.entries.items():
        reason = held.get(key, "")
        if key in public or reason == "expired" or entries[0].route in served:
            continue
        now = f"is held now ({reason})" if reason else "is gone"
        yield warning(
            "PT506", f"{key} was published at {entries[0].route} and {now}", Where(FILE, entries[0].number),
            "keep it with `status: withdrawn`, which leaves a notice at its address, or name the address in the "
            "`aliases` of the story that took its place; `python build.py record` forgets it")
