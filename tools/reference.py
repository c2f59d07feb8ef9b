"""Write the parts of docs/ that are made from the program: fields, help texts, codes.

In: the types of settings and files (with their `Doc` sentences), the command line's help, what every
code means, what each module says of itself. Out: the blocks between `<!-- reference: NAME -->` and
`<!-- /reference -->` in the files of `PARTS`, and the pages of docs/checks/. Tests hold the files equal to
what is made here, so that a field or a code without its words is noticed at once.

    python tools/reference.py write     after a field, an option, or a rule was changed
    python tools/reference.py check     say which files are not as they would be written; exit code 1 then
    python tools/reference.py codes     every code with what it says
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tools.reference_codes import code_pages, one_line  # noqa: E402
from tools.reference_fields import fields_of  # noqa: E402
from tools.reference_files import files_of  # noqa: E402
from tools.reference_help import help_of  # noqa: E402

PARTS: Mapping[str, Callable[[str], str]] = {
    "docs/content.md": fields_of, "docs/cli.md": help_of, "docs/architecture.md": files_of,
}  # fmt: skip
"""Files that are partly made, and who makes a block of them from its name."""

_BLOCK = re.compile(r"(?<=<!-- reference: )([\w. -]+)( -->\n).*?(?=<!-- /reference -->)", re.DOTALL)


def filled(text: str, make: Callable[[str], str]) -> str:
    """A file's text with its blocks as they are made now."""
    return _BLOCK.sub(lambda block: f"{block[1]}{block[2]}\n{make(block[1]).strip()}\n\n", text)


def pages() -> Iterator[tuple[str, str]]:
    """Every file that is wholly or partly made: its path and its text as of now."""
    for name, make in PARTS.items():
        yield name, filled((ROOT / name).read_text("utf-8"), make)
    for name, text in code_pages():
        yield f"docs/checks/{name}", text


def leftovers() -> list[Path]:
    """Pages of codes that are no more."""
    made = {name for name, _ in code_pages()}
    return [path for path in sorted((ROOT / "docs" / "checks").glob("*.md")) if path.name not in made]


def stale() -> list[str]:
    """The paths of files that are not as they would be written."""
    found = [name for name, text in pages() if _text(ROOT / name) != text]
    return found + [path.relative_to(ROOT).as_posix() for path in leftovers()]


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def write() -> None:
    for name, text in pages():
        path = ROOT / name
        if _text(path) != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    for path in leftovers():
        path.unlink()


def main(argv: list[str]) -> int:
    """See the module."""
    if argv == ["write"]:
        write()
        return 0
    if argv == ["check"]:
        wrong = stale()
        sys.stderr.writelines(f"{name} is not as `python tools/reference.py write` makes it\n" for name in wrong)
        return 1 if wrong else 0
    if argv == ["codes"]:
        sys.stdout.writelines(f"{line}\n" for line in one_line())
        return 0
    sys.stderr.write(__doc__ or "")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
