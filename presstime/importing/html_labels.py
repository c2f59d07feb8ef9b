"""What a page calls its parts, by class, id, role and element: furniture, byline, date, tags and so on.

Names are matched as whole words between hyphens ("share-buttons", not "shareholder"). The danger is
to throw the story away because its wrapper has a careless name, so article, main and paragraphs are
never furniture by name.
"""

from __future__ import annotations

import re

from presstime.importing.html_tree import Element

_FURNITURE = frozenset({"nav", "aside", "form", "button", "select", "input", "textarea", "dialog", "menu", "head"})
_JUNK = re.compile(
    r"(?<![a-z])(?:share|sharing|social|socials|related|recirc|newsletter|"
    r"subscribe|subscription|signup|sign-up|cookie|cookies|consent|gdpr|"
    r"comment|comments|"
    r"disqus|promo|advert|advertisement|ads?|sponsor-box|breadcrumbs?|"
    r"sidebar|side-bar|menu|navbar|navigation|nav|pagination|popup|modal|"
    r"toolbar|"
    r"skip-link|screen-reader-text|sr-only|visually-hidden|print-only|"
    r"paywall|outbrain|taboola|read-more|readmore|more-from|trending|"
    r"most-read|masthead|site-header|site-footer)(?![a-z])"
)
_HINTS = (
    ("tags", re.compile(r"(?<![a-z])(?:tags|tag-list|post-tags|article-tags|topics)(?![a-z])")),
    (
        "bio",
        re.compile(r"(?<![a-z])(?:author-?(?:bio|box|info|card|description)|about-?(?:the-)?author|bio)(?![a-z])"),
    ),
    (
        "byline",
        re.compile(
            r"(?<![a-z])(?:byline|by-line|author|authors|post-author|article-author|"
            r"entry-author|contributor)(?:-name)?(?![a-z])"
        ),
    ),
    (
        "date",
        re.compile(
            r"(?<![a-z])(?:dateline-date|date|published|timestamp|post-date|article-date|"
            r"entry-date|publish-date|time|datepublished|posted-on|entry-meta|"
            r"post-meta|meta)(?![a-z])"
        ),
    ),
    (
        "standfirst",
        re.compile(
            r"(?<![a-z])(?:standfirst|dek|deck|subtitle|sub-title|subheadline|"
            r"sub-headline|lede|summary|article-summary|sell|excerpt|description)(?![a-z])"
        ),
    ),
)


def is_junk(element: Element) -> bool:
    if element.name in _FURNITURE or "hidden" in element.attributes or element.attributes.get("aria-hidden") == "true":
        return True
    if re.search(r"display\s*:\s*none", element.attributes.get("style", "")):
        return True
    called = element.called()
    return (
        bool(called)
        and element.name not in ("body", "html", "article", "main", "p", "h1")
        and bool(_JUNK.search(called.replace("_", "-")))
    )


def hint_of(element: Element) -> str:
    if element.name in ("body", "html", "article", "main", "header", "section"):
        return ""
    if element.name == "time" or "datetime" in element.attributes:
        return "date"
    called = element.called().replace("_", "-")
    return next((hint for hint, pattern in _HINTS if pattern.search(called)), "") if called else ""


def label_of(element: Element) -> str:
    found = _JUNK.search(element.called().replace("_", "-")) if element.called() else None
    return found[0] if found else element.name
