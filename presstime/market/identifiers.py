"""Security and company identifiers: whether one is well formed and its check digits are right.

ISIN (ISO 6166), LEI (ISO 17442), FIGI (OMG FIGI 1.2), CUSIP; all by `python-stdnum`. In: the text as
written. Out: None when it is right, else a plain clause that says what is wrong, for a finding's message.
A right check digit does not say that the security exists, or that it is this one.
"""

from __future__ import annotations

from types import ModuleType


def problem_with_isin(text: str) -> str | None:
    """What is wrong with an ISIN ("US5949181045"), or None."""
    from stdnum import isin

    return _problem(isin, text, "an ISIN", "two letters, nine letters or digits and a check digit", 12)


def problem_with_lei(text: str) -> str | None:
    """What is wrong with a legal entity identifier, or None."""
    from stdnum import lei

    return _problem(lei, text, "an LEI", "eighteen letters or digits and two check digits", 20)


def problem_with_figi(text: str) -> str | None:
    """What is wrong with a FIGI ("BBG000BPH459"), or None."""
    from stdnum import figi

    return _problem(
        figi, text, "a FIGI", "two consonants, a G, eight consonants or digits, a check digit", 12
    )


def problem_with_cusip(text: str) -> str | None:
    """What is wrong with a CUSIP ("594918104"), or None."""
    from stdnum import cusip

    return _problem(cusip, text, "a CUSIP", "eight letters or digits and a check digit", 9)


def _problem(kind: ModuleType, text: str, article: str, form: str, length: int) -> str | None:
    from stdnum.exceptions import InvalidChecksum, ValidationError

    compact = "".join(text.split()).upper()
    if len(compact) != length:
        return f"{article} has {length} characters ({form}); this has {len(compact)}"
    try:
        kind.validate(compact)
    except InvalidChecksum:
        return (
            f"the check digits do not fit the rest: a character of {article} is wrong or two changed places"
        )
    except ValidationError:
        return f"{article} is {form}; this is not"
    return None
