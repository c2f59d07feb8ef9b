"""Every field, setting, command and code is documented, and what is made is as it would be made now."""

from __future__ import annotations

import pytest

from presstime.cli.arguments import COMMANDS
from presstime.explanations import all_codes, meaning
from tests.docs.reading import document
from tools import reference
from tools.reference_fields import FORMS, records_within, undocumented


def test_made_pages_are_up_to_date() -> None:
    """`python tools/reference.py write` would change nothing."""
    assert reference.stale() == []


@pytest.mark.parametrize("form", FORMS)
def test_every_field_says_what_it_means(form: str) -> None:
    assert undocumented(form) == []


@pytest.mark.parametrize("form", FORMS)
def test_every_record_has_its_table(form: str) -> None:
    """The reference has a table for a form and for each record within it."""
    text = document("docs/content.md")
    missing = [name for name in records_within(form, FORMS[form]) if f"<!-- reference: {name} -->" not in text]
    assert missing == []


def test_every_command_is_documented() -> None:
    text = document("docs/cli.md")
    missing = [command for command in COMMANDS if f"\n## {command}\n" not in text]
    assert missing == []


@pytest.mark.parametrize("code", all_codes())
def test_every_code_is_told_in_sentences(code: str) -> None:
    """What a page begins with is a sentence, and the index knows where to put it."""
    known = meaning(code)
    assert known is not None
    assert known.title.endswith((".", "?", "”"))
    assert known.family
