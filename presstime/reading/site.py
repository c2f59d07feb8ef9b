"""site.yaml into `Settings`, with the findings that only its meaning shows."""

from __future__ import annotations

import string
import urllib.parse
from collections.abc import Iterator

import msgspec

from presstime.diagnostics import Diagnostic, Where, errors_in
from presstime.reading.files import decode
from presstime.reading.forms import Reader, nearest, read_record
from presstime.reading.yaml import Scalar, parse_mapping
from presstime.settings import Settings, UrlPatterns
from presstime.zones import zone, zone_names

_PATTERN_FIELDS = {
    "article": {"year", "month", "day", "slug", "section", "id"},
    "latest": set[str](),
    "tag": {"slug"},
    "author": {"slug"},
    "ticker": {"ticker"},
    "section": {"slug"},
}


def read_settings(
    data: bytes, file: str = "site.yaml", base_url: str | None = None
) -> tuple[Settings | None, list[Diagnostic]]:
    """The settings, with `base_url` overridden where one is given; None where something is wrong."""
    text, findings = decode(data, file)
    if errors_in(findings):
        return None, findings
    mapping, more = parse_mapping(text, file)
    findings += more
    if mapping is None:
        return None, findings
    reader = Reader(file, "UTC")
    settings = read_record(reader, mapping, Settings)
    if settings is not None and base_url is not None:
        settings = msgspec.structs.replace(settings, base_url=base_url)
    if settings is not None:
        for path, message, hint in _meaning(settings):
            line, column, end = reader.positions.get(path, (0, 0, 0))
            reader.add("PT010", message, Scalar("", line, column, end, True), hint)
    findings += reader.findings
    return (None if errors_in(findings) else settings), findings


def place_in_settings(data: bytes, path: str, file: str = "site.yaml") -> Where:
    """Where a value of a settings file stands, by its path ("menu.0.url"); the file where it has no place."""
    mapping, _ = parse_mapping(decode(data, file)[0], file)
    reader = Reader(file, "UTC")
    if mapping is not None:
        read_record(reader, mapping, Settings)
    return reader.where(path)


def _meaning(settings: Settings) -> Iterator[tuple[str, str, str]]:
    parts = urllib.parse.urlsplit(settings.base_url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        yield (
            "base_url",
            f"`{settings.base_url}` is not where a site can be",
            "write https://host/ or https://host/path/",
        )
    for path, name in [("timezone", settings.timezone)] + [
        (f"exchanges.{n}.zone", e.zone) for n, e in enumerate(settings.exchanges)
    ]:
        try:
            zone(name)
        except KeyError:
            near = nearest(name, zone_names())
            yield (
                path,
                f"`{name}` is no time zone",
                f"did you mean `{near}`?" if near else "use a name such as Europe/London",
            )
    if settings.palette not in ("green-up", "red-up"):
        yield "palette", f"`{settings.palette}` is not a palette", "write green-up or red-up"
    if settings.figures.rounding not in ("half", "truncate"):
        yield "figures.rounding", f"`{settings.figures.rounding}` is not a rounding", "write half or truncate"
    if settings.wordmark.replace("|", "") not in ("", settings.title):
        yield "wordmark", "the wordmark is not the title", "write the title with one | where the tick stands"
    for size in ("page_size", "feed_size"):
        if getattr(settings, size) < 1:
            yield size, "this must be at least 1", ""
    for group in ("site", "section", "tag", "author", "ticker"):
        for form in getattr(settings.feeds, group):
            if form not in ("rss", "atom", "json"):
                yield f"feeds.{group}", f"`{form}` is no form of feed", "write rss, atom or json"
    yield from _patterns(settings)
    yield from _language(settings)


def _patterns(settings: Settings) -> Iterator[tuple[str, str, str]]:
    for name in msgspec.structs.fields(UrlPatterns):
        pattern = getattr(settings.urls, name.name)
        try:
            used = {part[1] for part in string.Formatter().parse(pattern) if part[1] is not None}
        except ValueError:
            yield f"urls.{name.name}", f"`{pattern}` has a brace without its partner", ""
            continue
        allowed = _PATTERN_FIELDS[name.name]
        if used - allowed or not (pattern.startswith("/") and pattern.endswith("/")):
            yield (
                f"urls.{name.name}",
                f"`{pattern}` is not a pattern for this",
                "begin and end with /, and use only " + ", ".join(f"{{{f}}}" for f in sorted(allowed)),
            )
        elif allowed and not used & {"slug", "id", "ticker"}:
            yield f"urls.{name.name}", f"`{pattern}` gives every one the same address", "add {slug}"


def _language(settings: Settings) -> Iterator[tuple[str, str, str]]:
    import babel

    try:
        babel.Locale.parse(settings.language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        yield "language", f"`{settings.language}` is no language that CLDR knows", "write a code such as en or pt-BR"


def site_file_missing(folder: str) -> Diagnostic:
    from presstime.diagnostics import error

    return error(
        "PT001",
        f"there is no site.yaml in {folder}",
        Where("site.yaml"),
        "name the publication's folder with --source, or write a site.yaml with title and base_url",
    )
