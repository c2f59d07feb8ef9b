"""Work done once for a site, an author, a ticker or an article, however many outputs use it.

What the work looked at is recorded anew for each output that takes the result, as the view's own
remembered properties do. The danger would be a result kept without its looks; there is no other way here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from presstime.view.desk import View

T = TypeVar("T")


class Keeper(Protocol):
    """Any view object: it knows the desk and has a cache for what was worked out about it."""

    desk: View
    cache: dict[str, tuple[Any, frozenset[str]]]


def kept(thing: Keeper, name: str, work: Callable[[], T]) -> T:
    """The result of `work` for this thing, under a name that only this use has."""
    trace = thing.desk.trace
    found = thing.cache.get(name)
    if found is None:
        found = thing.cache[name] = trace.recorded(work)
    trace.keys |= found[1]
    return found[0]  # type: ignore[no-any-return]
