"""Saves become builds, builds become reloads: seen by clients of the raw livereload protocol."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.desk import STORY, Client, Preview, publication, story, wait_for, write

pytestmark = pytest.mark.slow
ONE = STORY.format("one")
RIBBON = "ribbon"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with Preview(publication(tmp_path)) as made:
        yield made


def builds_of(preview: Preview) -> int:
    return preview.text("/__presstime/").count(" UTC: ")


def test_every_client_is_told_as_the_protocol_has_it(preview: Preview) -> None:
    with Client(preview, "/2023/01/one/") as first, Client(preview, "/2023/01/two/") as second:
        assert first.hello["command"] == "hello"
        assert "http://livereload.com/protocols/official-7" in first.hello["protocols"]
        write(preview.source, ONE, story("one", "Other words."))
        for client in (first, second):
            message = client.next()
            assert message == {"command": "reload", "path": message["path"], "liveCSS": True, "liveImg": True}
        assert "Other words." in preview.text("/2023/01/one/")


def test_reloads_close_together_are_all_sent(preview: Preview) -> None:
    """Livereload's own loop drops what comes within three seconds of the last."""
    with Client(preview) as client:
        for number in range(5):
            write(preview.source, ONE, story("one", f"Version {number}."))
            while client.next()["path"] != "/2023/01/one/":
                pass
            assert f"Version {number}." in preview.text("/2023/01/one/")


def test_a_style_sheet_alone_is_named_by_its_address(tmp_path: Path) -> None:
    with (
        Preview(publication(tmp_path, "https://wire.example/markets/")) as preview,
        Client(preview, "/markets/") as client,
    ):
        write(preview.source, "static/press.css", "body{color:red}\n")
        assert client.next()["path"] == "/markets/press.css"
        with pytest.raises(queue.Empty):
            client.next(1)


def test_the_protocol_s_clients_are_told_nothing_they_do_not_know(preview: Preview) -> None:
    """livereload.js closes its connection at a command of another kind."""
    with Client(preview) as client:
        write(preview.source, ONE, story("one", dat="x"))
        assert client.next()["command"] == "reload"
        write(preview.source, ONE, story("one"))
        assert client.next()["command"] == "reload"
        assert client.messages.empty()


@pytest.mark.parametrize(("origin", "status"), [
    (None, 101), ("http://127.0.0.1:{port}", 101), ("http://evil.example", 403), ("null", 403),
    ("http://localhost:{port}", 403), ("http://127.0.0.1:1", 403),
])  # fmt: skip
def test_the_socket_is_for_its_own_pages(preview: Preview, origin: str | None, status: int) -> None:
    headers = {"Origin": origin.format(port=preview.port)} if origin else {}
    assert preview.handshake(headers) == status
    assert preview.handshake({**headers, "Host": "evil.example"}) == 403


def test_nonsense_on_the_socket_is_passed_over(preview: Preview) -> None:
    import asyncio

    from tornado.websocket import websocket_connect

    async def talk() -> None:
        connection = await websocket_connect(f"ws://127.0.0.1:{preview.port}/livereload")
        for nonsense in (
            "",
            "{",
            "[]",
            "1",
            '{"command":1}',
            '{"command":"info"}',
            '{"command":"info","url":1}',
            '{"command":"hello","protocols":7}',
            '{"command":"info","url":"http://[/"}',
        ):
            await connection.write_message(nonsense)
        await connection.write_message(b"\xff\xfe", binary=True)
        connection.close()
        while await connection.read_message() is not None:
            pass

    asyncio.run(talk())
    assert preview.get("/")[0] == 200
    assert "Traceback" not in preview.said and "preview:" not in preview.said


def test_ten_saves_in_a_burst_are_one_or_two_builds(preview: Preview) -> None:
    preview.settle()
    before = builds_of(preview)
    for number in range(10):
        write(preview.source, ONE, story("one", f"Version {number}."))
    wait_for(lambda: "Version 9." in preview.text("/2023/01/one/"))
    preview.settle()
    assert 1 <= builds_of(preview) - before <= 2


