"""A newsroom at work: a random publication, and what people do to it between two builds.

`Newsroom` keeps the files of a source in memory and on disk; `EDITS` are the things that can happen to it,
each a function of the newsroom and of Hypothesis' `draw`. Words, names and dates come from small sets, so
that things meet: two stories share a tag, an alias takes a page's place, a symbol moves to another market.
Some edits break the publication; the next one may mend it or not.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.site import ROOT

Draw = Callable[[st.SearchStrategy[Any]], Any]
Edit = Callable[["Newsroom", Draw], str]
EDITS: dict[str, Edit] = {}

STEMS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "café")
AUTHORS = ("ibukun", "maren", "tom")
TICKERS = ("NASDAQ:MSFT", "LSE:VOD", "NYSE:BRK.B", "HKEX:0700", "CRYPTO:BTC", "DEMO:LARK", "NYSE:MSFT")
TAGS = ("AI", "ai", "Cloud", "C++", "Größe", "Rates", "Banks")
SECTIONS = ("markets", "opinion")
DATES = (
    "2023-01-20", "2023-01-24 07:40", "2023-01-24 07:41", "2023-01-24", "2023-01-31 23:30", "2023-02-01 00:30",
    "2023-02-02 09:00", "2022-12-31 22:00", "2023-02-03 10:00",
)  # fmt: skip
LATER = ("2023-02-03 12:00", "2023-02-05", "2023-02-03 19:00")
TIMES = ("2023-02-01T12:00Z", "2023-01-24T12:39Z", "2023-02-02T14:00Z", "2023-02-04T00:00Z", "2023-02-01T05:29Z")
ZONES = ("America/New_York", "Asia/Kathmandu", "UTC", "Australia/Lord_Howe")
TEXTS = (
    "Plain words about a company.", "Shares of (NASDAQ: MSFT) rose.", "A [link](ticker:NASDAQ:MSFT) and **more**.",
    "See [the other](alpha.md) story.", "## Heading\n\nText[^1].\n\n[^1]: A note.",
    "| a | b |\n|---|--:|\n| 1 | 2 |", "> Quoted words.\n\nSaid (LSE: VOD) today, “so” -- 'they' said.",
    "![Chart](chart.png)", "Costs {{ MSFT.price }} now, {% raw %} stays.", "[Pages](../../pages/about.md) help.",
    "[Latest](/latest/) stories.", "word " * 300, "The shares rose to $242.66, and nobody spoke.",
)  # fmt: skip
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000a49444154789c6300010000050001"
    "0d0a2db40000000049454e44ae426082")
PNG_2 = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000010806000000" "f4227f8a0000000b49444154789c63606000020000050001"
    "7a5eab3f0000000049454e44ae426082")


def edit(function: Edit) -> Edit:
    EDITS[function.__name__] = function
    return function


def as_yaml(fields: dict[str, Any]) -> str:
    """YAML of which each line is `key: JSON`."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())


