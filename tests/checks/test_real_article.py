"""The first article, as published: one strained figure, one sentence twice, no error; each mutation found.

Its text is not ours to keep: it is read from `../shared/real` where that folder stands beside the
repository, or from the folder that PRESSTIME_REAL names, and these tests run only then.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from presstime.diagnostics import Diagnostic, Severity
from tests.checks.cases import diagnostics, snapshot

_FOLDER = Path(os.environ.get("PRESSTIME_REAL", Path(__file__).parents[3] / "shared" / "real"))
_FILE = _FOLDER / "microsoft-openai.txt"

if _FILE.exists():
    _PARAGRAPHS = [line.strip() for line in _FILE.read_text(encoding="utf-8").splitlines() if line.strip()]
    BODY = "\n\n".join(_PARAGRAPHS[1:-2])
    STANDFIRST = _PARAGRAPHS[0]

    def found(body: str = BODY, session: str = "premarket", as_of: str = "2023-01-24 07:32") -> list[Diagnostic]:
        price = snapshot("242.66", "242.58", session=session, as_of=as_of)
        published = "2023-01-24 07:40" if as_of < "2023-01-24 07:40" else "2023-01-24 23:00"
        return diagnostics(body, standfirst=STANDFIRST, snapshots=(price,), published=published)

    def test_as_published_it_is_strained_and_repeats_its_standfirst_and_nothing_else() -> None:
        by_code = {one.code: one for one in found()}
        assert set(by_code) == {"PT207", "PT701"}
        assert by_code["PT207"].verdict == "strained"
        assert "0.04 % needs rounded prices; as exact prices these give 0.03 %" in by_code["PT207"].working
        assert by_code["PT701"].hint == "it is the standfirst; take it out of the text"

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("up 0.04%", "up 0.05%", "PT207"),
            ("$242.66", "$224.66", "PT208"),
            ("up 0.04%", "down 0.04%", "PT207"),
            ("NASDAQ: MSFT", "NYSE: MSFT", "PT401"),
            ("in July 2019", "on Tuesday, Jan. 25, 2023", "PT301"),
        ],
    )
    def test_each_mutation_is_an_error(old: str, new: str, code: str) -> None:
        assert old in BODY
        wrong = [one for one in found(BODY.replace(old, new)) if one.severity is Severity.ERROR]
        assert code in {one.code for one in wrong}
        assert all(one.verdict == "contradiction" for one in wrong)

    def test_premarket_at_three_in_the_afternoon_is_an_error() -> None:
        assert "PT303" in {one.code for one in found(as_of="2023-01-24 15:00") if one.severity is Severity.ERROR}
