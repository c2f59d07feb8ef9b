"""Settings of the Pelican site: built-in tags and authors, tickers and related stories by a plugin."""

import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXCHANGES = json.loads((HERE / "data/exchanges.json").read_text("utf-8"))
TICKERS = json.loads((HERE / "data/tickers.json").read_text("utf-8"))
TAG_DESCRIPTIONS = json.loads((HERE / "data/tags.json").read_text("utf-8"))
AUTHORS = json.loads((HERE / "data/authors.json").read_text("utf-8"))

SITENAME = "Market Wire"
SITEURL = "https://news.example"
TAGLINE = "Company news, market moves and the numbers behind them"
PATH = str(HERE / "content")
ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME = str(HERE / "theme")
THEME_STATIC_DIR = ""
PLUGIN_PATHS = [str(HERE / "plugins")]
PLUGINS = ["newsroom"]
TIMEZONE = "America/New_York"
DEFAULT_LANG = "en"
SLUGIFY_SOURCE = "basename"
USE_FOLDER_AS_CATEGORY = False
FORMATTED_FIELDS: list[str] = []
RELATIVE_URLS = False

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.meta": {},
        "markdown.extensions.tables": {},
        "markdown.extensions.footnotes": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}

ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
AUTHOR_URL = "authors/{slug}/"
AUTHOR_SAVE_AS = "authors/{slug}/index.html"
TICKER_URL = "tickers/{slug}/"
TICKER_SAVE_AS = "tickers/{slug}/index.html"
CATEGORY_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "latest", "tags", "authors", "tickers", "sitemap"]
LATEST_SAVE_AS = "latest/index.html"
TAGS_SAVE_AS = "tags/index.html"
AUTHORS_SAVE_AS = "authors/index.html"
TICKERS_SAVE_AS = "tickers/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"latest": None, "tag": None, "author": None, "ticker": None}
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/{number}/", "{base_name}/{number}/index.html"),
)

FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
FEED_RSS = "rss.xml"
TAG_FEED_RSS = "tags/{slug}/rss.xml"
AUTHOR_FEED_RSS = "authors/{slug}/rss.xml"
TICKER_FEED_RSS = "tickers/{slug}/rss.xml"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
