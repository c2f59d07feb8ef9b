"""Ranges as RFC 9110 has them."""

from __future__ import annotations

import pytest

from presstime.preview.ranges import Unsatisfiable, span_of


@pytest.mark.parametrize(("header", "span"), [
    ("bytes=0-3", (0, 4)), ("bytes=5-", (5, 10)), ("bytes=-3", (7, 10)), ("bytes=0-99", (0, 10)),
    ("bytes=-99", (0, 10)),
    ("bytes=9-9", (9, 10)), (None, None), ("bytes=", None), ("bytes=-", None), ("bytes=0-1,3-4", None),
    ("lines=0-3", None), ("bytes=4-2", None), ("Bytes = 0-3", (0, 4)),
])  # fmt: skip
def test_a_range_is_the_bytes_asked_for_or_the_whole(header: str | None, span: tuple[int, int] | None) -> None:
    assert span_of(header, 10) == span


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=99-100", "bytes=-0"])
def test_a_range_beyond_the_file_can_t_be_met(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        span_of(header, 10)
