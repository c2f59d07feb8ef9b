"""Front matter and profiles, written as YAML that our strings-first reading reads back unchanged.

In: an ordered mapping of text, numbers, lists and mappings. Out: YAML. A word is quoted only where
YAML itself would misread it (`: `, ` #`, a leading sign of its own): `ON`, `0700` and
`2023-01-24 07:40` stand bare, for the reader takes every plain scalar as text. The danger is
anything a parser folds, trims or escapes; whatever is not plainly safe is double-quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = "str | Decimal | int | bool | Sequence[Value] | Mapping[str, Value] | Comment"


class Comment(str):
    """A line of comment in a field's place; its key is not written."""


_FIRST = re.compile(r"[\s\-?:,\[\]{}#&*!|>'\"%@`=~<]")
_NUMBER = re.compile(r"-\d[\d.]*")
_UNSAFE_INSIDE = re.compile(r":(?:\s|$)|\s#|\s$")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|:(?![A-Za-z0-9])")
_NOT_PRINTED = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_NULLS = frozenset({"", "null", "Null", "NULL"})
_FLOW_WIDTH = 90
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def to_yaml(fields: Mapping[str, Value], indent: int = 0) -> str:
    """The mapping as block YAML, each line ended; nothing for an empty one."""
    return "".join(_field(key, value, indent) for key, value in fields.items())


def fenced(fields: Mapping[str, Value], body: str) -> str:
    """An article file: front matter between its fences, then the text."""
    return f"---\n{to_yaml(fields)}---\n\n{body}"


def scalar(text: str, in_flow: bool = False) -> str:
    """One line of text as a YAML scalar: bare where that is safe, else in quotes."""
    if _is_plain(text) and not (in_flow and _UNSAFE_IN_FLOW.search(text)):
        return text
    if re.search(r"[\n\t\\]", text) or _NOT_PRINTED.search(text) or ('"' not in text):
        return _double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    if text in _NULLS or "\n" in text or "\t" in text or _NOT_PRINTED.search(text):
        return False
    if _NUMBER.fullmatch(text):
        return True
    if _FIRST.match(text) or text.startswith("...") or _UNSAFE_INSIDE.search(text):
        return False
    return text == text.strip()


def _double_quoted(text: str) -> str:
    plain = "".join(_ESCAPES.get(character, character) for character in text)
    return '"' + _NOT_PRINTED.sub(_escaped, plain) + '"'


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _field(key: str, value: Value, indent: int) -> str:
    lead = " " * indent
    if isinstance(value, Comment):
        return "".join(f"{lead}# {line}\n" for line in value.splitlines())
    if isinstance(value, Mapping):
        return f"{lead}{key}:\n{to_yaml(value, indent + 2)}" if value else ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _list(key, value, indent)
    return f"{lead}{key}: {_one(value, indent)}\n"


def _one(value: Value, indent: int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    return _literal(value, indent) if _suits_literal(value) else scalar(value)


def _list(key: str, values: Sequence[Value], indent: int) -> str:
    lead = " " * indent
    if not values:
        return ""
    if all(isinstance(value, str) and "\n" not in value for value in values):
        line = f"{lead}{key}: [{', '.join(scalar(str(value), in_flow=True) for value in values)}]\n"
        if len(line) <= _FLOW_WIDTH:
            return line
    return f"{lead}{key}:\n" + "".join(_item(value, indent + 2) for value in values)


def _item(value: Value, indent: int) -> str:
    lead = " " * indent
    if isinstance(value, Mapping):
        block = to_yaml(value, indent + 2)
        return f"{lead}- {block[indent + 2 :]}"
    return f"{lead}- {_one(value, indent)}\n"


def _suits_literal(text: str) -> bool:
    lines = text.split("\n")
    if len(lines) < 2 or _NOT_PRINTED.search(text) or text.endswith("\n\n"):
        return False
    first = next((line for line in lines if line), "")
    return bool(first) and lines[0] != "" and not any(line.isspace() for line in lines) and not first[0].isspace()


def _literal(text: str, indent: int) -> str:
    lead = " " * (indent + 2)
    head, lines = ("|", text[:-1].split("\n")) if text.endswith("\n") else ("|-", text.split("\n"))
    return head + "\n" + "\n".join(lead + line if line else "" for line in lines)
