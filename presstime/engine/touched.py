"""What a changed file touches, where it touches only itself: a text, a template, a copied file.

Such a change leaves the publication standing: no name, order, route or card is another. Anything more
is None here, and is assembled anew.
"""

from __future__ import annotations

from typing import Any

from presstime.model import Asset
from presstime.publication import Digests
from presstime.reading.records import Light


class Touched:
    """Gathers the keys that changes touch, with the digests and assets as they are after them."""

    def __init__(self, digests: dict[str, Digests], assets: dict[str, Asset]) -> None:
        self.keys: set[str] = set()
        self.digests = digests
        self.assets = assets

    def take(self, path: str, kind: str, old: Light[Any] | None, new: Light[Any] | None, key: str | None) -> bool:
        """Note a change of the unit at `path`; False where it touches more than itself.

        `kind` is the unit's, `key` the id under which a text is published (None: it is not).
        """
        if old is None or new is None or old.item is None or new.item is None or new.kind != old.kind:
            return False
        if kind == "template":
            self.keys |= {f"template\t{path.removeprefix('~/').removeprefix('templates/')}", "templates\t"}
            return True
        if kind == "asset":
            self.assets[path] = new.item
            self.keys |= {f"asset\t{path}", f"picture\t{path}"}
            return True
        if kind not in ("article", "page") or new.full != old.full:
            return False
        if new.references != old.references or new.anchors != old.anchors or new.prices != old.prices:
            return False
        if key is not None:
            known = self.digests[key]
            self.digests[key] = Digests(known.card, known.full, new.body)
            self.keys.add(f"body\t{key}")
        return True
