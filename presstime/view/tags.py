"""Tags and sections as templates see them."""

from __future__ import annotations

from markupsafe import Markup

from presstime.model import Tag
from presstime.settings import SectionSettings
from presstime.text.inline import inline_html
from presstime.view.desk import View, remembered
from presstime.view.profiles import Listed


class TagView(Listed):
    kind = "tag"

    def __init__(self, desk: View, slug: str) -> None:
        super().__init__(desk, slug)
        self.slug = slug
        self._tag: Tag = desk.publication.tags[slug]

    @property
    def record(self) -> Tag:
        self.desk.trace.keys.add(f"tag\t{self.slug}")
        return self._tag

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def description(self) -> str:
        return self.record.description

    @remembered
    def description_html(self) -> Markup:
        return Markup(inline_html(self.record.description, self.desk.language))

    def place(self) -> str:
        return str(self.desk.setting("urls").tag.format(slug=self.slug))

    @property
    def near(self) -> list[TagView]:
        return [self.desk.tag(slug) for slug in self.desk.ask("near_tags", self.slug)]


class SectionView(Listed):
    kind = "section"

    def __init__(self, desk: View, section: SectionSettings) -> None:
        super().__init__(desk, section.slug)
        self.slug = section.slug
        self._section = section

    @property
    def record(self) -> SectionSettings:
        self.desk.trace.keys.add("settings\tsections")
        return self._section

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def description(self) -> str:
        return self.record.description

    def place(self) -> str:
        return str(self.desk.setting("urls").section.format(slug=self.slug))
