"""References: the places in a rendered body that only the whole publication can fill.

In `Body.html` a reference is its number between two marks (`MARK 3 MARK`); a link's end is `MARK / MARK`.
The mark is a control character that no source can hold (`characters.py`), so no text can forge one,
and a mark left unfilled would make any feed invalid: it cannot slip through unseen.

What `resolve(reference)` must give, as plain unescaped text unless said otherwise:

=========================  ==========================================================================
kind                       answer
=========================  ==========================================================================
article, page, link        the address for `href`, or "" to print the link's text alone
ticker                     the same
chip                       the address of the ticker's page, or "" to print what the writer wrote
image                      attributes made by `image_attributes`, or "" to print the alternative text
figure                     made by `figure_html` or `time_html`, or the figure as words ("$242.66"), or ""
                           to print the writer's `{{ … }}`
=========================  ==========================================================================
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from presstime.model import Body, Reference
from presstime.text.characters import MARK, escape

END = "/"
_TAGS = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_UNSPOKEN = re.compile(r'<sup class="fn">.*?</sup>|<a class="back"[^>]*>.*?</a>', re.DOTALL)
_BREAKS = re.compile(
    "p|h[2-6]|li|ul|ol|blockquote|figcaption|figure|pre|tr|caption|table|section|br|hr|div", re.ASCII
)


def fill(body: Body, resolve: Callable[[Reference], str], here: str = "") -> str:
    """The body's HTML with every reference in place.

    `here` is the body's own address: give it where the HTML will stand elsewhere (a feed), and links
    to a place in the same text become whole addresses.
    """
    text = body.html
    if here:
        text = text.replace(' href="#', f' href="{escape(here)}#')
    if not body.references:
        return text
    parts = text.split(MARK)
    is_open = False
    seen_image = False
    for index in range(1, len(parts), 2):
        code = parts[index]
        if code == END:
            parts[index] = "</a>" if is_open else ""
            continue
        reference = body.references[int(code)]
        answer = resolve(reference)
        if reference.kind == "image":
            parts[index] = _image(reference, answer, seen_image)
            seen_image = True
        elif reference.kind == "chip":
            parts[index] = _chip(reference, answer)
        elif reference.kind == "figure":
            parts[index] = answer if isinstance(answer, FigureHtml) else escape(answer or reference.label)
        else:
            is_open = bool(answer)
            parts[index] = f'<a href="{escape(answer)}">' if is_open else ""
    return "".join(parts)


def image_attributes(src: str, width: int, height: int, srcset: str = "") -> str:
    """What `resolve` answers for an image: its address and its size in pixels (0 where unknown)."""
    size = f' width="{width}" height="{height}"' if width and height else ""
    more = f' srcset="{escape(srcset)}"' if srcset else ""
    return f'src="{escape(src)}"{more}{size}'


class FigureHtml(str):
    """HTML of a bound figure, escaped where it was made."""

    __slots__ = ()


def figure_html(value: str, text: str) -> FigureHtml:
    """A figure in words, with its value as plain digits for machines."""
    return FigureHtml(f'<data class="figure" value="{escape(value)}">{escape(text)}</data>')


def time_html(iso: str, text: str) -> FigureHtml:
    return FigureHtml(f'<time datetime="{escape(iso)}">{escape(text)}</time>')


def mark_links_sponsored(text: str) -> str:
    """HTML of a paid piece whose links to other sites say `rel="sponsored"`.

    Give it `Body.html` before it is filled where inner links become whole addresses as well (a feed).
    """
    return text.replace('<a href="http', '<a rel="sponsored" href="http')


def split_target(target: str) -> tuple[str, str]:
    """A reference's target as path and fragment ("" when it has none, without the #)."""
    path, _, fragment = target.partition("#")
    return path, fragment


def plain_text(body: Body) -> str:
    """The words of a body, a line for each paragraph, item or table row; no note numbers, no pictures."""
    return spoken(body.html, body.references)


def spoken(text: str, references: Sequence[Reference]) -> str:
    """`plain_text` of a piece of a body's HTML."""
    if '<sup class="fn">' in text or '<a class="back"' in text:
        text = _UNSPOKEN.sub("", text)
    if MARK in text:
        parts = text.split(MARK)
        for index in range(1, len(parts), 2):
            parts[index] = _words(references, parts[index])
        text = "".join(parts)
    text = html.unescape(_TAGS.sub(_gap, text))
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\0")) if line)


def _words(references: Sequence[Reference], code: str) -> str:
    if code == END:
        return ""
    reference = references[int(code)]
    return escape(reference.label) if reference.kind in {"chip", "figure"} else ""


def _gap(match: re.Match[str]) -> str:
    name = match.group(2)
    if _BREAKS.fullmatch(name):
        return "\0"
    return " " if name in {"td", "th"} else ""


def _image(reference: Reference, attributes: str, is_lazy: bool) -> str:
    if not attributes:
        return escape(reference.label)
    lazy = ' loading="lazy"' if is_lazy else ""
    return f'<img {attributes} alt="{escape(reference.label)}"{lazy}>'


def _chip(reference: Reference, address: str) -> str:
    if not address:
        return escape(reference.label)
    exchange, _, symbol = reference.label.partition(":")
    return f'<a class="chip" href="{escape(address)}" dir="ltr">{escape(f"{exchange}: {symbol.strip()}")}</a>'
