"""docs/scale.md: its sums are right, and its functions make the same bytes as a build."""

from __future__ import annotations

import datetime
import pickle
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from presstime.diagnostics import Where
from presstime.engine.plan import plan
from presstime.engine.saved import save
from presstime.engine.scanning import scan
from presstime.reading.assembly import Assembly
from presstime.reading.assets import read_asset
from presstime.reading.kinds import units_of
from presstime.reading.records import ReadingContext
from presstime.reading.site import read_settings
from presstime.routes import file_of
from tests.docs.reading import blocks, document
from tests.site import ROOT, Site

PAGE = document("docs/scale.md")
STAGES = {name: float(ms) for name, ms in re.findall(r"^\| (\w+) \| ([\d.]+) \|$", PAGE, re.MULTILINE)}
CUT = ("read", "check", "render")
ALONE = ("assemble", "plan", "publish", "remember")
NOW = datetime.datetime(2023, 2, 1, 12, tzinfo=datetime.UTC)


def test_the_sums_are_right() -> None:
    """Minutes for a million stories follow from the measured table."""
    cut, alone = (sum(STAGES[name] for name in names) for names in (CUT, ALONE))
    assert f"Of {cut + alone:.1f} ms a story, {cut:.1f} are spent in reading, checking and rendering" in PAGE
    assert f"{alone:.1f} ms in what one process does alone" in PAGE
    minutes = {int(n): int(m) for n, m in re.findall(r"^\| (\d+)[\w ]* \| (\d+) minutes \|$", PAGE, re.MULTILINE)}
    assert minutes == {n: round((cut / n + alone) * 1_000_000 / 60_000) for n in (1, 16, 256)}


def sent(value: Any) -> Any:
    """A value as another machine would have it."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (our own)


class Templates:
    """The program's templates by name, as `Studio` wants them."""

    def __init__(self, folder: Path) -> None:
        self._texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}
        self.digests: Mapping[str, str] = dict.fromkeys(self._texts, "")

    def text(self, name: str) -> str:
        return self._texts[name]

    def place(self, name: str) -> str:
        return f"~/templates/{name}"

    def names(self) -> Iterable[str]:
        return self._texts


@pytest.fixture
def functions() -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(next(block.text for block in blocks(PAGE) if block.language == "python"), names)  # noqa: S102 (our page)
    return names


def test_stages_that_are_mapped_make_the_same_bytes(site: Site, functions: dict[str, Any]) -> None:
    """Reading and rendering in parts, all that passes between them sent as bytes: a build's own output."""
    site.build()
    settings, _ = read_settings((site.source / "site.yaml").read_bytes())
    assert settings is not None
    found = scan(site.source, ROOT).files
    units = [u for u in units_of(sorted(path for path in found if "/" in path))[0] if u.kind != "template"]
    copied = [u for u in units if u.kind == "asset"]
    texts = [u for u in units if u.kind != "asset"]
    context = ReadingContext(settings.timezone, settings.language)
    files = {path: (site.source / path).read_bytes() for unit in texts for path in unit.files}
    parts = [sent(functions["read_part"](*sent((files, [unit], context)))) for unit in texts]
    lights, bodies = functions["gathered"](parts)
    for unit in copied:
        lights[unit.path] = read_asset(unit.path, ROOT / unit.path.removeprefix("~/")).light
    assets = {unit.path: lights[unit.path].item for unit in copied}
    assembly = Assembly(settings, lights, assets, NOW, "public", lambda path, _: Where(path))
    publication, findings = assembly.run()
    assert findings == []
    record, rest = save(publication)
    made = {}
    for output in plan(publication)[0]:
        arguments = sent((record, rest, NOW, assembly.exchanges, bodies, Templates(ROOT / "templates"), [output]))
        for route, data, _ in functions["render_part"](*arguments):
            if data is not None:
                made[file_of(route)] = data
    assert len(made) > 20
    assert {path: site.files()[path] for path in made} == made
