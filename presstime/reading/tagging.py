"""Tags: every spelling that means one, declared in content/tags.yaml or merely used.

`AI`, `ai` and its Unicode forms share a page; two different words that would share one address are an
error, for no reader could tell them apart.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from presstime.model import Tag
from presstime.reading.sayings import Sayings
from presstime.text.slugs import slug


def folded(text: str) -> str:
    """The form in which spellings of one name are equal."""
    return unicodedata.normalize("NFC", " ".join(text.split())).casefold()


class Tagging:
    """The tags of one publication."""

    def __init__(self, say: Sayings) -> None:
        self._say = say
        self._declared: dict[str, Tag] = {}
        self._known: dict[str, tuple[str, str]] = {}

    def declare(self, path: str, tags: tuple[Tag, ...]) -> None:
        """Take the tags of a file that declares them."""
        for number, tag in enumerate(tags):
            address = tag.slug or slug(tag.title)
            at = (f"{number}.slug", f"{number}.title")
            if not address:
                self._say.error("PT812", f"the tag `{tag.title}` gives no address", path, at, "give it a slug")
                continue
            tag = msgspec.structs.replace(tag, slug=address)
            for spelling in {tag.title, address, *tag.synonyms}:
                other = self._declared.setdefault(folded(spelling), tag)
                if other.slug != address:
                    self._say.error(
                        "PT813",
                        f"`{spelling}` names two tags: {other.title} and {tag.title}",
                        path,
                        at,
                        "let one of them have it",
                    )

    def slug_of(self, written: str, path: str, number: int) -> str:
        """The address that a spelling in an article means, \"\" with a finding where it gives none."""
        known = self._known.get(written)
        if known is None:
            key = folded(written)
            tag = self._declared.get(key)
            known = self._known[written] = (tag.slug if tag else slug(written), key)
        if not known[0]:
            self._say.error(
                "PT812",
                f"the tag `{written}` gives no address",
                path,
                (f"tags.{number}", "tags"),
                "declare it in content/tags.yaml with a slug",
            )
        return known[0]

    def named(self, written: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, Tag]:
        """Each tag under one title: the declared one, or its commonest spelling.

        `written` are the visible articles' files, with their tags as spelt there.
        """
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        first_use: dict[str, tuple[str, int]] = {}
        for source, spelt in written:
            for number, text in enumerate(spelt):
                spellings[self._known[text][0]][text] += 1
                first_use[text] = (source, number)
        by_slug = {tag.slug: tag for tag in self._declared.values()}
        tags: dict[str, Tag] = {}
        for address in sorted(spellings):
            if not address:
                continue
            counts = spellings[address]
            tag = by_slug.get(address)
            title = tag.title if tag else min(counts, key=lambda text: (-counts[text], text))
            known = {folded(s) for s in (tag.title, tag.slug, *tag.synonyms)} if tag else {folded(title)}
            for text in sorted(counts):
                self._judge_spelling(text, title, known, first_use, tag is not None)
            tags[address] = tag or Tag(address, title)
        for tag in by_slug.values():
            tags.setdefault(tag.slug, tag)
        return dict(sorted(tags.items()))

    def _judge_spelling(
        self, text: str, title: str, known: set[str], first_use: Mapping[str, tuple[str, int]], declared: bool
    ) -> None:
        use, other = first_use[text], first_use.get(title, ("", 0))
        at = (f"tags.{use[1]}", "tags")
        there = f" ({other[0]})" if other[0] else ""
        if folded(text) not in known:
            self._say.error(
                "PT811",
                f"the tags `{text}` and `{title}`{there} would share one address",
                use[0],
                at,
                "declare one of them in content/tags.yaml with a slug of its own, or both as synonyms",
                (self._say.where(other[0], (f"tags.{other[1]}", "tags")),) if other[0] else (),
            )
        elif text != title and not declared:
            self._say.warning(
                "PT814",
                f"the tag `{text}` is elsewhere spelt `{title}`",
                use[0],
                at,
                "spell it one way, or declare the spellings as synonyms in content/tags.yaml",
            )
