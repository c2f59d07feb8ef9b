"""The preview tells the same: the ledger and a desk's own rules are asked after each save, on its short road too."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from presstime.engine.builder import Builder
from presstime.engine.request import Request
from presstime.engine.store import Store
from tests.site import ROOT, Site

STORY = "content/articles/2023/microsoft-openai.md"
LINE = "Microsoft (NASDAQ: MSFT) will invest for several years."
NOW = datetime.datetime(2023, 2, 1, 12, tzinfo=datetime.UTC)


class Sitting:
    """A preview of a site that is told which file was saved."""

    def __init__(self, site: Site, store: Store) -> None:
        self.site = site
        request = Request(site.source, site.source / ".presstime" / "preview", ROOT, NOW, "held")
        self._request = request
        self._builder = Builder(request, store)

    def codes(self, *saved: str) -> list[str]:
        """What a build says after these files were saved (none: after a look at all)."""
        hints = frozenset(saved) if saved else None
        result = self._builder.build(self._request, hints=hints, published=lambda _: None)
        return [finding.code for finding in result.findings]


@pytest.fixture
def sitting(site: Site) -> Iterator[Sitting]:
    site.edit(STORY, LINE, f"{LINE} It pays $10 billion.")
    site.run("record")
    site.write({"rules.yaml": "- id: DESK-X\n  pattern: massive\n  message: say how much\n"})
    store = Store(site.source / ".presstime" / "preview.sqlite", "test")
    yield Sitting(site, store)
    store.close()


def test_a_silent_edit_is_told_after_the_save_and_gone_after_the_next(sitting: Sitting) -> None:
    assert sitting.codes() == []
    sitting.site.edit(STORY, "will invest", "shall invest")
    assert sitting.codes(STORY) == []
    sitting.site.edit(STORY, "$10 billion", "$11 billion")
    assert sitting.codes(STORY) == ["PT504"]
    sitting.site.edit(STORY, "$11 billion", "$10 billion")
    assert sitting.codes(STORY) == []


def test_a_rule_of_the_desk_is_told_after_the_save(sitting: Sitting) -> None:
    sitting.codes()
    sitting.site.edit(STORY, "It pays", "In a massive deal it pays")
    assert sitting.codes(STORY) == ["DESK-X"]
    sitting.site.edit("rules.yaml", "massive", "tremendous")
    assert sitting.codes("rules.yaml") == []


def test_a_saved_ledger_is_read_again(sitting: Sitting) -> None:
    sitting.site.edit(STORY, "$10 billion", "$11 billion")
    assert sitting.codes() == ["PT504"]
    sitting.site.run("record")
    assert sitting.codes("ledger.txt") == []
