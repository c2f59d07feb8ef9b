"""True moves in a random grammar are never found; one figure pushed beyond its interval always is."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from presstime.diagnostics import Diagnostic, Severity
from tests.market.score import findings_of

SUBJECTS = ("Shares of Norvik", "The stock", "Calder Mining shares", "Norvik")
RISES = ("rose", "gained", "climbed", "were up", "traded up", "closed up", "edged up", "jumped")
FALLS = ("fell", "lost", "slid", "were down", "traded down", "closed down", "edged down", "dropped")
TIMES = (
    "",
    " on Tuesday",
    " in early trading",
    " in premarket trading",
    " in after-hours trading on Monday",
    " by midday",
)
CURRENCIES = (
    ("$", ""),
    ("€", ""),
    ("£", ""),
    ("HK$", ""),
    ("", "p"),
    ("", " yen"),
    ("CHF ", ""),
    ("₹", ""),
    ("", " euros"),
)
SHAPES = (
    "{who} {verb} {c}, or {r}, to {q}{time}.",
    "{who} {verb} {r}, or {c}, to {q}{time}.",
    "{who} {verb} {r} to {q} from {p}{time}.",
    "{who} {verb}{time} by {c} ({r}) to {q}.",
    "At the close the price was {q}, {up} {c}, or {r}{time}.",
    "The price ended at {q}, {up} {r} from {p}.",
)
PER_CENT = ("{}%", "{} percent", "{} per cent", "{} pct")


def rounded(value: Fraction, places: int) -> str:
    scale = 10**places
    digits = int(abs(value) * scale + Fraction(1, 2))
    return f"{digits // scale:,}" + (f".{digits % scale:0{places}d}" if places else "")


@st.composite
def true_moves(draw: st.DrawFn) -> dict[str, Any]:
    places = draw(st.sampled_from((1, 2, 3)))
    scale = 10**places
    previous = Fraction(draw(st.integers(3 * scale, 3000 * scale)), scale)
    sign = draw(st.sampled_from((1, -1)))
    change = Fraction(draw(st.integers(1, max(1, int(previous * scale) // 4))), scale)
    level = previous + sign * change
    return {
        "places": places, "previous": previous, "level": level, "change": change, "sign": sign,
        "percent": change / previous * 100, "percent_places": draw(st.sampled_from((0, 1, 2))),
        "who": draw(st.sampled_from(SUBJECTS)), "verb": draw(st.sampled_from(RISES if sign > 0 else FALLS)),
        "time": draw(st.sampled_from(TIMES)), "money": draw(st.sampled_from(CURRENCIES)),
        "shape": draw(st.sampled_from(SHAPES)),
        "per_cent": draw(st.sampled_from(PER_CENT)),
    }  # fmt: skip


def sentence(one: dict[str, Any], percent: Fraction) -> str:
    before, after = one["money"]
    places = one["places"]

    def money(value: Fraction) -> str:
        return f"{before}{rounded(value, places)}{after}"

    return str(one["shape"]).format(
        who=one["who"], verb=one["verb"], time=one["time"], up="up" if one["sign"] == 1 else "down",
        c=money(one["change"]), q=money(one["level"]), p=money(one["previous"]),
        r=str(one["per_cent"]).format(rounded(percent, one["percent_places"])),
    )  # fmt: skip


def errors(text: str) -> list[Diagnostic]:
    return [one for one in findings_of(text) if one.severity is Severity.ERROR]


@settings(max_examples=300)
@given(true_moves())
def test_a_true_sentence_is_never_called_wrong(one: dict[str, Any]) -> None:
    percent = one["percent"]
    assert isinstance(percent, Fraction)
    assert errors(sentence(one, percent)) == []


@settings(max_examples=300)
@given(true_moves(), st.integers(2, 30))
def test_a_percent_beyond_its_interval_is_found(one: dict[str, Any], steps: int) -> None:
    """Past all that prices rounded to their last place allow, by two units of the per cent and more."""
    previous, level, places = one["previous"], one["level"], one["places"]
    assert isinstance(previous, Fraction) and isinstance(level, Fraction) and isinstance(places, int)
    half = Fraction(1, 2 * 10**places)
    widest = max(abs((level + s * half) / (previous + t * half) - 1) * 100 for s in (-1, 1) for t in (-1, 1))
    unit = Fraction(1, 10 ** int(str(one["percent_places"])))
    wrong = widest + steps * unit
    assume(wrong < 90)
    found = errors(sentence(one, wrong))
    assert found and found[0].code == "PT203", sentence(one, wrong)
