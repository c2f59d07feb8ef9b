"""What is said of a page that is no story and no profile: its title, its address, its head."""

from __future__ import annotations

from presstime.outputs.head import FeedLink, listing_head
from presstime.outputs.pages import Pagination, masthead_bare, menu_key
from presstime.outputs.studio import Page
from presstime.view.desk import View
from presstime.view.stamps import Stamp


def plain_page(
    view: View,
    kind: str,
    route: str,
    title: str,
    description: str,
    *,
    feeds: tuple[FeedLink, ...] = (),
    pages: Pagination | None = None,
    date: Stamp | None = None,
    menu_route: str = "",
) -> Page:
    """The page at `route`. `menu_route` is that of its entry in the menu, where it has none of its own."""
    canonical = view.absolute(route)
    return Page(
        kind=kind,
        title=view.words("title_on_site", title=title, site=view.site.title),
        description=description,
        canonical_url=canonical,
        current=menu_key(view, route, menu_route),
        session_rule=masthead_bare(view),
        date=date,
        head_html=listing_head(view, title, description, canonical, feeds, pages),
    )
