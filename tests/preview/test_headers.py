"""The deployed headers in the preview: all of them, loosened by what the reload needs and no more."""

from __future__ import annotations

import pytest

from presstime.preview.headers import Allowed, headers_for, loosened, rules_of

ALLOWED = Allowed("http://h/__presstime/", ("ws://h/livereload",), "N")
FILE = """# a comment
/*
  Content-Security-Policy: default-src 'none'; script-src 'self'
  X-Frame-Options: DENY
  Cache-Control: max-age=99
  Strict-Transport-Security: max-age=99
/feed.xml
  Access-Control-Allow-Origin: *
  X-Feed: yes
/fonts/*
  X-Font: yes
  not a header
"""


def applied(*paths: str) -> dict[str, str]:
    return dict(headers_for(rules_of(FILE), paths, ALLOWED))


def test_every_rule_that_matches_applies() -> None:
    assert applied("/feed.xml").keys() == {"Content-Security-Policy", "X-Frame-Options", "X-Feed"}
    assert "X-Font" in applied("/fonts/a/b.woff2") and "X-Font" not in applied("/fontsx")


def test_a_rule_fits_below_the_base_or_on_the_host() -> None:
    assert "X-Feed" in applied("/markets/feed.xml", "/feed.xml")


def test_other_origins_may_not_read_and_nothing_is_cached() -> None:
    found = {name.lower() for path in ("/", "/feed.xml") for name in applied(path)}
    assert not found & {"access-control-allow-origin", "cache-control", "strict-transport-security"}


@pytest.mark.parametrize(("policy", "becomes"), [
    ("default-src 'none'", "default-src 'none'; script-src http://h/__presstime/; connect-src ws://h/livereload"),
    ("script-src 'none'", "script-src http://h/__presstime/"),
    ("script-src 'self'; connect-src 'none'",
     "script-src 'self' http://h/__presstime/; connect-src ws://h/livereload"),
    ("script-src 'self' 'unsafe-inline'", "script-src 'self' 'unsafe-inline' http://h/__presstime/"),
    ("script-src 'strict-dynamic' 'nonce-x'", "script-src 'strict-dynamic' 'nonce-x' http://h/__presstime/ 'nonce-N'"),
    ("default-src 'self'; script-src-elem 'none'",
     "default-src 'self'; script-src-elem http://h/__presstime/; connect-src 'self' ws://h/livereload"),
    ("img-src 'self'; upgrade-insecure-requests", "img-src 'self'"),
    ("style-src 'self';; STYLE-SRC *", "style-src 'self'"),
])  # fmt: skip
def test_a_policy_is_loosened_for_our_script_and_socket_only(policy: str, becomes: str) -> None:
    assert loosened(policy, ALLOWED) == becomes
