"""Everything that stands beneath a story's text: about the author, tags, disclosure, agency credits.

The biography is the one danger here: "Microsoft is a software company" ends many press releases and
is no author. A paragraph counts when its subject is somebody of the byline, or is named nowhere in
the story and is called a writer, reporter or the like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from presstime.importing.blocks import Block, Shape, folded
from presstime.importing.dates import FoundDate, note_date
from presstime.importing.header import Credit, header_line, people
from presstime.importing.names import BYLINE_ROLES, is_name
from presstime.importing.report import Confidence, Notes
from presstime.importing.sentences import split

_DEPTH = 14
_ABOUT = re.compile(
    (
        r"about (?:the |our )?(?:author|writer|reporter|journalist|columnist|"
        r"contributor)s?(?: ?\(s\))?\s*:?|author(?:['’]s)? (?:bio(?:graphy)?|"
        r"profile)\s*:?|author bio\s*:?"
    ),
    re.IGNORECASE,
)
_ABOUT_NAME = re.compile(r"about (?P<name>[^:]{3,40}?)\s*:?", re.IGNORECASE)
_LEAD = re.compile(r"(?:about (?:the )?author|author|bio)\s*[:–—-]\s*(?=[^\W\d_])", re.IGNORECASE)
_ROLE_NOUN = "|".join(sorted((re.escape(word) for word in BYLINE_ROLES), key=len, reverse=True))
_IS_A = re.compile(
    rf"[(\[*_]*(?P<name>[^\W\d_][^,.;:()]{{0,50}}?),? (?:is|was|works as|serves as) "
    rf"(?P<article>an? |the |our |one of our |currently an? )?(?P<role>[^.;:]*?\b(?:{_ROLE_NOUN})\b(?![’']))",
)
_DOES = re.compile(
    r"[(\[*_]*(?P<name>[^\W\d_][^,.;:()]{1,50}?) (?:covers|writes|reports|"
    r"has (?:been )?(?:covered|covering|written|writing|reported|reporting)|"
    r"joined|speciali[sz]es|edits|blogs)\b"
)
_ROLE_END = re.compile(rf"\b(?:{_ROLE_NOUN})s?\b", re.IGNORECASE)
_ROLE_STOP = re.compile(
    (
        r",|(?<!-)\b(?:who|with|based|covering|interested|at|for|in|on|from|"
        r"focused|focusing|specialis|specializ|whose|passionate|living|working)\b"
    ),
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:[Bb]ased (?:out of|in)|lives in|living in|resides in|residing "
    r"in|reports from|writes from|in the city of|works from)\s+(?:the "
    r"city of )?(?P<place>[A-Z][\w’'-]*(?:[ -](?:[A-Z][\w’'-]*|de|of|"
    r"do|la))*(?:, [A-Z]\w+(?: [A-Z]\w+)*)?)|\b(?P<based>[A-Z][\w.]+(?: "
    r"[A-Z]\w+)*)-based\b|\b(?P<where>[A-Z][\w.]+(?: [A-Z]\w+)*), where "
    r"(?:she|he|they) (?:resides?|lives?)"
)
_PRONOUNS = frozenset("he she it they this that there who we i here what".split())
_TAGS = re.compile(
    (
        r"(?:tags|tagged|topics|keywords|filed under|categories|category|"
        r"posted in)\s*(?:in|as|with|under)?\s*[:：]\s*(?P<tags>\S.*)"
    ),
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"#\w[\w-]*(?:[\s,]+#\w[\w-]*)+")
_DISCLOSURE = re.compile(r"disclosures?\s*:\s*(?=\S)", re.IGNORECASE)
_READS_ON = re.compile(
    r"[.!?…。][\"”’»)\]*_]*$|@|https?:|^(?:follow|contact|e-?mail|twitter|linkedin|x:)\b", re.IGNORECASE
)
_SIGN_OFF = re.compile(
    (
        r"[(\[]?\s*(?P<what>(?:additional )?(?:reporting|writing|words|story|"
        r"written)) by\s+(?P<names>[^;()]+?)(?:\s*;\s*(?P<rest>.*?))?\s*[.)\]]*"
    ),
    re.IGNORECASE,
)


@dataclass
class Biography:
    """An author found beneath the text, with every paragraph that is about them."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    role: str = ""
    location: str = ""
    is_sure: bool = False


@dataclass
class Closing:
    """What stands beneath the text."""

    body: list[Block]
    biographies: list[Biography] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    disclosure: list[Block] = field(default_factory=list)
    published: FoundDate | None = None
    updated: FoundDate | None = None


