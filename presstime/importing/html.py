"""A page becomes the blocks of its story: the article's own element, without what stands around it.

The story is the page's `<article>` or `<main>`, or else the element with most of the page's
paragraphs. Everything outside, and everything inside that the page itself calls navigation, sharing,
related or the like, is dropped and reported, so that a person can see what was left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from presstime.importing.blocks import Block, Shape, Span, Text
from presstime.importing.html_blocks import Walker
from presstime.importing.html_labels import is_junk
from presstime.importing.html_meta import meta_of
from presstime.importing.html_tree import Element, parse_html
from presstime.importing.report import Dropped


def read_html(text: str) -> Text:
    """The story's blocks, what the page's head says, and what was left out."""
    root = parse_html(text)
    story = _story(root)
    dropped: list[Dropped] = []
    walker = Walker(dropped)
    blocks = list(walker.blocks(story, ""))
    blocks = _with_headline(root, story, blocks, dropped)
    dropped.extend(_outside(root, story))
    meta = meta_of(root, story)
    return Text(tuple(blocks), meta, tuple(dropped))


def _story(root: Element) -> Element:
    everything = root.walk()
    for wanted in ("article", "main"):
        found = [
            e
            for e in everything
            if (e.name == wanted or (wanted == "main" and e.attributes.get("role") == "main")) and _prose(e) > 0
        ]
        if found:
            return max(found, key=_prose)
    body = next((e for e in everything if e.name == "body"), root)
    best, best_share = body, _prose(body)
    while True:
        inner = [
            e
            for e in best.elements()
            if e.name in ("div", "section", "td", "table", "tbody", "tr", "main") and _prose(e) >= 0.8 * best_share > 0
        ]
        if not inner:
            return best
        best = inner[0]


def _prose(element: Element) -> int:
    """How many characters of paragraph text an element holds."""
    return sum(len(e.text()) for e in element.walk() if e.name == "p" and not is_junk(e))


def _with_headline(root: Element, story: Element, blocks: list[Block], dropped: list[Dropped]) -> list[Block]:
    """A page's `<h1>` above its article belongs to it."""
    if any(block.hint == "title" for block in blocks):
        return blocks
    inside = set(map(id, story.walk()))
    outer = next(
        (e for e in root.walk() if e.name == "h1" and id(e) not in inside and len(e.text().split()) >= 3),
        None,
    )
    if outer is None:
        return blocks
    return [Block(Shape.HEADING, (Span(outer.text()),), outer.line, 1, hint="title"), *blocks]


def _outside(root: Element, story: Element) -> Iterator[Dropped]:
    """The page's words around its story, one entry for each element beside the way to it."""
    path = _path(root, story)
    for holder, inner in pairwise(path):
        for child in holder.children:
            text = child.text() if isinstance(child, Element) else child.strip()
            if child is not inner and text and not (isinstance(child, Element) and child.name == "head"):
                yield Dropped(text, "outside the article", child.line if isinstance(child, Element) else holder.line)


def _path(root: Element, story: Element) -> list[Element]:
    parents: dict[int, Element] = {}
    for element in root.walk():
        for child in element.elements():
            parents[id(child)] = element
    path = [story]
    while id(path[0]) in parents:
        path.insert(0, parents[id(path[0])])
    return path