def test_saves_during_a_build_are_not_lost(preview: Preview) -> None:
    """Each save comes while the last one is being built, as often as not."""
    for number in range(30):
        write(preview.source, ONE, story("one", f"Version {number}."))
        write(preview.source, STORY.format("two"), story("two", f"Version {number}."))
    preview.settle()
    assert "Version 29." in preview.text("/2023/01/one/") and "Version 29." in preview.text("/2023/01/two/")


def test_a_broken_save_leaves_every_page_at_200_with_the_findings_in_it(preview: Preview) -> None:
    good = preview.text("/2023/01/two/")
    write(preview.source, ONE, story("one", dat="x", author="nobody"))
    wait_for(lambda: preview.status()["stopped"])
    for path in ("/", "/2023/01/one/", "/2023/01/two/"):
        status, _, body = preview.get(path)
        assert status == 200 and b'id="presstime-status"' in body and b"there is no field" in body
    assert "Nothing moved today." in preview.text("/2023/01/two/") and "presstime-status" not in good
    assert f"{ONE}:7:1: error" in preview.said and "nothing published" in preview.said
    write(preview.source, ONE, story("one"))
    wait_for(lambda: not preview.status()["stopped"])
    assert "presstime-status" not in preview.text("/2023/01/one/")


def test_the_terminal_tells_a_warning_once_and_a_mend_always(preview: Preview) -> None:
    write(preview.source, "content/notes.txt", "nothing\n")
    wait_for(lambda: preview.status()["warnings"])
    for field in ("dat", "dot"):
        write(preview.source, ONE, story("one", **{field: "x"}))
        wait_for(lambda field=field: f"no field `{field}`" in preview.said)
    write(preview.source, ONE, story("one"))
    wait_for(lambda: preview.said.rstrip().endswith("; 1 warning") and not preview.status()["stopped"])
    assert preview.said.count("notes.txt") == 1
    assert preview.said.rstrip().splitlines()[-1].startswith("nothing to build")


def test_a_folder_that_was_deleted_under_it_is_made_anew(preview: Preview) -> None:
    """Asked for any page; and a style sheet of it is there again, too."""
    before = preview.text("/2023/01/two/").partition("</title>")[2]
    shutil.rmtree(preview.source / ".presstime/preview")
    assert preview.get("/2023/01/two/")[0] == 200
    wait_for(lambda: b"color" in preview.get("/press.css")[2] and "Story one" in preview.text("/2023/01/one/"))
    preview.settle()
    assert preview.text("/2023/01/two/").partition("</title>")[2] == before


