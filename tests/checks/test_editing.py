"""The editing desk and disclosure: one fault a row, and what is in order."""

from __future__ import annotations

from typing import Any

import pytest

from presstime.diagnostics import Severity
from presstime.model import Author, Holding, Image, Kind, Recommendation, Sponsor
from tests.checks.cases import codes, diagnostics, moment

TWICE = "The company declined to comment on the report."
HOLDER = Author("ibukun", "content/authors/ibukun.yaml", "Ibukun", holdings=(Holding("NASDAQ:MSFT", "some"),))


@pytest.mark.parametrize(
    ("code", "body", "fields"),
    [
        ("PT701", f"{TWICE} It opened in May. {TWICE}", {}),
        ("PT701", f"It opened in May. {TWICE}", {"standfirst": TWICE}),
        ("PT702", f"{TWICE}\n\nIt opened in May.\n\n{TWICE}", {}),
        ("PT703", "Revenue rose XX% to $5.6 billion.", {}),
        ("PT703", "Revenue rose 12% [CHECK] to $5.6 billion.", {}),
        ("PT703", "The chief executive, TK, declined to comment.", {}),
        ("PT704", "2024. was a good year for the exchange.", {}),
        ("PT705", "Text.", {"standfirst": ""}),
        ("PT706", "Text.", {"image": Image("floor.jpg")}),
        ("PT707", "Text.", {"title": "A headline that goes on and on " * 5}),
        ("PT708", "“We will invest more, Mr Smith said.", {}),
        ("PT708", 'The "textile act of 1987 was passed.', {}),
        ("PT709", "It has 400 employees.\n\n“We are very happy with the quarter that we have just had.”", {}),
        ("PT710", "If you put $10,000intoasavings account.", {}),
        ("PT711", "52.18 percent of respondents own shares.", {}),
        ("PT601", "Text.", {"authors": ("ibukun",), "people": {"ibukun": HOLDER}}),
        ("PT602", "Text.", {"kind": Kind.SPONSORED}),
        ("PT602", "Text.", {"kind": Kind.SPONSORED, "sponsor": Sponsor("Acme Mining", "$25,000")}),
        ("PT603", "Text.", {"sponsor": Sponsor("Acme Mining", "$25,000", "cash")}),
        ("PT604", "Text.", {"recommendation": Recommendation("NASDAQ:MSFT", "buy")}),
    ],
)
def test_a_fault_is_a_warning(code: str, body: str, fields: dict[str, Any]) -> None:
    found = [one for one in diagnostics(body, **fields) if one.code == code]
    assert [one.severity for one in found] == [Severity.WARNING] * len(found) and found


@pytest.mark.parametrize(
    "body",
    [
        "Shares fell. Shares fell.",
        "TK Communications bought two stations.",
        "TKO Group rose. The report [TKO] said so.",
        "It closed 2024. The year was good.",
        '"We will invest more," Mr Smith said. "It is time."',
        "“The first paragraph runs on.\n\n“The second ends it,” she said.",
        "Jane Smith, the chief executive, said:\n\n“We are very happy with the quarter that we have just had.”",
        'The 5\'10" player and the 59" screen cost $10,000 each.',
        "5.25% of the shares are held by the family, and $10,000million is no figure.",
    ],
)
def test_what_is_in_order_is_silent(body: str) -> None:
    assert [code for code in codes(body) if code.startswith("PT7") and code != "PT710"] == []


def test_a_repeated_standfirst_is_told_as_such() -> None:
    (found,) = [one for one in diagnostics(f"It opened in May. {TWICE}", standfirst=TWICE) if one.code == "PT701"]
    assert found.hint == "it is the standfirst; take it out of the text"


def test_complete_blocks_are_silent() -> None:
    advice = Recommendation(
        "NASDAQ:MSFT", "buy", moment_target(), "USD", "12 months", "cloud grows", moment("2023-01-24 07:10")
    )
    sponsor = Sponsor("Acme Mining", "$25,000", "cash")
    assert not {"PT602", "PT603", "PT604"} & set(
        codes("Text.", kind=Kind.SPONSORED, sponsor=sponsor, recommendation=advice)
    )


def moment_target() -> Any:
    from decimal import Decimal

    return Decimal(290)
