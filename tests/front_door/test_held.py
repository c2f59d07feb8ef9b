"""What is held (a draft, the future, an embargo, what has expired) is nowhere in what is published."""

from __future__ import annotations

import json

import pytest

from presstime.engine import scanning
from tests.front_door.stories import DAY, PNG, story
from tests.site import Site, visible

HELD = {
    "draft": "status: draft\n", "future": "date: 2023-03-01\n", "embargoed": "embargo_until: 2023-02-20\n",
    "expired": "expires: 2023-01-30\n",
}  # fmt: skip


def held_story(reason: str) -> dict[str, str]:
    """A story with a token in its name, headline, text, tag, picture, alias and figures; nothing else has that tag."""
    more = HELD[reason] if reason != "future" else ""
    date = "2023-03-01" if reason == "future" else DAY
    front = (
        f"{more}tags: [Zqtoken tag]\nticker: NASDAQ:ZQTOKEN\nimage: {{src: zqtoken.png, alt: Zqtoken}}\n"
        "aliases: [/zqtoken-old/]\nslug: zqtoken-slug\n"
        "corrections:\n  - {date: 2023-01-26, kind: corrected, text: zqtoken}\n"
        "snapshot: {price: 12, previous_close: 11, session: closed, as_of: 2023-01-24, source: Zqtoken}\n")
    return {"content/articles/2023/zqtoken.md": story("Zqtoken", date, front, "Zqtoken ![Zqtoken](zqtoken.png)")}


ZQ = {"content/articles/2023/zqtoken.png": PNG}


@pytest.mark.parametrize("reason", HELD)
def test_what_is_held_is_nowhere(site: Site, reason: str) -> None:
    """P14: no output byte and no file name knows of it; not the picture, the tag, the alias, the sitemap."""
    site.write(ZQ).write(held_story(reason))
    site.write({"content/tickers/nasdaq-zqtoken.yaml": "ticker: NASDAQ:ZQTOKEN\nname: Public profile\n",
                "content/articles/2023/open.md": story("Open", text="See [that](zqtoken.md) story.")})
    outcome = site.build()
    assert "PT822" in outcome.err
    public = ("tickers/nasdaq-zqtoken", "sitemap.xml", "tickers/index.html")
    for path, data in site.files().items():
        assert "zqtoken" not in path.removeprefix("tickers/nasdaq-zqtoken").lower(), path
        if not path.startswith(public):
            text = data.lower().replace(b"nasdaq-zqtoken", b"").replace(b"nasdaq: zqtoken", b"")
            assert b"zqtoken" not in text, path


@pytest.mark.parametrize("reason", HELD)
def test_what_was_public_and_is_held_now_is_gone(site: Site, reason: str) -> None:
    """C20, and an un-published story: page, picture, tag, alias, lists and feeds lose it in the next build."""
    before = site.build() and site.files()
    public = {path: text.replace("date: 2023-03-01", f"date: {DAY}") if reason == "future" else text.replace(
        HELD[reason], "") for path, text in held_story(reason).items()}
    site.write(ZQ).write({"content/tickers/nasdaq-zqtoken.yaml": "ticker: NASDAQ:ZQTOKEN\nname: Public profile\n"})
    site.write(public).build()
    assert any("zqtoken-slug" in path for path in site.files())
    site.write(held_story(reason)).build()
    site.remove("content/tickers/nasdaq-zqtoken.yaml")
    site.remove("content/articles/2023/zqtoken.md")
    site.build()
    assert site.files() == before


def test_a_preview_shows_what_is_held_with_a_ribbon(site: Site) -> None:
    """`--held`, `--drafts`: into a folder of their own."""
    site.write({"content/articles/2023/later.md": story("Later", "2023-03-01"),
                "content/articles/2023/draft.md": story("Draft", more="status: draft\n")})
    site.build("--held", "--output", str(site.source / "held"))
    assert "Appears 1 March 2023" in visible((site.source / "held/2023/03/later/index.html").read_text())
    site.build("--drafts", "--output", str(site.source / "drafts"))
    assert (site.source / "drafts/2023/01/draft/index.html").exists()
    assert not (site.source / "drafts/2023/03").exists()


