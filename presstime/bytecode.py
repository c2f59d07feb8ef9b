"""Python's compiled form of this package, kept in `.presstime/` where it must not stand beside the source.

`PYTHONDONTWRITEBYTECODE` keeps source folders clean, in containers above all, and costs every start the
compilation of the whole package. The store's folder is ours to write in, so that is where it goes; the
variable holds for everything else. The standard library alone is imported here.
"""

from __future__ import annotations

import importlib.machinery
import os
import sys
from collections.abc import Callable
from importlib.abc import PathEntryFinder
from types import CodeType


def keep(root: str) -> None:
    """From now on, modules of `root/presstime` are compiled once, whatever Python was told."""
    if not sys.dont_write_bytecode:
        return
    package = os.path.join(root, "presstime")
    folder = os.path.join(root, ".presstime", "bytecode")

    class Loader(importlib.machinery.SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType | None:
            before = sys.dont_write_bytecode, sys.pycache_prefix
            sys.dont_write_bytecode, sys.pycache_prefix = False, folder
            try:
                return super().get_code(fullname)
            finally:
                sys.dont_write_bytecode, sys.pycache_prefix = before

    inner = importlib.machinery.FileFinder.path_hook((Loader, importlib.machinery.SOURCE_SUFFIXES))

    def hook(path: str) -> PathEntryFinder:
        if path != package and not path.startswith(package + os.sep):
            raise ImportError(path)
        return inner(path)

    _install(hook, package)


def _install(hook: Callable[[str], PathEntryFinder], package: str) -> None:
    sys.path_hooks.insert(0, hook)
    for path in [path for path in sys.path_importer_cache if path == package or path.startswith(package + os.sep)]:
        del sys.path_importer_cache[path]
