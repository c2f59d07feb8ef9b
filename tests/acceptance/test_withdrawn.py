"""A withdrawn story keeps its page and leaves everything else."""

from __future__ import annotations

from tests.site import Site

WITHDRAWN = """---
title: A story that was wrong
standfirst: A sentence.
date: 2023-01-25
author: ibukun
tags: [Only here, AI]
status: withdrawn
withdrawn_reason: The document was a forgery.
---
The text that was wrong.
"""


def test_its_page_links_to_no_tag_that_it_alone_had(site: Site) -> None:
    site.write({"content/articles/wrong.md": WITHDRAWN})
    site.build()
    page = site.page("/2023/01/wrong/")
    assert "tags/only-here/index.html" not in site.files()
    assert "/tags/only-here/" not in page
    assert "/tags/ai/" in page
    assert "forgery" in page
    assert "The text that was wrong" not in b"".join(site.files().values()).decode("utf-8", "ignore")


def test_the_tag_returns_with_another_story(site: Site) -> None:
    """The withdrawn story's own file did not change; its page does."""
    site.write({"content/articles/wrong.md": WITHDRAWN})
    site.build()
    site.edit("content/articles/2023/microsoft-openai.md", "[AI, Cloud]", "[AI, Only here]")
    site.build()
    assert "/tags/only-here/" in site.page("/2023/01/wrong/")
