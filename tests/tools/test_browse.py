"""The look at pages sees what it is there to see, and is silent on a good page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.browse import PageReport, browse

pytestmark = pytest.mark.browser

GOOD = """<!doctype html><html lang=en><head><meta charset=utf-8><title>Good</title>
<meta name=viewport content="width=device-width"><link rel=icon href=icon.svg>
<link rel=stylesheet href=press.css></head>
<body><main><h1>Good</h1><p>A page with <a href="#end">a link</a>.</p><p id=end>End.</p></main></body>
</html>"""
CSS = """a:focus-visible { outline: 3px solid }
@media (prefers-color-scheme: dark) { html { background: #000; color: #fff } a { color: #fff } }"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>'
# What is said of the page: what is changed in the good one, and to what.
FAULTY = {
    "320 px: ": ("<p>A page", "<p style='width:700px'>A page"),
    "1280 px, light: ": ("<p>A page", "<p style='width:1500px'>A page"),
    "axe color-contrast-enhanced": ("<p>A page", "<p style='color:#767676;background:#fff'>A page"),
    "1280 px, dark: axe color-contrast:": ("<p>A page", "<p style='color:#777;background:#fff'>A page"),
    "axe html-has-lang": ("<html lang=en>", "<html>"),
    "focus is not seen on <a style": ("<a href", "<a style='outline:none' href"),
    "request to another origin: https://example.org": ("End.", "<img src=https://example.org/a.png alt=''>"),
    "missing: 404 /gone.png": ("End.", "<img src=gone.png alt=''>"),
    "console: oh no": ("</main>", "<script>console.error('oh no')</script></main>"),
    "console: ReferenceError": ("</main>", "<script>nowhere()</script></main>"),
}


def look(folder: Path, page: str = GOOD, **options: bool) -> PageReport:
    """The report on one page with the good one's style sheet and icon beside it."""
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "press.css").write_text(CSS, encoding="utf-8")
    (folder / "icon.svg").write_text(ICON, encoding="utf-8")
    return browse(folder, ["/"], **options)[0]


def test_a_good_page_has_no_faults(tmp_path: Path) -> None:
    report = look(tmp_path)
    assert report.faults() == []
    assert [(view.width, view.scheme) for view in report.views] == [
        (390, "light"), (390, "dark"), (1280, "light"), (1280, "dark"),
    ]  # fmt: skip
    assert [len(view.focus) for view in report.views] == [1, 1, 1, 1]


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is said of each faulty page; all are looked at by one browser."""
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "press.css").write_text(CSS, encoding="utf-8")
    (folder / "icon.svg").write_text(ICON, encoding="utf-8")
    for number, (good, bad) in enumerate(FAULTY.values()):
        (folder / f"{number}.html").write_text(GOOD.replace(good, bad), encoding="utf-8")
    reports = browse(folder, [f"/{number}.html" for number in range(len(FAULTY))])
    return dict(zip(FAULTY, (report.faults() for report in reports), strict=True))


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_named(faults: dict[str, list[str]], fault: str) -> None:
    assert any(fault in line for line in faults[fault]), faults[fault]


def test_the_headers_that_are_deployed_are_obeyed(tmp_path: Path) -> None:
    """A script that the publication's own policy forbids is a fault, though a bare file would run it."""
    (tmp_path / "_headers").write_text("/*\n  Content-Security-Policy: default-src 'self'\n")
    report = look(tmp_path, GOOD.replace("</main>", "<script>document.title = 'run'</script></main>"))
    assert report.title == "Good"
    assert any("content security policy: " in fault for fault in report.faults())


def test_a_base_path_is_served_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "404.html").write_text("<!doctype html><title>Not here</title>", encoding="utf-8")
    found, lost = browse(tmp_path, ["/", "/nowhere/"], base="/markets/", axe=False)
    assert (found.status, found.title, lost.status, lost.title) == (200, "Good", 404, "Not here")


def test_screenshots_are_named_for_page_width_and_scheme(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(GOOD, encoding="utf-8")
    browse(tmp_path, ["/a/"], widths=[390], axe=False, shots=tmp_path / "shots")
    assert sorted(shot.name for shot in (tmp_path / "shots").iterdir()) == ["a-390-dark.png", "a-390.png"]


def test_without_javascript_and_css_the_page_is_as_its_html_says(tmp_path: Path) -> None:
    page = GOOD.replace("</main>", "<script>document.title = 'run'</script></main>")
    assert look(tmp_path, page).title == "run"
    assert look(tmp_path, page, javascript=False, css=False).title == "Good"
