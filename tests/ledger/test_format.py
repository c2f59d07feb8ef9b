"""ledger.txt: what is written is read, in one order, and a merge of two branches is no disaster."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presstime.ledger.format import Remembered, read_ledger, write_ledger

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
names = words.filter(lambda text: bool(text.strip()))
digests = st.text("0123456789abcdef", min_size=1, max_size=16)
said = st.tuples(st.integers(0, 99), st.sampled_from(["", "2023-01-25T12:00:00Z"]))
stories = st.builds(
    Remembered, names, names.map(lambda text: f"/{text}/"), digests, digests, digests, said,
    st.lists(names, max_size=4).map(tuple), st.lists(names, max_size=4).map(tuple))

STORY = Remembered("2023-01-24-msft", "/2023/01/msft/", "ab12", "cd34", "ef56", (1, "2023-01-25T12:00:00Z"),
                   ("NASDAQ:MSFT.price=242.66",), ("$242.66", "0.04%"))


@given(st.lists(stories, unique_by=lambda story: story.id, max_size=4))
def test_what_is_written_is_read(written: list[Remembered]) -> None:
    """Whatever characters ids, addresses and figures hold."""
    ledger, findings = read_ledger(write_ledger(written))
    assert not findings
    assert {key: entries[0].remembered() for key, entries in ledger.entries.items()} == {s.id: s for s in written}


@given(st.lists(stories, unique_by=lambda story: story.id, max_size=4))
def test_order_does_not_count(written: list[Remembered]) -> None:
    assert write_ledger(written) == write_ledger(reversed(written))


def test_a_line_is_legible_and_figures_stand_in_it() -> None:
    """Who reviews the file sees which figure changed."""
    assert write_ledger([STORY]).splitlines()[-1] == (
        "2023-01-24-msft /2023/01/msft/ file:ab12 title:cd34 standfirst:ef56 said:1@2023-01-25T12:00:00Z "
        "snapshot:NASDAQ:MSFT.price=242.66 text:$242.66,0.04%")


def test_a_conflict_left_by_a_merge_is_read_as_both_sides() -> None:
    ours = write_ledger([STORY]).splitlines()[-1]
    theirs = ours.replace("file:ab12", "file:ff99")
    ledger, findings = read_ledger(f"<<<<<<< ours\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n")
    assert not findings
    assert ledger.knows(STORY.id, "ab12") and ledger.knows(STORY.id, "ff99")
    assert not ledger.knows(STORY.id, "0000")


@pytest.mark.parametrize("line", ["a", "a /b/ file:zz", "a /b/ file:ab title:c standfirst:d said:x snapshot: text:"])
def test_a_line_that_is_none_is_told_with_its_place(line: str) -> None:
    good = write_ledger([STORY])
    ledger, findings = read_ledger(good + line + "\n")
    assert [(f.code, f.where.line) for f in findings] == [("PT507", 4)]
    assert list(ledger.entries) == [STORY.id]
