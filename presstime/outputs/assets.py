"""Files copied as they are: static/ (a site's own over the program's), and pictures that something published shows."""

from __future__ import annotations

from collections.abc import Iterator

from presstime.outputs.kinds import Copied, Kind, Output
from presstime.outputs.studio import Studio
from presstime.publication import Publication
from presstime.view.bodies import asset_candidates, asset_route

ONLY_IF_NAMED = ("~/static/logo.png", "~/static/social-card.png")
"""Pictures of the demo paper, which lives in the program's own folder: no other paper gets them unasked."""


def plan(publication: Publication) -> Iterator[Output]:
    named = {f"~/static/{name}" for name in (publication.settings.social_image, publication.settings.publisher.logo)}
    for path in publication.assets:
        if path in ONLY_IF_NAMED and path not in named:
            continue
        if path.startswith("static/") or (
            path.startswith("~/static/") and path.removeprefix("~/") not in publication.assets
        ):
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