class Newsroom:
    """`articles` by path without ending; everything else by its path. `write` puts it on disk."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.now = TIMES[0]
        self.options: list[str] = []
        self.settings: dict[str, Any] = {
            "title": "Market Wire", "base_url": "https://news.example/", "timezone": ZONES[0], "page_size": 2,
            "feed_size": 3, "sections": [{"slug": s, "title": s.title()} for s in SECTIONS],
            "exchanges": [{"code": "DEMO", "name": "Demonstration", "zone": "UTC", "currency": "USD"}]}
        self.articles: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.deleted: list[tuple[str, dict[str, Any] | bytes]] = []
        self._written: dict[str, bytes] = {}
        for author in AUTHORS[:2]:
            self.files[f"content/authors/{author}.yaml"] = as_yaml({"name": author.title(), "bio": "Writes."}).encode()
        for ticker in TICKERS[:4]:
            self.files[ticker_file(ticker)] = as_yaml({"ticker": ticker, "name": f"{ticker} plc"}).encode()
        self.files["content/pages/about.md"] = b"---\ntitle: About\n---\nWho we are.\n"
        for number, stem in enumerate(STEMS[:3]):
            self.articles[f"content/articles/2023/{stem}"] = {
                "title": f"Story {stem}", "date": DATES[number], "author": AUTHORS[number % 2],
                "ticker": TICKERS[number % 2], "tags": [TAGS[number % 3]], "text": TEXTS[number]}

    def all_files(self) -> dict[str, bytes]:
        files = {"site.yaml": as_yaml(self.settings).encode(), **self.files}
        for path, fields in self.articles.items():
            front = as_yaml({k: v for k, v in fields.items() if k not in ("text", "form")})
            form, text = fields.get("form", ".md"), fields["text"]
            if form == "sidecar":
                files[f"{path}.md"], files[f"{path}.yaml"] = f"{text}\n".encode(), front.encode()
            else:
                files[f"{path}{form}"] = f"---\n{front}---\n{text}\n".encode()
        return files

    def write(self) -> None:
        """Bring the disk up to date: only what differs is written; what is gone is deleted."""
        files = self.all_files()
        for path in self._written.keys() - files.keys():
            (self.source / path).unlink(missing_ok=True)
        for path, data in files.items():
            if self._written.get(path) != data:
                place = self.source / path
                if place.is_dir():
                    shutil.rmtree(place)
                for folder in reversed(place.parents):
                    if folder.is_file():
                        folder.unlink()
                    folder.mkdir(exist_ok=True)
                place.write_bytes(data)
        self._written = files

    def pick_article(self, draw: Draw) -> tuple[str, dict[str, Any]] | None:
        if not self.articles:
            return None
        path = draw(st.sampled_from(sorted(self.articles)))
        return path, self.articles[path]


def ticker_file(ticker: str) -> str:
    return f"content/tickers/{ticker.replace(':', '-').lower()}.yaml"


def prices_file(ticker: str) -> str:
    return f"content/prices/{ticker.replace(':', '-')}.csv"


SNAPSHOTS = st.fixed_dictionaries(
    {"price": st.sampled_from(["242.66", "0.5", "100.00", "431.5"])},
    optional={
        "previous_close": st.sampled_from(["242.58", "100.00", "430"]),
        "currency": st.sampled_from(["USD", "GBX", "JPY"]),
        "session": st.sampled_from(["premarket", "closed", "after-hours", "24h"]), "change": st.just("0.08"),
        "as_of": st.sampled_from(["2023-01-24 07:32", "2023-01-23", "2023-01-31 16:00"]),
        "ticker": st.sampled_from([*TICKERS, "VOD"]), "source": st.just("Exchange"),
        "low": st.just("240"), "high": st.just("250"), "volume": st.just("1200000")})
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["New words", "Story <b>&amp; more", "A “quoted” head", "x" * 95]),
    "standfirst": st.sampled_from(["One sentence.", "Another one & more."]),
    "date": st.sampled_from(DATES), "updated": st.sampled_from(LATER), "author": st.sampled_from(AUTHORS),
    "ticker": st.lists(st.sampled_from([*TICKERS, "VOD", "LSE: VOD"]), max_size=3, unique=True),
    "tags": st.lists(st.sampled_from(TAGS), max_size=3, unique=True), "section": st.sampled_from(SECTIONS),
    "kind": st.sampled_from(["news", "opinion", "explainer", "sponsored", "press-release"]),
    "lead": st.just("true"), "snapshot": st.one_of(SNAPSHOTS, st.lists(SNAPSHOTS, max_size=2)),
    "key_points": st.just(["First point", "Second *point*"]),
    "image": st.fixed_dictionaries({"src": st.sampled_from(["chart.png", "/logo2.png"]), "alt": st.just("Chart")}),
    "dateline": st.just("LAGOS"), "sources": st.just([{"title": "Filing", "url": "https://sec.example/x"}]),
    "disclosure": st.just("The writer holds none."), "sponsor": st.just({"payer": "Acme"}),
    "corrections": st.just([{"date": "2023-01-25", "kind": "corrected", "text": "It was 3, not 4."}]),
    "status": st.sampled_from(["draft", "published", "withdrawn"]), "embargo_until": st.sampled_from(DATES),
    "expires": st.sampled_from(LATER), "slug": st.sampled_from(["alpha", "other", "third"]),
    "id": st.sampled_from(["fixed-1", "fixed-2"]), "aliases": st.sampled_from([["/old/"], ["/old.html", "/a/b/"]]),
    "lang": st.just("fr"), "seo": st.sampled_from([{"noindex": "true"}, {"title": "For robots"}]),
    "form": st.sampled_from([".md", ".txt", "sidecar"]), "text": st.sampled_from(TEXTS),
}  # fmt: skip
REQUIRED = ("title", "date", "author", "text")


@edit
def change_field(desk: Newsroom, draw: Draw) -> str:
    picked = desk.pick_article(draw)
    if picked is None:
        return "nothing to change"
    path, fields = picked
    name = draw(st.sampled_from(sorted(FIELDS)))
    if name in fields and name not in REQUIRED and draw(st.booleans()):
        del fields[name]
        return f"{path}: {name} dropped"
    fields[name] = draw(FIELDS[name])
    return f"{path}: {name} = {fields[name]!r}"


@edit
def add_article(desk: Newsroom, draw: Draw) -> str:
    path = f"content/articles/{draw(st.sampled_from(['2023/', '2022/', '']))}{draw(st.sampled_from(STEMS))}"
    fields = {name: draw(FIELDS[name]) for name in (*REQUIRED, "tags", "ticker")}
    fields.update({name: draw(FIELDS[name]) for name in draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=3))})
    desk.articles[path] = fields
    return f"{path} written: {fields!r}"


@edit
def remove_article(desk: Newsroom, draw: Draw) -> str:
    picked = desk.pick_article(draw)
    if picked is None:
        return "nothing to remove"
    desk.deleted.append((picked[0], desk.articles.pop(picked[0])))
    return f"{picked[0]} deleted"


@edit
def rename_article(desk: Newsroom, draw: Draw) -> str:
    picked = desk.pick_article(draw)
    target = f"content/articles/{draw(st.sampled_from(['2023/', '2021/deep/']))}{draw(st.sampled_from(STEMS))}"
    if picked is None or target in desk.articles:
        return "nothing renamed"
    desk.articles[target] = desk.articles.pop(picked[0])
    return f"{picked[0]} is now {target}"


@edit
def swap_articles(desk: Newsroom, draw: Draw) -> str:
    """Two files trade their contents."""
    paths = sorted(desk.articles)[:2]
    if len(paths) == 2:
        first, second = paths
        desk.articles[first], desk.articles[second] = desk.articles[second], desk.articles[first]
    return f"swapped {paths}"


@edit
def bring_back(desk: Newsroom, draw: Draw) -> str:
    if not desk.deleted:
        return "nothing to bring back"
    path, what = desk.deleted.pop(draw(st.integers(0, len(desk.deleted) - 1)))
    if isinstance(what, bytes):
        make_room(desk, path)
        desk.files[path] = what
    else:
        desk.articles[path] = what
    return f"{path} brought back"


def make_room(desk: Newsroom, path: str) -> None:
    """A file and a folder of one name can't both be."""
    for other in [p for p in desk.files if p.startswith(f"{path}/") or path.startswith(f"{p}/")]:
        del desk.files[other]


