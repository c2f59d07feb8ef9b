"""The preview's own pages: nothing built yet, no such page, and `/__presstime/`. In plain HTML, every text
escaped."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Iterator

from presstime.diagnostics import Diagnostic
from presstime.engine.schedule import events_of, next_build
from presstime.model import Article
from presstime.outputs.kinds import Output
from presstime.preview.outcomes import Outcome, plural, sentence
from presstime.preview.showing import OWN, Showing
from presstime.reports import as_text
from presstime.visibility import Hold
from presstime.zones import zone

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_PARTS = ("Findings", "Held", "Pages", "Builds")
MOST_LISTED = 2000
MOST_REASONS = 8


def _page(title: str, body: str, tells_findings: bool = False) -> bytes:
    """`tells_findings`: the page is of one build, with its findings; our script lays no panel over it."""
    told = '<meta name="presstime-findings" content="here">\n' if tells_findings else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{html.escape(title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<link rel="stylesheet" href="{OWN}preview.css">\n'
        f'<link rel="icon" href="data:,">\n{told}</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    ).encode()


def nothing_yet(showing: Showing) -> bytes:
    """Where no build was good yet: the findings in full, for there is no page to lay them over."""
    if not showing.is_broken:
        return _page(
            "Building",
            "<h1>Building</h1>\n<p>The first build is on its way; then this page loads again.</p>",
            tells_findings=True,
        )
    return _page(
        "Nothing to show yet",
        (
            "<h1>Nothing to show yet</h1>\n<p>The publication has errors, and no earlier build to show. "
            f"This page loads again when they are mended.</p>\n{_findings(showing)}"
        ),
        tells_findings=True,
    )


def no_such_page(path: str) -> bytes:
    """Where the site has no 404.html of its own."""
    return _page(
        "No such page",
        f"<h1>No such page</h1>\n<p>There is nothing at <code>{html.escape(path)}</code>. "
        f'<a href="{OWN}">All that there is</a></p>',
    )


def overview(showing: Showing) -> bytes:
    """`/__presstime/`."""
    last = showing.builds[-1] if showing.builds else None
    said = f"<p>{html.escape(sentence(last))}</p>" if last else ""
    home = html.escape(showing.url_of("/"))
    jumps = " ".join(f'<a href="#{name.lower()}">{name}</a>' for name in _PARTS)
    parts = [
        f'<h1>Preview</h1>\n<nav><a href="{home}">Front page</a> {jumps}</nav>\n{said}',
        _heading("Findings"),
        _findings(showing),
        _heading("Held"),
        _held(showing),
        _heading("Pages"),
        *_pages(showing),
        _heading("Builds"),
        _builds(reversed(showing.builds)),
    ]
    return _page("Preview", "\n".join(parts), tells_findings=True)


def _heading(name: str) -> str:
    return f'<h2 id="{name.lower()}">{name}</h2>'


def _findings(showing: Showing) -> str:
    if not showing.findings:
        return "<p>None.</p>"
    items = "\n".join(
        f'<li class="{finding.severity.value}"><pre>{_finding(finding, showing.open_url(finding))}</pre></li>'
        for finding in showing.weightiest()
    )
    return f'<ol class="findings">\n{items}\n</ol>'


def _finding(finding: Diagnostic, open_url: str) -> str:
    """As the terminal has it, with a link to the place."""
    place, mark, rest = as_text([finding]).partition(": ")
    shown = f'<a href="{html.escape(open_url)}">{html.escape(place)}</a>' if open_url else html.escape(place)
    return f"{shown}{html.escape(mark + rest)}"


def _held(showing: Showing) -> str:
    """What readers would not see, what holds it, and when that ends."""
    publication = showing.contents.publication
    if publication is None:
        return "<p>Not known before the first build is done.</p>"
    timezone = publication.settings.timezone
    held = sorted(publication.held, key=lambda one: (one.hold.until is None, one.hold.until, one.article.id))
    rows = [_held_row(showing, one.article, one.hold, timezone) for one in held]
    for one in publication.held_broken:
        title = f"{html.escape(one.title or 'without a title')} (with errors)"
        rows.append(_row(one.hold.reason, _appears(one.hold, timezone), title, html.escape(one.source)))
    for key, page in publication.pages.items():
        if f"page {page.id}" in publication.holds:
            rows.append(
                _row(
                    "draft", "until it is released", _link(showing, f"page {key}", page.title), html.escape(page.source)
                )
            )
    coming = next_build(events_of(publication), publication.now)
    change = f"<p>The clock changes something next at {_when(coming, timezone)}.</p>" if coming else ""
    if not rows:
        return f"<p>Nothing is held.</p>{change}"
    return f"<table><tr><th>Held<th>Appears<th>Story<th>File</tr>\n{''.join(rows)}</table>{change}"


def _held_row(showing: Showing, article: Article, hold: Hold, timezone: str) -> str:
    link = _link(showing, article.id, article.title)
    return _row(hold.reason, _appears(hold, timezone), link, html.escape(article.source))


def _appears(hold: Hold, timezone: str) -> str:
    when = _when(hold.until, timezone)
    return f"went at {when}" if hold.reason == "expired" else when


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}' for cell in cells)}</tr>\n"


def _when(at: datetime.datetime | None, timezone: str) -> str:
    return at.astimezone(zone(timezone)).strftime("%Y-%m-%d %H:%M %Z") if at else "until it is released"


def _link(showing: Showing, id: str, title: str) -> str:
    publication = showing.contents.publication
    route = publication.routes.get(id) if publication else None
    text = html.escape(title)
    return f'<a href="{html.escape(showing.url_of(route))}">{text}</a>' if route else text


def _pages(showing: Showing) -> Iterator[str]:
    kinds: dict[str, list[Output]] = {}
    for output in showing.contents.outputs:
        kinds.setdefault(output.kind, []).append(output)
    for kind in sorted(kinds, key=lambda name: (name == "asset", name)):
        outputs = sorted(kinds[kind], key=lambda output: output.route)
        items = "\n".join(
            f'<li><a href="{html.escape(showing.url_of(output.route))}">{html.escape(output.route)}</a> '
            f"<small>{html.escape(output.owner)}</small></li>"
            for output in outputs[:MOST_LISTED]
        )
        more = f"<li>and {len(outputs) - MOST_LISTED} more</li>" if len(outputs) > MOST_LISTED else ""
        yield (
            f"<details><summary>{html.escape(kind.replace('_', ' '))} ({len(outputs)})</summary>\n"
            f"<ul>{items}{more}</ul></details>"
        )
    if not kinds:
        yield "<p>None yet.</p>"


def _builds(builds: Iterable[Outcome]) -> str:
    items = []
    for outcome in builds:
        reasons = list(outcome.reasons.items())
        lines = [
            f"<li>{html.escape(route)} <small>{html.escape(reason)}</small></li>"
            for route, reason in reasons[:MOST_REASONS]
        ]
        if len(reasons) > MOST_REASONS:
            lines.append(f"<li>and {plural(len(reasons) - MOST_REASONS, 'more file')}</li>")
        stages = ", ".join(f"{stage} {seconds * 1000:.0f} ms" for stage, seconds in outcome.times.items())
        items.append(
            f"<li>{outcome.ended.strftime('%H:%M:%S')} UTC: {html.escape(sentence(outcome))} "
            f"<small>{html.escape(stages)}</small><ul>{''.join(lines)}</ul></li>"
        )
    return f'<ol class="builds">{"".join(items)}</ol>'
