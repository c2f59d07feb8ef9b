"""The lines above a story: byline, date, update, read time, place. A line counts only as a whole.

In: one line. Out: what it says, or None when any part of it is something else: "Microsoft said on
January 24, 2023 …" holds a date and is no date line.
"""

from __future__ import annotations

import re

import msgspec

from presstime.importing.dates import FoundDate, find_date
from presstime.importing.names import is_desk_role, is_name, is_role

_BY = re.compile(
    (
        r"(?:(?:written|reported|posted|published|story|words|article|analysis|"
        r"opinion)\s+)?by\b:?\s+|authors?:\s*|writer:\s*|reporter:\s*|作者[:：]\s*|"
        r"文[:：]\s*"
    ),
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?P<label>(?:first |originally )?(?:published|posted|released|date|"
    r"dated|created|release date)|(?:last )?(?:updated|modified|edited)|"
    r"update)"
    r"(?:\s+(?:on|at))?\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*[|·•∙/]\s*|\s+[-–—]+\s+|\s*;\s*|\t+|\s{3,}|\s*,\s*$|^\s*[,–—-]\s*")
_READ_TIME = re.compile(r"\(?\d{1,2}[ -]?min(?:ute)?s?(?:[ -]read)?\)?", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:News|Times|Wire|Journal|Post|Press|Reuters|Bloomberg|Staff|"
    r"Media|Desk|Newsroom|Agency|Daily|Report|Magazine|Herald|Today)\b"
)
_HANDLE = re.compile(r"\(?@\w+\)?|\S+@\S+\.\w+")
_UPDATE_WORDS = ("updat", "modif", "edit")


class Credit(msgspec.Struct, frozen=True):
    """A person named in a byline, with the role that stands beside the name."""

    name: str
    role: str = ""


class HeaderLine(msgspec.Struct, frozen=True):
    """What one line above the story says. `nobody` is set where a byline names no person."""

    credits: tuple[Credit, ...] = ()
    published: FoundDate | None = None
    updated: FoundDate | None = None
    place: str = ""
    nobody: bool = False
    aside: str = ""


def header_line(text: str, is_marked: bool = False) -> HeaderLine | None:
    """A line read as header; `is_marked` when the page itself calls it a byline or a date."""
    text = text.strip().strip("*_").strip()
    if not text or len(text) > 220:
        return None
    rest, published, updated = _dates(text)
    pieces = [piece for piece in (p.strip(" ,") for p in _SEPARATORS.split(rest)) if piece]
    pieces = [piece for piece in pieces if not _READ_TIME.fullmatch(piece) and not _DATE_LABEL.fullmatch(piece)]
    has_date = published is not None or updated is not None
    if not pieces:
        return HeaderLine((), published, updated) if has_date else None
    if not has_date and (named := name_and_role(text)):
        return HeaderLine((named,))
    return _with_people(pieces, published, updated, has_date or is_marked)


def _with_people(
    pieces: list[str], published: FoundDate | None, updated: FoundDate | None, is_sure: bool
) -> HeaderLine | None:
    found: list[Credit] = []
    place, nobody = "", False
    asides: list[str] = []
    has_by = any(_BY.match(piece) for piece in pieces)
    for piece in pieces:
        by = _BY.match(piece)
        if by:
            named = people(piece[by.end() :])
            if named is None:
                return None
            found.extend(named)
            nobody = nobody or not named
        elif (
            (is_sure and not has_by and not found and is_name(piece))
            and not _OUTLET.search(piece)
            and not piece.isupper()
        ):
            found.append(Credit(piece))
        elif found and is_role(piece) and len(piece.split()) <= 5:
            found[-1] = msgspec.structs.replace(found[-1], role=piece)
        elif _is_side_note(piece):
            place = place or (piece if piece.isupper() and not _OUTLET.search(piece) else "")
            asides += [piece] if piece != place else []
        else:
            return None
    if not (found or nobody or published or updated):
        return None
    if not (found or nobody) and len(pieces) > 1 and not is_sure:
        return None
    return HeaderLine(tuple(found), published, updated, place, nobody, ", ".join(asides))


def name_and_role(text: str) -> Credit | None:
    """ "Rebecca Thornhill, Retail Correspondent": a byline that says no "by"."""
    name, mark, role = _partition(text)
    if mark and is_name(name) and is_desk_role(role) and len(role.split()) <= 6 and not role.endswith("."):
        return Credit(name, role)
    return None


def _partition(text: str) -> tuple[str, str, str]:
    match = re.search(r",\s+|\s+[-–—|·•]\s+", text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def bare_name(text: str) -> str:
    """The name of a line that is only a name, or a name and a place: "Tom Wilson in London"."""
    name = re.sub(r"\s+in\s+[A-Z][\w .’'-]*$", "", text.strip())
    return name if is_name(name) else ""


def _is_side_note(piece: str) -> bool:
    return len(piece.split()) <= 4 and not re.search(r"[.!?:]$", piece) and not piece[:1].islower()


def people(text: str) -> list[Credit] | None:
    """The persons of a byline; [] where it names a desk; None where it is no byline."""
    text = _HANDLE.sub("", text).strip(" ,.")
    text = re.sub(r"\s+(?:in|from|at)\s+[A-Z][\w .,-]*$", "", text)
    text = re.sub(r"\s*\((?P<role>[^)]*)\)", r", \g<role>", text)
    parts = [p.strip(" ,") for p in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|with)\s+", text) if p.strip(" ,")]
    if not parts or len(parts) > 8:
        return None
    found: list[Credit] = []
    for n, part in enumerate(parts):
        if n and is_role(part) and found:
            joint = f"{found[-1].role} and {part}" if found[-1].role else part
            found[-1] = msgspec.structs.replace(found[-1], role=joint)
        elif _OUTLET.search(part) or part.lower() in (
            "staff",
            "staff writer",
            "staff reporter",
            "admin",
            "guest author",
        ):
            continue
        elif is_name(part, least=1) and (n == 0 or len(part.split()) > 1 or len(parts) > 1):
            found.append(Credit(part))
        elif len(part.split()) <= 4 and is_role(part):
            continue
        else:
            return None
    return found


def _dates(text: str) -> tuple[str, FoundDate | None, FoundDate | None]:
    """The line without its dates, and the dates by what their labels call them."""
    published: FoundDate | None = None
    updated: FoundDate | None = None
    rest = text
    for _ in range(3):
        found = find_date(rest)
        if not found:
            break
        before, after = rest[: found.start], rest[found.end :]
        label = None
        for match in _DATE_LABEL.finditer(before):
            label = match if not before[match.end() :].strip(" ,:") else label
        is_update = label is not None and label["label"].lower().removeprefix("last ").startswith(_UPDATE_WORDS)
        if is_update and updated is None:
            updated = found
        elif not is_update and published is None:
            published = found
        else:
            break
        before = before[: label.start()] if label else before
        rest = f"{before.rstrip(' (,')} | {after.lstrip(' ).')}"
    return rest, published, updated
