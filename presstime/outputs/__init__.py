"""One file per kind of output; a new kind is a new file here and nothing else.

A module names its `KINDS`: how such outputs are planned from a publication, and how one is made.
"""
