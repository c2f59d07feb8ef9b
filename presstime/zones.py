"""Time zones from the pinned `tzdata` package, never from the machine, and clock times made instants.

A local time that daylight saving makes double or impossible is not guessed: `instants_of` gives
every instant it can mean, and the reader offers both offsets.
"""

from __future__ import annotations

import datetime
import functools
import importlib.resources
import zoneinfo

UTC = datetime.UTC


@functools.cache
def zone(name: str) -> zoneinfo.ZoneInfo:
    """The IANA zone `name`; raises KeyError where tzdata has none of that name."""
    package, _, key = f"tzdata.zoneinfo.{name.replace('/', '.')}".rpartition(".")
    try:
        with importlib.resources.files(package).joinpath(key).open("rb") as file:
            return zoneinfo.ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError, ModuleNotFoundError, TypeError) as problem:
        raise KeyError(name) from problem


@functools.cache
def zone_names() -> tuple[str, ...]:
    text = importlib.resources.files("tzdata").joinpath("zones").read_text("utf-8")
    return tuple(text.split())


def instants_of(local: datetime.datetime, name: str) -> list[datetime.datetime]:
    """The instants (UTC) that a naive local time can mean: one; two when clocks go back; none in a gap."""
    there = zone(name)
    found = []
    for fold in (0, 1):
        aware = local.replace(tzinfo=there, fold=fold)
        instant = aware.astimezone(UTC)
        if instant.astimezone(there).replace(tzinfo=None) == local and instant not in found:
            found.append(instant)
    return found


def offsets_around(local: datetime.datetime, name: str) -> list[str]:
    """The two offsets ("-05:00", "-04:00") in force on either side of a clock change."""
    there = zone(name)
    texts = []
    for fold in (0, 1):
        text = local.replace(tzinfo=there, fold=fold).strftime("%z")
        texts.append(f"{text[:3]}:{text[3:5]}")
    return texts
