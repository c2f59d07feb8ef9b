"""Links: which addresses may stand in a text, and what each of them is.

An allow list: https, http, mailto, tel; `ticker:EXCHANGE:SYMBOL`; `/a/root-relative/address`;
`#a-heading`; and the file of another story or page (`other.md`, `../2023/other.md#a-heading`), which
becomes its source path. Anything else is an error that keeps the link's words: browsers give meaning
to schemes that nobody here has heard of.
"""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_WEB = re.compile(r"https?://[^/?#\s\\]+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s/\\]+@[^@\s/\\]+$", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[0-9().\-;=a-z]+$", re.IGNORECASE)
_TICKER = re.compile(r"ticker:([A-Za-z][A-Za-z0-9]*:[A-Za-z0-9][A-Za-z0-9.\-]*)$")
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_STORY_ENDS = (".md", ".txt")


class Destination(NamedTuple):
    """What a written address is. `kind`: "external" or "fragment" (`target` is ready for `href`), a
    reference's kind, or "" when refused: then `code`, `message` and `hint` say why."""

    kind: str
    target: str = ""
    code: str = ""
    message: str = ""
    hint: str = ""


WORDLESS = Destination("", code="PT877", message="the link has no words", hint="write them between its [ ]")


def destination(written: str, file: str) -> Destination:
    """Judge a link's address as the writer wrote it, in the file (path in the source folder)."""
    if not written:
        return Destination("", code="PT877", message="the link leads nowhere", hint="write its address")
    if written[0] == "#":
        return Destination("fragment", normalizeLink(written))
    if written.startswith("ticker:"):
        return _ticker(written)
    if _SCHEME.match(written):
        return _external(written)
    if _UNSAFE.search(written) and not _is_story(written):
        return _refused(written)
    if written[0] == "/":
        return _refused(written) if written.startswith("//") else Destination("link", written)
    return _story(written, file)


def picture(written: str) -> Destination:
    """Judge a picture's address: a path beside the text, or from `static/` when it begins with /."""
    if not written:
        return Destination("", code="PT877", message="the picture has no address", hint="write its file name")
    if _SCHEME.match(written) or written.startswith("//") or "\\" in written:
        message = f"the picture {written} is not in the publication"
        hint = "put the file beside the article or in static/ and write its path"
        return Destination("", code="PT876", message=message, hint=hint)
    return Destination("image", unquote(written))


def _refused(written: str) -> Destination:
    message = f"a link to {written} is not allowed"
    hint = "allowed: https, http, mailto, tel, ticker:EXCHANGE:SYMBOL, /an/address/, #heading, other.md"
    return Destination("", code="PT871", message=message, hint=hint)


def _external(written: str) -> Destination:
    if "\\" in written:
        return _refused(written)
    if _WEB.match(written) or _MAIL.match(written) or _PHONE.match(written):
        return Destination("external", normalizeLink(written))
    return _refused(written)


def _ticker(written: str) -> Destination:
    match = _TICKER.match(written)
    if match:
        exchange, _, symbol = match.group(1).partition(":")
        return Destination("ticker", f"{exchange.upper()}:{symbol}")
    message = f"{written} is no exchange and symbol"
    return Destination("", code="PT874", message=message, hint="write it as ticker:NASDAQ:MSFT")


def _is_story(written: str) -> bool:
    return written.partition("#")[0].lower().endswith(_STORY_ENDS)


def _story(written: str, file: str) -> Destination:
    if not _is_story(written):
        message = f"the link {written} names no story and no address of this site"
        hint = "name the story's file (other-story.md), or begin with / or https://"
        return Destination("", code="PT872", message=message, hint=hint)
    path, hash_, fragment = written.partition("#")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path).replace("#", "%23")))
    if joined.startswith("../") or "\\" in joined:
        message = f"the link {written} leads out of the source folder"
        return Destination("", code="PT873", message=message, hint="link to a file of this publication")
    kind = "page" if joined.startswith("content/pages/") else "article"
    return Destination(kind, joined + hash_ + unquote(fragment))
