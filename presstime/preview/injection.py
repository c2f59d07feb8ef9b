"""Our script into a page on its way to the browser; never into what is on disk.

The script is an external one, so that a content security policy without `unsafe-inline` lets it run, and
stands at the beginning of the head, before any policy that the page itself states (that one is loosened as
the header is). A page without a head, or without `</head>`, in capitals or after comments, gets it all the
same.
"""

from __future__ import annotations

import html
import re

from presstime.preview.headers import Allowed, loosened

_ATTRIBUTES = rb"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_SPACE = rb"(?:\s|<!--.*?-->)*"
_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?"
    + _SPACE
    + rb"(?:<!doctype"
    + _ATTRIBUTES
    + rb">)?"
    + _SPACE
    + rb"(?:<html(?=[\s>])"
    + _ATTRIBUTES
    + rb">)?"
    + _SPACE
    + rb"(?:<head(?=[\s>])"
    + _ATTRIBUTES
    + rb">)?",
    re.IGNORECASE | re.DOTALL,
)
_META = re.compile(rb"<meta(?=[\s/])" + _ATTRIBUTES + rb">", re.IGNORECASE)
_STATES_POLICY = re.compile(rb"http-equiv\s*=\s*[\"']?content-security-policy", re.IGNORECASE)
_CONTENT = re.compile(rb"(\scontent\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)


def with_script(page: bytes, script: str, status: bytes, allowed: Allowed) -> bytes:
    """The page with the script at address `script`, and `status` (JSON, or empty) for it to begin with."""
    tag = f'<script src="{html.escape(script)}" nonce="{allowed.nonce}" defer data-presstime></script>'.encode()
    if status:
        tag += b'<script type="application/json" id="presstime-status">' + harmless(status) + b"</script>"
    matched = _START.match(page)
    at = matched.end() if matched else 0
    rest = page[at:]
    if _STATES_POLICY.search(rest):
        rest = _META.sub(lambda meta: _policy(meta[0], allowed), rest)
    return page[:at] + tag + rest


def harmless(data: bytes) -> bytes:
    """JSON that can stand inside a script element."""
    return data.replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")


def _policy(meta: bytes, allowed: Allowed) -> bytes:
    if not _STATES_POLICY.search(meta):
        return meta

    def content(found: re.Match[bytes]) -> bytes:
        policy = html.unescape(found[2][1:-1].decode("utf-8", "replace"))
        return found[1] + b'"' + html.escape(loosened(policy, allowed)).encode() + b'"'

    return _CONTENT.sub(content, meta)
