"""The same site for work on single stories: what the reader made of unchanged files is kept."""

from pelicanconf import *  # noqa: F403

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
