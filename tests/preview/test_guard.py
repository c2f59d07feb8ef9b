"""Who may ask: the matrix of hosts and origins."""

from __future__ import annotations

import pytest

from presstime.preview.guard import Guard, is_loopback

NARROW = Guard(8000)
WIDE = Guard(8000, frozenset({"desk.local", "0.0.0.0"}), is_wide=True)


@pytest.mark.parametrize(("host", "narrow", "wide"), [
    ("localhost:8000", True, True), ("127.0.0.1:8000", True, True), ("[::1]:8000", True, True),
    ("LOCALHOST:8000", True, True), ("127.0.0.1", False, True), ("127.0.0.1:9000", False, True),
    ("192.168.1.5:8000", False, True), ("[fe80::1]:8000", False, True), ("desk.local:8000", False, True),
    ("evil.example:8000", False, False), ("localhost.evil.example:8000", False, False),
    ("localhost.:8000", False, False),
    ("127.0.0.1.evil.example:8000", False, False), ("127.0.0.1:8000@evil.example", False, False),
    ("127.0.0.1:8000:80", False, False), ("", False, False), (None, False, False), ("127.0.0.1:", False, False),
    ("localhost:8000, evil.example", False, False),
])  # fmt: skip
def test_only_names_that_cant_be_rebound_are_answered(host: str | None, narrow: bool, wide: bool) -> None:
    assert NARROW.allows_host(host) is narrow
    assert WIDE.allows_host(host) is wide


@pytest.mark.parametrize(("origin", "is_allowed"), [
    (None, True), ("http://127.0.0.1:8000", True), ("http://evil.example", False), ("null", False), ("", False),
    ("http://127.0.0.1:8001", False), ("http://localhost:8000", False), ("http://127.0.0.1:8000.evil.example", False),
])  # fmt: skip
def test_a_socket_is_for_the_preview_s_own_pages(origin: str | None, is_allowed: bool) -> None:
    assert NARROW.allows_origin(origin, "127.0.0.1:8000") is is_allowed


@pytest.mark.parametrize(("host", "is_own"), [
    ("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.5.5.5", True), ("0.0.0.0", False), ("::", False),
    ("192.168.1.5", False), ("desk.local", False), ("", False),
])  # fmt: skip
def test_what_is_reached_from_elsewhere_is_known(host: str, is_own: bool) -> None:
    assert is_loopback(host) is is_own
