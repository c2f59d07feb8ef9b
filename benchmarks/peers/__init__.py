"""The generators that Presstime is measured against, each given the same stories and the same page set.

A peer's site, written as an expert of it would, is in `benchmarks/sites/NAME`; its module here writes the
stories in its form, says how it is started, and makes the edits that are measured.
"""
