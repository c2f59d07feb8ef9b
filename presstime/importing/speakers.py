"""Who speaks: the name, role and organisation in the sentence that leads in to a quotation.

"The CEO and Chairman of Microsoft Satya Nadella commented on …:" → Satya Nadella, CEO and Chairman,
Microsoft. Only words that stand in the sentence are used; other text of the story serves to tell
where an organisation's name ends and a person's begins.
"""

from __future__ import annotations

import re

import msgspec

from presstime.importing.names import is_capital, is_name, is_role_head, is_role_word

_VERBS = (
    "said says commented told wrote writes noted explained stated remarked "
    "continued tweeted posted argued warned declared announced "
    "concluded observed replied asked recalled added adds insisted stressed "
    "acknowledged admitted confirmed claimed put summed shared "
    "emphasised emphasized elaborated predicted cautioned quipped"
).split()
_VERB = re.compile(
    rf"\b(?:(?:also|then|later|further|previously|recently|similarly|once|"
    rf"has|had|who|reportedly)\s+)*(?:{'|'.join(_VERBS)})\b"
)
_ACCORDING = re.compile(
    r"(?:\b[Aa]ccording to|\b(?:said|added|noted|wrote|explained|says)|"
    r"\bby|\bfrom|\bwords of)\s+(?P<who>[^:]+?)\s*$"
)
_PRONOUNS = frozenset("he she they it we i who this that the a an there here its their our his her my".split())
_OF = frozenset({"of", "at", "for", "from", "with"})


class Speaker(msgspec.Struct, frozen=True):
    """A speaker as the attribution prints them; `role` and `organisation` "" where not said."""

    name: str
    role: str = ""
    organisation: str = ""

    @property
    def line(self) -> str:
        return ", ".join(part for part in (self.name, self.role, self.organisation) if part)


def speaker_of(sentence: str, whole: str) -> Speaker | None:
    """The speaker that a lead-in names; None where it has only a pronoun or nobody."""
    text = sentence.strip().rstrip(":").strip()
    for verb in _VERB.finditer(text):
        before = text[: verb.start()].strip()
        speaker = _from_apposition(before, whole) or _from_reversed(before) or _from_phrase(_last_clause(before), whole)
        if speaker:
            return speaker
    according = _ACCORDING.search(text)
    if according:
        name, _, rest = according["who"].partition(",")
        speaker = _from_phrase(name.strip(), whole)
        if speaker and rest.strip() and not speaker.role:
            return _with_role(speaker.name, rest.strip())
        return speaker
    return None


def _last_clause(before: str) -> str:
    before = before.rstrip(" ,")
    clauses = re.split(r"[,;–—]\s+|\b(?:but|while|as|when)\s+(?=[A-Z])", before)
    return re.split(r"\band\s+(?=[A-Z])(?!(?:[A-Z]{3}|Ch|Co|Pre|Man|Vice))", clauses[-1])[-1].strip()


def _from_apposition(before: str, whole: str) -> Speaker | None:
    """ "Jane Roe, chief analyst at Acme Bank," and "Jane Roe (Acme's chief analyst)" before the verb."""
    match = re.search(r"(?P<who>[^,;:()]+?)\s*(?:,\s*(?P<what>[^;:]+?)\s*,|\((?P<bracket>[^()]+)\))\s*$", before)
    if not match:
        return None
    what = (match["what"] or match["bracket"]).strip()
    if not any(is_role_head(word) for word in re.split(r"[\s/]+", what)):
        return None
    who = _from_phrase(match["who"].strip(), whole)
    return _with_role(who.name, what) if who else None


def _from_reversed(before: str) -> Speaker | None:
    """ "Acme’s finance director, Maeve Kinsella," before the verb."""
    match = re.search(r"(?:^|[;:]\s+)(?P<what>[^,;:]+),\s+(?P<who>[^,;:]+?),?$", before)
    if not match or not is_name(match["who"]):
        return None
    words = match["what"].split()
    return _with_role(match["who"], match["what"]) if words and is_role_head(words[-1]) else None


