"""What a page's head says of its story: title, authors, dates, tags."""

from __future__ import annotations

from presstime.importing.blocks import Meta
from presstime.importing.html_tree import Element


def meta_of(root: Element, story: Element) -> Meta:
    values: dict[str, list[str]] = {}
    for element in root.walk():
        if element.name == "meta":
            name = (
                element.attributes.get("property")
                or element.attributes.get("name")
                or element.attributes.get("itemprop")
                or ""
            ).lower()
            values.setdefault(name, []).append(element.attributes.get("content", "").strip())
    title = next((e.text() for e in root.walk() if e.name == "title"), "")
    times = [e.attributes.get("datetime", "") for e in story.walk() if e.name == "time"]

    def first(*names: str) -> str:
        return next((values[name][0] for name in names if values.get(name)), "")

    authors = [name for name in values.get("author", []) + values.get("article:author", []) if name and "/" not in name]
    return Meta(
        title=_without_site(title, first("og:title"), first("og:site_name")),
        authors=tuple(dict.fromkeys(authors)),
        published=first("article:published_time", "datepublished", "date", "pubdate", "dc.date")
        or next((t for t in times if t), ""),
        modified=first("article:modified_time", "datemodified"),
        tags=tuple(dict.fromkeys(tag for tag in values.get("article:tag", []) if tag)),
    )


def _without_site(title: str, og_title: str, site: str) -> str:
    if og_title:
        return og_title
    head, mark, tail = title.rpartition(" | ")
    if not mark:
        head, mark, tail = title.rpartition(" - ")
    if mark and (tail == site or len(tail.split()) <= 4) and len(head.split()) >= 3:
        return head.strip()
    return title
