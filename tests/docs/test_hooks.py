"""The hooks.py that docs/hooks.md shows does what the page says."""

from __future__ import annotations

import pytest

from tests.docs.reading import blocks, document
from tests.site import Site

EXAMPLE = next(block.text for block in blocks(document("docs/hooks.md")) if block.language == "python")


@pytest.fixture
def house(site: Site) -> Site:
    site.edit("content/articles/2023/microsoft-openai.md", "into OpenAI", "into OpenAI!")
    return site.write({
        "hooks.py": EXAMPLE,
        "templates/article.html": "{{ article.title|shout }} by {{ initials(article.authors[0]) }}"})


def test_filters_and_functions_serve_templates(house: Site) -> None:
    house.build()
    assert house.text("/2023/01/microsoft-openai/") == "MICROSOFT PUTS BILLIONS INTO OPENAI! by I"


def test_rules_find_and_outputs_are_published(house: Site) -> None:
    assert "warning HOUSE01 the headline shouts" in house.build().err
    assert house.page("/stories.txt") == "https://news.example/2023/01/microsoft-openai/\n"


def test_an_output_is_made_again_when_what_it_saw_changes(house: Site) -> None:
    """A hook has nothing to declare: it looked at the address, and the address changed."""
    house.build()
    house.edit("site.yaml", "https://news.example/", "https://wire.example/")
    house.build()
    assert house.page("/stories.txt") == "https://wire.example/2023/01/microsoft-openai/\n"
