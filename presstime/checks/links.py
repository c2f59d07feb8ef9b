"""Links and pictures lead somewhere: every internal address of a text is one that is published."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from presstime.diagnostics import Diagnostic, Where, error, warning
from presstime.market.exchanges import EXCHANGES, find_exchange
from presstime.model import Reference, Status
from presstime.publication import Publication
from presstime.reading.forms import nearest

WhereOf = Callable[[str, tuple[str, ...]], Where]


def check_links(
    publication: Publication, routes: Collection[str], lights: Mapping[str, Any], where: WhereOf
) -> list[Diagnostic]:
    """Findings for references of visible files that lead nowhere, or to something held."""
    findings: list[Diagnostic] = []
    for source, references in publication.references.items():
        for reference in references:
            at = Where(source, reference.line, reference.column)
            findings += _judge(publication, routes, lights, source, reference, at)
    for article in publication.articles.values():
        if article.image and not _picture(publication, article.image.src, article.source):
            findings.append(_no_picture(publication, article.image.src, where(article.source, ("image.src", "image"))))
    return findings


def check_held_links(publication: Publication, lights: Mapping[str, Any]) -> list[Diagnostic]:
    """The same for articles that are held, as far as it can be told before they appear: files and pictures."""
    findings: list[Diagnostic] = []
    for held in publication.held:
        source = held.article.source
        if source in publication.sources:
            continue
        for reference in lights[source].references:
            at = Where(source, reference.line, reference.column)
            path = reference.target.partition("#")[0]
            if reference.kind in ("article", "page") and path in lights:
                continue
            if reference.kind in ("article", "page", "ticker", "image"):
                findings += _judge(publication, (), lights, source, reference, at)
    return findings


def _judge(
    publication: Publication,
    routes: Collection[str],
    lights: Mapping[str, Any],
    source: str,
    reference: Reference,
    at: Where,
) -> Iterator[Diagnostic]:
    path, _, fragment = reference.target.partition("#")
    if reference.kind in ("article", "page"):
        target = path
        if target in publication.sources:
            yield from _judge_fragment(publication, lights, target, fragment, at)
            return
        if target in lights:
            yield warning(
                "PT822",
                f"the link leads to {target}, which is held: it prints as plain text",
                at,
                "publish it first, or take the link out",
            )
            return
        near = nearest(target, publication.sources)
        yield error(
            "PT820",
            f"the link leads to {target}, which does not exist",
            at,
            f"did you mean {near}?" if near else "name an article or page by its file, relative to this one",
        )
    elif reference.kind == "link":
        if not (path in routes or f"{path}/" in routes):
            near = nearest(path, routes)
            yield error("PT820", f"nothing is published at {path}", at, f"did you mean {near}?" if near else "")
        elif path not in routes:
            yield error("PT820", f"nothing is published at {path}", at, f"write {path}/ with the slash at the end")
    elif reference.kind == "ticker":
        if reference.target not in publication.instruments:
            near = nearest(reference.target, publication.instruments)
            yield error("PT414", f"`{reference.target}` has no profile", at, f"did you mean `{near}`?" if near else "")
    elif reference.kind == "image" and not _picture(publication, reference.target, source):
        yield _no_picture(publication, reference.target, at)


def _judge_fragment(
    publication: Publication, lights: Mapping[str, Any], target: str, fragment: str, at: Where
) -> Iterator[Diagnostic]:
    """A finding where a link names a heading that the other text has not. A withdrawn story has no text."""
    article = publication.articles.get(publication.sources[target])
    anchors = lights[target].anchors
    if not fragment or fragment in anchors or (article and article.status is Status.WITHDRAWN):
        return
    near = nearest(fragment, anchors)
    yield error(
        "PT875",
        f"no heading of {target} has the address #{fragment}",
        at,
        f"did you mean #{near}?" if near else "link to a heading's words, joined by hyphens, or to the whole text",
    )


def _picture(publication: Publication, src: str, source: str) -> bool:
    name = posixpath.normpath(src.lstrip("/"))
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(source), name))
    candidates = [f"static/{name}", f"~/static/{name}"] + ([] if src.startswith("/") else [beside])
    return any(candidate in publication.assets for candidate in candidates)


def _no_picture(publication: Publication, src: str, at: Where) -> Diagnostic:
    names = {posixpath.basename(path) for path in publication.assets}
    near = nearest(posixpath.basename(src), names)
    return error(
        "PT821",
        f"there is no picture `{src}`",
        at,
        f"did you mean `{near}`?" if near else "put it beside the article, or in static/",
    )


def check_settings(
    publication: Publication, routes: Collection[str], place: Callable[[str], Where]
) -> list[Diagnostic]:
    """What site.yaml and profiles name and nobody has: pictures, addresses in menu and footer, the exchange.

    `place` gives the place of a value of site.yaml by its path.
    """
    settings = publication.settings
    found: list[Diagnostic] = []
    links = [(f"menu.{n}.url", item.url) for n, item in enumerate(settings.menu)]
    links += [
        (f"footer.{n}.links.{m}.url", link.url)
        for n, part in enumerate(settings.footer)
        for m, link in enumerate(part.links)
    ]
    for path, url in links:
        target = url.partition("#")[0]
        if target.startswith("/") and target not in routes:
            near = nearest(target, routes)
            found.append(
                warning(
                    "PT823",
                    f"nothing is published at {target}",
                    place(path),
                    f"did you mean {near}?" if near else "take the entry out, or publish the page",
                )
            )
    for path, name in (("social_image", settings.social_image), ("publisher.logo", settings.publisher.logo)):
        if name and not _picture(publication, "/" + name, "site.yaml"):
            found.append(warning("PT824", f"there is no picture static/{name}", place(path), "put it in static/"))
    for author in publication.authors.values():
        if author.photo and not _picture(publication, author.photo.src, author.source):
            found.append(
                warning(
                    "PT824",
                    f"there is no picture `{author.photo.src}`",
                    Where(author.source),
                    "put it beside the profile, or in static/",
                )
            )
    declared = {exchange.code.upper() for exchange in settings.exchanges}
    if settings.exchange.upper() not in declared and find_exchange(settings.exchange) is None:
        near = nearest(settings.exchange, [*EXCHANGES, *declared])
        found.append(
            warning(
                "PT825",
                f"`{settings.exchange}` is no exchange that is known",
                place("exchange"),
                f"did you mean `{near}`?" if near else "declare it under `exchanges`",
            )
        )
    return found
