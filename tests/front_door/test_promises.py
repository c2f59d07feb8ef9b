"""What a publication may rely on: the same bytes anywhere, a total order, every error at once, links that lead
somewhere, symbols that stay symbols."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.front_door.elements import Elements
from tests.front_door.stories import DAY, story
from tests.site import NOW, ROOT, Site, spawned, tree

CIRCUMSTANCES = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "77", "TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8", "PYTHONOPTIMIZE": "2"},
    {"PYTHONHASHSEED": "random", "TZ": "Australia/Lord_Howe", "LC_ALL": "", "LANG": "", "HOME": "/nowhere",
     "TERM": "dumb"},
)  # fmt: skip


@pytest.mark.slow
def test_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """P4: the repo's own publication under other hash seeds, zones, locales, folders, jobs, and order of files."""
    published = []
    for number, environment in enumerate(CIRCUMSTANCES):
        source = tmp_path / f"ö {number}" / ("deep/" * number) / "desk"
        source.mkdir(parents=True)
        names = sorted(ROOT.joinpath("content").rglob("*"), reverse=bool(number % 2))
        for place in names:
            if place.is_file():
                target = source / place.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(place, target)
        shutil.copyfile(ROOT / "site.yaml", source / "site.yaml")
        outcome = spawned(["build", "--source", str(source), "--output", str(tmp_path / f"www{number}"), "--at", NOW,
                           "--jobs", str(1 + number)], environment, cwd=tmp_path)
        assert outcome.code == 0, outcome.err
        published.append((tree(tmp_path / f"www{number}"), outcome.said))
    for files, said in published[1:]:
        assert files == published[0][0]
        assert said == published[0][1]


def test_an_unchanged_build_writes_nothing(site: Site) -> None:
    """P2: same inodes, same times, nothing written, whichever way is taken."""
    site.build()
    before = {place: (place.stat().st_mtime_ns, place.stat().st_ino) for place in site.output.rglob("*")}
    for options in ((), ("--force",), ("--jobs", "2")):
        assert site.run("build", *options).summary.startswith("0 written")
    assert {place: (place.stat().st_mtime_ns, place.stat().st_ino) for place in site.output.rglob("*")} == before


def test_a_body_edit_writes_only_what_shows_it(site: Site) -> None:
    """P3: the story and the feeds with its text; no list, no profile."""
    site.write({"content/articles/2023/other.md": story("Other")}).build()
    before = site.files()
    site.edit("content/articles/2023/other.md", "Words.", "Other words.")
    site.build()
    changed = {path for path, data in site.files().items() if before.get(path) != data}
    assert changed == {".presstime-manifest", "2023/01/other/index.html", "rss.xml", "atom.xml", "feed.json",
                       "authors/ibukun/rss.xml"}


def test_all_errors_are_told_in_one_run(site: Site) -> None:
    """P17: twelve broken files, twelve errors, from every stage of reading."""
    faults = {
        "content/articles/2023/1.md": "no front matter\n", "content/articles/2023/2.md": "---\ntitle: [\n---\n",
        "content/articles/2023/3.md": story("T", "yesterday"),
        "content/articles/2023/4.md": story("T", more="kind: nwes\n"),
        "content/articles/2023/5.md": b"---\n\xff\n---\n".decode("latin-1"), "content/authors/x.yaml": "role: r\n",
        "content/tickers/x.yaml": "ticker: X\nname: X\n", "content/prices/NASDAQ-NONE.csv": "date,close\n",
        "content/tags.yaml": "word\n", "content/pages/p.md": "---\nfoo: bar\ntitle: P\n---\n",
        "content/articles/2023/6.md": story("T", text="[x](nowhere.md)"),
        "content/articles/2023/7.md": story("T", text="![x](no.png)"),
    }  # fmt: skip
    site.write(faults)
    found = site.findings()
    assert {finding["file"] for finding in found if finding["severity"] == "error"} == set(faults)
    assert all(finding["hint"] or finding["message"] for finding in found)


def test_order_is_total(site: Site) -> None:
    """P18, B22: stories of one minute stand in the order of their ids, in every list, however they were written."""
    names = ["delta", "alpha", "charlie", "bravo"]
    orders = []
    for order in (names, sorted(names), names[::-1]):
        for name in names:
            (site.source / f"content/articles/2023/{name}.md").unlink(missing_ok=True)
        for name in order:
            site.write({f"content/articles/2023/{name}.md": story(name.title(), f"{DAY} 10:00", "tags: [Same]\n")})
        site.build("--force")
        orders.append([re.findall(r"Alpha|Bravo|Charlie|Delta", site.text(route))
                       for route in ("/", "/tags/same/", "/latest/")])
    assert orders[0] == orders[1] == orders[2]
    assert orders[0][1][-4:] == ["Alpha", "Bravo", "Charlie", "Delta"]


