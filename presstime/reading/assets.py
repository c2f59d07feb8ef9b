"""Pictures and other files that are copied as they are: digest, size, and a picture's width and height."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from presstime.diagnostics import Diagnostic, Where, error, warning
from presstime.model import Asset
from presstime.reading.files import decode
from presstime.reading.records import Light, Reading

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_TEMPLATES = (".html", ".xml", ".txt")
_SVG_SIZE = re.compile(rb"<svg\b[^>]*>", re.S)


def read_asset(path: str, file: Path) -> Reading:
    """The record of an asset; the file is streamed, never held in memory."""
    hasher = hashlib.blake2b(digest_size=16)
    size = 0
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            hasher.update(block)
            size += len(block)
    width, height, findings = _dimensions(path, file, size)
    if path.removeprefix("~/").startswith("templates/") and file.suffix in _TEMPLATES:
        findings += decode(file.read_bytes(), path)[1]
    asset = Asset(path, hasher.hexdigest(), size, width, height)
    key = f"{asset.digest}-{width}x{height}"
    return Reading(Light("asset", asset, tuple(findings), key, key))


def _dimensions(path: str, file: Path, size: int) -> tuple[int, int, list[Diagnostic]]:
    ending = file.suffix.lower()
    if ending == ".svg":
        return _svg(path, file)
    if ending not in _PICTURES:
        return 0, 0, []
    import imagesize

    try:
        width, height = imagesize.get(str(file))
    except (ValueError, OSError):
        width, height = -1, -1
    if width <= 0 or height <= 0:
        message = "this picture is empty" if not size else "this is not the picture its name says"
        return 0, 0, [error("PT142", message, Where(path), "export it again")]
    return int(width), int(height), []


def _svg(path: str, file: Path) -> tuple[int, int, list[Diagnostic]]:
    with file.open("rb") as stream:
        data = stream.read(1 << 16)
    findings = []
    if re.search(rb"<script|\bon\w+\s*=|javascript:|<!ENTITY", data, re.I):
        findings.append(
            warning("PT143", "this SVG holds a script or entities", Where(path), "export it as a plain SVG")
        )
    tag = _SVG_SIZE.search(data)
    sizes = {name: _pixels(tag[0], name) for name in (b"width", b"height")} if tag else {}
    box = re.search(rb"viewBox\s*=\s*[\"']([-\d.\s,]+)", tag[0]) if tag else None
    if not all(sizes.values()) and box and len(parts := re.split(rb"[\s,]+", box[1].strip())) == 4:
        sizes = {b"width": round(float(parts[2])), b"height": round(float(parts[3]))}
    return sizes.get(b"width", 0), sizes.get(b"height", 0), findings


def _pixels(tag: bytes, name: bytes) -> int:
    match = re.search(rb"\s" + name + rb"\s*=\s*[\"']([\d.]+)(?:px)?[\"']", tag)
    return round(float(match[1])) if match else 0
