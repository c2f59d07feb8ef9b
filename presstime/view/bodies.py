"""A body's references filled: links of articles and pages, tickers, pictures, bound figures."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from presstime.model import Article, Body, Image, Reference
from presstime.text.inline import inline_html, render_inline
from presstime.text.references import fill, image_attributes, split_target
from presstime.view.bound import bound_figure
from presstime.view.desk import View


class Picture(NamedTuple):
    url: str
    width: int
    height: int
    alt: str
    credit: str
    caption: str
    srcset: str = ""


def asset_path(desk: View, src: str, source: str) -> str:
    """The source path of a picture named in a file: beside it, else in static/ (its own, else the theme's); ""."""
    for candidate in asset_candidates(src, source):
        if desk.has_asset(candidate):
            return candidate
    return ""


def asset_candidates(src: str, source: str) -> list[str]:
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(source), src.lstrip("/")))
    name = posixpath.normpath(src.lstrip("/"))
    found = [f"static/{name}", f"~/static/{name}"]
    return found if src.startswith("/") else [beside, *found]


def asset_route(path: str) -> str:
    """Where a copied file stands: static/ at the root, pictures beside stories under /media/."""
    top, _, rest = path.removeprefix("~/").partition("/")
    return f"/{rest}" if top == "static" else f"/media/{rest}"


def picture_of(desk: View, image: Image, source: str) -> Picture | None:
    path = asset_path(desk, image.src, source)
    asset = desk.picture(path) if path else None
    if asset is None:
        return None
    return Picture(desk.url(asset_route(path)), asset.width, asset.height, image.alt, image.credit, image.caption)


def filled(desk: View, body: Body, owner: Article | str, here: str = "") -> str:
    """The body's HTML. `owner` is the article, or a page's source; `here` is its address in a feed."""
    source = owner if isinstance(owner, str) else owner.source
    if not body.references:
        return fill(body, lambda _: "", here)

    def address(route: str) -> str:
        return desk.absolute(route) if here else desk.url(route)

    def resolve(reference: Reference) -> str:
        kind, target = reference.kind, reference.target
        if kind == "chip" or kind == "ticker":
            ticker = _known_ticker(desk, target)
            return address(desk.ticker(ticker).route) if ticker else ""
        if kind == "image":
            path = asset_path(desk, target, source)
            asset = desk.picture(path) if path else None
            return image_attributes(address(asset_route(path)), asset.width, asset.height) if asset else ""
        if kind == "figure":
            return bound_figure(desk, target, None if isinstance(owner, str) else owner)
        if kind == "link":
            path, fragment = split_target(target)
            return address(path) + (f"#{fragment}" if fragment else "")
        path, fragment = split_target(target)
        route = desk_route(desk, path)
        return address(route) + (f"#{fragment}" if fragment else "") if route else ""

    return fill(body, resolve, here)


def short_text(desk: View, text: str, owner: Article) -> str:
    """The HTML of a short field: its bound figures filled, its links to stories without their address."""
    if "{{" not in text:
        return inline_html(text, desk.language)
    body = render_inline(text, file="", line=1, language=desk.language).body
    return fill(body, lambda one: bound_figure(desk, one.target, owner) if one.kind == "figure" else "")


def desk_route(desk: View, path: str) -> str:
    """The route of a source file, "" where it is held or does not exist (which is recorded)."""
    desk.trace.keys |= {f"source\t{path}", "settings\turls"}
    key = desk.publication.sources.get(path)
    return desk.publication.routes[key] if key else ""


def _known_ticker(desk: View, written: str) -> str:
    from presstime.market.exchanges import qualified

    desk.trace.keys.add("settings\texchanges")
    ticker = qualified(written, desk.exchanges)
    return ticker if desk.has_ticker(ticker) else ""
