"""YAML as text with positions: plain scalars stay strings, and what guesses or hides is refused.

YAML 1.1's guesses are wrong for finance (`ON`, `0700`, `16:00`, `242.66`), so libyaml is used for
its events only and no resolver runs. Repeated keys, anchors, aliases, tags, tabs as indentation and
runaway depth are findings. Lines and columns are of the file as a person sees it (`first_line`).
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from presstime.diagnostics import Diagnostic, Where, error, warning

MAX_BYTES = 65536
MAX_DEPTH = 20


def _parser_class() -> Any:
    """libyaml's parser; where PyYAML was built without it, the same events, slower."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return yaml.SafeLoader
    return CParser


_Parser = _parser_class()
_HIDDEN_TEXT = re.compile(r"[ \t]+#[^\s#!]")


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """`plain` tells an unquoted scalar, in which an empty text means: not given."""

    text: str
    line: int
    column: int
    end_column: int
    plain: bool


class Sequence(msgspec.Struct, frozen=True):
    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(msgspec.Struct, frozen=True):
    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def where(file: str, node: Node) -> Where:
    if isinstance(node, Scalar):
        return Where(file, node.line, node.column, node.end_column)
    return Where(file, node.line, node.column)


def parse_mapping(text: str, file: str, first_line: int = 1) -> tuple[Mapping | None, list[Diagnostic]]:
    """The one mapping that `text` holds, and the findings; no mapping where it can't be made out.

    A key that stands twice is an error, and the first is read, so that the rest can be judged as well.
    """
    composer = _Composer(text, file, first_line)
    node = composer.compose()
    if composer.failed:
        return None, composer.findings
    if node is None:
        return Mapping((), first_line, 1), composer.findings
    if not isinstance(node, Mapping):
        composer.add(node.line, node.column, "PT112", "these should be `key: value` lines")
        return None, composer.findings
    return node, composer.findings


class _Refused(Exception):
    """Composing can't go on; the finding has been added."""


