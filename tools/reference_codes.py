"""The pages of docs/checks/: one for each code, from what `explain` knows, and an index by family."""

from __future__ import annotations

import re
from collections.abc import Iterator

from presstime.explanations import FAMILIES, Meaning, all_codes, meaning, silencer

TITLES = {
    "usage": "Usage and settings", "reading": "Files, YAML and fields", "figures": "Arithmetic of figures",
    "history": "Figures against price files", "clock": "Clock and calendar", "names": "Names and tickers",
    "ledger": "Corrections and the ledger", "disclosure": "Disclosure", "editing": "Editing",
    "addresses": "Addresses, links and pictures", "templates": "Templates and rendering",
}  # fmt: skip
MADE = "<!-- Made by tools/reference.py from what `explain` knows; change it there. -->\n"


def code_pages() -> Iterator[tuple[str, str]]:
    """(file name, text) of every page, the index first."""
    found = [known for code in all_codes() if (known := meaning(code))]
    yield "README.md", _index(found)
    for one in found:
        yield f"{one.code}.md", _page(one)


def one_line() -> Iterator[str]:
    for code in all_codes():
        known = meaning(code)
        assert known is not None
        yield f"{code}  {known.title}"


def _page(one: Meaning) -> str:
    parts = [MADE + f"# {one.code}", _prose(one.title), f"**Why:** {_prose(one.why)}"]
    if one.is_example:
        parts += [f"Fails:\n\n{_block(one.fails)}"] if one.fails else []
        parts += [f"Mended:\n\n{_block(one.mended)}"] if one.mended else []
    elif one.mended:
        parts.append(f"**Mended:** {_prose(one.mended)}")
    if one.source:
        parts.append(f"**Source:** {_prose(one.source)}")
    if one.can_be_silenced:
        parts.append("To silence it in one article, with a reason that the report repeats:\n\n"
                     + _block(silencer(one.code)))
    parts.append("[All findings](README.md)")
    return "\n\n".join(parts) + "\n"


def _block(text: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}text\n{text}\n{fence}"


def _prose(text: str) -> str:
    """One sentence a line; what Markdown would take for markup stays as written."""
    pieces = re.split(r"(`[^`]*`)", " ".join(text.split()))
    plain = "".join(piece if piece.startswith("`") else re.sub(r"([\[\]<>*_])", r"\\\1", piece) for piece in pieces)
    return re.sub(r"(?<=[a-z)`”\"]\.) (?=[A-Z“])", "\n", plain)


def _index(found: list[Meaning]) -> str:
    lines = [
        MADE + "# Findings", "",
        "Every finding has a code, and every code a page; `python build.py explain PT204` prints it.",
        "A code is never used again: one that is retired says what to read instead.", "",
    ]
    order = [*dict.fromkeys(FAMILIES.values())]
    order.insert(order.index("figures") + 1, "history")
    for family in order:
        members = [one for one in found if one.family == family]
        if not members:
            continue
        lines += [f"## {TITLES[family]}", "", "| code | what it says |", "|---|---|"]
        lines += [f"| [{one.code}]({one.code}.md) | {_cell(one.title)} |" for one in members]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    return _prose(text).replace("\n", " ").replace("|", "\\|")
