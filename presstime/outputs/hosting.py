"""Small files for robots and hosts: robots.txt, `_headers`, `.nojekyll`.

`_headers` is read by Netlify and Cloudflare Pages (their documentation, read 24 November 2026). A path
that several rules match gets the headers of all, and a header named twice is joined with a comma: so
each header stands in one rule only, or in rules that no address shares. The policy forbids everything
that the pages do not use; structured data needs no permission, for browsers take it as data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from presstime.outputs.kinds import Kind, Output
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.view.desk import View
from presstime.view.profiles import FEED_FILES

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
)
MONTH_SECONDS = 30 * 24 * 3600


def plan(publication: Publication) -> Iterator[Output]:
    for route in _FILES:
        yield Output(route, "hosting", f"the file {route[1:]}", (route,))


def make(studio: Studio, output: Output) -> bytes:
    return _FILES[output.subject[0]](studio.view).encode()


def robots(view: View) -> str:
    addresses = (view.absolute(route) for route in ("/sitemap.xml", "/news-sitemap.xml"))
    return "User-agent: *\nDisallow:\n\n" + "".join(f"Sitemap: {address}\n" for address in addresses)


def headers(view: View) -> str:
    is_secure = view.absolute("/").startswith("https:")
    policy = "; ".join(POLICY + (("upgrade-insecure-requests",) if is_secure else ()))
    rules = [
        _rule(view, "/*", [("Content-Security-Policy", policy), *HEADERS]),
        _rule(view, "/fonts/*", [("Cache-Control", f"public, max-age={MONTH_SECONDS}")]),
    ]
    rules += [
        _rule(view, f"/{FEED_FILES[form]}", [("Access-Control-Allow-Origin", "*")])
        for form in view.setting("feeds").site
    ]
    return "".join(rules)


def _rule(view: View, path: str, lines: list[tuple[str, str]]) -> str:
    return f"{view.url(path)}\n" + "".join(f"  {name}: {value}\n" for name, value in lines)


def nothing(view: View) -> str:
    """GitHub Pages leaves files alone that begin with an underscore only where this file stands."""
    return ""


_FILES: dict[str, Callable[[View], str]] = {"/robots.txt": robots, "/_headers": headers, "/.nojekyll": nothing}

KINDS = (Kind("hosting", plan, make, order=80),)