BREAKS = {
    "yaml": ("content/authors/ada.yaml", "name: [Ada\n"), "settings": ("site.yaml", "title: [x\n"),
    "settings gone": ("site.yaml", None), "author gone": ("content/authors/ada.yaml", None),
    "template": ("templates/article.html", "{% if %}"), "template name": ("templates/article.html", "{{ nowhere }}"),
    "not UTF-8": (ONE, "\udcff"), "folder for a file": (ONE, "/"),
    "hooks": ("hooks.py", "def (\n"), "hooks raise": ("hooks.py", "raise ValueError('no')\n"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BREAKS)
def test_whatever_is_broken_it_lives_and_is_mended_by_the_next_good_save(preview: Preview, kind: str) -> None:
    path, text = BREAKS[kind]
    place = preview.source / path
    before = place.read_text("utf-8") if place.exists() else None
    if text is None or text == "/":
        place.unlink()
    if text == "/":
        place.mkdir()
        (place / "inner.md").write_text("---\ndat: x\n---\n")
    elif text is not None:
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(text.encode("utf-8", "surrogateescape"))
    wait_for(lambda: preview.status()["stopped"], kind)
    status = preview.status()
    assert status["errors"] and status["findings"][0]["message"], status
    assert preview.get("/2023/01/one/")[0] == 200
    if text == "/":
        shutil.rmtree(place)
    if before is None:
        place.unlink()
    else:
        write(preview.source, path, before)
    wait_for(lambda: not preview.status()["stopped"], f"{kind} mended")
    assert "Nothing moved today." in preview.text("/2023/01/one/")
    assert "Traceback" not in preview.said


def test_broken_from_the_very_start_it_says_so_in_full_and_recovers(tmp_path: Path) -> None:
    source = publication(tmp_path)
    write(source, ONE, story("one", dat="x"))
    with Preview(source) as preview:
        status, _, body = preview.get("/anything/")
        assert status == 200 and b"preview.js?at=" in body and b"there is no field" in body
        write(source, ONE, story("one"))
        wait_for(lambda: "Nothing moved today." in preview.text("/2023/01/one/"))


def test_a_deleted_and_a_renamed_story_go_and_the_new_one_comes(preview: Preview) -> None:
    with Client(preview, "/2023/01/one/") as client:
        (preview.source / ONE).unlink()
        client.next()
        wait_for(lambda: preview.get("/2023/01/one/")[0] == 404)
    assert "preview.js?at=" in preview.text("/2023/01/one/")
    (preview.source / STORY.format("two")).rename(preview.source / STORY.format("renamed"))
    wait_for(lambda: preview.get("/2023/01/renamed/")[0] == 200)
    wait_for(lambda: preview.get("/2023/01/two/")[0] == 404)


def test_a_base_path_is_where_the_site_stands(tmp_path: Path) -> None:
    with Preview(publication(tmp_path, "https://wire.example/markets/")) as preview:
        assert preview.address.endswith("/markets/")
        for path in ("/", "/markets"):
            status, headers, _ = preview.get(path)
            assert (status, headers["Location"]) == (302, "/markets/")
        assert preview.get("/markets/2023/01/one/")[0] == 200
        assert preview.get("/2023/01/one/")[0] == 404
        write(preview.source, "site.yaml", (preview.source / "site.yaml").read_text().replace("/markets/", "/"))
        wait_for(lambda: preview.get("/2023/01/one/")[0] == 200, "the new base")


def test_no_held_shows_what_readers_see(tmp_path: Path) -> None:
    source = publication(tmp_path)
    write(source, "content/articles/2023/draft.md", story("draft", "Unfinished.", status="draft"))
    with Preview(source) as shown:
        assert shown.get("/2023/01/draft/")[0] == 200
        shown.end()
    with Preview(source, "--no-held") as public:
        assert public.get("/2023/01/draft/")[0] == 404
        assert "draft" in public.text("/__presstime/")
        for path in ("/", "/rss.xml", "/sitemap.xml"):
            assert "Story draft" not in public.text(path)


def test_at_another_time_what_was_to_come_has_come(tmp_path: Path) -> None:
    source = publication(tmp_path)
    write(source, STORY.format("later"), story("later", "To come.", date="2099-01-01 09:00"))
    with Preview(source, "--at", "2099-01-02") as preview:
        assert f'class="{RIBBON}"' not in preview.text("/2099/01/later/")


def test_an_embargo_that_passes_shows_by_itself(tmp_path: Path) -> None:
    """The clock alone calls for a build."""
    import datetime

    source = publication(tmp_path)
    with Preview(source) as preview:
        due = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=8)
        stamp = due.strftime("%Y-%m-%d %H:%M:%S")
        path = due.strftime("/%Y/%m/soon/")
        write(source, STORY.format("soon"), story("soon", "Presently.", date=stamp))
        wait_for(lambda: f'class="{RIBBON}"' in preview.text(path), "the held story")
        wait_for(lambda: f'class="{RIBBON}"' not in preview.text(path), "the story's time")
        assert "Presently." in preview.text(path)
