"""What an import found: plain data that the command line prints and `writing.py` writes.

Nothing in a report is a secret of the machinery: each inference carries the words it was drawn
from, each sentence that is not in the new files is listed with the reason, and what the text does
not say is named instead of guessed.
"""

from __future__ import annotations

import enum
from pathlib import Path

import msgspec

from presstime.diagnostics import Diagnostic


class Confidence(enum.Enum):
    """How sure an inference is: stated plainly, read by a rule that seldom errs, or a proposal."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Inference(msgspec.Struct, frozen=True):
    """A field that was read from the text. `line` counts from 1 in the input (paragraphs in .docx)."""

    field: str
    value: str
    confidence: Confidence
    words: str
    line: int = 0
    note: str = ""


class Dropped(msgspec.Struct, frozen=True):
    """Words of the input that stand in no new file as they were, and why."""

    text: str
    reason: str
    line: int = 0


class Unknown(msgspec.Struct, frozen=True):
    """A field that was left blank, said in one sentence, with the words that did not suffice."""

    field: str
    message: str
    words: str = ""
    line: int = 0


class FileKind(enum.Enum):
    ARTICLE = "article"
    AUTHOR = "author"
    TICKER = "ticker"


class PlannedFile(msgspec.Struct, frozen=True):
    """A file to write: path relative to the source folder, with forward slashes."""

    path: str
    text: str
    kind: FileKind


class Imported(msgspec.Struct, frozen=True):
    """What one input became. `path` is its article, relative to the source folder; "" if none."""

    file: str
    path: str
    inferences: tuple[Inference, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unknown: tuple[Unknown, ...] = ()


class ImportReport(msgspec.Struct, frozen=True):
    """Everything an import would do, before anything is written."""

    source: Path
    imported: tuple[Imported, ...] = ()
    files: tuple[PlannedFile, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


class Notes:
    """The running list of one input's inferences, drops and unknowns; lives only while it is read."""

    def __init__(self) -> None:
        self.inferences: list[Inference] = []
        self.dropped: list[Dropped] = []
        self.unknown: list[Unknown] = []

    def infer(
        self, field: str, value: object, confidence: Confidence, words: str, line: int = 0, note: str = ""
    ) -> None:
        self.inferences.append(Inference(field, str(value), confidence, words.strip(), line, note))

    def drop(self, text: str, reason: str, line: int = 0) -> None:
        if text.strip():
            self.dropped.append(Dropped(text.strip(), reason, line))

    def leave(self, field: str, message: str, words: str = "", line: int = 0) -> None:
        self.unknown.append(Unknown(field, message, words.strip(), line))
