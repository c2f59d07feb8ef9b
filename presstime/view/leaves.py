"""The digests of leaf keys: what each looked-at thing is now. The danger is a key without a digest here:
an unknown one raises, so that nothing can be looked at that would not be noticed when it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from presstime.publication import Digests, Publication
from presstime.reading.records import digest

ABSENT = "-"


class Leaves:
    """`templates` maps template names to digests; `hooks` is the digest of the site's hooks."""

    def __init__(self, publication: Publication, templates: Mapping[str, str], hooks: str = "") -> None:
        self._publication = publication
        self._templates = templates
        self._cache: dict[str, str] = {}
        self._kinds: dict[str, Callable[[str], str]] = {
            "card": lambda key: self._part(key).card,
            "full": lambda key: self._part(key).full,
            "body": lambda key: self._part(key).body,
            "author": lambda key: self._part(f"author {key}").full,
            "instrument": lambda key: self._part(f"instrument {key}").full,
            "prices": lambda key: self._part(f"prices {key}").full,
            "page": lambda key: self._part(f"page {key}").full,
            "hold": lambda key: digest(publication.holds.get(key)),
            "tag": lambda key: digest(publication.tags.get(key)),
            "settings": lambda key: digest(getattr(publication.settings, key)),
            "template": lambda key: self._templates.get(key, ABSENT),
            "templates": lambda _: digest(sorted(templates.items())),
            "asset": self._asset,
            "there": lambda path: "there" if path in publication.assets else ABSENT,
            "picture": self._picture,
            "index": self._index,
            "names": self._names,
            "source": self._source,
            "leads": lambda _: digest([key for key, a in publication.articles.items() if a.lead]),
            "corrections": lambda _: digest(
                [(k, a.corrections) for k, a in sorted(publication.articles.items()) if a.corrections]
            ),
            "cards": lambda _: digest([(k, self._part(k).card) for k in sorted(publication.articles)]),
            "pages": lambda _: digest([(k, self._part(f"page {k}").full) for k in sorted(publication.pages)]),
            "aliases": lambda _: digest(
                [(k, publication.routes[k], a.aliases) for k, a in sorted(publication.articles.items()) if a.aliases],
                [(k, p.aliases) for k, p in sorted(publication.pages.items()) if p.aliases],
            ),
            "profiles": lambda _: digest([sorted(publication.authors), sorted(publication.instruments)]),
            "hooks": lambda _: hooks,
            "now": lambda _: publication.now.isoformat(),
        }

    def digest(self, key: str) -> str:
        found = self._cache.get(key)
        if found is None:
            kind, _, rest = key.partition("\t")
            found = self._cache[key] = self._kinds[kind](rest) or ABSENT
        return found

    def _names(self, kind: str) -> str:
        if kind == "page":
            return digest(sorted(self._publication.pages))
        return digest(sorted(name for group, name in self._publication.index if group == kind and name))

    def _part(self, key: str) -> Digests:
        return self._publication.digests.get(key, _NOTHING)

    def _asset(self, path: str) -> str:
        asset = self._publication.assets.get(path)
        return asset.digest if asset else ABSENT

    def _picture(self, path: str) -> str:
        asset = self._publication.assets.get(path)
        return f"{asset.width}x{asset.height}" if asset else ABSENT

    def _index(self, rest: str) -> str:
        kind, _, name = rest.partition("\t")
        ids = self._publication.index.get((kind, name))
        return digest(ids) if ids else ABSENT

    def _source(self, path: str) -> str:
        """Where the article or page of a source file stands, or that it does not."""
        key = self._publication.sources.get(path, "")
        return self._publication.routes.get(key, ABSENT)


_NOTHING = Digests(ABSENT, ABSENT, ABSENT)
