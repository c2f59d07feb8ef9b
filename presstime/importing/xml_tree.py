"""Stranger's XML as a plain tree, or a refusal: no document type, no entities, bounded depth and size.

The standard library's ElementTree expands entities; expat tells of a `<!DOCTYPE` before anything is
expanded, in whatever encoding the file is, so that is where it is stopped.
"""

from __future__ import annotations

from xml.parsers import expat

MAX_DEPTH = 200
MAX_NODES = 1_000_000


class Refused(Exception):
    """The document is not opened, and why."""


class Node:
    """An element: local name, attributes by local name, children (elements and text)."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node | str] = []

    def elements(self) -> list[Node]:
        return [child for child in self.children if isinstance(child, Node)]

    def first(self, name: str) -> Node | None:
        return next((child for child in self.elements() if child.name == name), None)


def parse_xml(content: bytes, name: str) -> Node:
    """The root element; raises `Refused` for a document type, depth, size, or XML that is not well-formed."""
    root = Node("", {})
    stack = [root]
    count = 0
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(stack) > MAX_DEPTH or count > MAX_NODES:
            raise Refused(f"{name} is nested too deep or has too many elements")
        node = Node(_local(tag), {_local(key): value for key, value in attributes.items()})
        stack[-1].children.append(node)
        stack.append(node)

    def end(tag: str) -> None:
        stack.pop()

    def text(characters: str) -> None:
        stack[-1].children.append(characters)

    def doctype(*_: object) -> None:
        raise Refused(f"{name} has a document type declaration, which no word processor writes")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError as problem:
        raise Refused(f"{name} is not well-formed XML ({problem})") from None
    return root.elements()[0]


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