def read_closing(body: list[Block], credits: list[Credit], notes: Notes) -> Closing:
    """Take what stands beneath the text off it, from the bottom up."""
    found = Closing([])
    kept = [block for block in body if not _take_line(block, found, notes)]
    _take_header_lines(kept, found, notes)
    found.body = kept
    start = _first_of_biography(kept, credits)
    if start is not None:
        found.body = kept[:start]
        _read_biographies(kept[start:], credits, found, notes)
    while found.body and found.body[-1].shape is Shape.RULE:
        notes.drop(found.body.pop().text, "a rule beneath the text")
    return found


def _take_line(block: Block, found: Closing, notes: Notes) -> bool:
    text = block.text.strip()
    tags = _TAGS.fullmatch(text) if len(text) < 200 else None
    if tags or block.hint == "tags" or _HASHTAGS.fullmatch(text):
        words = tags["tags"] if tags else text
        fresh = [tag for tag in tags_of(words) if folded(tag) not in map(folded, found.tags)]
        found.tags.extend(fresh)
        notes.infer("tags", ", ".join(fresh), Confidence.HIGH, text, block.line)
        notes.drop(text, "became the tags", block.line)
        return True
    disclosure = _DISCLOSURE.match(text)
    if disclosure and block.shape is Shape.PARAGRAPH:
        found.disclosure.append(block.without(0, disclosure.end()))
        notes.drop(disclosure[0], "a label; its text became the disclosure", block.line)
        notes.infer("disclosure", text[disclosure.end() :], Confidence.HIGH, text, block.line)
        return True
    sign_off = _SIGN_OFF.fullmatch(text) if len(text) < 200 else None
    named = people(sign_off["names"]) if sign_off else None
    if sign_off and named:
        if not sign_off["what"].lower().startswith("additional"):
            found.credits.extend(named)
            for credit in named:
                notes.infer("author", credit.name, Confidence.MEDIUM, text, block.line)
        notes.drop(text, "an agency's credits, read as author", block.line)
        return True
    return False


def _take_header_lines(body: list[Block], found: Closing, notes: Notes) -> None:
    """A byline or a labelled date beneath the text ("Written by Elsa Holm, 4 March 2024")."""
    for at in range(len(body) - 1, max(len(body) - 4, 0), -1):
        text = body[at].text.strip()
        line = header_line(text) if body[at].shape is Shape.PARAGRAPH else None
        if line is None or not (line.credits or line.published or line.updated):
            continue
        found.credits.extend(line.credits)
        found.published = found.published or line.published
        found.updated = found.updated or line.updated
        for credit in line.credits:
            notes.infer("author", credit.name, Confidence.MEDIUM, text, body[at].line)
        for name, date in (("date", line.published), ("updated", line.updated)):
            note_date(name, date, body[at].line, notes)
        notes.drop(text, "a byline or date beneath the text, read as such", body[at].line)
        del body[at]


def tags_of(words: str) -> list[str]:
    """The tags of a line: by comma, bar, semicolon or hash sign."""
    if _HASHTAGS.fullmatch(words.strip()):
        return [tag.strip("#, ") for tag in words.split()]
    return [tag.strip(" #.") for tag in re.split(r"\s*[,;|•·/]\s*", words) if tag.strip(" #.")]


def _first_of_biography(body: list[Block], credits: list[Credit]) -> int | None:
    """Where the part about the author begins, looking through the last paragraphs."""
    lowest = max(1, len(body) - _DEPTH)
    for at in range(lowest, len(body)):
        block = body[at]
        if block.hint == "bio" or _ABOUT.fullmatch(block.text.strip()):
            return at
        about = _ABOUT_NAME.fullmatch(block.text.strip())
        if about and any(_same_person(about["name"], credit.name) for credit in credits):
            return at
    for at in range(max(1, len(body) - 6), len(body)):
        if body[at].shape in (Shape.HEADING, Shape.ITEM, Shape.VERBATIM):
            continue
        name = subject_of(body[at].text)
        if name and _is_author(name, body[:at], credits) and all(b.shape is not Shape.HEADING for b in body[at:]):
            return at
    return None


def subject_of(text: str) -> str:
    """Whom a paragraph of biography is about: "Ibukun is a crypto/finance writer …" → Ibukun."""
    text = _LEAD.sub("", text.strip(), count=1)
    first = split(text)[0] if text else ""
    match = _IS_A.match(first) or _DOES.match(first)
    name = match["name"].strip() if match else ""
    return name if is_name(name, least=1) and name.lower() not in _PRONOUNS else ""


def _is_author(name: str, story: list[Block], credits: list[Credit]) -> bool:
    if any(_same_person(name, credit.name) for credit in credits):
        return True
    last = name.split()[-1]
    mentioned = any(re.search(rf"\b{re.escape(last)}\b", block.text) for block in story)
    return not mentioned


