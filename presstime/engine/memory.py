"""After a build: what each output looked at and how it was left, for the next one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from presstime.engine.publish import Folder
from presstime.engine.rendering import Batch, Made
from presstime.engine.request import Request, Result
from presstime.engine.saved import save, save_parts
from presstime.engine.staleness import Changes
from presstime.engine.state import (
    Interned,
    OutputState,
    Since,
    TargetState,
    changed_since,
    compacted,
    empty_state,
    with_changes,
)
from presstime.engine.store import Store
from presstime.engine.unchanged import MANIFEST, Summary, options_of, target_of
from presstime.outputs.kinds import Output
from presstime.publication import Publication
from presstime.routes import file_of
from presstime.view.leaves import Leaves
from presstime.view.trace import Answer
from presstime.visibility import turning_points

NEWS_SPAN = datetime.timedelta(hours=48)


class Known(NamedTuple):
    """Digests of a state's keys as of now, where no query had to be asked again."""

    current: list[str]
    asked: dict[str, Answer]


def recall(store: Store, request: Request) -> TargetState:
    """The state of the last build into this output; empty where there is none or `--force` was said."""
    data = None if request.force else store.state(f"target {target_of(request)}")
    if not data:
        return empty_state()
    state = msgspec.msgpack.decode(data, type=TargetState)
    since = store.state(f"since {target_of(request)}")
    return with_changes(state, msgspec.msgpack.decode(since, type=Since)) if since else state


def by_route(todo: Sequence[Output], batches: Sequence[Batch]) -> dict[str, Made]:
    return {todo[made.number].route: made for batch in batches for made in batch.made}


def new_state(
    outputs: Sequence[Output],
    made: Mapping[str, Made],
    batches: Sequence[Batch],
    stale: Mapping[str, str],
    state: TargetState,
    changes: Changes | Known,
    leaves: Leaves,
    folder: Folder,
) -> TargetState:
    """The state after a build, with the keys that somebody still looks at."""
    interned = Interned()
    interned.numbers = {key: number for number, key in enumerate(state.keys)}
    digests = dict(zip(state.keys, changes.current, strict=True))
    queries = dict(state.queries)
    for key, answer in changes.asked.items():
        digests[key] = answer.digest
        queries[interned.number(key)] = interned.packed(answer.keys)
    for batch in batches:
        for key, answer_digest, keys in batch.answers:
            digests[key] = answer_digest
            queries[interned.number(key)] = interned.packed(keys)
    kept = {}
    for output in outputs:
        one = made.get(output.route)
        if one is None:
            kept[output.route] = state.outputs[output.route]
            continue
        kept[output.route] = OutputState(
            output.kind,
            output.owner,
            output.subject,
            one.digest,
            one.size,
            folder.signature(file_of(output.route)) or (0, 0, 0, 0),
            stale[output.route],
            interned.packed(one.keys),
        )
    all_digests = [digests.get(key) or leaves.digest(key) for key in interned.numbers]
    now = TargetState(list(interned.numbers), all_digests, kept, queries)
    return compacted(now) if state.outputs.keys() - kept.keys() else now


def remember(
    store: Store,
    request: Request,
    result: Result,
    state: TargetState,
    publication: Publication,
    folder: Folder,
    scanned_ns: int,
) -> None:
    """Write state and summary to the store (the caller commits). `scanned_ns`: the scan that was published."""
    in_place = {file_of(route): output.signature for route, output in state.outputs.items()}
    in_place[MANIFEST] = folder.signature(MANIFEST) or (0, 0, 0, 0)
    before, after = span(publication)
    summary = Summary(options_of(request), scanned_ns, before, after, result.findings, result.held, in_place)
    _remember_whole(store, request, state)
    store.set_state(f"summary {target_of(request)}", msgspec.msgpack.encode(summary))
    record, parts = save(publication)
    store.set_state(f"publication {target_of(request)}", record)
    store.set_state(f"parts {target_of(request)}", parts)


def remember_again(
    store: Store,
    request: Request,
    summary: Summary,
    before: TargetState,
    state: TargetState,
    publication: Publication,
    folder: Folder,
    scanned_ns: int,
) -> None:
    """The same where the publication stood: its record stays, its parts are written anew.

    Of the state only what is not as `before` is written, beside the record of the last long build.
    """
    in_place = {file_of(route): output.signature for route, output in state.outputs.items()}
    in_place[MANIFEST] = folder.signature(MANIFEST) or (0, 0, 0, 0)
    again = msgspec.structs.replace(summary, scanned_ns=scanned_ns, in_place=in_place)
    known = store.state(f"since {target_of(request)}")
    since = msgspec.msgpack.decode(known, type=Since) if known else Since()
    now = changed_since(since, before, state)
    if now is None:
        _remember_whole(store, request, state)
    else:
        store.set_state(f"since {target_of(request)}", msgspec.msgpack.encode(now))
    store.set_state(f"summary {target_of(request)}", msgspec.msgpack.encode(again))
    store.set_state(f"parts {target_of(request)}", save_parts(publication))


def _remember_whole(store: Store, request: Request, state: TargetState) -> None:
    store.set_state(f"target {target_of(request)}", msgspec.msgpack.encode(state))
    store.drop_state(f"since {target_of(request)}")


def span(publication: Publication) -> tuple[str, str]:
    """The stretch around its now in which nothing appears, opens, goes, or leaves the news sitemap."""
    now = publication.now
    before: datetime.datetime | None = None
    after: datetime.datetime | None = None
    for moment in _turns(publication):
        if moment <= now:
            before = moment if before is None or moment > before else before
        else:
            after = moment if after is None or moment < after else after
    return (before.isoformat() if before else ""), (after.isoformat() if after else "")


def _turns(publication: Publication) -> Iterator[datetime.datetime]:
    instant = datetime.timedelta(microseconds=1)
    held = (one.article for one in publication.held)
    for article in (*publication.articles.values(), *held):
        yield from turning_points(article)
        yield article.published.at + NEWS_SPAN + instant
    for broken in publication.held_broken:
        yield from broken.turns
    for stretch in publication.priced.values():
        yield from (moment.astimezone(datetime.UTC) for moment in stretch if moment is not None)
