"""The registry of rules: found by themselves, one code each, explained by their own docstrings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from presstime.checks import rules
from presstime.checks.inputs import INPUTS, OF_A_SNAPSHOT, OF_THE_RUN
from presstime.checks.rules import RETIRED, Rule, RuleClash, all_rules, explanation, read_page, rule
from presstime.diagnostics import Diagnostic
from tests.checks import cases


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_every_rule_says_what_why_fails_mended_and_source(code: str) -> None:
    """The docstring is the only source of `explain` and of the docs."""
    page = all_rules()[code].page
    assert page.checks.endswith("."), f"{code} begins with no sentence"
    assert not page.missing, f"{code} lacks {page.missing}"


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_every_rule_asks_only_for_inputs_that_there_are(code: str) -> None:
    assert set(all_rules()[code].needs) <= {*INPUTS, *OF_A_SNAPSHOT, *OF_THE_RUN}


def test_a_page_lacking_a_heading_is_told() -> None:
    page = read_page("""It adds up.

    Why: because.
    Fails: 1 + 1 = 3
    Source: arithmetic.
    """)
    assert page.missing == ("Mended",)


def test_two_rules_of_one_code_clash() -> None:
    def other(snapshot: object) -> Iterator[Diagnostic]:
        yield from ()

    marked = rule("PT204", family="figures")(other)
    found = dict(all_rules())
    with pytest.raises(RuleClash, match="PT204 is used by"):
        rules._register(found, marked.presstime_rule)  # type: ignore[attr-defined]


def test_a_retired_code_is_never_used_again_and_still_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "RETIRED", {"PT299": "It became PT203."})
    answer = explanation("PT299")
    assert answer == "PT299 is retired. It became PT203."
    with pytest.raises(RuleClash, match="PT299 is retired"):
        rules._register({}, Rule("PT299", "figures", lambda: iter(()), ()))


def test_no_retired_code_is_in_use() -> None:
    assert not set(RETIRED) & set(all_rules())


def test_explain_tells_rule_example_and_how_to_silence() -> None:
    text = explanation("pt203") or ""
    assert "Goldman Sachs shares fell $6.92, or 7%, to $160.87." in text
    assert 'presstime: allow PT203 "why"' in text
    assert explanation("PT998") is None


def test_a_finding_is_silenced_with_a_reason_and_listed() -> None:
    wrong = "Shares fell $6.92, or 7%, to $160.87."
    allowed = f'{wrong}\n\n<!-- presstime: allow PT203 "company rounds to the nearest ten" -->'
    assert "PT203" in cases.codes(wrong)
    found = cases.findings(allowed)
    assert "PT203" not in [one.code for one in found.diagnostics]
    assert [(one.diagnostic.code, one.reason) for one in found.silenced] == [
        ("PT203", "company rounds to the nearest ten")
    ]


def test_without_a_reason_nothing_is_silenced() -> None:
    assert "PT203" in cases.codes('Shares fell $6.92, or 7%, to $160.87. <!-- presstime: allow PT203 "" -->')


def test_what_was_checked_and_what_was_left_alone_is_counted() -> None:
    found = cases.findings("Shares fell $6.92, or 4.1%, to $160.87. The index fell about 3% to some 4,000 from 4,100.")
    assert (found.counts["figures"].checked, found.counts["figures"].skipped) == (1, 1)