def change_file(desk: Newsroom, draw: Draw, path: str, contents: st.SearchStrategy[Any]) -> str:
    """Delete a file, or write it anew."""
    if path in desk.files and draw(st.integers(0, 3)) == 0:
        desk.deleted.append((path, desk.files.pop(path)))
        return f"{path} deleted"
    content = draw(contents)
    desk.files[path] = content if isinstance(content, bytes) else content.encode()
    return f"{path}: {desk.files[path][:300]!r}"


@edit
def change_author(desk: Newsroom, draw: Draw) -> str:
    name = draw(st.sampled_from(AUTHORS))
    profile = st.fixed_dictionaries(
        {"name": st.sampled_from([name.title(), "Another Name", "Ümit Ö."])},
        optional={
            "role": st.just("Editor"), "bio": st.sampled_from(["Writes.", "Covers (LSE: VOD).\n\nSecond paragraph."]),
            "slug": st.sampled_from(["maren", "x"]), "beats": st.just(["AI", "Rates"]), "photo": st.just("/logo2.png"),
            "holdings": st.sampled_from([[{"ticker": "VOD"}], [{"ticker": "MSFT"}], [{"ticker": "LSE:VOD"}]]),
            "links": st.just([{"label": "Home", "url": "https://x.example/"}]), "contact": st.just("a@b.example"),
            "languages": st.just(["en", "yo"])})
    return change_file(desk, draw, f"content/authors/{name}.yaml", profile.map(as_yaml))


@edit
def change_ticker(desk: Newsroom, draw: Draw) -> str:
    ticker = draw(st.sampled_from(TICKERS))
    profile = st.fixed_dictionaries(
        {"ticker": st.just(ticker), "name": st.sampled_from([f"{ticker} plc", "Vodafone Group"])},
        optional={
            "kind": st.sampled_from(["share", "index", "crypto", "ETF"]), "currency": st.sampled_from(["USD", "GBX"]),
            "summary": st.just("Makes things."), "sector": st.just("Technology"), "fictional": st.just("true"),
            "former": st.just([{"ticker": "NYSE:OLD", "until": "2020-01-01"}])})
    return change_file(desk, draw, ticker_file(ticker), profile.map(as_yaml))


