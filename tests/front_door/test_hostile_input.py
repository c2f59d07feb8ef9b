"""Whatever a file holds, there is a sentence and no traceback, and what was published stays."""

from __future__ import annotations

import os
import re

import pytest

from tests.site import SMALL, Outcome, Site, files_of


def mutations(text: bytes) -> list[bytes]:
    """Bits flipped, ends cut, lines doubled, moved and emptied, brackets opened."""
    lines = text.split(b"\n")
    found = [text[:cut] for cut in range(0, len(text), max(1, len(text) // 9))]
    for place in range(0, len(text), max(1, len(text) // 11)):
        found += [text[:place] + bytes([text[place] ^ bit]) + text[place + 1 :] for bit in (1, 0x20, 0x80)]
    for number, line in enumerate(lines):
        found += [b"\n".join([*lines[:number], *more, *lines[number + 1 :]])
                  for more in ([], [line, line], [line + b": ["], [b"\t" + line], [b"- " + line], [b"\xff" + line])]
    return found


MUTATED = (*files_of(SMALL), "content/prices/NASDAQ-MSFT.csv", "content/tags.yaml", "content/pages/about.md")


@pytest.mark.parametrize("path", MUTATED)
def test_no_input_gives_a_traceback(site: Site, path: str) -> None:
    """P16: rc 0, or an error that names a place, and then the output as it was."""
    site.write({"content/prices/NASDAQ-MSFT.csv": "date,close\n2023-01-03,242.58\n2023-01-04,243\n",
                "content/tags.yaml": "- title: AI\n  synonyms: [Artificial intelligence]\n",
                "content/pages/about.md": "---\ntitle: About\nstandfirst: S.\n---\nWho *we* are.\n"})
    site.build()
    published = site.files()
    whole = (site.source / path).read_bytes()
    for mutated in mutations(whole):
        (site.source / path).write_bytes(mutated)
        outcome = site.run("build", "--jobs", "1")
        assert outcome.code in (0, 1, 2), mutated
        if outcome.code:
            assert re.search(r"(?m)^\S+?(:\d+){0,2}: error PT\d{3} ", outcome.err), (mutated, outcome.err)
            assert site.files() == published
        published = site.files()


def test_a_readonly_source_is_said(site: Site) -> None:
    """A29, H7: what can't be read or written is named, in a sentence."""
    if os.geteuid() == 0:
        place = site.source / ".presstime"
        place.write_text("a file where the store's folder must be")
        outcome: Outcome = site.run("build")
        assert outcome.code == 2
        assert "Traceback" not in outcome.err and ".presstime" in outcome.err
        return
    site.source.chmod(0o500)
    outcome = site.run("build")
    site.source.chmod(0o700)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