def _same_person(name: str, other: str) -> bool:
    mine, theirs = folded(name).split(), folded(other).split()
    return mine == theirs or (len(mine) == 1 and mine[0] in theirs) or (len(theirs) == 1 and theirs[0] in mine)


def _read_biographies(blocks: list[Block], credits: list[Credit], found: Closing, notes: Notes) -> None:
    is_sure = False
    for block in blocks:
        text = block.text.strip()
        about = _ABOUT_NAME.fullmatch(text)
        if _ABOUT.fullmatch(text):
            is_sure = True
            notes.drop(text, "a heading over the author's biography", block.line)
        elif about and any(_same_person(about["name"], credit.name) for credit in credits):
            is_sure = True
            notes.drop(text, "a heading over the author's biography", block.line)
            found.biographies.append(Biography(_full_name(about["name"], credits), is_sure=True))
        elif len(text.split()) <= 5 and _is_heading_name(text.strip("*_ :"), is_sure, credits):
            found.biographies.append(Biography(_full_name(text.strip("*_ :"), credits), is_sure=True))
            notes.drop(text, "the author's name over the biography", block.line)
        elif found.biographies and not _READS_ON.search(text):
            found.body.append(block)
        else:
            lead = _LEAD.match(text)
            if lead:
                notes.drop(lead[0], "a label over the author's biography", block.line)
                block = block.without(0, lead.end())
            _add_paragraph(block, credits, found, is_sure or lead is not None or block.hint == "bio")
    _settle(found, credits, notes)


def _is_heading_name(text: str, is_sure: bool, credits: list[Credit]) -> bool:
    return is_name(text, least=1) and (is_sure or any(_same_person(text, credit.name) for credit in credits))


def _add_paragraph(block: Block, credits: list[Credit], found: Closing, is_sure: bool) -> None:
    name = subject_of(block.text)
    known = found.biographies[-1] if found.biographies else None
    if name and not (known and (_same_person(name, known.name) or not known.blocks)):
        found.biographies.append(Biography(_full_name(name, credits), is_sure=is_sure or bool(credits)))
    elif known is None:
        found.biographies.append(
            Biography(_full_name(credits[0].name if len(credits) == 1 else "", credits), is_sure=is_sure)
        )
    found.biographies[-1].blocks.append(block)


def _full_name(name: str, credits: list[Credit]) -> str:
    return next((c.name for c in credits if _same_person(name, c.name) and len(c.name) >= len(name)), name)


def _settle(found: Closing, credits: list[Credit], notes: Notes) -> None:
    nameless = [b for b in found.biographies if not b.name]
    for biography in nameless:
        found.biographies.remove(biography)
        for block in biography.blocks:
            notes.drop(block.text, "about an author whose name is not in the text", block.line)
            notes.leave("author", "a biography names nobody", block.text, block.line)
    for biography in found.biographies:
        _describe(biography, notes)


def _describe(biography: Biography, notes: Notes) -> None:
    text = " ".join(block.text for block in biography.blocks)
    line = biography.blocks[0].line if biography.blocks else 0
    confidence = Confidence.HIGH if biography.is_sure else Confidence.MEDIUM
    words = split(text)[0] if text else biography.name
    notes.infer("author", biography.name, confidence, words, line)
    biography.role = role_in(text)
    if biography.role:
        notes.infer(f"author {biography.name}: role", biography.role, Confidence.HIGH, words, line)
    place = _LIVES.search(text)
    if place:
        biography.location = (place["place"] or place["based"] or place["where"]).strip(" .,")
        notes.infer(f"author {biography.name}: location", biography.location, Confidence.HIGH, place[0], line)
    if text:
        notes.infer(f"author {biography.name}: bio", text, confidence, text, line)


def role_in(text: str) -> str:
    """What the author is called ("crypto/finance writer"), with a capital; "" where it is not said."""
    match = _IS_A.match(_LEAD.sub("", text.strip(), count=1))
    if not match:
        return ""
    whole = text.strip()[match.start("role") :] if not _LEAD.match(text.strip()) else match["role"]
    stop = _ROLE_STOP.search(whole)
    phrase = whole[: stop.start()] if stop else whole
    ends = [m.end() for m in _ROLE_END.finditer(phrase)]
    if not ends:
        return ""
    role = re.sub(r"^(?:an?|the|our)\s+", "", phrase[: ends[-1]].strip())
    role = re.sub(r"^\S+-based\s+", "", role)
    return role[:1].upper() + role[1:] if len(role.split()) <= 8 else ""
