"""JSON Schema (2020-12) of each kind of file, from the same types that reading converts with."""

from __future__ import annotations

import datetime
import enum
import types
import typing
from decimal import Decimal
from typing import Any, Union, get_args, get_origin

import msgspec

from presstime.model import Frozen, Moment
from presstime.reading.article_form import ArticleForm, PageForm
from presstime.reading.profile_forms import AuthorForm, TagForm, TickerForm
from presstime.settings import As, Doc, Settings

FORMS: dict[str, type[Frozen]] = {
    "article": ArticleForm,
    "page": PageForm,
    "author": AuthorForm,
    "ticker": TickerForm,
    "site": Settings,
}
_NUMBER = {"type": ["number", "string"], "pattern": r"^[+\-\u2212]?\d+(\.\d+)?$"}
_MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?$",
    "description": "A date, or date and hour, ISO 8601; in the publication's zone when it names none",
}


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of "article", "page", "author", "ticker", "site" or "tags"."""
    if kind == "tags":
        schema: dict[str, Any] = {"type": "array", "items": _record(TagForm)}
    else:
        schema = _record(FORMS[kind])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Presstime {kind}", **schema}


def _record(form: type[msgspec.Struct]) -> dict[str, Any]:
    hints = typing.get_type_hints(form, include_extras=True)
    fields = msgspec.structs.fields(form)
    properties = {}
    for field in fields:
        schema = _value(hints[field.name])
        doc = next((note.text for note in getattr(hints[field.name], "__metadata__", ()) if isinstance(note, Doc)), "")
        properties[field.encode_name] = {**schema, "description": doc} if doc else schema
    schema = {
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x_": {}},
        "additionalProperties": False,
    }
    summary = (form.__doc__ or "").strip().partition("\n")[0]
    if summary:
        schema["description"] = summary
    required = [field.encode_name for field in fields if field.required]
    if form is ArticleForm:
        schema["anyOf"] = [{"required": ["author"]}, {"required": ["authors"]}]
    return {**schema, "required": required} if required else schema


def _value(annotation: Any) -> dict[str, Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is typing.Annotated:
        named = next((note.name for note in arguments[1:] if isinstance(note, As)), "")
        if named == "address":
            return {"type": "string", "format": "uri-reference"}
        if named == "positive":
            return {"type": ["number", "string"], "minimum": 0}
        return _value(arguments[0])
    if origin in (Union, types.UnionType):
        return _value(next(kind for kind in arguments if kind is not type(None)))
    if origin is tuple:
        inner = arguments[0]
        if get_origin(inner) is tuple:
            return {"type": "object", "additionalProperties": _value(get_args(inner)[1])}
        one = _value(inner)
        return {"anyOf": [{"type": "array", "items": one}, one]}
    if annotation is Moment:
        return dict(_MOMENT)
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return {"enum": [member.value for member in annotation]}
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return _record(annotation)
    simple: dict[Any, dict[str, Any]] = {
        str: {"type": ["string", "number", "boolean"]},
        bool: {"enum": [True, False, "true", "false"]},
        int: {"type": ["integer", "string"], "pattern": r"^\d+$"},
        Decimal: dict(_NUMBER),
        datetime.date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    }
    return simple[annotation]
