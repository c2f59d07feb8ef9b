"""What the server answers, on a small publication: pages, files, headers, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.preview.desk import Preview, publication, story, write

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for all these tests: none of them may bring it down, which the last one sees."""
    folder = publication(tmp_path_factory.mktemp("serving"))
    write(folder, "static/page.HTML", "<!DOCTYPE HTML><TITLE>Odd</TITLE>")
    write(folder, "static/note.txt", "0123456789")
    write(folder, "static/clip.bin", "x" * 200_000)
    write(folder, "content/articles/2023/draft.md", story("draft", "Unfinished.", status="draft"))
    write(folder, "content/articles/2023/later.md", story("later", "To come.", date="2099-01-01 09:00"))
    with Preview(folder) as made:
        outside = folder / "outside.html"
        outside.write_text("secret")
        (folder / ".presstime/preview/link.html").symlink_to(outside)
        (folder / ".presstime/preview-sibling").mkdir()
        (folder / ".presstime/preview-sibling/x.html").write_text("secret")
        yield made


@pytest.mark.parametrize(("path", "status", "kind"), [
    ("/", 200, "text/html; charset=utf-8"), ("/2023/01/one/", 200, "text/html; charset=utf-8"),
    ("/2023/01/one/index.html", 200, "text/html; charset=utf-8"), ("/press.css", 200, "text/css; charset=utf-8"),
    ("/note.txt", 200, "text/plain; charset=utf-8"), ("/rss.xml", 200, "application/xml; charset=utf-8"),
    ("/clip.bin", 200, "application/octet-stream"), ("/nowhere/", 404, "text/html; charset=utf-8"),
    ("/404.html", 200, "text/html; charset=utf-8"), ("/__presstime/", 200, "text/html; charset=utf-8"),
    ("/__presstime/status.json", 200, "application/json; charset=utf-8"),
    ("/__presstime/x", 404, "text/plain; charset=utf-8"),
    ("/livereload.js", 200, "application/javascript"),
])  # fmt: skip
def test_an_address_is_answered(preview: Preview, path: str, status: int, kind: str) -> None:
    got, headers, body = preview.get(path)
    assert (got, headers["Content-Type"]) == (status, kind)
    assert headers["Cache-Control"] == "no-store"
    assert int(headers["Content-Length"]) == len(body) > 0
    head_status, head, nothing = preview.get(path, method="HEAD")
    if path.startswith(("/__presstime/status", "/livereload")):
        return
    assert (head_status, nothing) == (status, b"")
    assert head["Content-Length"] == headers["Content-Length"]


def test_a_folder_is_sent_on_to_its_slash_with_its_query(preview: Preview) -> None:
    status, headers, _ = preview.get("/2023/01/one?a=b")
    assert (status, headers["Location"]) == (302, "/2023/01/one/?a=b")


@pytest.mark.parametrize("path", ["/", "/2023/01/one/", "/nowhere/", "/page.HTML", "/__presstime/"])
def test_the_script_is_in_every_page_and_in_nothing_else(preview: Preview, path: str) -> None:
    assert preview.text(path).count('<script src="/__presstime/preview.js?at=') == 1
    for other in ("/rss.xml", "/press.css", "/sitemap.xml", "/note.txt"):
        assert "__presstime" not in preview.text(other)


def test_nothing_of_it_is_on_disk(preview: Preview) -> None:
    for file in (preview.source / ".presstime/preview").rglob("*.html"):
        if file.name != "link.html":
            assert b"__presstime" not in file.read_bytes(), file


def test_the_deployed_policy_is_applied_with_the_script_let_in(preview: Preview) -> None:
    policy = preview.get("/")[1]["Content-Security-Policy"]
    assert f"http://127.0.0.1:{preview.port}/__presstime/" in policy
    assert f"ws://127.0.0.1:{preview.port}/livereload" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("asked", "status", "given", "part"), [
    ("bytes=2-4", 206, "bytes 2-4/10", b"234"), ("bytes=-3", 206, "bytes 7-9/10", b"789"),
    ("bytes=99-", 416, "bytes */10", b""),
    ("bytes=0-1,3-4", 200, None, b"0123456789"),
])  # fmt: skip
def test_a_part_of_a_file(preview: Preview, asked: str, status: int, given: str | None, part: bytes) -> None:
    got, headers, body = preview.get("/note.txt", {"Range": asked})
    assert (got, headers["Content-Range"], body) == (status, given, part)