def test_a_draft_whose_author_has_no_profile_yet_is_shown_without_a_byline(site: Site) -> None:
    """What `new article` writes, before anything is filled in; and the byline comes with the profile."""
    draft = "content/articles/2023/draft.md"
    site.write({draft: story("Draft", more="status: draft\n").replace("author: ibukun", "author: your-name")})
    page, output = site.source / "held/2023/01/draft/index.html", ("--held", "--output", str(site.source / "held"))
    outcome = site.build(*output)
    assert "warning PT123 there is no author `your-name` (the article is held: draft)" in outcome.err
    assert "Draft" in visible(page.read_text()) and "Nora Quill" not in page.read_text()
    site.write({"content/authors/your-name.yaml": "name: Nora Quill\nrole: Reporter\nbio: Writes.\n"})
    site.build(*output)
    assert "By Nora Quill" in visible(page.read_text())


def test_a_draft_that_is_to_be_shown_and_cannot_be_made_stops_the_build(site: Site) -> None:
    """Its page would be gone without a word; where drafts are not shown, it is a warning."""
    site.write({"content/articles/2023/draft.md": story("Draft", more="status: draft\nknid: news\n")})
    held = ("--held", "--output", str(site.source / "held"))
    outcome = site.run("build", *held)
    assert outcome.code == 1 and "error PT120 there is no field `knid`" in outcome.err
    assert site.run("build").code == 0


def test_a_copied_draft_does_not_take_the_place_of_the_story_with_its_id(site: Site) -> None:
    site.write({"content/articles/2023/a.md": story("First", more="id: same\n"),
                "content/articles/2023/b.md": story("Second", more="id: same\nstatus: draft\n")})
    outcome = site.run("build", "--held", "--output", str(site.source / "held"))
    assert outcome.code == 1 and "error PT810 the id `same` is content/articles/2023/a.md's already" in outcome.err
    assert site.run("build").code == 0 and "First" in site.text("/2023/01/a/")


def test_the_embargo_ends_at_its_minute(site: Site) -> None:
    """B20: not a second sooner, whatever zone the machine is in; and a build with nothing else to do notices."""
    embargo = "embargo_until: 2023-02-01T15:30+01:00\n"
    site.write({"content/articles/2023/news.md": story("News", "2023-02-01 09:00", embargo)})
    route = "2023/02/news/index.html"
    for at, is_out in (("2023-02-01T14:29:59Z", False), ("2023-02-01T14:30:00Z", True), ("2023-02-01T15:00Z", True),
                       ("2023-02-01T14:29:59Z", False)):
        site.build(at=at)
        assert (route in site.files()) is is_out, at


def test_a_schedule_tells_what_is_to_come(site: Site) -> None:
    site.write({"content/articles/2023/later.md": story("Later", "2023-03-01 09:00")})
    outcome = site.run("schedule", "--format", "json")
    told = json.loads(outcome.out)
    assert told["next_build"] == "2023-03-01T14:00:00+00:00"
    assert [event["what"] for event in told["events"]] == ["appears"]


@pytest.mark.parametrize("reason", HELD)
def test_what_is_held_counts_with_errors_in_it_and_is_nowhere(site: Site, reason: str) -> None:
    files = {path: text.replace("author: ibukun", "author: ibukun\nwibble: 1")
             for path, text in held_story(reason).items()}
    site.write(files)
    outcome = site.build()
    assert ", 1 held" in outcome.summary
    assert not any(b"zqtoken" in data.lower() or "zqtoken" in path for path, data in site.files().items())
    told = site.run("schedule").out
    assert "Zqtoken (with errors)  (content/articles/2023/zqtoken.md)" in told
    assert ", 1 held" in site.build().summary


def test_errors_in_what_is_held_stop_a_build_from_the_minute_of_its_release(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though nothing else has changed since."""
    monkeypatch.setattr(scanning, "GRAIN_NS", -10_000_000_000)
    site.write({"content/articles/2023/later.md": story("Later", "2023-03-01 09:00", "wibble: 1\n")})
    site.build(at="2023-03-01T13:59Z")
    assert site.run("build", at="2023-03-01T14:00Z").code == 1
    site.build(at="2023-03-01T13:59Z")