@pytest.mark.parametrize("change", ("bom", "crlf", "cr", "mixed"))
def test_line_ends_and_marks_do_not_matter(site: Site, change: str) -> None:
    """A1, A2: the same bytes out for a BOM, CRLF, lone CR and all of them."""
    site.build()
    expected = site.files()
    place = site.source / "content/articles/2023/microsoft-openai.md"
    data = place.read_bytes()
    changed = {"bom": b"\xef\xbb\xbf" + data, "crlf": data.replace(b"\n", b"\r\n"), "cr": data.replace(b"\n", b"\r"),
               "mixed": b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n", 5).replace(b"text", b"text")}[change]
    place.write_bytes(changed)
    site.build()
    assert site.files() == expected


SYMBOLS = "ON NO YES OFF TRUE NULL Y 0700 0005 000660 005440 7203 1.0 BRK.B 1E5".split()


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_symbols_stay_symbols(site: Site, symbol: str) -> None:
    """B1, B2, B3: no YAML guess touches a ticker: not in profiles, stories, snapshots or bare."""
    site.write({
        "content/tickers/x.yaml": f"ticker: NYSE:{symbol}\nname: Company\n",
        "content/articles/2023/x.md": story("X", more=(
            f"ticker: {symbol}\nsnapshot: {{ticker: {symbol}, price: 10, as_of: 2023-01-24, session: closed, "
            "currency: USD}\n"))})
    site.build()
    assert f"NYSE: {symbol}" in site.text("/2023/01/x/")


def test_templates_are_never_found_in_text(site: Site) -> None:
    """A37: braces in a story print as braces."""
    site.write({"content/articles/2023/x.md": story("X", text="{{ 7*7 }} {% include 'base.html' %} {# c #}")})
    site.build()
    assert "{{ 7*7 }} {% include 'base.html' %} {# c #}".replace("'", "’") in site.text("/2023/01/x/").replace("‘", "’")


PASSED_OVER = (".#a.md", "a.md~", ".a.md.swp", "#a.md#", ".DS_Store", "Thumbs.db", "4913", "a.tmp", ".hidden/x.md")


@pytest.mark.parametrize("name", PASSED_OVER)
def test_files_of_editors_are_passed_over(site: Site, name: str) -> None:
    """A34."""
    site.write({f"content/articles/{name}": "not an article"})
    assert site.findings() == []


def test_links_out_of_the_source_are_refused(site: Site, tmp_path: Path) -> None:
    """A33: a link to a file, to a folder, a loop and a dangling one: an error each, and nothing is read through it."""
    (tmp_path / "secret.md").write_text(story("Secret"))
    for name, target in (
        ("file.md", tmp_path / "secret.md"), ("folder", tmp_path), ("loop", site.source), ("none.md", tmp_path / "no"),
    ):  # fmt: skip
        (site.source / "content/articles" / name).symlink_to(target)
    found = site.findings()
    assert [finding["code"] for finding in found] == ["PT102"] * 4


BASES = ("https://news.example", "https://news.example/markets", "https://news.example:8443/a/b/")


@pytest.mark.parametrize("base", BASES)
def test_every_link_leads_somewhere(site: Site, base: str) -> None:
    """C21, P7: under any base address, every internal link and asset of every page is published."""
    site.edit("site.yaml", "https://news.example/", base)
    site.write({"content/articles/2023/x.md": story("X", text="[that](microsoft-openai.md), [all](/latest/)")})
    site.build()
    prefix = "/" + base.split("/", 3)[3].strip("/") if base.count("/") > 2 and base.split("/", 3)[3].strip("/") else ""
    files = site.files()
    for path, data in files.items():
        if path.endswith(".html") and path != "404.html":
            page = Elements()
            page.feed(data.decode())
            for tag, attributes in page.tags:
                for name in ("href", "src"):
                    address = (attributes.get(name) or "").partition("#")[0]
                    if not address.startswith("/"):
                        continue
                    assert address.startswith(f"{prefix}/"), f"{path}: {tag} {address}"
                    target = address.removeprefix(prefix).lstrip("/")
                    assert (f"{target}index.html" if address.endswith("/") else target) in files, f"{path}: {address}"
        elif path.endswith(".xml"):
            ElementTree.fromstring(data)
        elif path.endswith(".json"):
            json.loads(data)
