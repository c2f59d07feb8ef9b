"""A writer's day in Chromium: a save is seen, an error is laid over the page, and the place is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.desk import PANEL, STORY, Browser, Preview, publication, story, wait_for, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ONE = STORY.format("one")
PILL = "document.querySelector('presstime-preview')?.shadowRoot.querySelector('button.pill:not([hidden])')?.textContent"
NOTE = "document.querySelector('presstime-preview')?.shadowRoot.querySelector('div.pill:not([hidden])')?.textContent"
MOVED = "document.querySelector('presstime-preview')?.shadowRoot.querySelector('.moved:not([hidden])')?.textContent"
LINKS = "[...document.querySelector('presstime-preview').shadowRoot.querySelectorAll('a.place')].map((a) => a.href)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as made:
        yield made


@pytest.fixture
def preview(tmp_path: Path, browser: Browser) -> Iterator[Preview]:
    """A preview; at the end no page may have complained, of a policy or anything else."""
    browser.do("open", url="about:blank")
    browser.do("messages")
    with Preview(publication(tmp_path)) as made:
        yield made
        complaints = [text for text in browser.do("messages") if "WebSocket" not in text and "(Not Found)" not in text]
        browser.do("open", url="about:blank")
    assert complaints == []


def test_an_edit_is_seen(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    for number in range(3):
        write(preview.source, ONE, story("one", f"Version {number}."))
        browser.wait(f"document.body.innerText.includes('Version {number}.')")


def test_a_page_that_did_not_change_is_left_alone(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/two/")
    browser.run("window.kept = true")
    write(preview.source, ONE, story("one", "Other words."))
    wait_for(lambda: "Other words." in preview.text("/2023/01/one/"))
    preview.settle()
    assert browser.run("window.kept") is True


def test_an_error_is_laid_over_the_last_good_page_and_goes(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    browser.run("window.kept = true")
    write(preview.source, ONE, story("one", '<b>bold</b> & "quoted"', dat="<img src=x onerror=alert(1)>", titel="y"))
    panel = browser.wait(PANEL)
    for words in ("2 errors", f"{ONE}:7:1", "dat: <img src=x onerror=alert(1)>", "^^^", "did you mean `date`?"):
        assert words in panel
    assert browser.run("document.body.innerText.includes('Nothing moved today.')")
    assert browser.run(LINKS)[0] == f"vscode://file{preview.source}/{ONE}:7:1"
    assert browser.do("axe") == []
    browser.do("scheme", scheme="dark")
    assert browser.do("axe") == []
    browser.do("scheme", scheme="light")
    write(preview.source, ONE, story("one", "Mended."))
    browser.wait("document.body.innerText.includes('Mended.')")
    assert browser.run(PANEL) == ""


def test_a_mend_without_a_change_clears_the_panel_without_a_reload(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    browser.run("window.kept = true")
    write(preview.source, ONE, story("one", dat="x"))
    browser.wait(PANEL)
    write(preview.source, ONE, story("one"))
    browser.wait(f"{PANEL} === ''")
    assert browser.run("window.kept") is True


def test_the_panel_can_be_put_aside_and_taken_up_by_keyboard(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    write(preview.source, ONE, story("one", dat="x"))
    browser.wait(PANEL)
    browser.do("click", selector="presstime-preview .close")
    assert browser.run(PANEL) == "" and browser.run(PILL) == "1 error"
    browser.do("press", key="Enter")
    assert "1 error" in browser.run(PANEL)
    browser.do("press", key="Escape")
    assert browser.run(PANEL) == ""
    write(preview.source, ONE, story("one", dat="x", dote="y"))
    assert "2 errors" in browser.wait(PANEL)


def test_a_page_opened_while_broken_has_the_panel_at_once(preview: Preview, browser: Browser) -> None:
    write(preview.source, ONE, story("one", dat="x"))
    wait_for(lambda: preview.status()["stopped"])
    browser.open(preview.address + "2023/01/two/")
    assert "there is no field" in browser.wait(PANEL)
    write(preview.source, ONE, story("one"))
    browser.wait(f"{PANEL} === ''")


def test_escape_puts_the_panel_aside_wherever_the_focus_is(preview: Preview, browser: Browser) -> None:
    """The panel opens by itself and takes no focus: who types in a field of the page goes on typing there."""
    browser.open(preview.address + "search/")
    browser.run("document.querySelector('input').focus()")
    write(preview.source, ONE, story("one", dat="x"))
    browser.wait(PANEL)
    browser.do("press", key="Escape")
    assert browser.run(PANEL) == "" and browser.run("document.activeElement.tagName") == "INPUT"


def test_errors_are_not_buried_under_old_warnings(preview: Preview, browser: Browser) -> None:
    """Warnings are folded away below the errors; a new one is counted, and comes first."""
    write(preview.source, "content/a-notes.txt", "nothing\n")
    wait_for(lambda: preview.status()["warnings"] == 1)
    browser.open(preview.address)
    write(preview.source, "content/b-notes.txt", "nothing\n")
    assert browser.wait(f"{PILL}?.includes('new') && {PILL}") == "2 warnings, 1 new"
    assert preview.status()["findings"][0]["file"] == "content/b-notes.txt"
    write(preview.source, ONE, story("one", dat="x"))
    panel = browser.wait(PANEL)
    assert "1 error, 2 warnings" in panel and "there is no field" in panel and "a-notes" not in panel
    browser.do("click", selector="presstime-preview summary")
    assert "a-notes" in browser.run(PANEL)
    assert browser.do("axe") == []
    write(preview.source, ONE, story("one", dot="x"))
    assert "a-notes" in browser.wait(f"{PANEL}.includes('`dot`') && {PANEL}")


def test_a_renamed_story_says_at_its_old_address_where_it_is(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    (preview.source / ONE).rename(preview.source / STORY.format("first"))
    assert browser.wait(MOVED) == "This story is now at /2023/01/first/"
    assert "No such page" in browser.run("document.title")
    browser.do("click", selector="presstime-preview .moved a")
    browser.wait("document.body.innerText.includes('Nothing moved today.')")
    assert browser.run(MOVED) is None
    (preview.source / STORY.format("first")).rename(preview.source / ONE)
    assert browser.wait(MOVED) == "This story is now at /2023/01/one/"


def test_broken_from_the_start_a_page_tells_it_once_and_becomes_the_story(tmp_path: Path, browser: Browser) -> None:
    """The findings are on the page, so no panel is laid over them; each build loads it again, and the page that is
    open is put in place before the front page is."""
    source = publication(tmp_path, stories=200)
    write(source, ONE, story("one", dat="x"))
    browser.do("open", url="about:blank")
    with Preview(source) as preview:
        browser.open(preview.address + "2023/01/two/")
        assert browser.run("document.querySelector('.findings a').href").endswith(f"/{ONE}:7:1")
        write(source, ONE, story("one", dot="x"))
        browser.wait("document.body.innerText.includes('`dot`')")
        assert browser.run(PANEL) == "" and browser.run(PILL) is None
        write(source, ONE, story("one"))
        browser.wait("document.title.includes('Story two')")
        browser.do("open", url="about:blank")


def test_warnings_are_a_small_count_that_opens(preview: Preview, browser: Browser) -> None:
    write(preview.source, "content/notes.txt", "nothing\n")
    wait_for(lambda: preview.status()["warnings"])
    browser.open(preview.address)
    assert browser.wait(PILL) == "1 warning"
    assert browser.run(PANEL) == ""
    browser.do("click", selector="presstime-preview button.pill")
    assert "content/notes.txt" in browser.run(PANEL)
    assert browser.do("axe") == []


def test_a_style_sheet_is_swapped_in_place(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    browser.run("window.kept = true")
    for number in (7, 8, 9):
        write(preview.source, "static/press.css", f"body{{color:rgb({number}, {number}, {number})}}\n")
        browser.wait(f"getComputedStyle(document.body).color === 'rgb({number}, {number}, {number})'")
    browser.wait("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert browser.run("window.kept") is True


def test_the_place_on_the_page_is_kept(preview: Preview, browser: Browser) -> None:
    long = "\n\n".join(f"Paragraph {number}." for number in range(200))
    write(preview.source, ONE, story("one", long))
    wait_for(lambda: "Paragraph 199" in preview.text("/2023/01/one/"))
    browser.open(preview.address + "2023/01/one/")
    browser.run("scrollTo(0, 1500)")
    write(preview.source, ONE, story("one", long + "\n\nThe last."))
    browser.wait("document.body.innerText.includes('The last.') && document.readyState === 'complete'")
    browser.wait("scrollY === 1500")


def test_a_deleted_page_becomes_the_site_s_404_and_comes_back(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    (preview.source / ONE).unlink()
    browser.wait("document.title.includes('No such page')")
    write(preview.source, ONE, story("one", "Back again."))
    browser.wait("document.body.innerText.includes('Back again.')")


def test_a_renamed_story_is_found_at_its_new_address(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/two/")
    (preview.source / STORY.format("two")).rename(preview.source / STORY.format("renamed"))
    browser.wait("document.title.includes('No such page')")
    browser.open(preview.address + "2023/01/renamed/")
    browser.wait("document.body && document.body.innerText.includes('What two says.')")


def test_a_burst_of_saves_ends_with_the_last(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    for number in range(40):
        write(preview.source, ONE, story("one", f"Version {number}."))
    browser.wait("document.body.innerText.includes('Version 39.')")


def test_a_page_with_a_base_path(tmp_path: Path, browser: Browser) -> None:
    with Preview(publication(tmp_path, "https://wire.example/markets/")) as preview:
        browser.do("open", url=f"http://127.0.0.1:{preview.port}/")
        assert browser.run("location.pathname") == "/markets/"
        browser.open(preview.address + "2023/01/one/")
        write(preview.source, ONE, story("one", "Other words."))
        browser.wait("document.body.innerText.includes('Other words.')")
        browser.run("window.kept = true")
        write(preview.source, "static/press.css", "body{color:rgb(7, 7, 7)}\n")
        browser.wait("getComputedStyle(document.body).color === 'rgb(7, 7, 7)'")
        assert browser.run("window.kept") is True


def test_a_page_of_an_earlier_generation_loads_itself_again(preview: Preview, browser: Browser) -> None:
    """A build that falls between the page and its socket would otherwise never be seen."""
    mark = preview.text("/2023/01/one/").partition("preview.js?at=")[2].partition('"')[0]
    write(preview.source, ONE, story("one", "Other words."))
    wait_for(lambda: "Other words." in preview.text("/2023/01/one/"))
    browser.open(preview.address + "2023/01/one/")
    told = browser.run(f"""new Promise((resolve) => {{
        const socket = new WebSocket('ws://' + location.host + '/livereload');
        socket.onopen = () => socket.send(JSON.stringify({{command: 'hello', protocols: [
          'http://livereload.com/protocols/official-7', 'presstime-preview-1']}}));
        socket.onmessage = (event) => {{
          const message = JSON.parse(event.data);
          const info = {{ command: 'info', url: location.href, mark: '{mark}' }};
          if (message.command === 'hello') socket.send(JSON.stringify(info));
          else resolve(message.command);
        }};
      }})""")
    assert told == "reload"


def test_a_stopped_server_is_said_and_a_new_one_is_taken_up(preview: Preview, browser: Browser) -> None:
    browser.open(preview.address + "2023/01/one/")
    preview.end()
    assert "not running" in browser.wait(f"{NOTE}?.includes('not running') && {NOTE}")
    write(preview.source, ONE, story("one", "While it was away."))
    with Preview(preview.source, "--port", str(preview.port)):
        browser.wait("document.body.innerText.includes('While it was away.')")
        browser.do("open", url="about:blank")
    browser.do("messages")


def test_the_list_of_what_there_is(preview: Preview, browser: Browser) -> None:
    write(preview.source, STORY.format("draft"), story("draft", "Unfinished.", status="draft"))
    wait_for(lambda: preview.get("/2023/01/draft/")[0] == 200)
    browser.open(preview.address + "__presstime/")
    browser.wait("document.body.innerText.includes('Story draft')")
    (preview.source / STORY.format("draft")).unlink()
    browser.wait("document.body.innerText.includes('Nothing is held.')")
