"""Importing: raw article text, as pasted from a document, becomes an article file with its YAML.

`import_texts` reads the inputs and the source folder and answers with a report of everything that
would be written; `write_imports` writes it. Between them a person, or the command line, can look.
"""

from __future__ import annotations

from presstime.importing.inputs import import_texts
from presstime.importing.report import (
    Confidence,
    Dropped,
    FileKind,
    Imported,
    ImportReport,
    Inference,
    PlannedFile,
    Unknown,
)
from presstime.importing.scaffold import scaffold
from presstime.importing.writing import Written, write_imports

__all__ = [
    "Confidence",
    "Dropped",
    "FileKind",
    "ImportReport",
    "Imported",
    "Inference",
    "PlannedFile",
    "Unknown",
    "Written",
    "import_texts",
    "scaffold",
    "write_imports",
]
