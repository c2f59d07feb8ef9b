"""Results as tables: medians, spread, ratios pair by pair, memory, what was written.

In: results as kept in JSON. Out: Markdown, which is also what the command prints.
"""

from __future__ import annotations

import platform
import re
from pathlib import Path
from statistics import median
from typing import Any

BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"
NAMES = {
    "clean": "clean build",
    "edit": "one story's body edited, new process",
    "unchanged": "nothing changed, new process",
    "template": "base template edited",
    "tag": "a tag's title edited",
    "author": "an author's bio edited",
    "demo clean": "the demo publication, clean",
    "demo unchanged": "the demo publication, unchanged",
}


def machine() -> dict[str, str]:
    """What the measuring was done on: processor, cores, memory, system, Python."""
    facts = {"system": f"{platform.system()} {platform.release()}", "python": platform.python_version()}
    try:
        cpu = Path("/proc/cpuinfo").read_text()
        memory = Path("/proc/meminfo").read_text()
    except OSError:
        return facts
    model = re.search(r"model name\s*: (.*)", cpu)
    total = re.search(r"MemTotal:\s*(\d+)", memory)
    facts["processor"] = model.group(1) if model else platform.machine()
    facts["cores"] = str(cpu.count("processor\t"))
    facts["memory"] = f"{int(total.group(1)) / 2**20:.0f} GiB" if total else "unknown"
    return facts


def seconds(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def spread(values: list[float]) -> str:
    return f"{seconds(median(values))} ({seconds(min(values))}–{seconds(max(values))})"


def ratio(pairs: list[float]) -> str:
    return f"{median(pairs):.2f} ({min(pairs):.2f}–{max(pairs):.2f})" if pairs else ""


def by_round(runs: list[dict[str, Any]], scenario: str) -> dict[str, dict[int, dict[str, Any]]]:
    table: dict[str, dict[int, dict[str, Any]]] = {}
    for run in runs:
        if run["scenario"] == scenario:
            table.setdefault(run["contender"], {})[run["round"]] = run
    return table


def timing(result: dict[str, Any]) -> list[str]:
    """A row for every scenario and contender, with the peer's time over ours in the same round."""
    lines = [
        f"| {result['stories']:,} stories | | wall s: median (min–max) | peer ÷ ours, pair by pair "
        "| processor s | largest process, MiB |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for scenario, name in NAMES.items():
        table = by_round(result["runs"], scenario)
        ours = table.get("presstime", {})
        for contender, rounds in table.items():
            pairs = [
                run["seconds"] / ours[turn]["seconds"]
                for turn, run in rounds.items()
                if contender != "presstime" and turn in ours
            ]
            version = result["versions"].get(contender, "")
            beside = ratio(pairs)
            if contender == "cp -r":
                beside = f"ours is {median(1 / pair for pair in pairs):.1f} × a copy of its output"
            lines.append(
                f"| {name} | {contender} {version} | {spread([r['seconds'] for r in rounds.values()])} "
                f"| {beside} | {seconds(median(r['cpu_seconds'] for r in rounds.values()))} "
                f"| {max(r['largest_mib'] for r in rounds.values()):.0f} |"
            )
    return lines


def written(result: dict[str, Any]) -> list[str]:
    lines = [
        f"| {result['stories']:,} stories, clean | files | MiB | stories | KiB a story | list pages "
        "| other pages | feeds | memory of all processes, MiB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for contender, c in result["counts"].items():
        lines.append(
            f"| {contender} | {c['files']:,} | {c['mib']:.0f} | {c['articles']:,} | {c['article_kib']:.1f} "
            f"| {c['lists']:,} | {c['other_pages']:,} | {c['feeds']:,} "
            f"| {result['sums_mib'][contender]:.0f} |"
        )
    return lines if result["counts"] else []


def stages(result: dict[str, Any]) -> list[str]:
    """What our own `--verbose` said of the time of each stage, in the run that was watched."""
    text = result["stages"].strip()
    return (
        [f"Where the time went at {result['stories']:,} (the watched run):", "", "```", text, "```"]
        if text
        else []
    )


def document(data: dict[str, Any]) -> str:
    """The tables of every size, with the machine above them."""
    facts = data["machine"]
    lines = [
        f"Measured {data['date']} on {facts.get('processor', 'an unnamed processor')}, "
        f"{facts.get('cores', '?')} cores, {facts.get('memory', '?')}, {facts['system']}, "
        f"Python {facts['python']}; "
        f"{data['rounds']} rounds.",
    ]
    for result in data["results"]:
        for part in (timing(result), written(result), stages(result)):
            lines += ["", *part] if part else []
    return "\n".join(lines) + "\n"


def put_into(path: Path, tables: str) -> None:
    """Replace what stands between the two marks of a document. Raises LookupError without them."""
    text = path.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise LookupError(f"{path.name} has no {BEGIN} … {END} to put the tables between")
    path.write_text(f"{before}{BEGIN}\n{tables}{END}{after}", "utf-8")
