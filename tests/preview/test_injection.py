"""The script gets into every page, whatever its shape, and nothing else changes."""

from __future__ import annotations

import re

import html5lib
import pytest

from presstime.preview.headers import Allowed
from presstime.preview.injection import with_script

ALLOWED = Allowed("http://h/__presstime/", ("ws://h/livereload",), "N")
SCRIPT = re.compile(rb"<script src=[^>]*data-presstime></script>")
PAGES = {
    "usual": b"<!doctype html><html lang=en><head><title>T</title></head><body>B</body></html>",
    "capitals": b"<!DOCTYPE HTML><HTML LANG='en'><HEAD><TITLE>T</TITLE></HEAD><BODY>B</BODY></HTML>",
    "no head end": b"<!doctype html><html><head><title>T</title><body>B",
    "no head": b"<!doctype html><title>T</title><p>B",
    "no doctype": b"<html><body>B",
    "empty": b"",
    "text": b"only text",
    "byte order mark": b"\xef\xbb\xbf<!doctype html><html><head></head><body>B",
    "comments before": b"<!-- <head> --><!doctype html><!-- <html> --><html><head></head><body>B",
    "sign in an attribute": b"<!doctype html><html data-x='a>b'><head prefix=\"og: >\"><title>T</title></head>",
    "header element": b"<!doctype html><html><body><header>H</header>",
    "head in the text": b"<!doctype html><html><head><title>&lt;/head></title></head><body>B",
    "late head end": b"<!doctype html><html><head><title>T</title>" + b"<!-- x -->" * 20_000 + b"</head>",
}


@pytest.mark.parametrize("shape", PAGES)
def test_the_script_is_in_the_head_and_the_rest_stands(shape: str) -> None:
    page = PAGES[shape]
    shown = with_script(page, "/__presstime/preview.js?at=x-1", b"", ALLOWED)
    assert SCRIPT.sub(b"", shown) == page
    tree = html5lib.parse(shown, namespaceHTMLElements=False)
    assert [script.get("src") for script in tree.findall("head/script")] == ["/__presstime/preview.js?at=x-1"]
    plain = html5lib.parse(page, namespaceHTMLElements=False)
    assert tree.attrib == plain.attrib and tree.find("head").attrib == plain.find("head").attrib


def test_what_is_told_within_the_page_can_t_end_its_script() -> None:
    shown = with_script(PAGES["usual"], "/s.js", b'{"m":"</script><img src=x onerror=alert(1)>&amp;"}', ALLOWED)
    assert b"</script><img" not in shown
    assert b'{"m":"\\u003c/script\\u003e\\u003cimg src=x onerror=alert(1)\\u003e\\u0026amp;"}' in shown


def test_a_policy_of_the_page_itself_is_loosened_too() -> None:
    other = "<meta name=a content=\"script-src 'none'\">"
    page = f"<head><meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">{other}".encode()
    shown = with_script(page, "/s.js", b"", ALLOWED).decode()
    assert 'content="script-src http://h/__presstime/"' in shown
    assert other in shown