def _with_role(name: str, what: str) -> Speaker:
    what = re.sub(r"^(?:[Tt]he|an?|who is)\s+", "", what)
    owned = re.match(r"(?P<org>.+?)[’']s?\s+(?P<role>[^’']+)$", what)
    if owned and is_capital(owned["org"]):
        return Speaker(name, owned["role"], owned["org"])
    placed = re.match(r"(?P<role>.+?)\s+(?:of|at|for|with)\s+(?:the )?(?P<org>[A-Z0-9].*)$", what)
    if placed:
        return Speaker(name, placed["role"], placed["org"])
    return Speaker(name, what)


def _from_phrase(phrase: str, whole: str) -> Speaker | None:
    """ "The CEO and Chairman of Microsoft Satya Nadella", "OpenAI’s CEO Sam Altman", "Satya Nadella"."""
    words = phrase.split()
    heads = [n for n, word in enumerate(words) if is_role_head(word)]
    if not heads:
        return _plain(words)
    last = heads[-1]
    first = last
    while first > 0 and is_role_word(words[first - 1]):
        first -= 1
    if words[first].lower() in ("and", "&"):
        first += 1
    role = " ".join(words[first : last + 1])
    after, before = words[last + 1 :], words[:first]
    if after and after[0].lower() in _OF:
        organisation, name = _parted([w for w in after[1:] if w.lower() != "the" or w != after[1]], whole)
        return Speaker(name, role, organisation) if name else None
    name = " ".join(after)
    if not name or not all(_is_name_word(word) for word in after):
        return None
    return Speaker(name, role, " ".join(_trailing_names(before)))


def _plain(words: list[str]) -> Speaker | None:
    names = _trailing_names(words, owner=False)
    if not names or names[0].lower().strip(",.") in _PRONOUNS:
        return None
    owner = words[: len(words) - len(names)]
    if owner and re.search(r"[’']s?$", owner[-1]) and is_capital(owner[-1]):
        return Speaker(" ".join(names), "", " ".join(_trailing_names(owner)))
    return Speaker(" ".join(names))


def _trailing_names(words: list[str], owner: bool = True) -> list[str]:
    """The names that end a run of words; a possessive ends the run, or is stripped when it is the `owner`."""
    names: list[str] = []
    for word in reversed(words):
        is_owner = bool(re.search(r"[’']s?$", word))
        if is_owner and (names or not owner):
            break
        if not _is_name_word(word) and not (names and word in ("of", "and", "&", "de", "van", "von")):
            break
        names.insert(0, re.sub(r"[’']s?$", "", word))
    while names and (names[0].lower() in _PRONOUNS or names[0] in ("of", "and", "&")):
        names.pop(0)
    return names


def _is_name_word(word: str) -> bool:
    return (is_capital(word) and word.lower().strip(".,") not in _PRONOUNS) or word.lower() in {
        "van",
        "von",
        "de",
        "da",
        "bin",
        "al",
        "der",
        "la",
    }


def _parted(words: list[str], whole: str) -> tuple[str, str]:
    """Organisation and person out of "Microsoft Satya Nadella": by how the story writes the parts alone."""
    run: list[str] = []
    for word in words:
        if not _is_name_word(word) and word not in ("of", "and", "&", "the"):
            break
        run.append(word.strip(","))
    if len(run) < 2:
        return "", ""
    for cut in range(len(run) - 1, 0, -1):
        organisation, person = " ".join(run[:cut]), " ".join(run[cut:])
        alone = len(re.findall(rf"\b{re.escape(organisation)}\b(?! {re.escape(run[cut])})", whole))
        if alone and len(run) - cut >= 2:
            return organisation, person
    return " ".join(run[:-2]), " ".join(run[-2:])
