"""What every peer's site is written from: links in Markdown, snapshots as strings, hours of exchanges."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from benchmarks.market import Company, Quote
from benchmarks.source import MARK
from benchmarks.stories import Headline, Newsroom, Story, Topic, headline

SITES = Path(__file__).resolve().parent.parent / "sites"
ROOT = SITES.parent.parent
SESSION_LABELS = {
    "premarket": "Premarket",
    "regular": "Regular hours",
    "after-hours": "After hours",
    "closed": "Closed",
}


def labels(*places: tuple[str, float, str]) -> list[dict[str, str | float]]:
    return [{"anchor": anchor, "x": x, "text": text} for anchor, x, text in places]


AMERICAN = {
    "zone": "ET",
    "prefix": "$",
    "suffix": "",
    "places": 2,
    "start": 240,
    "end": 1200,
    "blocks": [[570, 960]],
    "labels": labels(
        ("start", 0, "4 a.m."), ("start", 34.375, "9:30"), ("end", 75, "4 p.m."), ("end", 100, "8 p.m.")
    ),
}
LONDON = {
    "zone": "London",
    "prefix": "",
    "suffix": "p",
    "places": 1,
    "start": 480,
    "end": 990,
    "blocks": [[480, 990]],
    "labels": labels(("start", 0, "8 a.m."), ("end", 100, "4:30 p.m.")),
}
TOKYO = {
    "zone": "JST",
    "prefix": "¥",
    "suffix": "",
    "places": 0,
    "start": 540,
    "end": 930,
    "blocks": [[540, 690], [750, 930]],
    "labels": labels(("start", 0, "9 a.m."), ("end", 100, "3:30 p.m.")),
}
EDITED_TAG = Topic("dividends", "Dividends", "")
EDITED_AUTHOR = "amelie-dufresne"
EXCHANGES = {"NASDAQ": AMERICAN, "NYSE": AMERICAN, "LSE": LONDON, "TYO": TOKYO}
MICS = {"NASDAQ": "XNAS", "NYSE": "XNYS", "LSE": "XLON", "TYO": "XTKS"}


def quoted(value: str) -> str:
    """A double-quoted YAML scalar."""
    return json.dumps(value, ensure_ascii=False)


def route(head: Headline) -> str:
    return f"/{head.published:%Y}/{head.published:%m}/{head.stem}/"


def markdown(story: Story, news: Newsroom) -> str:
    """The text with symbols and stories linked by hand, as a desk without automatic chips would."""

    def fill(mark: re.Match[str]) -> str:
        kind, target = mark.groups()
        if kind == "story":
            return route(headline(news, int(target)))
        return f"[{target.replace(':', ': ')}](/tickers/{target.replace(':', '-').lower()}/)"

    return MARK.sub(fill, story.text)


def snapshot(price: Quote) -> dict[str, str]:
    """The snapshot's fields as printed; what the day has not yet shown is left out."""
    firm = price.company
    fields = {
        "exchange": firm.exchange.code,
        "symbol": firm.symbol,
        "label": firm.label,
        "slug": firm.slug,
        "session": price.session,
        "session_label": SESSION_LABELS[price.session],
        "price": str(price.price),
        "previous_close": str(price.previous_close),
        "currency": firm.exchange.currency,
        "as_of": price.as_of.isoformat(),
        "low_52_weeks": str(price.low_52_weeks),
        "high_52_weeks": str(price.high_52_weeks),
    }
    if price.session == "closed":
        fields |= {"low": str(price.low), "high": str(price.high), "volume": str(price.volume)}
    return fields


def summary(firm: Company) -> str:
    return f"{firm.name} is an invented company of the sector {firm.sector.lower()}."


def ticker_facts(firm: Company) -> dict[str, str]:
    return {
        "label": firm.label,
        "symbol": firm.symbol,
        "mic": MICS[firm.exchange.code],
        "sector": firm.sector,
        "currency": firm.exchange.currency,
        "letter": firm.latin[0].upper(),
    }


def copy_site(name: str, folder: Path) -> None:
    """The peer's templates and settings into a new folder."""
    shutil.copytree(SITES / name, folder, dirs_exist_ok=True)


def copy_static(folder: Path) -> None:
    """The same styles, fonts and icons that our own pages ask for."""
    shutil.copytree(ROOT / "static", folder, dirs_exist_ok=True)


def append_to_body(path: Path, turn: int) -> None:
    """The edit that is measured most: one more sentence at the end of a story."""
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nA sentence was added at the desk in turn {turn}.\n")


def replace_in(path: Path, pattern: str, new: str) -> None:
    """Replace the first match; its absence is our own fault and said at once."""
    text, count = re.subn(pattern, new, path.read_text("utf-8"), count=1)
    if not count:
        raise LookupError(f"{path.name} has nothing like {pattern!r} to edit")
    path.write_text(text, "utf-8")


def edit_template(path: Path, turn: int) -> None:
    """One more line at the end of every page."""
    replace_in(path, r"(<p hidden>\d+</p>\n)?</body>", f"<p hidden>{turn}</p>\n</body>")
