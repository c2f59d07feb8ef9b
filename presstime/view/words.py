"""The words of the interface, one catalogue per language in `presstime/locale/`."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping

from markupsafe import Markup

Entry = str | Mapping[str, str]


class Words:
    """`words("published")`, or `words("minutes", n=3)` for an entry with plural forms."""

    def __init__(self, entries: Mapping[str, Entry], language: str) -> None:
        self._entries = entries
        self._language = language

    def __call__(self, key: str, **values: object) -> str:
        """Raises KeyError for a key that the catalogue lacks."""
        template = self._template(key, values)
        return template.format(**values) if values else template

    def html(self, key: str, **values: object) -> Markup:
        """With values that are Markup kept as they are, and all else escaped."""
        return Markup(self._template(key, values)).format(**values)

    def _template(self, key: str, values: dict[str, object]) -> str:
        entry = self._entries[key]
        if isinstance(entry, str):
            return entry
        form = _plural_form(values.get("n", 0), self._language)
        return entry.get(form) or entry["other"]


def _plural_form(number: object, language: str) -> str:
    if language.partition("-")[0] == "en":
        return "one" if number == 1 else "other"
    import babel

    return str(babel.Locale.parse(language, sep="-").plural_form(number if isinstance(number, int) else 0))


@functools.cache
def words_for(language: str) -> Words:
    """The catalogue of a language, over the English one where it lacks a word."""
    entries = dict(_catalogue("en"))
    for tag in (language.partition("-")[0], language):
        entries.update(_catalogue(tag))
    return Words(entries, language)


@functools.cache
def _catalogue(tag: str) -> Mapping[str, Entry]:
    from presstime.reading.yaml import Mapping as Node
    from presstime.reading.yaml import Scalar, parse_mapping

    file = importlib.resources.files("presstime").joinpath("locale", f"{tag}.yaml")
    if not file.is_file():
        return {}
    node, findings = parse_mapping(file.read_text("utf-8"), f"locale/{tag}.yaml")
    if node is None:
        raise ValueError(f"{findings[0].where.file}:{findings[0].where.line}: {findings[0].message}")
    entries: dict[str, Entry] = {}
    for key, value in node.entries:
        if isinstance(value, Scalar):
            entries[key.text] = value.text
        elif isinstance(value, Node):
            entries[key.text] = {form.text: text.text for form, text in value.entries if isinstance(text, Scalar)}
    return entries