def test_a_page_is_whole_whatever_range_is_asked(preview: Preview) -> None:
    status, _, body = preview.get("/", {"Range": "bytes=0-3"})
    assert status == 200 and body.endswith(b"</html>\n")


def test_the_overview_has_a_way_to_each_of_its_parts(preview: Preview) -> None:
    page = preview.text("/__presstime/")
    for part in ("findings", "held", "pages", "builds"):
        assert page.count(f'href="#{part}"') == page.count(f'id="{part}"') == 1


def test_what_is_held_is_shown_with_what_holds_it_and_listed(preview: Preview) -> None:
    assert "Unfinished." in preview.text("/2023/01/draft/")
    assert 'class="ribbon"' in preview.text("/2023/01/draft/")
    assert "To come." in preview.text("/2099/01/later/")
    listed = preview.text("/__presstime/")
    assert "until it is released" in listed and "2099-01-01 09:00" in listed
    assert 'href="/2023/01/draft/"' in listed


@pytest.mark.parametrize(("path", "status"), [
    ("/../outside.html", 404), ("/%2e%2e/outside.html", 404), ("/..%2foutside.html", 404),
    ("/..%252foutside.html", 404), ("//outside.html", 404), ("/\\..\\outside.html", 404), ("/a%00b", 400),
    ("/%ff", 400), ("/.presstime-manifest", 404),
    ("/.git/config", 404), ("/link.html", 404), ("/../preview-sibling/x.html", 404), ("/-sibling/x.html", 404),
    ("/CON", 404), ("/x::$DATA", 404), ("/" + "a" * 100_000, 414), ("/forcereload", 404), ("/static/", 404),
    ("/fonts/", 404), ("/%0aX:%20y", 400), ("/__presstime/../site.yaml", 404), ("/__presstime/%2e%2e/resident.py", 404),
])  # fmt: skip
def test_what_is_no_address_is_refused_and_the_next_one_answered(preview: Preview, path: str, status: int) -> None:
    got, _, body = preview.get(path)
    assert got == status
    assert b"secret" not in body and b"def " not in body
    assert preview.get("/")[0] == 200


@pytest.mark.parametrize("request_line", [
    b"GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
    b"\x00\x01\x02\r\n\r\n", b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab",
    b"GET / HTTP/9.9\r\n\r\n", b"A" * 300_000,
])  # fmt: skip
def test_a_request_that_is_none_gets_nothing_and_the_next_one_is_answered(
    preview: Preview, request_line: bytes
) -> None:
    answer = preview.raw(request_line)
    assert not answer or answer.split()[1][:1] == b"4"
    assert preview.get("/")[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost:1", "127.0.0.1", "", "127.0.0.1:{port}.evil.example"])
def test_a_foreign_host_gets_nothing(preview: Preview, host: str) -> None:
    name = host.format(port=preview.port)
    for path in ("/", "/press.css", "/__presstime/", "/__presstime/status.json", "/livereload.js", "/2023/01/draft/"):
        status, _, body = preview.get(path, {"Host": name})
        assert status in (400, 403) and b"Story" not in body


def test_its_own_names_are_answered(preview: Preview) -> None:
    for name in ("localhost", "127.0.0.1", "[::1]"):
        assert preview.get("/", {"Host": f"{name}:{preview.port}"})[0] == 200


def test_other_methods_are_not_for_it(preview: Preview) -> None:
    assert preview.get("/", method="POST")[0] == 405
    assert preview.get("/", method="DELETE")[0] == 405


def test_two_hundred_idle_readers_and_one_who_leaves_change_nothing(preview: Preview) -> None:
    import socket

    idle = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(200)]
    leaving = socket.create_connection(("127.0.0.1", preview.port))
    leaving.sendall(f"GET /clip.bin HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n".encode())
    leaving.recv(10)
    leaving.close()
    assert preview.get("/")[0] == 200
    for connection in idle:
        connection.close()
    assert preview.get("/")[0] == 200


def test_all_this_was_borne_in_silence(preview: Preview) -> None:
    """No traceback, no log of requests: the terminal is the writer's."""
    assert "Traceback" not in preview.said
    assert [line for line in preview.said.splitlines() if line.startswith(("WARNING", "ERROR", "preview:"))] == []
