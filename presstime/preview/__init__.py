"""The preview: the publication served on this machine, held items included, and reloaded at each save.

`watching` says which files may have changed, `resident` keeps the publication and builds it again in a
thread of its own, `server` shows what was built. Nothing that is put into pages here is ever on disk.
"""
