"""What a page prints around a story: share buttons, newsletter boxes, cookie lines, adverts.

Only short paragraphs that are nothing else are dropped, and each is reported with its reason; a
sentence of the story that merely begins like one ("Subscribe rates rose …") is kept. "Sponsored" is
never junk: a reader must be told.
"""

from __future__ import annotations

import re

from presstime.importing.blocks import Block, Shape

_MAX_WORDS = 30
_MAX_LENGTH = 400
_NETWORKS = (
    r"(?:facebook|twitter|x|linked ?in|whats ?app|reddit|telegram|pinterest|"
    r"e-?mail|instagram|threads|bluesky|mastodon|messenger|pocket|flipboard|"
    r"tiktok|youtube|google news|print|copy(?: link)?|link)"
)
_LIST = rf"{_NETWORKS}(?:[\s,/|·•&]+(?:(?:and|or)\s+)?{_NETWORKS})*"
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "share buttons",
            (
                rf"(?:click to )?(?:share|tweet|pin|email|post)(?: this| it)?(?: (?:article|"
                rf"story|post|page))?(?: (?:on|via|to|with|by|in) {_LIST})?[:.!]?(?:\s+{_LIST})?"
            ),
        ),
        ("share buttons", _LIST),
        (
            "share buttons",
            (
                r"share this:?|(?:\d+(?:\.\d+)?[km]? )?shares?|sharing options|gift "
                r"this article|save (?:this )?(?:article|story|for later)|copy link|"
                r"bookmark"
            ),
        ),
        (
            "call to follow",
            r"(?:follow|like|find|join|connect with|add) (?:us|our|@\w+)\b.{0,100}",
        ),
        (
            "call to follow",
            r"join (?:the|our) (?:conversation|discussion|community|telegram|discord|channel).{0,80}",
        ),
        (
            "call to subscribe",
            (
                r"(?:subscribe|sign up|register)(?: (?:now|today|here|free))?(?: "
                r"(?:to|for|with)\b.{0,160}|[.!]?)"
            ),
        ),
        (
            "call to subscribe",
            (
                r"(?:get|receive) (?:the |our |your )?(?:latest|daily|weekly|breaking|"
                r"best|free|top)\b.{0,100}\b(?:inbox|newsletter|e-?mail|alerts?)\b.{0,40}"
            ),
        ),
        (
            "call to subscribe",
            (
                r"(?:download|get) (?:the|our) app\b.{0,80}|(?:enter )?your e-?mail(?: "
                r"address)?|newsletter|start (?:your )?free trial.{0,60}"
            ),
        ),
        (
            "pointer to another story",
            (
                r"(?:read (?:more|also|next)|also read|related(?: (?:articles?|stor(?:y|"
                r"ies)|posts?|reading|news|topics))?|see also|more (?:from|on|in)|"
                r"next up|up next|further reading|must read|don['’]t miss|you (?:may|"
                r"might) also (?:like|be interested in)|recommended(?: (?:for you|"
                r"reading|stories))?|trending(?: now)?|most (?:read|popular)|editor['’]s "
                r"picks?|in case you missed it)(?:\s*[:>»–—-].{0,200}|[.!]?)"
            ),
        ),
        (
            "pointer to another story",
            r"(?:more|related|read more) (?:stories|articles|news)?\s*(?:from|about|on) [^.!?]{1,40}",
        ),
        (
            "advertisement",
            (
                r"(?:\W*)(?:advertisements?|adverts?|ads?|(?:story|article|content) "
                r"continues (?:below|after)(?: (?:this |the )?ad(?:vert(?:isement)?)?)?|"
                r"scroll to continue.{0,40}|report this ad|remove ads|close ad)(?:\W*)"
            ),
        ),
        (
            "cookie notice",
            (
                r"(?:we|this (?:web ?)?site|our (?:web ?)?site|our partners)\b.{0,60}\bcookies?\b.{0,200}|"
                r"(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences).{0,40}|"
                r"by (?:continuing|using|clicking)\b.{0,80}\b(?:cookies|site|privacy "
                r"policy)\b.{0,120}|cookie (?:settings|policy|preferences)|privacy "
                r"policy|terms (?:of (?:use|service)|and conditions)"
            ),
        ),
        (
            "comments",
            (
                r"(?:leave|post|add|write) a (?:comment|reply)|(?:view |show |see "
                r"|load |join )?(?:all )?(?:\d+ )?comments?(?: \(\d+\))?|no comments "
                r"yet|log in to comment|be the first to comment.{0,20}"
            ),
        ),
        (
            "page furniture",
            (
                r"(?:skip to|back to|jump to|return to) (?:main )?(?:content|top|"
                r"home(?:page)?|navigation)|loading\W*|menu|search|home|log ?in|sign "
                r"in|print(?: this)?(?: (?:page|article))?|listen to (?:this )?(?:article|"
                r"story).{0,30}|(?:play|pause) (?:audio|video)|toggle .{0,30}|previous(?: "
                r"(?:article|post|story))?|next(?: (?:article|post|story))?|(?:text|"
                r"font) size|view (?:gallery|image)|enlarge(?: image)?|close"
            ),
        ),
        ("page furniture", r"home\s*[>»/›].{0,80}|you are here:.{0,80}"),
        (
            "credit of a picture that is not imported",
            r"(?:featured )?(?:image|photo|picture|cover)(?: credits?| source)?"
            r"(?:\s*:|\s+by\b|\s+via\b|\s+courtesy of\b).{1,80}",
        ),
        (
            "read time",
            (
                r"(?:(?:estimated )?read(?:ing)? time:?\s*)?(?:about )?\d{1,2}[ -]?min(?:ute)?s?(?:[ "
                r"-](?:read|listen))?(?: time)?"
            ),
        ),
        (
            "copyright line",
            (
                r"(?:©|\(c\)|copyright\s+(?:©\s*|\(c\)\s*)?(?:by\b|(?:19|20)\d\d)).{0,120}|"
                r"all rights reserved\W*"
            ),
        ),
    )
)
_END_WORD = re.compile(r"\W*(?:END|ENDS|Ends|[-–—]\s*ends?\s*[-–—]|#\s*#\s*#|###+|-\s*30\s*-)\W*", re.IGNORECASE)


