"""What looks odd in a file, and is right all the same."""

from __future__ import annotations

import re

import pytest

from tests.front_door.stories import DAY, story
from tests.site import Site


def test_rules_within_the_text_are_no_fences(site: Site) -> None:
    """A6: a line of dashes below the front matter, and one within a block of YAML."""
    front = "disclosure: |\n  Before.\n  ---\n  After.\n"
    site.write({"content/articles/2023/x.md": story("X", more=front, text="Above.\n\n---\n\nBelow.")})
    site.build()
    page = site.page("/2023/01/x/")
    assert "<hr" in page
    assert "Before." in page and "After." in page


def test_one_tag_as_a_word(site: Site) -> None:
    """C14: never a tag for each letter."""
    site.write({"content/articles/2023/x.md": story("X", more="tags: foo\n")})
    site.build()
    found = sorted(path for path in site.files() if path.startswith("tags/f"))
    assert found == ["tags/foo/index.html", "tags/foo/rss.xml"]


def test_a_story_moves_and_feeds_know_it_still(site: Site) -> None:
    """C19: a new slug: the old page goes, an alias leads on, the id in the feed stays."""
    site.write({"content/articles/2023/x.md": story("X", more="slug: before\nid: same\n")})
    site.build()
    before = re.findall(r"<guid[^>]*>([^<]+)", site.page("/rss.xml"))
    site.write({"content/articles/2023/x.md": story("X", more="slug: after\nid: same\naliases: [/2023/01/before/]\n")})
    site.build()
    assert re.findall(r"<guid[^>]*>([^<]+)", site.page("/rss.xml")) == before
    assert 'url=/2023/01/after/"' in site.page("/2023/01/before/")
    site.edit("content/articles/2023/x.md", "aliases: [/2023/01/before/]\n", "")
    site.build()
    assert "2023/01/before/index.html" not in site.files()


ONE_INSTANT = ("2023-01-24 23:30", "2023-01-24T23:30", "2023-01-25T04:30Z", "2023-01-25 05:30+01:00")


@pytest.mark.parametrize("written", ONE_INSTANT)
def test_a_time_without_a_zone_is_the_publications(site: Site, written: str) -> None:
    """B15: never the machine's."""
    site.write({"content/articles/2023/x.md": story("X", written)})
    site.build()
    assert "24 Jan. 2023, 11:30 p.m. EST" in site.text("/2023/01/x/")


def test_figures_keep_the_digits_they_were_given(site: Site) -> None:
    """B10: twenty decimals, no float, no minus nought."""
    snapshot = (
        "ticker: NASDAQ:MSFT\nsnapshot: {price: 0.12345678901234567890, previous_close: 0.12345678901234567891, "
        "currency: BTC, as_of: 2023-01-24, session: closed}\n")
    site.write({"content/articles/2023/x.md": story("X", more=snapshot)})
    site.build()
    page = site.page("/2023/01/x/")
    assert "0.12345678901234567890" in page
    assert "-0.00%" not in site.text("/2023/01/x/") and "−0.00%" not in site.text("/2023/01/x/")


def test_unknown_keys_of_ones_own(site: Site) -> None:
    """A11: x_ and extra are free."""
    site.write({"content/articles/2023/x.md": story("X", DAY, "x_workflow: {step: 3}\nextra: anything\n")})
    assert site.findings() == []


def test_an_article_with_its_yaml_beside_it(site: Site) -> None:
    """A sidecar gives the same page as front matter."""
    site.write({"content/articles/2023/x.md": story("X")}).build()
    expected = site.files()
    front, _, text = story("X").removeprefix("---\n").partition("---\n")
    site.write({"content/articles/2023/x.md": text, "content/articles/2023/x.yaml": front}).build()
    assert site.files() == expected