@edit
def change_prices(desk: Newsroom, draw: Draw) -> str:
    rows = st.lists(st.tuples(st.integers(2, 28), st.sampled_from(["10.5", "11", "12.25"])), max_size=5,
                    unique_by=lambda row: row[0])
    text = rows.map(lambda found: "date,close\n" + "".join(f"2023-01-{day:02d},{close}\n" for day, close in found))
    return change_file(desk, draw, prices_file(draw(st.sampled_from(TICKERS[:4]))), text)


@edit
def change_tags(desk: Newsroom, draw: Draw) -> str:
    entry = st.fixed_dictionaries(
        {"title": st.sampled_from(["AI", "Artificial intelligence", "Cloud", "C++"])},
        optional={"slug": st.sampled_from(["ai", "cloud", "cpp"]), "description": st.just("All about it."),
                  "synonyms": st.sampled_from([["ai"], ["Rates", "Größe"]])})
    text = st.lists(entry, max_size=2).map(lambda entries: "".join(f"- {json.dumps(e)}\n" for e in entries))
    return change_file(desk, draw, "content/tags.yaml", text)


@edit
def change_page(desk: Newsroom, draw: Draw) -> str:
    front = st.fixed_dictionaries(
        {"title": st.sampled_from(["About", "Ethics policy"])},
        optional={"status": st.sampled_from(["draft", "published"]), "updated": st.just("2023-01-05"),
                  "aliases": st.just(["/old/"]), "standfirst": st.just("In short.")})
    name = draw(st.sampled_from(["about.md", "ethics.md", "deep/more.txt", "index.md"]))
    text = st.tuples(front, st.sampled_from(TEXTS)).map(lambda pair: f"---\n{as_yaml(pair[0])}---\n{pair[1]}\n")
    return change_file(desk, draw, f"content/pages/{name}", text)


SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["Market Wire", "The Wire & Co"]), "tagline": st.just("Numbers first"),
    "base_url": st.sampled_from(["https://news.example/", "https://news.example/markets/"]),
    "timezone": st.sampled_from(ZONES), "language": st.sampled_from(["en", "en-GB"]),
    "page_size": st.sampled_from(["1", "2", "20"]), "feed_size": st.sampled_from(["1", "20"]),
    "palette": st.sampled_from(["green-up", "red-up"]), "exchange": st.sampled_from(["LSE", "NYSE", "DEMO"]),
    "menu": st.sampled_from([[], [{"label": "New", "url": "/latest/"}], [{"label": "Tags", "url": "/tags/"}]]),
    "urls": st.sampled_from([{}, {"article": "/news/{slug}/"}, {"article": "/{section}/{year}/{slug}/"},
                             {"tag": "/t/{slug}/", "latest": "/new/"}, {"ticker": "/q/{ticker}/"}]),
    "sections": st.sampled_from([[{"slug": "markets", "title": "The markets"}, {"slug": "opinion", "title": "Views"}],
                                 [{"slug": s, "title": s.title(), "description": "All."} for s in SECTIONS]]),
    "feeds": st.sampled_from([{"tag": ["rss", "json"]}, {"site": ["atom"]}, {"author": []}]),
    "publisher": st.sampled_from([{"name": "Wire Ltd"}, {"logo": "logo2.png", "contact": "a@b.example"}]),
    "exchanges": st.sampled_from([
        [{"code": "DEMO", "name": "Demonstration", "zone": "UTC", "currency": "EUR"}],
        [{"code": "DEMO", "name": "Demo", "zone": "Asia/Tokyo", "currency": "JPY", "hours": ["09:00-11:30"]}]]),
    "disclosure": st.just("We hold nothing."), "disclaimer": st.just("No advice."),
    "social_image": st.just("logo2.png"),
    "social": st.just([{"label": "M", "url": "https://m.example/@x"}]),
    "footer": st.just([{"title": "Read", "links": [{"label": "About", "url": "/about/"}]}]),
    "figures": st.sampled_from([{"rounding": "half"}, {"rounding": "truncate"}]),
}  # fmt: skip


@edit
def change_setting(desk: Newsroom, draw: Draw) -> str:
    name = draw(st.sampled_from(sorted(SETTINGS)))
    if name in desk.settings and name not in ("title", "base_url", "sections", "exchanges") and draw(st.booleans()):
        del desk.settings[name]
        return f"site.yaml: {name} dropped"
    desk.settings[name] = draw(SETTINGS[name])
    return f"site.yaml: {name} = {desk.settings[name]!r}"


def _house(name: str) -> str:
    return (ROOT / "templates" / name).read_text("utf-8")


