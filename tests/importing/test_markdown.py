"""Markdown stays Markdown, word for word; its front matter is taken over."""

from __future__ import annotations

from pathlib import Path

from tests.importing.desk import imported_text

RICH = """Banks *borrow* from each other (see [this](https://example.org)). A basis point is `0.01`.

> Quote stays.
> — Somebody

- item one
- item two

  more of item two

```
code - here
```

| a | b |
|---|---|
| 1 | 2 |

## Section

Text with a footnote[^1] and more words than before, so that it reads.

[^1]: The note.
"""


def test_the_text_is_not_touched(tmp_path: Path) -> None:
    result = imported_text(
        tmp_path, f"# Rates: a primer\n\n*What a basis point is.*\n\nBy **Jane Roe**\n\n{RICH}", "a.md"
    )
    assert result.front["title"] == "Rates: a primer"
    assert result.front["standfirst"] == "What a basis point is."
    assert result.front["author"] == "jane-roe"
    assert result.body == RICH


def test_front_matter_is_taken_over(tmp_path: Path) -> None:
    head = '---\nlayout: post\ntitle: "Rates: a primer"\ntags: [Rates, Basics]\ndate: 2024-01-02\nauthor: jane\n---\n'
    result = imported_text(tmp_path, head + RICH, "a.md")
    assert result.front == {
        "title": "Rates: a primer",
        "date": "2024-01-02",
        "author": "jane",
        "tags": ["Rates", "Basics"],
    }
    assert result.path == "content/articles/2024/rates-a-primer.md"
    assert result.dropped["layout: post"] == "no field of an article"


def test_harmful_front_matter_is_text(tmp_path: Path) -> None:
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nSome words follow here, and they are kept.\n"
    result = imported_text(tmp_path, bomb, "a.md")
    assert result.codes == ["PT159"]
    assert "Some words follow here" in result.body


def test_a_paste_of_one_line_paragraphs(tmp_path: Path) -> None:
    """Markdown would run them together."""
    long = "This paragraph is long enough that nobody would have wrapped it by hand, whatever their habits were before."
    other = long.replace("This", "That") + " It goes on."
    result = imported_text(tmp_path, f"# A title here\n\n{other}\n{long}\n\nAn end. Of it all.\n", "a.md")
    assert result.body == f"{other}\n\n{long}\n\nAn end. Of it all.\n"


def test_a_setext_title_and_hard_breaks(tmp_path: Path) -> None:
    result = imported_text(
        tmp_path,
        "A title here\n============\n\nOne line  \nanother line of it.\n\nThe end of this. Yes.\n",
        "a.md",
    )
    assert result.front["title"] == "A title here"
    assert result.body == "One line  \nanother line of it.\n\nThe end of this. Yes.\n"
