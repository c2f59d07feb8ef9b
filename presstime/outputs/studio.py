"""Where outputs are made: the view, and the templates that print it. One studio serves a process.

Templates see only what `docs/templates.md` lists. A template's own text, and that of all it extends,
includes and imports, is looked at like any other thing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from presstime.diagnostics import Where, error
from presstime.hooks import NO_HOOKS, Hooks
from presstime.model import Body
from presstime.outputs.kinds import all_kinds
from presstime.outputs.template_faults import in_words
from presstime.outputs.templates import ANY, CompiledTemplate, Loader, TemplateCache, TemplateSource
from presstime.publication import Publication
from presstime.view.articles import ArticleView, direction
from presstime.view.bodies import asset_candidates, asset_route
from presstime.view.desk import View
from presstime.view.session_lines import SessionRule
from presstime.view.stamps import Stamp

TEMPLATE_FAULTS = (
    jinja2.TemplateError, LookupError, AttributeError, TypeError, ValueError, ArithmeticError, RecursionError,
)  # fmt: skip
"""What a template's own mistake raises; a damaged store is none of them."""


MOST_ROWS = 2000
"""So many printed rows are kept in a process (about 2 kB each)."""


class Page(NamedTuple):
    """`page` in templates: what is said of the page that is being made."""

    kind: str
    title: str
    description: str = ""
    canonical_url: str = ""
    noindex: bool = False
    robots: str = ""
    lang: str = ""
    dir: str = "ltr"
    head_html: Markup = Markup("")
    current: str = ""
    date: Stamp | None = None
    session_rule: SessionRule | None = None
    breadcrumbs: tuple[tuple[str, str], ...] = ()
    ribbon: str = ""


class RenderingFailed(Exception):
    """A template could not be printed; carries the finding."""

    def __init__(self, diagnostic: Any) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


class Studio:
    def __init__(
        self,
        view: View,
        templates: TemplateSource,
        cache: TemplateCache | None = None,
        hooks: Hooks = NO_HOOKS,
    ) -> None:
        from presstime.outputs.newsroom import guarded

        self.view = view
        self.kinds = {**all_kinds(), **{kind.name: guarded(kind) for kind in hooks.kinds}}
        self._templates = templates
        self._loader = Loader(templates, cache)
        self._closures: dict[str, frozenset[str]] = {}
        self._rows: dict[str, tuple[Markup, frozenset[str]]] = {}
        self._parts: dict[tuple[object, ...], tuple[Markup, frozenset[str]]] = {}
        self.environment = jinja2.Environment(
            loader=self._loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        for unstable in ("random",):
            self.environment.filters.pop(unstable, None)
        self.environment.globals.clear()
        self.environment.globals.update(
            site=view.site,
            t=self._word,
            asset=self._asset,
            url=view.url,
            row=self.row,
            part=self.part,
            range=range,
            dict=dict,
            namespace=jinja2.utils.Namespace,
            **hooks.functions,
        )
        self.environment.filters.update(hooks.filters)

    def renew(self, publication: Publication, body_of: Callable[[str], Body]) -> None:
        """The same templates, another publication."""
        self._rows.clear()
        self._parts.clear()
        self.view.renew(publication, body_of)

    def warm(self) -> None:
        """Compile every template now, so that worker processes share the code. Faults wait for their page."""
        for name in self.pages():
            try:
                self.environment.get_template(name)
            except (jinja2.TemplateError, UnicodeDecodeError):
                continue
            self._closure(name)

    def pages(self) -> list[str]:
        """The names of the templates that are HTML."""
        return [name for name in self._templates.names() if name.endswith(".html")]

    def compile(self, name: str) -> CompiledTemplate | None:
        """A template's code; None of one that is faulty, whose page will tell."""
        try:
            return self._loader.compiled(self.environment, name)
        except (jinja2.TemplateError, UnicodeDecodeError):
            return None

    def _word(self, key: str, **values: object) -> str:
        return self.view.words(key, **values)

    def _asset(self, path: str) -> str:
        for candidate in asset_candidates("/" + path.lstrip("/"), "site.yaml"):
            if self.view.has_asset(candidate):
                return self.view.url(asset_route(candidate))
        raise jinja2.TemplateRuntimeError(f"there is no file static/{path}")

    def row(self, article: ArticleView) -> Markup:
        """An article as a row of a list: printed once, used in every list."""
        found = self._rows.get(article.id)
        if found is None:
            if len(self._rows) >= MOST_ROWS:
                self._rows.clear()
            template = self._template("river_row.html")
            found = self._rows[article.id] = self.view.trace.recorded(
                lambda: Markup(template.render(article=article).strip())
            )
            self._look_at_templates("river_row.html")
        self.view.trace.keys |= found[1]
        self._look_at_templates("river_row.html")
        return found[0]

    def part(self, name: str, **values: str) -> Markup:
        """A piece that many pages share, printed once for each set of values."""
        key = (name, *values.items())
        found = self._parts.get(key)
        if found is None:
            template = self._template(name)
            found = self._parts[key] = self.view.trace.recorded(lambda: Markup(template.render(**values).strip()))
        self.view.trace.keys |= found[1]
        self._look_at_templates(name)
        return found[0]

    def page(self, template: str, page: Page, **variables: object) -> bytes:
        """The bytes of a page. Raises RenderingFailed with a finding that names template and line."""
        view = self.view
        view.trace.look("hooks\t")
        self._look_at_templates(template)
        if not page.lang:
            page = page._replace(lang=view.language, dir=direction(view.language))
        try:
            return self._template(template).render(page=page, **variables).strip().encode() + b"\n"
        except TEMPLATE_FAULTS as problem:
            raise RenderingFailed(self._finding(problem, template, page, variables.get("article"))) from problem

    def _template(self, name: str) -> jinja2.Template:
        return self.environment.get_template(name)

    def _look_at_templates(self, name: str) -> None:
        self.view.trace.keys |= self._closure(name)

    def _closure(self, name: str) -> frozenset[str]:
        """The keys of a template and of all that it extends, includes and imports."""
        found = self._closures.get(name)
        if found is None:
            seen: set[str] = set()
            keys: set[str] = set()
            waiting = [name]
            while waiting:
                current = waiting.pop()
                if current not in seen:
                    seen.add(current)
                    referred = self._loader.references(self.environment, current)
                    if ANY in referred:
                        keys.add("templates\t")
                    waiting += [other for other in referred if other != ANY]
            keys.update(f"template\t{n}" for n in seen)
            found = self._closures[name] = frozenset(keys)
        return found

    def _finding(self, problem: Exception, template: str, page: Page, article: object) -> Any:
        place, line = template, 0
        if isinstance(problem, jinja2.TemplateSyntaxError):
            place, line = problem.name or template, problem.lineno
        elif isinstance(problem, jinja2.TemplateNotFound):
            place = template
        trace = problem.__traceback__
        known = {self._templates.place(name) for name in self._templates.names()}
        if not isinstance(problem, jinja2.TemplateSyntaxError):
            while trace is not None:
                if trace.tb_frame.f_code.co_filename in known:
                    place, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
                trace = trace.tb_next
        if place not in known:
            place = self._templates.place(place) if place in set(self._templates.names()) else f"templates/{place}"
        message, hint = in_words(problem, self.environment, self._templates.names())
        subject = page.title or page.kind
        return error(
            "PT901",
            f"{message}, while printing “{subject}”",
            Where(place, line),
            hint,
            (Where(self.view.publication.articles[article.id].source),) if isinstance(article, ArticleView) else (),
        )
