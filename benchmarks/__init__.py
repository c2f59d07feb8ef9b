"""Measuring Presstime beside Hugo, Eleventy and Pelican on the same invented stories.

`python -m benchmarks --help` tells what can be run. Nothing here is part of the product: it imports
nothing of `presstime` and runs every generator, ours too, as a process of its own.
"""