POINTER = "pointer to another story"


def is_pointed_to(block: Block, label: Block) -> bool:
    """Whether a line is the other story's headline under a bare label ("Read more:")."""
    is_bare = bool(re.fullmatch(r"[\w’' ]+:?", label.text.strip()))
    is_near = block.line - label.line <= 2 and block.shape in (Shape.PARAGRAPH, Shape.ITEM)
    return is_bare and is_near and len(block.text.split()) <= 16 and not re.search(r"[.!?:]$", block.text.strip())


def junk_reason(block: Block) -> str:
    """Why a block is no part of the story; "" where it is one."""
    if block.shape in (Shape.VERBATIM, Shape.RULE):
        return ""
    text = re.sub(r"\s+", " ", block.text).strip().strip("[]*_»›→ ").strip()
    if not text or not re.search(r"\w|#", text):
        return "no words" if block.text.strip() or block.shape is Shape.PARAGRAPH else ""
    if len(text) <= 12 and _END_WORD.fullmatch(text):
        return "end mark"
    if len(text) > _MAX_LENGTH or len(text.split()) > _MAX_WORDS:
        return ""
    for reason, pattern in _RULES:
        if pattern.fullmatch(text):
            return "" if _is_prose(reason, text) else reason
    return ""


def _is_prose(reason: str, text: str) -> bool:
    """A whole sentence in the past tense about others is prose, whatever word it begins with."""
    if reason in ("cookie notice", "copyright line"):
        return False
    return (
        bool(re.search(r"\b(?:rose|fell|said|was|were|has|had|gained|reported)\b", text))
        and len(text.split()) > 8
        and not re.match(r"(?:read|also|related|see|more|follow|subscribe|sign)\b", text, re.IGNORECASE)
    )