class _Composer:
    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.file = file
        self.offset = first_line
        self.findings: list[Diagnostic] = []
        self.failed = False

    def add(self, line: int, column: int, code: str, message: str, hint: str = "", end: int = 0) -> None:
        self.failed = True
        self.findings.append(error(code, message, Where(self.file, line, column, end), hint))

    def compose(self) -> Node | None:
        if len(self.text.encode()) > MAX_BYTES:
            self.add(self.offset, 0, "PT111", f"this YAML is over the limit of {MAX_BYTES // 1024} KiB")
            return None
        parser = _Parser(self.text)
        try:
            return self._document(parser)
        except yaml.MarkedYAMLError as problem:
            self._explain(problem)
        except yaml.reader.ReaderError as problem:
            self.add(self.offset, 0, "PT103", f"a character that YAML does not allow: {problem.reason}")
        except _Refused:
            pass
        finally:
            dispose = getattr(parser, "dispose", None)
            if dispose:
                dispose()
        return None

    def _document(self, parser: Any) -> Node | None:
        root: Node | None = None
        documents = 0
        while True:
            event = parser.get_event()
            if event is None:
                return root
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    at = event.start_mark
                    self.add((at.line if at else 0) + self.offset, 1, "PT112", "a second YAML document begins here")
                    raise _Refused
            elif isinstance(event, ScalarEvent | CollectionStartEvent | AliasEvent):
                root = self._node(parser, event, 0)

    def _node(self, parser: Any, event: Any, depth: int) -> Node:
        mark = event.start_mark
        line, column = mark.line + self.offset, mark.column + 1
        if isinstance(event, AliasEvent) or event.anchor:
            self.add(
                line,
                column,
                "PT113",
                "anchors (&) and aliases (*) are not used here",
                "write the value out, or quote it if it is text",
            )
            raise _Refused
        if depth > MAX_DEPTH:
            self.add(line, column, "PT111", f"nested deeper than {MAX_DEPTH} levels")
            raise _Refused
        if isinstance(event, ScalarEvent):
            return self._scalar(event, line, column)
        if event.tag:
            self._refuse_tag(event.tag, line, column)
        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(inner := parser.get_event(), SequenceEndEvent):
                items.append(self._node(parser, inner, depth + 1))
            return Sequence(tuple(items), line, column)
        assert isinstance(event, MappingStartEvent)
        return self._mapping(parser, line, column, depth)

    def _scalar(self, event: ScalarEvent, line: int, column: int) -> Scalar:
        if event.tag:
            self._refuse_tag(event.tag, line, column)
        end = event.end_mark
        plain = not event.style
        end_line, last = (end.line, end.column) if end else (0, 0)
        if plain and event.value:
            self._warn_of_hidden_text(end_line, last)
        end_column = last + 1 if end_line + self.offset == line else 0
        return Scalar(event.value, line, column, end_column, plain)

    def _mapping(self, parser: Any, line: int, column: int, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while not isinstance(event := parser.get_event(), MappingEndEvent):
            key = self._node(parser, event, depth + 1)
            value = self._node(parser, parser.get_event(), depth + 1)
            if not isinstance(key, Scalar):
                self.add(key.line, key.column, "PT112", "a key must be a word", "quote it if it is text")
                raise _Refused
            first = seen.setdefault(key.text, key)
            if first is not key:
                self.findings.append(
                    error(
                        "PT114",
                        f"`{key.text}` stands twice: first on line {first.line}",
                        where(self.file, key),
                        "keep one of the two",
                        (where(self.file, first),),
                    )
                )
            else:
                entries.append((key, value))
        return Mapping(tuple(entries), line, column)

    def _refuse_tag(self, tag: str, line: int, column: int) -> None:
        self.add(
            line,
            column,
            "PT113",
            f"the tag `{tag.replace('tag:yaml.org,2002:', '!!')}` is not used here",
            "quote the value if it begins with `!`",
        )
        raise _Refused

    def _warn_of_hidden_text(self, line: int, column: int) -> None:
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        if _HIDDEN_TEXT.match(rest):
            self.findings.append(
                warning(
                    "PT115",
                    "the text after ` #` is a comment to YAML and would be lost",
                    Where(
                        self.file,
                        line + self.offset,
                        column + 1 + len(rest) - len(rest.lstrip()),
                        column + 1 + len(rest.rstrip()),
                    ),
                    "quote the whole value, or put a space after the # if it is meant as a comment",
                )
            )

    def _explain(self, problem: yaml.MarkedYAMLError) -> None:
        unclosed = "quoted scalar" in (problem.context or "") and "end of stream" in (problem.problem or "")
        unclosed_flow = "parsing a flow" in (problem.context or "")
        mark = problem.context_mark if unclosed or unclosed_flow else problem.problem_mark or problem.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        excerpt = self.lines[line] if line < len(self.lines) else ""
        message, hint = _plain_words(problem.problem or "", excerpt)
        if unclosed:
            message, hint = "a quotation mark that is never closed", "close it at the end of the value"
        if "\t" in excerpt[: len(excerpt) - len(excerpt.lstrip())]:
            message, hint, column = "a tab is used to indent", "indent with spaces", excerpt.index("\t")
        self.add(line + self.offset, column + 1, "PT110", message, hint)


def _plain_words(problem: str, excerpt: str) -> tuple[str, str]:
    value = excerpt.split(":", 1)[1].strip() if ":" in excerpt else excerpt.strip()
    quoted = f'quote the value: "{value}"' if '"' not in value else f"quote the value: '{value}'"
    if "mapping values are not allowed" in problem:
        return "a colon followed by a space inside a value that is not quoted", quoted
    if "escape" in problem:
        return "a backslash in double quotes begins an escape, and this is none", "use single quotes, or double it"
    if "<document start>" in problem:
        return "the YAML ended above this line, at `...` or `---`", "keep one document"
    closing = {"[": "]", "{": "}"}.get(value[:1], "")
    if closing and closing not in value:
        return f"a `{value[:1]}` that is never closed", f"close it with `{closing}`, or {quoted}"
    if value[:1] in tuple("[{*&!%@`'\"|>"):
        return f"a value that begins with `{value[:1]}` means something else to YAML", quoted
    if "found unexpected" in problem or "cannot start any token" in problem:
        return f"YAML can't read this value: {problem}", quoted
    if "could not find expected ':'" in problem:
        return "a line without `key: value`", "check the line above, too: its quotes or its indentation"
    return f"YAML can't read this: {problem}", "check the indentation, and quote values with special characters"
