"""What an output is, and finding the kinds that there are."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from presstime.publication import Publication

if TYPE_CHECKING:
    from presstime.outputs.studio import Studio


class Output(msgspec.Struct, frozen=True):
    """One file to publish: its route, its kind, who asked for it (a source path or a few words), and of what."""

    route: str
    kind: str
    owner: str
    subject: tuple[str, ...] = ()


class Copied(msgspec.Struct, frozen=True):
    """Instead of bytes: the file at this source path, as it is."""

    path: str


@dataclass(frozen=True, slots=True)
class Kind:
    """`order` decides when outputs of a kind are put in place: what others refer to comes first."""

    name: str
    plan: Callable[[Publication], Iterator[Output]]
    make: Callable[[Studio, Output], bytes | Copied]
    order: int = 50


@functools.cache
def all_kinds() -> dict[str, Kind]:
    """Every kind of every module of this package, by name."""
    package = Path(__file__).parent
    found: dict[str, Kind] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules([str(package)])):
        for kind in getattr(importlib.import_module(f"presstime.outputs.{module}"), "KINDS", ()):
            if kind.name in found:
                raise ValueError(f"two kinds of output are called {kind.name}")
            found[kind.name] = kind
    return found
