"""Quotations that stand alone become blockquotes with who said them, in the words that stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from presstime.importing.quotes import is_wholly_quoted
from presstime.importing.speakers import speaker_of
from tests.importing.desk import imported_text

STORY = "Acme makes anvils. Acme has said little. Widget Works sells them. Bank of Ruritania lends. Norwood said no."


@pytest.mark.parametrize(
    ("lead", "line"),
    [
        ("The CEO and Chairman of Acme Jane Roe commented on the anvil:", "Jane Roe, CEO and Chairman, Acme"),
        ("Acme’s CEO Jane Roe also said:", "Jane Roe, CEO, Acme"),
        ("Acme CEO Jane Roe said:", "Jane Roe, CEO, Acme"),
        ("Jane Roe, chief executive of Acme, said:", "Jane Roe, chief executive, Acme"),
        ("Jane Roe, Acme’s chief executive, said in a statement:", "Jane Roe, chief executive, Acme"),
        (
            "Jane Roe, chief analyst at Bank of Ruritania, wrote:",
            "Jane Roe, chief analyst, Bank of Ruritania",
        ),
        ("Acme's finance director, Jane Roe, added:", "Jane Roe, finance director, Acme"),
        ("In a blog post on Monday, Jane Roe wrote:", "Jane Roe"),
        ("Jane Roe told reporters:", "Jane Roe"),
        ("According to Jane Roe, an economist at Widget Works:", "Jane Roe, economist, Widget Works"),
        ("Roe added:", "Roe"),
        ("Acme said in a statement:", "Acme"),
        ("Finance Minister Jane Roe said:", "Jane Roe, Finance Minister"),
        ("Ludwig van der Berg, partner, said:", "Ludwig van der Berg, partner"),
    ],
)
def test_who_speaks(lead: str, line: str) -> None:
    speaker = speaker_of(lead, STORY)
    assert speaker is not None
    assert speaker.line == line


@pytest.mark.parametrize(
    "lead", ["He said:", "She also added:", "The company said:", "There are three reasons:", "It reads:"]
)
def test_nobody_is_named(lead: str) -> None:
    assert speaker_of(lead, STORY) is None


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("“We did.”", True),
        ('"We did."', True),
        ("‘We’ve done it.’", True),
        ("«Nous l’avons fait.»", True),
        ("„Wir schaffen das.“", True),
        ("“We did,” he said. “We did.”", False),
        ('"We did," he said. "We did."', False),
        ("“We did,” he said.", False),
        ("We “did”", False),
        ('"', False),
    ],
)
def test_wholly_quoted(text: str, is_whole: bool) -> None:
    assert is_wholly_quoted(text) is is_whole


def body_of(tmp_path: Path, text: str) -> str:
    return imported_text(tmp_path, f"Anvils fall again on Acme\n\nBy Ann Poe\n2024-03-01\n\n{text}").body


def test_a_quotation_after_a_colon(tmp_path: Path) -> None:
    body = body_of(
        tmp_path,
        "Acme makes anvils of iron. Its CEO Jane Roe said:\n\n“They fall.”\n\nThey do fall, and often.",
    )
    assert "Jane Roe said:\n\n> “They fall.”\n>\n> — Jane Roe, CEO\n\nThey do fall" in body


def test_a_quotation_of_several_paragraphs(tmp_path: Path) -> None:
    body = body_of(
        tmp_path,
        "Acme makes anvils of iron. Jane Roe said:\n\n“They fall.\n\n“They break.”\n\nThat was all she said.",
    )
    assert "> “They fall.\n>\n> “They break.”\n>\n> — Jane Roe\n\nThat was" in body


def test_a_quotation_with_its_own_attribution(tmp_path: Path) -> None:
    body = body_of(
        tmp_path,
        "Acme makes anvils of iron and of steel.\n\n“They fall.”\n— Jane Roe, CEO of Acme\n\nThat was all.",
    )
    assert "> “They fall.”\n>\n> — Jane Roe, CEO of Acme\n\nThat was all." in body


def test_a_quoted_paragraph_without_a_lead_in_stays(tmp_path: Path) -> None:
    body = body_of(tmp_path, "Acme makes anvils of iron and of steel.\n\n“They fall.”\n\nThat was all that was said.")
    assert "\n\n“They fall.”\n\n" in body


def test_a_quotation_within_a_paragraph_stays(tmp_path: Path) -> None:
    body = body_of(tmp_path, "Jane Roe, its chief executive, said: “They fall, and we know it.” Then she left.")
    assert ">" not in body
