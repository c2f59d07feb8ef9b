"""The bytes of a pasted text become text.

UTF-8 with or without its mark, UTF-16 by its mark, a page's declared charset, and last Windows-1252,
in which so many documents were once saved: that is decoded too, but said, with the place and the
words, for it is a guess. Anything else is an error; a character is never silently lost.
"""

from __future__ import annotations

import codecs
import re

from presstime.diagnostics import Diagnostic, Where, error, warning

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,30})", re.IGNORECASE)
_LATIN = frozenset({"iso8859-1", "ascii", "iso8859-15"})
_KNOWN = re.compile(
    r"(?:utf-?8|utf-?16.*|cp125\d|windows-125\d|iso8859-\d+|koi8-[ru]|"
    r"shift_jis|euc_(?:jp|kr)|gbk|gb2312|gb18030|big5)"
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def decoded(content: bytes, file: str, is_html: bool = False) -> tuple[str | None, list[Diagnostic]]:
    """Text with "\\n" line ends and no control characters, and what there is to say; None if unreadable."""
    text, problems = _text_of(content, file, is_html)
    if text is None:
        return None, problems
    text = _LINE_ENDS.sub("\n", text).removeprefix("\ufeff")
    if text.count("\0") > len(text) // 10:
        return None, [
            *problems,
            error("PT151", "this is not a text", Where(file), "save it as UTF-8 text or as .docx"),
        ]
    found = _CONTROLS.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        message = f"control characters, such as U+{ord(found[0]):04X}, were taken out"
        problems.append(warning("PT152", message, Where(file, line)))
        text = _CONTROLS.sub("", text)
    return text, problems


def _text_of(content: bytes, file: str, is_html: bool) -> tuple[str | None, list[Diagnostic]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.removeprefix(mark if encoding == "utf-8" else b"").decode(encoding), []
            except UnicodeDecodeError as problem:
                return None, [_unreadable(file, f"it begins as {encoding.upper()} but breaks at byte {problem.start}")]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as problem:
        offset = problem.start
    encoding = _declared(content) if is_html else "cp1252"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None, [_unreadable(file, f"byte {offset} is neither UTF-8 nor {_printed(encoding)}")]
    line = content.count(b"\n", 0, offset) + 1
    excerpt = " ".join(content[max(offset - 20, 0) : offset + 20].decode(encoding, "ignore").split())
    message = f"not UTF-8 at byte {offset}; read as {_printed(encoding)}: “{excerpt}”"
    return text, [
        warning("PT153", message, Where(file, line), "look whether quotes, dashes and currency signs are right")
    ]


def _declared(content: bytes) -> str:
    match = _DECLARED.search(content[:4096])
    if match:
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
        except LookupError:
            return "cp1252"
        if name not in _LATIN and name != "utf-8" and _KNOWN.fullmatch(name):
            return name
    return "cp1252"


def _printed(encoding: str) -> str:
    return "Windows-1252" if encoding == "cp1252" else encoding


def _unreadable(file: str, why: str) -> Diagnostic:
    return error("PT151", f"cannot be read as text: {why}", Where(file), "save it as UTF-8")
