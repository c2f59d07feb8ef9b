"""`schedule`: what is held until when, what leaves the news sitemap, and when to build next."""

from __future__ import annotations

import argparse
import datetime
import json

from presstime.cli import GOOD, WRONG_USE
from presstime.cli.findings import completed, exit_code
from presstime.cli.places import PROGRAM, WrongUse, request_of, say
from presstime.cli.session import opened_store
from presstime.diagnostics import errors_in
from presstime.engine.schedule import Event, events_of, next_build
from presstime.reports import as_text

WITHOUT_END = {"draft": "until it is released", "expired": "for good"}


def schedule(options: argparse.Namespace) -> int:
    from presstime.engine.builder import Builder

    try:
        request = request_of(options)
        with opened_store(request) as store:
            publication, findings = Builder(request, store).read(request)
    except WrongUse as problem:
        say(f"error: {problem}")
        return WRONG_USE
    if publication is None:
        say(as_text(completed(findings, request.source, PROGRAM)))
        return exit_code(errors_in(findings))
    events = events_of(publication)
    if options.format == "json":
        print(_json(events, publication.now))
    elif options.format == "ics":
        print(_ics(events, publication.settings.title), end="")
    else:
        print(_text(events, publication.now, publication.settings.timezone))
    return GOOD


def _text(events: list[Event], now: datetime.datetime, timezone: str) -> str:
    from presstime.zones import zone

    if not events:
        return "nothing is held, and nothing changes by itself"
    lines = []
    for event in events:
        when = WITHOUT_END.get(event.what, "")
        if event.at:
            when = event.at.astimezone(zone(timezone)).strftime("%Y-%m-%d %H:%M %Z")
        lines.append(f"{when:<26} {event.what:<22} {event.title}  ({event.source})")
    upcoming = next_build(events, now)
    lines.append("build next: " + (upcoming.astimezone(zone(timezone)).isoformat() if upcoming else "not by the clock"))
    return "\n".join(lines)


def _json(events: list[Event], now: datetime.datetime) -> str:
    upcoming = next_build(events, now)
    return json.dumps(
        {
            "now": now.isoformat(),
            "next_build": upcoming.isoformat() if upcoming else None,
            "events": [
                {
                    "at": e.at.isoformat() if e.at else None,
                    "what": e.what,
                    "id": e.id,
                    "title": e.title,
                    "file": e.source,
                }
                for e in events
            ],
        },
        ensure_ascii=False,
        indent=1,
    )


def _ics(events: list[Event], title: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Presstime//schedule//EN", f"X-WR-CALNAME:{_escape(title)}"]
    for event in events:
        if event.at is None:
            continue
        stamp = event.at.strftime("%Y%m%dT%H%M%SZ")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{stamp}-{event.what.replace(' ', '-')}-{_escape(event.id or event.source)}@presstime",
            f"DTSTAMP:{stamp}",
            f"DTSTART:{stamp}",
            f"SUMMARY:{_escape(event.what)}: {_escape(event.title)}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """RFC 5545, 3.1: lines of at most 75 octets, continued after a space."""
    parts, current = [], ""
    for character in line:
        if len((current + character).encode()) > 74:
            parts.append(current)
            current = ""
        current += character
    return "\r\n ".join([*parts, current])
