"""The content type of a file by its ending: the same on every machine, text with its charset."""

from __future__ import annotations

import os

_TEXT = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".htm": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".webmanifest": "application/manifest+json",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".map": "application/json",
}
_OTHER = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
_NAMED = {"_headers": "text/plain; charset=utf-8", "_redirects": "text/plain; charset=utf-8"}
UNKNOWN = "application/octet-stream"


def content_type(path: str) -> str:
    """The value of Content-Type."""
    name = os.path.basename(path)
    ending = os.path.splitext(name)[1].lower()
    if ending in _TEXT:
        return f"{_TEXT[ending]}; charset=utf-8"
    return _OTHER.get(ending) or _NAMED.get(name) or UNKNOWN


def is_page(path: str) -> bool:
    return content_type(path).startswith("text/html")
