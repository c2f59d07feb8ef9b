"""Authors, tickers and tags from their files. Pure, as `articles.py`."""

from __future__ import annotations

import os
from typing import TypeVar

import msgspec

from presstime.diagnostics import Diagnostic, Where, error, errors_in
from presstime.model import (
    Author,
    FormerSymbol,
    Image,
    Instrument,
    Link,
    Tag,
)
from presstime.reading.documents import cut
from presstime.reading.files import decode
from presstime.reading.forms import Reader, read_record
from presstime.reading.profile_forms import AuthorForm, TagForm, TickerForm
from presstime.reading.records import Heavy, Light, Reading, ReadingContext, digest
from presstime.reading.yaml import Mapping, Sequence, parse_mapping

Form = TypeVar("Form", bound=msgspec.Struct)


def read_author(path: str, data: bytes, context: ReadingContext) -> Reading:
    from presstime.text.markdown import render_markdown
    from presstime.text.references import plain_text

    text, findings = decode(data, path)
    bio_line, bio, yaml_text, yaml_line = 1, "", text, 1
    if path.endswith(".md"):
        document, more = cut(text, path)
        findings += more
        yaml_text, yaml_line = document.yaml or "", document.yaml_line
        bio, bio_line = document.text, document.text_line
    reader, form = _form(path, yaml_text, yaml_line, AuthorForm, context, findings)
    if form is None:
        return Reading(Light("author", None, tuple(findings)))
    if not bio.strip():
        bio, bio_line = form.bio, reader.positions.get("bio", (1, 0, 0))[0]
    rendered = render_markdown(bio, file=path, first_line=bio_line, language=context.language)
    findings += rendered.diagnostics
    author = Author(
        id=os.path.splitext(os.path.basename(path))[0],
        source=path,
        name=form.name,
        slug=form.slug,
        role=form.role,
        bio=rendered.body,
        bio_text=plain_text(rendered.body),
        photo=Image(form.photo, form.name) if form.photo else None,
        location=form.location,
        languages=form.languages,
        beats=form.beats,
        links=tuple(Link(link.label, link.url) for link in form.links),
        contact=form.contact,
        holdings=form.holdings,
    )
    key = digest(author)
    return Reading(
        Light("author", author, tuple(findings), key, key, "", rendered.body.references),
        Heavy(rendered.body, reader.positions),
    )


def read_ticker(path: str, data: bytes, context: ReadingContext) -> Reading:
    text, findings = decode(data, path)
    reader, form = _form(path, text, 1, TickerForm, context, findings)
    if form is None:
        return Reading(Light("ticker", None, tuple(findings)))
    instrument = Instrument(
        ticker=form.ticker,
        source=path,
        name=form.name,
        kind=form.kind,
        currency=form.currency,
        mic=form.mic,
        isin=form.isin,
        lei=form.lei,
        figi=form.figi,
        sector=form.sector,
        site=form.site,
        summary=form.summary,
        fictional=form.fictional,
        former=tuple(FormerSymbol(f.ticker, f.until) for f in form.former),
    )
    key = digest(instrument)
    return Reading(Light("ticker", instrument, tuple(findings), key, key), Heavy(positions=reader.positions))


def _form(
    path: str, text: str, line: int, form: type[Form], context: ReadingContext, findings: list[Diagnostic]
) -> tuple[Reader, Form | None]:
    reader = Reader(path, context.timezone)
    if errors_in(findings):
        return reader, None
    mapping, more = parse_mapping(text, path, line)
    record = read_record(reader, mapping, form) if mapping else None
    findings += more + reader.findings
    return reader, record


def read_tags(path: str, data: bytes, context: ReadingContext) -> Reading:
    """content/tags.yaml: a list of tags, each with its title, slug, description and synonyms."""
    text, findings = decode(data, path)
    mapping, more = parse_mapping(_as_mapping(text), path, 0)
    findings += more
    tags: list[Tag] = []
    reader = Reader(path, context.timezone)
    listing = mapping.entries[0][1] if mapping and mapping.entries else None
    if listing is not None and not isinstance(listing, Sequence):
        findings.append(error("PT121", "this should be a list of tags, each with a `title`", Where(path, 1)))
        listing = None
    for number, node in enumerate(listing.items if listing else ()):
        form = read_record(reader, node, TagForm, str(number)) if isinstance(node, Mapping) else None
        if form is not None:
            tags.append(Tag(form.slug, form.title, form.description, form.synonyms))
        elif not isinstance(node, Mapping):
            reader.add("PT121", "each tag is a mapping with a `title`", node)
    findings += reader.findings
    key = digest(tags)
    return Reading(Light("tags", tuple(tags), tuple(findings), key, key), Heavy(positions=reader.positions))


def _as_mapping(text: str) -> str:
    return "tags:\n" + text
