"""Tables of fields, from the types that files are read with: name, what it takes, default, meaning."""

from __future__ import annotations

import datetime
import enum
import types
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from presstime.model import Doc, Frozen, Moment
from presstime.reading.article_form import ArticleForm, PageForm
from presstime.reading.desk_rules import DeskRule
from presstime.reading.forms import field_types
from presstime.reading.profile_forms import AuthorForm, TagForm, TickerForm
from presstime.settings import As, Settings

FORMS: dict[str, type[Frozen]] = {
    "site": Settings, "article": ArticleForm, "page": PageForm, "author": AuthorForm, "ticker": TickerForm,
    "tag": TagForm, "rule": DeskRule,
}  # fmt: skip
PLAIN: dict[Any, str] = {
    str: "text", bool: "`true` or `false`", int: "whole number", Decimal: "number", Moment: "date, or date and hour",
    datetime.date: "date",
}  # fmt: skip
NAMED = {
    "address": "address", "positive": "number", "currency": "currency code", "slug": "slug", "alias": "address here",
    "contact": "e-mail or address", "isin": "ISIN", "lei": "LEI", "figi": "FIGI", "language": "language code",
}  # fmt: skip
"""What a conversion of `settings.As` takes; a new one without its words here fails loudly."""


def fields_of(name: str) -> str:
    """The table of "article", or of a record within: "article.snapshot.after"."""
    first, *path = name.split(".")
    form: type[msgspec.Struct] = FORMS[first]
    for part in path:
        inner = _record_in(field_types(form)[part])
        if inner is None:
            raise KeyError(f"{name}: {part} is no record")
        form = inner
    return _table(form, name)


def records_within(name: str, form: type[msgspec.Struct]) -> list[str]:
    """The names of all tables that a form needs, its own first."""
    found = [name]
    for field, kind in field_types(form).items():
        inner = _record_in(kind)
        if inner is not None:
            found += records_within(f"{name}.{field}", inner)
    return found


def undocumented(name: str) -> list[str]:
    """The fields of a form, and of the records within, that have no `Doc`."""
    return [f"{table}.{field}" for table in records_within(name, FORMS[name])
            for field, kind in field_types(_form(table)).items() if not _doc(kind)]


def _form(name: str) -> type[msgspec.Struct]:
    first, *path = name.split(".")
    form: type[msgspec.Struct] = FORMS[first]
    for part in path:
        form = _record_in(field_types(form)[part]) or form
    return form


def _table(form: type[msgspec.Struct], name: str) -> str:
    kinds = field_types(form)
    lines = ["| field | takes | without it | meaning |", "|---|---|---|---|"]
    for field in msgspec.structs.fields(form):
        kind = kinds[field.encode_name]
        lines.append(f"| `{field.encode_name}` | {_takes(kind, f'{name}.{field.encode_name}')} "
                     f"| {_default(field, name)} | {_doc(kind).replace('|', chr(92) + '|')} |")
    return "\n".join(lines)


def _doc(kind: Any) -> str:
    return next((note.text for note in getattr(kind, "__metadata__", ()) if isinstance(note, Doc)), "")


def _takes(kind: Any, place: str) -> str:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        named = next((NAMED[note.name] for note in arguments[1:] if isinstance(note, As)), "")
        return named or _takes(arguments[0], place)
    if origin in (Union, types.UnionType):
        return _takes(next(k for k in arguments if k is not type(None)), place)
    if origin is tuple:
        if get_origin(arguments[0]) is tuple:
            return "mapping"
        return f"list of {_takes(arguments[0], place)}".replace("list of [mapping]", "list of [mappings]")
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return ", ".join(f"`{member.value}`" for member in kind)
    if isinstance(kind, type) and issubclass(kind, Frozen) and kind is not Moment:
        return f"[mapping](#{place.replace('.', '')})"
    return PLAIN[kind]


def _default(field: msgspec.structs.FieldInfo, name: str) -> str:
    if field.required:
        return "**required**"
    if name == "article" and field.encode_name in ("author", "authors"):
        return "**one of the two**"
    value = field.default
    if isinstance(value, enum.Enum):
        return f"`{value.value}`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple) and value:
        return ", ".join(f"`{one}`" for one in value)
    return f"`{value}`" if value and isinstance(value, (str, int)) else ""


def _record_in(kind: Any) -> type[msgspec.Struct] | None:
    """The record type that a field holds, alone or in a list."""
    if isinstance(kind, type) and issubclass(kind, Frozen) and kind is not Moment:
        return kind
    return next((found for part in get_args(kind) if (found := _record_in(part))), None)
