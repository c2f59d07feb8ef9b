"""One article, or one static page, from its bytes: front matter or sidecar, and the text rendered.

Pure: bytes and a context in, a `Reading` out; nothing of other files. What the whole publication
must fill (links, pictures, tickers) stays as references in the body.
"""

from __future__ import annotations

import os
from typing import Any

import msgspec

from presstime.diagnostics import Diagnostic, Where, error, errors_in
from presstime.model import Article, Body, Page, Status
from presstime.reading.article_form import ArticleForm, PageForm, article_from, judge_times, seo_from
from presstime.reading.documents import Document, cut
from presstime.reading.files import decode
from presstime.reading.forms import Reader, read_record
from presstime.reading.price_marks import price_marks
from presstime.reading.prose import facts_of
from presstime.reading.records import Broken, Heavy, Light, Reading, ReadingContext, digest, encode
from presstime.reading.yaml import Mapping, parse_mapping
from presstime.text.rendered import Allow

NOT_ON_CARDS = {
    "sources": (),
    "disclosure": "",
    "recommendation": None,
    "ai_assisted": "",
    "corrections": (),
    "withdrawn_reason": "",
    "translations": (),
    "dateline": "",
}


def read_article(path: str, data: bytes, sidecar: tuple[str, bytes] | None, context: ReadingContext) -> Reading:
    """An article file, perhaps with the `same-stem.yaml` beside it. A draft's errors are findings all the same."""
    document, yaml_file, yaml_text, findings = _open(path, data, sidecar)
    reader = Reader(yaml_file, context.timezone)
    mapping = _front_matter(yaml_text, yaml_file, document.yaml_line if yaml_file == path else 1, findings)
    form = read_record(reader, mapping, ArticleForm) if mapping else None
    if mapping and "author" not in reader.positions and "authors" not in reader.positions:
        reader.add("PT122", "`author` is missing", mapping, "add a line `author: …` with the id of a profile")
        form = None
    elif mapping and form is not None and not (form.author or form.authors):
        reader.add("PT122", "`author` is empty", mapping, "write the id of a profile")
        form = None
    if form is not None:
        judge_times(form, reader)
    findings += reader.findings
    language = (form.lang if form else "") or context.language
    rendered, text_findings, allows = _render(path, document, language)
    told = {(f.where.line, f.where.column) for f in findings}
    findings += [f for f in text_findings if (f.where.line, f.where.column) not in told]
    if form is None or mapping is None:
        light: Light[Article] = Light("article", None, tuple(findings), broken=_what_is_left(reader.partly))
        return Reading(light, Heavy(positions=reader.positions, yaml_file=yaml_file if yaml_file != path else ""))
    stem = os.path.splitext(os.path.basename(path))[0]
    article = article_from(form, path, stem, reader)
    facts = facts_of(
        article,
        document,
        reader.positions,
        allows,
        is_markdown=path.endswith(".md"),
        is_apart=yaml_file != path,
        language=language,
    )
    light = Light(
        "article",
        article,
        tuple(findings),
        card=digest(msgspec.structs.replace(article, **NOT_ON_CARDS)),
        full=digest(article),
        body=digest(rendered),
        references=rendered.references,
        anchors=_anchors(rendered),
        prices=price_marks(article, facts),
    )
    return Reading(light, Heavy(rendered, reader.positions, encode(facts), yaml_file if yaml_file != path else ""))


def read_page(path: str, data: bytes, context: ReadingContext) -> Reading:
    document, _, yaml_text, findings = _open(path, data, None)
    reader = Reader(path, context.timezone)
    mapping = _front_matter(yaml_text, path, document.yaml_line, findings)
    form = read_record(reader, mapping, PageForm) if mapping else None
    rendered, text_findings, _ = _render(path, document, (form.lang if form else "") or context.language)
    findings += reader.findings + text_findings
    if form is None:
        return Reading(Light("page", None, tuple(findings)))
    route = os.path.splitext(path.removeprefix("content/pages/"))[0]
    route = "/" if route == "index" else f"/{route.removesuffix('/index')}/"
    page = Page(
        route.strip("/") or "index",
        path,
        form.title,
        route,
        form.standfirst,
        form.status,
        form.updated,
        form.lang,
        form.aliases,
        seo_from(form.seo),
    )
    light = Light(
        "page", page, tuple(findings), digest(page), digest(page), digest(rendered), rendered.references,
        _anchors(rendered),
    )  # fmt: skip
    return Reading(light, Heavy(rendered, reader.positions))


def _open(
    path: str, data: bytes, sidecar: tuple[str, bytes] | None
) -> tuple[Document, str, str | None, list[Diagnostic]]:
    text, findings = decode(data, path)
    document, more = cut(text, path)
    findings += more
    if sidecar is None:
        if document.yaml is None and not errors_in(findings):
            findings.append(
                error(
                    "PT108",
                    "there is no front matter",
                    Where(path, 1, 1),
                    f"begin with --- and its YAML, or put the YAML in {os.path.splitext(path)[0]}.yaml",
                )
            )
        return document, path, document.yaml, findings
    beside, beside_data = sidecar
    if document.yaml is not None:
        findings.append(
            error(
                "PT109",
                f"front matter here and in {beside}",
                Where(path, 1, 1, 4),
                "keep one of the two",
                (Where(beside, 1),),
            )
        )
    yaml_text, more = decode(beside_data, beside)
    return document, beside, yaml_text, findings + more


def _front_matter(text: str | None, file: str, line: int, findings: list[Diagnostic]) -> Mapping | None:
    if text is None or errors_in(findings):
        return None
    mapping, more = parse_mapping(text, file, line)
    findings += more
    return mapping


def _anchors(body: Body) -> tuple[str, ...]:
    return tuple(heading.anchor for heading in body.headings)


def _what_is_left(fields: dict[str, Any]) -> Broken:
    """Of an article with faults: what may hold it, so that a held one stops no build, and its names."""
    return Broken(
        fields.get("status", Status.PUBLISHED),
        fields.get("date"),
        fields.get("embargo_until"),
        fields.get("expires"),
        fields.get("author", ()) + fields.get("authors", ()),
        fields.get("ticker", ()) + fields.get("tickers", ()),
        fields.get("section", ""),
        fields.get("title", ""),
    )


def _render(path: str, document: Document, language: str) -> tuple[Body, list[Diagnostic], tuple[Allow, ...]]:
    from presstime.text.markdown import render_markdown
    from presstime.text.plain import render_plain

    render = render_plain if path.endswith(".txt") else render_markdown
    rendered = render(document.text, file=path, first_line=document.text_line, language=language)
    return rendered.body, list(rendered.diagnostics), rendered.allows
