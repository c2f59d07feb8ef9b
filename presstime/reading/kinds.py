"""Which file is what: the one place that knows the folders of a source."""

from __future__ import annotations

import os

import msgspec

from presstime.diagnostics import Diagnostic, Where, error, warning

ASSET_ENDINGS = frozenset({
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".pdf", ".mp4", ".webm", ".mp3", ".ogg", ".vtt", ".xlsx",
    ".csv", ".zip", ".ics",
})  # fmt: skip


class Unit(msgspec.Struct, frozen=True):
    """What is read at once: a file, or an article's text with its YAML beside it (`sidecar`)."""

    path: str
    kind: str
    sidecar: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        return (self.path, self.sidecar) if self.sidecar else (self.path,)


def units_of(paths: list[str]) -> tuple[list[Unit], list[Diagnostic]]:
    """Every unit of a source, by path, and the files that are none."""
    present = set(paths)
    units, findings = [], []
    for path in paths:
        kind = _kind_of(path)
        if kind == "article":
            sidecar = os.path.splitext(path)[0] + ".yaml"
            units.append(Unit(path, kind, sidecar if sidecar in present else ""))
        elif kind == "sidecar":
            stem = os.path.splitext(path)[0]
            if f"{stem}.md" not in present and f"{stem}.txt" not in present:
                findings.append(
                    error(
                        "PT141",
                        "this YAML has no text beside it",
                        Where(path, 1, 1),
                        f"write {os.path.basename(stem)}.md or .txt, or delete it",
                    )
                )
        elif kind:
            units.append(Unit(path, kind))
        else:
            findings.append(warning("PT140", "this file yields nothing", Where(path), _advice(path)))
    return units, findings


def _kind_of(path: str) -> str:
    top, _, rest = path.removeprefix("~/").partition("/")
    if top in ("static", "templates"):
        return "asset" if top == "static" else "template"
    folder, _, name = rest.partition("/")
    ending = os.path.splitext(path)[1].lower()
    if folder == "articles" and name:
        if ending in (".md", ".txt"):
            return "article"
        if ending in (".yaml", ".yml"):
            return "sidecar" if ending == ".yaml" else ""
    if folder == "pages" and ending in (".md", ".txt"):
        return "page"
    if folder == "authors" and "/" not in name and ending in (".yaml", ".md"):
        return "author"
    if folder == "tickers" and "/" not in name and ending == ".yaml":
        return "ticker"
    if folder == "prices" and "/" not in name and ending == ".csv":
        return "prices"
    if rest == "tags.yaml":
        return "tags"
    return "asset" if ending in ASSET_ENDINGS and folder in ("articles", "pages", "authors", "tickers") else ""


def _advice(path: str) -> str:
    if path.endswith(".yml"):
        return "name it .yaml"
    ending = path.rpartition(".")[2].lower()
    if ending in ("markdown", "mdown", "mkd"):
        return "name it .md"
    if ending in ("docx", "html", "htm"):
        return "`python build.py import` makes an article of it; then move it out of content/"
    if ending in ("heic", "tif", "tiff", "bmp", "psd"):
        return "export it as .jpg or .png"
    if path.endswith((".md", ".txt")):
        return "articles are under content/articles/, pages under content/pages/"
    return "move it out of content/, or into static/ if it is to be copied as it is"
