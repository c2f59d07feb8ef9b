"""Templates by name: a site's own where it has them, else those that come with the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from presstime.engine.gathering import Sources


class Theme:
    """`digests` maps each template's name to the digest of the file that serves it."""

    def __init__(self, sources: Sources) -> None:
        self._paths: dict[str, str] = {}
        for path in sorted(sources.lights, reverse=True):
            own = path.removeprefix("~/")
            if own.startswith("templates/") and sources.stamps[path].kind == "template":
                self._paths[own.removeprefix("templates/")] = path
        self._locate = sources.locate
        self.digests: Mapping[str, str] = {
            name: f"{sources.lights[path].full} {path}" for name, path in self._paths.items()
        }

    def names(self) -> Iterable[str]:
        return self._paths

    def text(self, name: str) -> str:
        """Raises KeyError where there is no such template."""
        return self._file(name).read_text("utf-8")

    def place(self, name: str) -> str:
        return self._paths[name]

    def _file(self, name: str) -> Path:
        return self._locate(self._paths[name])
