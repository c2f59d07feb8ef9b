"""After any series of changes on disk and a quiet second, what is served equals a clean preview build.

The changes are drawn at random, good and bad ones, with pauses between them short enough to fall into builds. At the
end what is broken is mended, and every file of a build from nothing is asked of the server; nothing else is there.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.preview.desk import ROOT, STORY, Preview, publication, story, wait_for, write

pytestmark = pytest.mark.slow
SLUGS = ("one", "two", "three", "four", "five")
NOW = "2023-02-01 12:00"
SCRIPT = re.compile(rb"<script src=[^>]* data-presstime></script>")
Change = Callable[[Path, random.Random], None]


def edit_body(folder: Path, rng: random.Random) -> None:
    slug = rng.choice(SLUGS)
    write(folder, STORY.format(slug), story(slug, f"Body {rng.random()}."))


def edit_headline(folder: Path, rng: random.Random) -> None:
    slug = rng.choice(SLUGS)
    write(folder, STORY.format(slug), story(slug, title=f"Headline {rng.random()}", tags="[Rates, Banks]"))


def hold(folder: Path, rng: random.Random) -> None:
    slug = rng.choice(SLUGS)
    held = rng.choice([{"status": "draft"}, {"date": "2023-03-01 09:00"}, {"embargo_until": "2023-02-02 09:00"}])
    write(folder, STORY.format(slug), story(slug, **held))


def remove(folder: Path, rng: random.Random) -> None:
    (folder / STORY.format(rng.choice(SLUGS))).unlink(missing_ok=True)


def rename(folder: Path, rng: random.Random) -> None:
    here = folder / STORY.format(rng.choice(SLUGS))
    if here.exists():
        os.replace(here, folder / STORY.format(rng.choice(SLUGS)))


def move_folder(folder: Path, rng: random.Random) -> None:
    here, there = folder / "content/articles/2023", folder / "content/articles/moved"
    if here.exists():
        shutil.rmtree(there, ignore_errors=True)
        here.rename(there)


def edit_style(folder: Path, rng: random.Random) -> None:
    write(folder, "static/press.css", f"body{{order:{rng.randrange(1000)}}}\n")


def edit_template(folder: Path, rng: random.Random) -> None:
    text = (ROOT / "templates/article.html").read_text("utf-8")
    write(folder, "templates/article.html", text.replace("{% endblock %}", f"<!-- {rng.random()} -->{{% endblock %}}"))


def drop_template(folder: Path, rng: random.Random) -> None:
    shutil.rmtree(folder / "templates", ignore_errors=True)


def edit_author(folder: Path, rng: random.Random) -> None:
    write(folder, "content/authors/ada.yaml", f"name: Ada {rng.randrange(9)}\nrole: Reporter\nbio: Writes tests.\n")


def edit_settings(folder: Path, rng: random.Random) -> None:
    text = (folder / "site.yaml").read_text("utf-8")
    write(folder, "site.yaml", re.sub("title: .*", f"title: Wire {rng.randrange(9)}", text, count=1))


def add_asset(folder: Path, rng: random.Random) -> None:
    write(folder, f"static/extra-{rng.randrange(3)}.txt", str(rng.random()))


def break_story(folder: Path, rng: random.Random) -> None:
    slug = rng.choice(SLUGS)
    write(folder, STORY.format(slug), story(slug, titel="wrong"))


def break_author(folder: Path, rng: random.Random) -> None:
    (folder / "content/authors/ada.yaml").unlink(missing_ok=True)


def break_template(folder: Path, rng: random.Random) -> None:
    write(folder, "templates/article.html", "{% if %}")


CHANGES: tuple[Change, ...] = (
    edit_body, edit_body, edit_body, edit_headline, hold, remove, rename, move_folder, edit_style, edit_template,
    drop_template,
    edit_author, edit_settings, add_asset, break_story, break_author, break_template,
)  # fmt: skip


def mend(folder: Path) -> None:
    """What may be broken is made good; at least one story stands."""
    shutil.rmtree(folder / "content/articles/moved", ignore_errors=True)
    ids = set()
    for path in sorted((folder / "content/articles").rglob("*.md")):
        text = path.read_text("utf-8")
        if "titel: wrong" in text or (name := text.split("\n")[1]) in ids:
            path.unlink()
        else:
            ids.add(name)
    write(folder, "content/authors/ada.yaml", "name: Ada Last\nrole: Reporter\nbio: Writes tests.\n")
    if (folder / "templates/article.html").exists() and "{% if %}" in (folder / "templates/article.html").read_text():
        (folder / "templates/article.html").unlink()
    write(folder, STORY.format("last"), story("last", "The last word."))


def files_of(built: Path) -> dict[str, bytes]:
    return {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*")
            if path.is_file() and not path.name.startswith(".")}  # fmt: skip


def clean_build(source: Path, scratch: Path) -> dict[str, bytes]:
    """The files of a preview that was begun on this source with nothing remembered."""
    copy = scratch / "clean"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns(".presstime"))
    with Preview(copy, "--at", NOW) as preview:
        assert not preview.status()["stopped"], preview.said
        preview.end()
    return files_of(copy / ".presstime/preview")


@pytest.mark.parametrize("seed", range(6))
def test_what_is_served_is_what_a_clean_build_makes(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    source = publication(tmp_path / "source")
    with Preview(source, "--at", NOW) as preview:
        for _ in range(25):
            if rng.random() < 0.3:
                mend(source)
            rng.choice(CHANGES)(source, rng)
            time.sleep(rng.choice((0, 0, 0.02, 0.1, 0.5)))
        mend(source)
        wait_for(lambda: preview.get("/2023/01/last/")[0] == 200, f"the last story: {preview.said}")
        status = preview.settle()
        assert not status["stopped"], status
        expected = clean_build(source, tmp_path)
        for path, data in expected.items():
            answer, _, body = preview.get("/" + path)
            assert (answer, SCRIPT.sub(b"", body)) == (200, data), f"seed {seed}: {path}"
        assert files_of(source / ".presstime/preview").keys() == expected.keys()
        assert "built again from the store" not in preview.said
