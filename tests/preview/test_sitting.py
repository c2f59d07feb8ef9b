"""Beginning and ending: ports, signals, two at once, and what a kill leaves behind."""

from __future__ import annotations

import functools
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.preview.desk import ROOT, STORY, Preview, publication, story, wait_for, write

pytestmark = pytest.mark.slow


def taken() -> socket.socket:
    """A socket that listens on some port."""
    holder = socket.socket()
    holder.bind(("127.0.0.1", 0))
    holder.listen()
    return holder


def template(mark: str) -> str:
    """The program's own article template with a mark in what it prints."""
    return (ROOT / "templates/article.html").read_text("utf-8").replace("{% endblock %}", f"{mark}{{% endblock %}}")


def failed(source: Path, *options: str) -> tuple[int, str]:
    """(exit code, what was said) of a server that can't begin."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--source", str(source), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stderr


def test_a_port_that_was_asked_for_and_is_taken_is_an_error(tmp_path: Path) -> None:
    with taken() as holder:
        port = str(holder.getsockname()[1])
        code, said = failed(publication(tmp_path), "--port", port)
    assert code == 2
    assert f"port {port} is taken" in said and "Traceback" not in said


@pytest.mark.parametrize(("options", "words"), [
    (("--port", "99999"), "ports are numbers"), (("--host", "203.0.113.7"), "no such address"),
    (("--port", "x"), "invalid int"), (("--at", "soon"), "--at"),
])  # fmt: skip
def test_wrong_use_is_one_line_and_exit_code_2(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    code, said = failed(publication(tmp_path), *options)
    assert code == 2 and words in said and "Traceback" not in said


def test_a_free_port_is_found_and_said(tmp_path: Path) -> None:
    from presstime.preview import server

    with taken() as holder:
        port = int(holder.getsockname()[1])
        before, server.FIRST_PORT = server.FIRST_PORT, port
        try:
            door = server.open_door("127.0.0.1", None)
        finally:
            server.FIRST_PORT = before
    assert door.port > port and door.skipped == port
    assert door.address == f"http://127.0.0.1:{door.port}"
    door.socket.close()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_quietly_and_at_once(tmp_path: Path, number: signal.Signals, code: int) -> None:
    with Preview(publication(tmp_path)) as preview:
        said, begun = preview.said, time.monotonic()
        assert preview.end(number) == code
        assert time.monotonic() - begun < 10
        assert preview.said == said
        assert not (preview.source / ".presstime/preview.json").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_in_the_first_build_ends_it_too(tmp_path: Path, number: signal.Signals) -> None:
    preview = Preview(publication(tmp_path, stories=300))
    preview.begin()
    wait_for(lambda: (preview.source / ".presstime/preview.sqlite").exists(), "the beginning")
    time.sleep(0.5)
    code = preview.end(number)
    assert code in (130, 143) and "Traceback" not in preview.said
    with Preview(preview.source) as again:
        assert again.get("/2023/01/one/")[0] == 200


def test_a_signal_during_a_later_build_ends_it_at_once(tmp_path: Path) -> None:
    source = publication(tmp_path, stories=300)
    with Preview(source) as preview:
        write(source, "templates/article.html", template("<!-- other -->"))
        wait_for(lambda: preview.status()["building"] or preview.status()["pending"] or "built" in preview.said)
        assert preview.end() == 130
        assert "Traceback" not in preview.said


def test_a_second_preview_is_told_where_the_first_is(tmp_path: Path) -> None:
    with Preview(publication(tmp_path)) as first:
        code, said = failed(first.source, "--port", "0")
        assert code == 2
        assert f"running already at http://127.0.0.1:{first.port} (process {first.process.pid})" in said
        assert first.get("/")[0] == 200
        write(first.source, STORY.format("one"), story("one", "Still served."))
        wait_for(lambda: "Still served." in first.text("/2023/01/one/"))


def test_build_and_check_work_beside_a_preview(tmp_path: Path) -> None:
    with Preview(publication(tmp_path)) as preview:
        for command in ("build", "check"):
            done = subprocess.run(
                [sys.executable, str(ROOT / "build.py"), command, "--source", str(preview.source)],
                capture_output=True,
                text=True,
                timeout=120,
            )
            assert done.returncode == 0, done.stderr
        assert not any("__presstime" in page.read_text() for page in (preview.source / "public").rglob("*.html"))


def test_a_kill_leaves_nothing_wrong(tmp_path: Path) -> None:
    source = publication(tmp_path, stories=40)
    for pause in (0.02, 0.1, 0.3):
        with Preview(source) as preview:
            for number in range(3):
                write(source, STORY.format("one"), story("one", f"Version {number} after {pause}."))
                write(source, "templates/article.html", template(f"<!-- {pause} -->"))
                time.sleep(pause)
            preview.end(signal.SIGKILL)
    with Preview(source) as preview:
        assert "Version 2 after 0.3." in preview.text("/2023/01/one/")
        wait_for(lambda: not preview.status()["pending"])
        for page in ("one", "two", "n30"):
            assert "<!-- 0.3 -->" in preview.text(f"/2023/01/{page}/")
    left = [name for name in os.listdir(source / ".presstime") if "staging" in name]
    assert left in ([], [".preview.presstime-staging"])


def test_a_restart_with_nothing_changed_serves_at_once_what_was_there(tmp_path: Path) -> None:
    source = publication(tmp_path)
    with Preview(source) as preview:
        built = preview.said
        wait_for(lambda: _has_word(preview), "the word for the next sitting")
        preview.end()
    with Preview(source) as again:
        assert "built" in built and "built" not in again.said
        assert again.get("/2023/01/one/")[0] == 200
        write(source, STORY.format("one"), story("one", "Afterwards."))
        wait_for(lambda: "Afterwards." in again.text("/2023/01/one/"))


def _has_word(preview: Preview) -> bool:
    import sqlite3

    with sqlite3.connect(f"file:{preview.source}/.presstime/preview.sqlite?mode=ro", uri=True) as store:
        return bool(store.execute("SELECT count(*) FROM states WHERE name LIKE 'preview word%'").fetchone()[0])


def test_what_was_changed_while_it_was_away_is_built_first(tmp_path: Path) -> None:
    source = publication(tmp_path)
    with Preview(source) as preview:
        wait_for(lambda: _has_word(preview))
        preview.end()
    write(source, STORY.format("one"), story("one", "While it was away."))
    with Preview(source) as again:
        assert "While it was away." in again.text("/2023/01/one/")


def test_a_damaged_store_costs_a_build_and_nothing_else(tmp_path: Path) -> None:
    source = publication(tmp_path)
    with Preview(source) as preview:
        preview.end()
    for damage in (b"", b"not a store" * 1000):
        for file in (source / ".presstime").glob("preview.sqlite*"):
            file.write_bytes(damage)
        with Preview(source) as again:
            assert "Nothing moved today." in again.text("/2023/01/one/")
            again.end()


def test_open_opens_the_browser_at_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, opened = tmp_path / "browser", tmp_path / "opened"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {opened}\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    with Preview(publication(tmp_path / "source", "https://wire.example/markets/"), "--open") as preview:
        wait_for(lambda: opened.exists() and opened.read_text() == preview.address, "the browser")


def test_a_closed_terminal_does_not_end_it(tmp_path: Path) -> None:
    """What is said has nowhere to go; pages are built all the same."""
    with Preview(publication(tmp_path)) as preview:
        preview.is_terminal_closed = True
        for number in range(3):
            write(preview.source, STORY.format("one"), story("one", f"Version {number}.", note=""))
            wait_for(functools.partial(_shows, preview, f"Version {number}."))


def _shows(preview: Preview, words: str) -> bool:
    return words in preview.text("/2023/01/one/")


def test_beyond_this_machine_it_warns_who_can_see(tmp_path: Path) -> None:
    with Preview(publication(tmp_path), "--host", "0.0.0.0") as preview:
        assert "drafts and embargoed" in preview.said
        assert preview.get("/", {"Host": "192.0.2.1:99"})[0] == 200
        assert preview.get("/", {"Host": "evil.example"})[0] == 403