def template_variants(name: str) -> dict[str, str]:
    """Changed templates: text, an added include, another parent, a name worked out while printing, faults."""
    house = _house(name)
    marked = house.replace("</h1>", "</h1><!-- mark -->").replace("</h3>", "<i>mark</i></h3>")
    variants = {"as it was": house, "marked": marked}
    if "{% block main %}" in house:
        variants["frame.html"] = house.replace('{% extends "base.html" %}', '{% extends "frame.html" %}', 1)
        variants |= {more: house.replace("{% block main %}", "{% block main %}" + more, 1) for more in (
            '{% include "extra.html" ignore missing %}', '{% include ["first.html", "extra.html"] ignore missing %}',
            '{% set n = "extra" %}{% include n ~ ".html" ignore missing %}', "{{ site.title }}{{ site.menu|length }}",
            "{{ nothing.here }}", "{% if %}")}
    return variants


@edit
def change_template(desk: Newsroom, draw: Draw) -> str:
    name = draw(st.sampled_from([
        "article.html", "home.html", "tag.html", "river_row.html", "base.html", "redirect.html", "macros/parts.html",
        "ticker.html", "author.html", "listing.html"]))
    variants = template_variants(name)
    variant = draw(st.sampled_from(sorted(variants)))
    change_file(desk, draw, f"templates/{name}", st.just(variants[variant]))
    return f"templates/{name}: {variant}"


@edit
def change_included(desk: Newsroom, draw: Draw) -> str:
    """The templates that changed ones may include or extend come, change and go."""
    name = draw(st.sampled_from(["extra.html", "first.html", "frame.html"]))
    if name == "frame.html":
        texts = ['{% extends "base.html" %}{% block footer %}framed{% endblock %}', '{% extends "base.html" %}']
    else:
        texts = ["<p>extra</p>", "<p>{{ t('by') }} {{ site.tagline }}</p>", '{% include "first.html" ignore missing %}']
    return change_file(desk, draw, f"templates/{name}", st.sampled_from(texts))[:200]


@edit
def change_static(desk: Newsroom, draw: Draw) -> str:
    """Files copied as they are; now and then a file stands where a folder stood, or over one of the program's."""
    path = draw(st.sampled_from([
        "static/logo2.png", "static/press.css", "static/notes.txt", "static/a", "static/a/b", "static/a/b/c.txt",
        "content/articles/2023/chart.png", "content/articles/chart.png", "static/chart.png",
        "content/articles/2023/alpha.pdf"]))
    make_room(desk, path)
    if path.endswith(".png"):
        return change_file(desk, draw, path, st.sampled_from([PNG, PNG_2]))[:90]
    return change_file(desk, draw, path, st.sampled_from(["one", "two", "", "body{}"]))


@edit
def time_passes(desk: Newsroom, draw: Draw) -> str:
    desk.now = draw(st.sampled_from(TIMES))
    return f"now is {desk.now}"


@edit
def other_options(desk: Newsroom, draw: Draw) -> str:
    desk.options = draw(st.sampled_from([
        [], [], ["--held"], ["--drafts"], ["--base-url", "https://other.example/x/"]]))
    return f"options {desk.options}"


@edit
def touch(desk: Newsroom, draw: Draw) -> str:
    """A file gets another time, nothing else."""
    path = draw(st.sampled_from(sorted(desk.all_files())))
    if (desk.source / path).exists():
        os.utime(desk.source / path, ns=(10**18, draw(st.sampled_from([10**18, 2 * 10**18]))))
    return f"{path} touched"


@edit
def change_unseen(desk: Newsroom, draw: Draw) -> str:
    """A text changes, but neither its size nor its time of change."""
    picked = desk.pick_article(draw)
    if picked is None or "form" in picked[1]:
        return "nothing changed unseen"
    path, fields = picked
    place = desk.source / f"{path}.md"
    title = fields["title"]
    fields["title"] = title[::-1]
    if place.exists():
        times = place.stat()
        desk.write()
        os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))
    return f"{path}: title turned round, unseen"


@edit
def break_something(desk: Newsroom, draw: Draw) -> str:
    """A fault that stops every build until the file is written again or deleted."""
    path, content = draw(st.sampled_from([
        ("content/articles/2023/broken.md", b"---\ntitle: Broken\ndate: never\n---\n"),
        ("content/articles/2023/broken.md", b"---\ntitle: Broken\nstatus: draft\ndate: never\n---\nText\n"),
        ("content/tickers/broken.yaml", b"ticker: [\n"), ("content/authors/broken.yaml", b"nam: \xff\n"),
        ("content/prices/NASDAQ-MSFT.csv", b"date,close\n2023-01-01,x\n"), ("content/stray.doc", b"?")]))
    if path in desk.files:
        del desk.files[path]
        return f"{path} mended"
    desk.files[path] = content
    return f"{path} broken: {content!r}"
