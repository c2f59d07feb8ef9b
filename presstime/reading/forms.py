"""A mapping of YAML into a typed record, gathering every finding and every position.

The record types (in `article_form.py`, `profile_forms.py`, the settings and the model) are the single
source: their annotations decide the conversion here, the JSON Schema (`schema.py`) and the reference in
docs. One road serves speed and findings both: each field's converter is looked up once, at compile
time, so that a good file costs a few microseconds a field and a bad one tells everything that is wrong.
"""

from __future__ import annotations

import datetime
import difflib
import enum
import functools
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import msgspec

from presstime.diagnostics import Diagnostic, Where, error
from presstime.model import Frozen, Moment
from presstime.reading import values
from presstime.reading.yaml import Mapping, Node, Scalar, Sequence, where
from presstime.settings import As

Record = TypeVar("Record", bound=msgspec.Struct)
Positions = dict[str, tuple[int, int, int]]


Positive = typing.Annotated[Decimal, As("positive")]
CurrencyCode = typing.Annotated[str, As("currency")]
Slug = typing.Annotated[str, As("slug")]
Alias = typing.Annotated[str, As("alias")]
LanguageCode = typing.Annotated[str, As("language")]


class Reader:
    """What converting one file gathers: findings, and where each value stands ("snapshot.change").

    `partly` are the fields of a record with faults that were good in themselves.
    """

    def __init__(self, file: str, timezone: str) -> None:
        self.file = file
        self.timezone = timezone
        self.findings: list[Diagnostic] = []
        self.positions: Positions = {}
        self.partly: dict[str, Any] = {}

    def add(self, code: str, message: str, node: Node, hint: str = "", related: tuple[Where, ...] = ()) -> None:
        self.findings.append(error(code, message, where(self.file, node), hint, related))

    def where(self, path: str) -> Where:
        """The place of a value by its path; the file as a whole where it has none."""
        line, column, end = self.positions.get(path, (0, 0, 0))
        return Where(self.file, line, column, end)


Converter = Callable[[Reader, Node, str], Any]
_FAILED = object()


def read_record(reader: Reader, node: Mapping, form: type[Record], path: str = "") -> Record | None:
    """`node` as a `form`; None where a field was wrong or missing (the findings say which)."""
    value = _record_converter(form)(reader, node, path)
    return None if value is _FAILED else cast(Record, value)


