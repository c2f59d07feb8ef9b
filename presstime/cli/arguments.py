"""The command line: every command with its options, and a help that teaches."""

from __future__ import annotations

import argparse
import textwrap
from typing import TypeAlias

COMMANDS = (
    "build", "check", "new", "import", "serve", "record", "schedule", "explain", "schema", "clean",
)  # fmt: skip


def parse(argv: list[str]) -> argparse.Namespace:
    """The options of one command. `build` is meant where none is named. Exits as argparse does on wrong use."""
    if not argv or (argv[0] not in COMMANDS and argv[0] not in ("-h", "--help", "--version")):
        argv = ["build", *argv]
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:
    from presstime import __version__

    parser = _Parser(
        prog="build.py",
        description="Presstime turns articles (text with a little YAML) into a publication.",
        epilog=_text("""
            examples:
              python build.py                       build the publication into public/
              python build.py serve --open          preview it, with live reload
              python build.py new article "Fed holds rates"
              python build.py check --format json   every finding, for an editor
              python build.py explain PT204         what a finding means

            exit codes: 0 good, 1 errors were found (nothing published), 2 wrong use or settings, 130 interrupted
            """),
    )
    parser.add_argument("--version", action="version", version=f"Presstime {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    for add in (_build, _check, _new, _import, _serve, _record, _schedule, _explain, _schema, _clean):
        add(commands)
    return parser


class _Parser(argparse.ArgumentParser):
    def __init__(self, **keywords: object) -> None:
        keywords.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(allow_abbrev=False, **keywords)  # type: ignore[arg-type]


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _text(text: str) -> str:
    return textwrap.dedent(text).strip()


def _command(commands: _Commands, name: str, help_text: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=help_text,
        description=help_text[0].upper() + help_text[1:] + ".",
        epilog="example:\n  python build.py " + example,
    )


def _reads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", metavar="DIR", help="the publication's folder, with site.yaml in it (this one)")
    parser.add_argument("--base-url", metavar="URL", help="where it will stand, instead of site.yaml's base_url")
    parser.add_argument(
        "--at", metavar="TIME", help="take this as now: ISO 8601, in the publication's zone when it names none"
    )


def _shows(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--drafts", action="store_true", help="publish drafts too, each with a ribbon")
    parser.add_argument(
        "--held", action="store_true", help="publish everything that is held: drafts, future, embargoed, expired"
    )


def _build(commands: _Commands) -> None:
    parser = _command(
        commands,
        "build",
        "build the publication (what happens when no command is named)",
        "build --output /srv/www --base-url https://news.example/markets/",
    )
    _reads(parser)
    parser.add_argument("--output", metavar="DIR", help="where it is published (public/ beside site.yaml)")
    _shows(parser)
    parser.add_argument("--jobs", type=int, metavar="N", help="worker processes (as many as there are processors)")
    parser.add_argument(
        "--force", action="store_true", help="render everything again, and publish into a folder that holds other files"
    )
    parser.add_argument("--strict", action="store_true", help="let warnings stop the build, too")
    volume = parser.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="say only what is wrong")
    volume.add_argument(
        "-v", "--verbose", action="store_true", help="say what was rendered again and why, and the time of each stage"
    )


def _check(commands: _Commands) -> None:
    parser = _command(
        commands,
        "check",
        "check everything but render nothing; print all findings",
        "check --format github content/articles/2023/fed.md",
    )
    _reads(parser)
    parser.add_argument("--format", choices=("text", "json", "github", "sarif"), default="text")
    parser.add_argument("--jobs", type=int, metavar="N", help="worker processes")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings, too")
    parser.add_argument("--fix", action="store_true",
                        help="mend what is mechanical, show it as a diff, then print what is left: a per cent that "
                        "price and previous close decide is added, a weekday is made that of its full date")
    parser.add_argument("--dry-run", action="store_true", help="with --fix: show the diff, write nothing")
    parser.add_argument("files", nargs="*", metavar="FILE",
                        help="print only the findings of these files, and mend only these")


def _new(commands: _Commands) -> None:
    parser = _command(commands, "new", "write a pre-filled file and print its path", 'new article "Fed holds rates"')
    _reads(parser)
    parser.add_argument("kind", choices=("article", "author", "ticker", "page"))
    parser.add_argument("title", nargs="+", metavar="TITLE", help="headline, name, or EXCHANGE:SYMBOL and name")


def _import(commands: _Commands) -> None:
    parser = _command(
        commands,
        "import",
        "turn raw article text (.txt, .md, .html, .docx) into article files",
        "import inbox/microsoft.txt",
    )
    _reads(parser)
    parser.add_argument("files", nargs="+", metavar="FILE")


def _serve(commands: _Commands) -> None:
    parser = _command(
        commands, "serve", "preview with live reload; what is held is shown, with a ribbon", "serve --port 8080 --open"
    )
    _reads(parser)
    parser.add_argument(
        "--port", type=int, metavar="N", help="the port; another free one is not looked for then (8000)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1: this machine only)")
    parser.add_argument("--open", action="store_true", help="open the browser")
    parser.add_argument("--no-held", action="store_true", help="show only what is public")
    parser.add_argument("--jobs", type=int, metavar="N", help="worker processes for the first build")
    parser.add_argument(
        "--editor", metavar="URL", help="what a click on a finding opens (vscode://file/{file}:{line}:{column})"
    )


def _record(commands: _Commands) -> None:
    parser = _command(
        commands, "record", "remember the figures and headlines now published, to notice silent edits", "record"
    )
    _reads(parser)


def _schedule(commands: _Commands) -> None:
    parser = _command(
        commands, "schedule", "list what is held until when, and when to build next", "schedule --format ics"
    )
    _reads(parser)
    parser.add_argument("--format", choices=("text", "json", "ics"), default="text")


def _explain(commands: _Commands) -> None:
    parser = _command(
        commands,
        "explain",
        "say what a finding means, or why an output was or was not rendered",
        "explain /tickers/nasdaq-msft/",
    )
    _reads(parser)
    parser.add_argument("--output", metavar="DIR", help="the output folder (public/)")
    parser.add_argument("subject", metavar="CODE|OUTPUT")


def _schema(commands: _Commands) -> None:
    parser = _command(commands, "schema", "print the JSON Schema of a kind of file, for editors", "schema article")
    parser.add_argument("kind", choices=("article", "author", "ticker", "site", "page", "tags"))


def _clean(commands: _Commands) -> None:
    parser = _command(commands, "clean", "remove what we made: the output's files and the store, nothing else", "clean")
    parser.add_argument("--source", metavar="DIR", help="the publication's folder (this one)")
    parser.add_argument("--output", metavar="DIR", help="the output folder (public/)")
