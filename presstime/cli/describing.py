"""`schema`: the JSON Schema of a kind of file."""

from __future__ import annotations

import argparse
import json

from presstime.cli import GOOD


def schema(options: argparse.Namespace) -> int:
    from presstime.reading.schema import schema_of

    print(json.dumps(schema_of(options.kind), ensure_ascii=False, indent=2))
    return GOOD
