"""What `check` prints for programs."""

from __future__ import annotations

from tests.site import Site


def test_github_gets_nothing_where_nothing_is_to_be_said(site: Site) -> None:
    """Not so much as an empty line."""
    outcome = site.run("check", "--format", "github")
    assert (outcome.code, outcome.out) == (0, "")
    site.edit("content/articles/2023/microsoft-openai.md", "author: ibukun", "author: ibukum")
    outcome = site.run("check", "--format", "github")
    assert outcome.code == 1
    assert outcome.out.count("\n") == len(outcome.out.splitlines()) == 1
    assert outcome.out.startswith("::error file=content/articles/2023/microsoft-openai.md,line=5,col=9,title=PT123::")
