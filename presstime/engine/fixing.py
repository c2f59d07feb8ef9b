"""`check --fix`: the mechanical edits of every story, worked out and, where asked, written.

A story that the ledger knows as it was published is left as it is unless its file is named: to touch it
would make an old story a new one. A file is replaced whole or not at all.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import msgspec

from presstime.checks.fixes import Edit, applied, fixes_of
from presstime.diagnostics import Stopped
from presstime.engine.build import Build
from presstime.engine.builder import Builder
from presstime.engine.request import Request, silent
from presstime.market.prose.facts import ProseFacts
from presstime.model import Article

_LONE_RETURN = re.compile(r"\r(?!\n)")


class FileFix(msgspec.Struct, frozen=True):
    """A file before and after; `path` is below the source folder."""

    path: str
    before: str
    after: str


def fixes(builder: Builder, request: Request, is_wanted: Callable[[str], bool] | None) -> list[FileFix]:
    """The fixes of all stories, or of the files that are wanted. Nothing where settings can't be read."""
    build = Build(builder, request, silent)
    try:
        settings = build.settings()
        build.load_hooks()
        build.gather(settings)
        publication, _ = build.assemble(settings)
    except Stopped:
        return []
    edits: dict[str, list[Edit]] = defaultdict(list)
    for article in (*publication.articles.values(), *(held.article for held in publication.held)):
        named = is_wanted is not None and (is_wanted(article.source) or is_wanted(_yaml_file(build, article)))
        if named or (is_wanted is None and not build.past.is_as_published(article)):
            _add_fixes(build, article, edits)
    found = []
    for path in sorted(path for path, wanted in edits.items() if wanted):
        before = _text(build, path)
        found.append(FileFix(path, before, applied(before, edits[path])))
    builder.store.commit()
    return found


def write(fix: FileFix, source: Path) -> None:
    """Put the mended file in place at once, with the rights of the old one."""
    path = source / fix.path
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        staged.write_bytes(fix.after.encode())
        shutil.copymode(path, staged)
        os.replace(staged, path)
    finally:
        staged.unlink(missing_ok=True)


def _yaml_file(build: Build, article: Article) -> str:
    return build.sources.stamps[article.source].sidecar or article.source


def _add_fixes(build: Build, article: Article, edits: dict[str, list[Edit]]) -> None:
    heavy, yaml_file = build.heavy(article.source), _yaml_file(build, article)
    texts = {path: _text(build, path) for path in (yaml_file, article.source)}
    if any(_LONE_RETURN.search(text) or "\ufeff" in text for text in texts.values()):
        return
    facts = msgspec.msgpack.decode(heavy.prose, type=ProseFacts) if heavy.prose else ProseFacts()
    in_yaml, in_text = fixes_of(
        article, facts, heavy.positions, texts[yaml_file].split("\n"), texts[article.source].split("\n"))
    edits[yaml_file] += in_yaml
    edits[article.source] += in_text


def _text(build: Build, path: str) -> str:
    try:
        return build.sources.locate(path).read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return ""
