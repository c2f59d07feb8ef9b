"""The picture by which a page is shown elsewhere: the story's own, else the publication's."""

from __future__ import annotations

from typing import NamedTuple

from presstime.outputs.kept import kept
from presstime.view.articles import ArticleView
from presstime.view.bodies import asset_path, asset_route
from presstime.view.desk import View

DRAWINGS = (".svg", ".svgz")


class SharedPicture(NamedTuple):
    """`url` is whole. Sizes are in pixels, 0 where unknown."""

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""


def site_picture(view: View) -> SharedPicture | None:
    """The picture that site.yaml names for shared links."""
    return kept(view.site, "shared_picture", lambda: _site_picture(view))


def _site_picture(view: View) -> SharedPicture | None:
    name = view.setting("social_image")
    path = asset_path(view, "/" + name.lstrip("/"), "site.yaml") if name else ""
    asset = view.asset(path) if path else None
    if asset is None:
        return None
    return SharedPicture(view.absolute(asset_route(path)), asset.width, asset.height, view.site.title)


def article_picture(article: ArticleView) -> SharedPicture | None:
    """The story's picture, unless it is a drawing that no network shows."""
    image = article.image
    if image is None or image.url.endswith(DRAWINGS):
        return site_picture(article.desk)
    address = article.desk.setting("origin") + image.url
    return SharedPicture(address, image.width, image.height, image.alt, image.caption, image.credit)
