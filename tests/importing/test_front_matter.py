"""YAML of our own hand reads back as what was written, and is quoted only where it must be."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from presstime.importing.front_matter import Comment, fenced, scalar, to_yaml


def read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)


TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
TRICKY = st.sampled_from(
    [
        ": ",
        " #",
        "- ",
        "? ",
        "'",
        '"',
        "\\",
        "\t",
        "\n",
        "\n\n",
        "---",
        "...",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "~",
        "null",
        "ON",
        "0700",
        "\u2028",
        "\x85",
        "\ufeff",
        " ",
    ]
)
WILD = st.lists(st.one_of(TEXT, TRICKY), max_size=6).map("".join)
KEYS = st.from_regex(r"[a-z]{3,8}", fullmatch=True)


@given(WILD)
def test_a_text_reads_back_unchanged(text: str) -> None:
    assert read(to_yaml({"title": text, "next": "x"})) == {"title": text, "next": "x"}


@given(st.lists(WILD, max_size=4))
def test_a_list_reads_back_unchanged(values: list[str]) -> None:
    assert read(to_yaml({"tags": values, "next": "x"})) == ({"tags": values} if values else {}) | {"next": "x"}


@given(st.dictionaries(KEYS, st.one_of(WILD, st.dictionaries(KEYS, WILD, min_size=1)), min_size=1))
def test_a_mapping_reads_back_unchanged(fields: dict[str, Any]) -> None:
    assert read(to_yaml(fields)) == fields


@given(st.lists(st.dictionaries(KEYS, WILD, min_size=1), min_size=1, max_size=3))
def test_a_list_of_mappings_reads_back_unchanged(items: list[dict[str, str]]) -> None:
    assert read(to_yaml({"moves": items})) == {"moves": items}


@given(WILD)
def test_the_c_parser_reads_the_same(text: str) -> None:
    assert yaml.load(to_yaml({"a": text}), Loader=yaml.CBaseLoader) == {"a": text}


@pytest.mark.parametrize(
    "text",
    [
        "ON",
        "0700",
        "TRUE",
        "NASDAQ:MSFT",
        "2023-01-24 07:40",
        "2023-01-24T07:40-05:00",
        "242.66",
        "-0.04",
        "It's “fine”, really",
        "10% off",
        "C#",
        "R&D",
    ],
)
def test_stands_bare(text: str) -> None:
    """Strings first: a plain scalar is text already."""
    assert scalar(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Fed: rates up", '"Fed: rates up"'),
        ("Alpha is #1", '"Alpha is #1"'),
        ("#1 pick", '"#1 pick"'),
        ("[BREAKING] x", '"[BREAKING] x"'),
        ("'tis", '"\'tis"'),
        ('"Never," he said', "'\"Never,\" he said'"),
        ("", '""'),
        ("ends:", '"ends:"'),
        ("null", '"null"'),
        ("a\tb", '"a\\tb"'),
    ],
)
def test_is_quoted(text: str, written: str) -> None:
    assert scalar(text) == written


def test_paragraphs_stand_as_a_block() -> None:
    assert to_yaml({"bio": "One.\n\nTwo: three."}) == "bio: |-\n  One.\n\n  Two: three.\n"


def test_a_comment_stands_in_its_fields_place() -> None:
    text = fenced({"title": "A", "#date": Comment("date is missing"), "price": Decimal("12.40")}, "Body.\n")
    assert text == "---\ntitle: A\n# date is missing\nprice: 12.40\n---\n\nBody.\n"
