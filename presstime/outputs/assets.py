"""Files copied as they are: static/ (a site's own over the program's), and pictures that something published shows."""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.kinds import Copied, Kind, Output
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.view.bodies import asset_candidates, asset_route


def plan(publication: Publication) -> Iterator[Output]:
    for path in publication.assets:
        if path.startswith("static/") or (
            path.startswith("~/static/") and path.removeprefix("~/") not in publication.assets):
            yield Output(asset_route(path), "asset", path, (path,))
    for path in sorted(shown_pictures(publication)):
        yield Output(asset_route(path), "asset", path, (path,))


def shown_pictures(publication: Publication) -> set[str]:
    """The content files that visible articles, pages and authors show."""
    found = set()
    for source, src in publication.pictures_of():
        path = next((c for c in asset_candidates(src, source) if c in publication.assets), "")
        if path.startswith("content/"):
            found.add(path)
    return found


def make(studio: Studio, output: Output) -> Copied:
    studio.view.asset(output.subject[0])
    return Copied(output.subject[0])


KINDS = (Kind("asset", plan, make, order=10),)