def field_types(form: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields of a form as its files name them, with their annotations."""
    hints = typing.get_type_hints(form, include_extras=True)
    return {f.encode_name: hints[f.name] for f in msgspec.structs.fields(form)}


@functools.cache
def _record_converter(form: type[msgspec.Struct]) -> Converter:
    hints = typing.get_type_hints(form, include_extras=True)
    fields = {f.encode_name: (f.name, converter(hints[f.name])) for f in msgspec.structs.fields(form)}
    required = [f.encode_name for f in msgspec.structs.fields(form) if f.required]

    def convert(reader: Reader, node: Node, path: str) -> Any:
        if not isinstance(node, Mapping):
            reader.add(
                "PT121", "this should be a mapping of `key: value` lines", node, f"its keys are: {', '.join(fields)}"
            )
            return _FAILED
        given: dict[str, Any] = {}
        failed = False
        present: set[str | None] = set()
        for key, value in node.entries:
            field = fields.get(key.text)
            if field is None:
                if not _is_free(key.text):
                    failed = True
                    present.add(_unknown_key(reader, key, fields))
                continue
            if isinstance(value, Scalar) and value.plain and value.text in ("", "~"):
                continue
            present.add(key.text)
            place = f"{path}.{key.text}" if path else key.text
            if isinstance(value, Scalar):
                reader.positions[place] = (value.line, value.column, value.end_column)
            else:
                reader.positions[place] = (value.line, value.column, 0)
            converted = field[1](reader, value, place)
            if converted == "" and key.text in required:
                reader.add("PT122", f"`{place}` is empty", value, "write it, for it can't be left out")
                converted = _FAILED
            if converted is _FAILED:
                failed = True
            else:
                given[field[0]] = converted
        for name in required:
            if name not in present:
                failed = True
                reader.add(
                    "PT122", f"`{name}` is missing" + (f" in `{path}`" if path else ""), node, f"add a line `{name}: …`"
                )
        if failed and not path:
            reader.partly = given
        return _FAILED if failed else form(**given)

    return convert


def _is_free(key: str) -> bool:
    """Keys that a newsroom may use for itself."""
    return key.startswith("x_") or key == "extra"


def _unknown_key(reader: Reader, key: Scalar, fields: dict[str, tuple[str, Converter]]) -> str | None:
    """Tell of a key that is none; the field that was probably meant (which is then not missing as well)."""
    near = nearest(key.text, fields)
    hint = f"did you mean `{near}`?" if near else f"what can stand here: {', '.join(fields)}"
    reader.add("PT120", f"there is no field `{key.text}`", key, hint)
    return near


def nearest(word: str, choices: typing.Iterable[str]) -> str | None:
    """The choice most like `word`, for "did you mean"; None where none is near."""
    by_fold = {choice.casefold(): choice for choice in choices}
    found = difflib.get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def _scalar(convert: Callable[[str], Any]) -> Converter:
    def converter(reader: Reader, node: Node, path: str) -> Any:
        if not isinstance(node, Scalar):
            reader.add(
                "PT121",
                "one value is expected here, not a list or mapping",
                node,
                "quote it if it is text that begins with [ or {",
            )
            return _FAILED
        try:
            return convert(node.text.strip())
        except values.Unfit as problem:
            reader.add("PT123", str(problem), node, problem.hint)
            return _FAILED

    return converter


def _moment(reader: Reader, node: Node, path: str) -> Any:
    return _scalar(lambda text: values.moment(text, reader.timezone))(reader, node, path)


def _enum(kind: type[enum.Enum]) -> Converter:
    members = {str(member.value): member for member in kind}
    folded = {value.casefold(): member for value, member in members.items()}

    def convert(text: str) -> enum.Enum:
        member = folded.get(text.casefold().replace("_", "-")) or folded.get(text.casefold())
        if member is None:
            near = nearest(text, members)
            raise values.Unfit(
                f"`{text}` is not one of: {', '.join(members)}", f"did you mean `{near}`?" if near else ""
            )
        return member

    return _scalar(convert)


def _list(inner: Converter) -> Converter:
    def convert(reader: Reader, node: Node, path: str) -> Any:
        if not isinstance(node, Sequence):
            item = inner(reader, node, path)
            return _FAILED if item is _FAILED else (item,)
        items = []
        for number, entry in enumerate(node.items):
            place = f"{path}.{number}"
            end = entry.end_column if isinstance(entry, Scalar) else 0
            reader.positions[place] = (entry.line, entry.column, end)
            items.append(inner(reader, entry, place))
        return _FAILED if any(item is _FAILED for item in items) else tuple(items)

    return convert


def _pairs(inner: Converter) -> Converter:
    """A mapping with free keys, as ordered pairs; a list of one-key mappings serves as well."""

    def convert(reader: Reader, node: Node, path: str) -> Any:
        entries: list[tuple[Scalar, Node]] = []
        for part in node.items if isinstance(node, Sequence) else (node,):
            if not isinstance(part, Mapping):
                reader.add("PT121", "this should be a mapping of `name: value` lines", part)
                return _FAILED
            entries.extend(part.entries)
        pairs = [(key.text, inner(reader, value, f"{path}.{key.text}")) for key, value in entries]
        return _FAILED if any(value is _FAILED for _, value in pairs) else tuple(pairs)

    return convert


_SCALARS: dict[Any, Callable[[str], Any]] = {
    str: lambda text: text,
    bool: values.truth,
    int: values.whole,
    Decimal: values.number,
    datetime.date: values.day,
}
_NAMED: dict[str, Callable[[str], Any]] = {
    "positive": values.positive, "address": values.address, "currency": values.currency, "slug": values.slug,
    "isin": values.isin, "lei": values.lei, "figi": values.figi, "contact": values.contact, "alias": values.alias,
    "language": values.language,
}  # fmt: skip


def converter(annotation: Any) -> Converter:
    """The converter for a field's type. Raises TypeError for a type that no file can hold."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is typing.Annotated:
        for note in arguments[1:]:
            if isinstance(note, As):
                return _scalar(_NAMED[note.name])
        return converter(arguments[0])
    if origin in (Union, types.UnionType):
        kinds = [kind for kind in arguments if kind is not type(None)]
        return converter(kinds[0])
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = arguments[0]
        if get_origin(inner) is tuple:
            return _pairs(converter(get_args(inner)[1]))
        return _list(converter(inner))
    if annotation is Moment:
        return _moment
    if annotation in _SCALARS:
        return _scalar(_SCALARS[annotation])
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return _enum(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return _record_converter(annotation)
    raise TypeError(f"no file can hold a {annotation!r}")
