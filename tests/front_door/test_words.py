"""Words of a publication are words in everything that is published: never elements, attributes or code."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ElementTree

from tests.front_door.elements import Elements
from tests.front_door.stories import PNG
from tests.site import Site

CANARY = "zq\"'<&>`{{7*7}}</script><b>%s"


def canary(field: str) -> str:
    return CANARY % field


def canary_site() -> dict[str, str]:
    """The canary in every field that holds words."""
    def quoted(**fields: object) -> str:
        return "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items())

    words = canary
    return {
        "site.yaml": quoted(
            title=words("site-title"), base_url="https://news.example/m/", timezone="UTC", tagline=words("tagline"),
            motto=words("motto"), publisher={"name": words("publisher")},
            menu=[{"label": words("menu"), "url": "/latest/"}],
            footer=[{"title": words("footer"), "links": [{"label": words("footer-link"), "url": "/tags/"}]}],
            sections=[{"slug": "s", "title": words("section"), "description": words("section-text")}],
            disclosure=words("site-disclosure"), disclaimer=words("disclaimer"),
            social=[{"label": words("social"), "url": "https://s.example/"}],
            exchanges=[{"code": "DEMO", "name": words("exchange"), "zone": "UTC", "currency": "USD"}]),
        "content/authors/ibukun.yaml": quoted(
            name=words("author"), role=words("role"), bio=words("bio"), location=words("location"),
            languages=["en"], beats=[words("beat")],
            links=[{"label": words("link"), "url": "https://x.example/?a=1&b='"}],
            holdings=[{"ticker": "DEMO:LARK", "note": words("note")}]),
        "content/tickers/demo-lark.yaml": quoted(
            ticker="DEMO:LARK", name=words("ticker"), sector=words("sector"), summary=words("summary")),
        "content/tags.yaml": "- " + json.dumps(
            {"title": words("tag"), "slug": "t", "description": words("tag-text")}) + "\n",
        "content/prices/DEMO-LARK.csv": "date,close\n2023-01-02,1\n2023-01-03,2\n2023-01-04,3\n",
        "content/pages/about.md": "---\n" + quoted(title=words("page"), standfirst=words("page-standfirst"))
            + f"---\n{words('page-text')}\n",
        "content/articles/2023/a.md": "---\n" + quoted(
            title=words("title"), standfirst=words("standfirst"), date="2023-01-31 09:00", author="ibukun",
            ticker="DEMO:LARK", tags=[words("tag")], section="s", key_points=[words("point")],
            dateline=words("dateline"), snapshot={
                "price": "10", "previous_close": "9", "session": "closed", "as_of": "2023-01-30",
                "source": words("source"), "moves": [{"period": words("period"), "percent": "1"}]},
            image={"src": "c.png", "alt": words("alt"), "credit": words("credit"), "caption": words("caption")},
            sources=[{"title": words("source-title"), "url": "https://x.example/?q=1&a=2"}],
            disclosure=words("disclosure"), ai_assisted=words("ai"),
            corrections=[{"date": "2023-01-31", "kind": "corrected", "text": words("correction")}],
            seo={"title": words("seo-title"), "description": words("seo-description")}, id=words("id"))
            + f"---\n{words('text')}\n\n> {words('quote')}\n\n| {words('cell')} | b |\n|---|---|\n| 1 | 2 |\n",
        "content/articles/2023/b.md": "---\n" + quoted(
            title=words("title-2"), date="2023-01-31 08:00", author="ibukun", kind="sponsored", tags=[words("tag")],
            sponsor={"payer": words("payer"), "amount": words("amount")}) + f"---\n{words('text-2')}\n",
        "content/articles/2023/c.md": "---\n" + quoted(
            title=words("title-3"), date="2023-01-30 08:00", author="ibukun", status="withdrawn",
            withdrawn_reason=words("reason")) + f"---\n{words('text-3')}\n",
    }


ATTRIBUTE = re.compile(r"[a-z][a-z0-9:-]*")


def test_words_are_words_in_every_output(site: Site) -> None:
    """P9: the same hostile text in every field; in no output does it become an element, an attribute or a figure."""
    shutil.rmtree(site.source)
    site.write(canary_site()).write({"content/articles/2023/c.png": PNG})
    plain = {path: re.sub(r"zq\\\"'<&>`\{\{7\*7\}\}</script><b>", "zq", text).replace(CANARY % "", "zq")
             for path, text in canary_site().items()}
    outcome = site.run("build", "--jobs", "1")
    assert outcome.code == 0, outcome.err
    hostile = site.files()
    for path, text in plain.items():
        (site.source / path).write_text(text, encoding="utf-8")
    site.build()
    for path, data in site.files().items():
        if path.endswith(".html"):
            assert_same_elements(path, hostile[path].decode(), data.decode())
        elif path.endswith(".xml"):
            ElementTree.fromstring(hostile[path])
        elif path.endswith(".json"):
            json.loads(hostile[path])
    for path, data in hostile.items():
        assert b"`49<" not in data and b"`49&" not in data, path
        assert b"</script><b>" not in data or path.endswith(".json"), path


def assert_same_elements(path: str, hostile: str, plain: str) -> None:
    ours, theirs = Elements(), Elements()
    ours.feed(hostile)
    theirs.feed(plain)
    assert [tag for tag, _ in ours.tags] == [tag for tag, _ in theirs.tags], path
    assert [set(attributes) for _, attributes in ours.tags] == [set(attributes) for _, attributes in theirs.tags], path
    assert all(ATTRIBUTE.fullmatch(name) for _, attributes in ours.tags for name in attributes), path
    assert ours.comments == theirs.comments, path
    for script in ours.scripts:
        json.loads(script, parse_constant=refuse)


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")
