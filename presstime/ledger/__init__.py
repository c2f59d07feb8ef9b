"""The ledger: what was published, remembered beside the publication so that a silent edit is noticed.

`ledger.txt` is committed with the stories. `format` reads and writes it, `record` says what of a story is
remembered, `compare` tells a story's changes since. Written by `python build.py record` alone.
"""
