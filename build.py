#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "anyio==4.16.0",
#     "babel==2.18.0",
#     "idna==3.20",
#     "imagesize==2.0.1",
#     "jinja2==3.1.6",
#     "livereload==2.7.1",
#     "markdown-it-py==4.3.0",
#     "markupsafe==3.0.4",
#     "mdit-py-plugins==0.7.0",
#     "mdurl==0.1.2",
#     "msgspec==0.22.0",
#     "python-stdnum==2.2",
#     "pyyaml==6.0.4",
#     "tornado==6.6.1",
#     "typing-extensions==4.16.0 ; python_full_version < '3.15'",
#     "tzdata==2026.6",
#     "watchfiles==1.3.0",
# ]
# ///
"""Build the publication: `python build.py`, or `python build.py --help` for all there is.

On first use this makes an environment of its own beside itself (`.venv`), of the exact versions in
requirements.lock; later starts only look whether it is still right. The file stays readable to every
Python 3, so that an old one gets a sentence and no traceback.
"""

import os
import sys


def say(line):
    sys.stderr.write("%s\n" % line)
    sys.stderr.flush()


def stop(message):
    say("error: %s" % message)
    sys.exit(2)


def run(root, arguments):
    from presstime import bytecode, environment

    bytecode.keep(root)
    try:
        environment.enter(root, say)
    except environment.Unavailable as fault:
        stop(fault)
    from presstime.cli import main

    return main(arguments)


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        stop("Presstime needs Python 3.11 or later; this is %d.%d" % sys.version_info[:2])
    here = os.path.dirname(os.path.abspath(__file__))
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        status = run(here, sys.argv[1:])
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)
