"""Templates as Jinja loads them: by name, compiled at most once, with the names that each refers to.

A template's text is parsed once for both; where a cache knows the digest, its text is not even read.
Templates are trusted as code by policy (docs/templates.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from types import CodeType
from typing import Any, NamedTuple, Protocol

import jinja2
from jinja2 import meta

ANY = ""
"""Among a template's references: a name that is worked out while printing."""


class TemplateSource(Protocol):
    """Templates by name: text, place for messages, and digest (of text and place)."""

    @property
    def digests(self) -> Mapping[str, str]: ...
    def text(self, name: str) -> str: ...
    def place(self, name: str) -> str: ...
    def names(self) -> Iterable[str]: ...


class CompiledTemplate(NamedTuple):
    """A template's code, and the templates that it extends, includes and imports (`ANY` among them)."""

    code: CodeType
    references: tuple[str, ...]


class TemplateCache(Protocol):
    """Compiled templates from earlier builds."""

    def known(self, name: str, digest: str) -> CompiledTemplate | None: ...
    def remember(self, name: str, digest: str, compiled: CompiledTemplate) -> None: ...


class Loader(jinja2.BaseLoader):
    def __init__(self, source: TemplateSource, cache: TemplateCache | None) -> None:
        self._source = source
        self._cache = cache
        self._compiled: dict[str, CompiledTemplate] = {}

    def load(
        self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        compiled = self.compiled(environment, name)
        return environment.template_class.from_code(environment, compiled.code, globals or {}, lambda: True)

    def compiled(self, environment: jinja2.Environment, name: str) -> CompiledTemplate:
        """Raises TemplateNotFound, TemplateSyntaxError, UnicodeDecodeError."""
        found = self._compiled.get(name)
        if found is not None:
            return found
        digest = self._source.digests.get(name)
        if digest is None:
            raise jinja2.TemplateNotFound(name)
        found = self._cache.known(name, digest) if self._cache else None
        if found is None:
            place = self._source.place(name)
            tree = environment.parse(self._source.text(name), name, place)
            references = tuple(other or ANY for other in meta.find_referenced_templates(tree))
            found = CompiledTemplate(environment.compile(tree, name, place), references)
            if self._cache:
                self._cache.remember(name, digest, found)
        self._compiled[name] = found
        return found

    def references(self, environment: jinja2.Environment, name: str) -> tuple[str, ...]:
        """The templates that one names; none of one that is missing or faulty, whose page will tell."""
        try:
            return self.compiled(environment, name).references
        except (jinja2.TemplateError, UnicodeDecodeError):
            return ()
