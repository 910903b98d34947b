#!/usr/bin/env python3
"""The figures of docs/counts.md, counted anew, as a markdown table.

    python3 benches/count/table.py CORPORA                     what can be counted without judging
    python3 benches/count/table.py CORPORA --truth FOLDER      and what was judged by reading

CORPORA holds a folder of documents for each team and, if there is one, `timeline_lines.tsv` (tab-separated:
class, corpus, file, line). The truth is what somebody who read the documents wrote down; all of its files are
optional:

    TEAM-parts.json     {file: {part: {"there": "yes" | "no" | "arguable"}}}, parts as `count parts` names them
    TEAM-windows.json   {file: {"full": bool, "start": RFC 3339, "end": RFC 3339, "or": [start, end]}}
    times*.json         [{"row": number in the tsv, "right": null or {"clock", "date", "zone", "end"}}]
    no-time.json        [row, ...]: rows of the counted classes that begin with no time
    judged*.json        [{"code": "PM201", "true": bool}, ...]
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ["summary", "timeline", "cause", "resolution", "corrective"]


def main() -> int:
    options = arguments()
    subprocess.run(["cargo", "build", "--quiet", "--example", "count"], cwd=ROOT, check=True)
    target = json.loads(
        subprocess.run(
            ["cargo", "metadata", "--format-version", "1", "--no-deps"],
            cwd=ROOT, check=True, capture_output=True,
        ).stdout
    )["target_directory"]
    count = Count(Path(target) / "debug" / "examples" / "count")
    teams = sorted(path for path in options.corpora.iterdir() if any(path.glob("*.md")))
    corpora(count, teams)
    lines = options.corpora / "timeline_lines.tsv"
    rows = count("times", lines)["rows"] if lines.exists() else []
    if options.truth:
        judged(count, teams, rows, options.truth)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--truth", type=Path)
    return parser.parse_args()


class Count:
    """The command, its output as values."""

    def __init__(self, program: Path):
        self.program = program

    def __call__(self, *arguments) -> dict:
        command = [self.program, *map(str, arguments), "--format", "json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def corpora(count: Count, teams: list[Path]) -> None:
    print("| documents of | number | panics, hangs, over 1 s, vanished | slowest, ms | all parts found | window known | sre findings |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for team in teams:
        robust, parts = count("robust", team), count("parts", team)
        windows, findings = count("windows", team), count("findings", team, "--profile", "sre")
        bad = [len(robust[kind]) for kind in ("panics", "hangs", "slow", "vanished")]
        slowest = max((file["milliseconds"] for file in robust["files"]), default=0)
        found = sum(rule["findings"] for rule in findings["rules"].values())
        print(
            f"| {team.name} | {parts['documents']} | {', '.join(map(str, bad))} | {slowest:.0f} | "
            f"{share(parts['all'], parts['documents'])} | {share(windows['whole'], windows['documents'])} | {found} |"
        )


def judged(count: Count, teams: list[Path], rows: list[dict], truth: Path) -> None:
    print("\n| figure | of | right |\n| --- | ---: | ---: |")
    for team in teams:
        if right := load(truth / f"{team.name}-parts.json"):
            parts_judged(count("parts", team), right, team.name)
        if right := load(truth / f"{team.name}-windows.json"):
            windows_judged(count("windows", team), right, team.name)
    no_time = set(load(truth / "no-time.json") or [])
    counted = [row for at, row in enumerate(rows) if row["counted"] and at not in no_time]
    if counted:
        print(line("lines that begin with a time: a time read", sum(row["time"] is not None for row in counted), len(counted)))
    for path in sorted(truth.glob("times*.json")) if rows else []:
        wanted = load(path)
        good = sum(same_time(want["right"], rows[want["row"]]["time"]) for want in wanted)
        print(line(f"{path.stem}: read as by eye", good, len(wanted)))
    for path in sorted(truth.glob("judged*.json")):
        findings_judged(load(path), path.stem)


def parts_judged(found: dict, right: dict, team: str) -> None:
    files = found["files"]
    name = lambda file: file["path"].split("/")[-1]
    there = lambda file, part: right[name(file)][part]["there"]
    invented = sum(bool(file[part]) and there(file, part) == "no" for file in files for part in PARTS)
    claimed = sum(bool(file[part]) for file in files for part in PARTS)
    sure = [(file, part) for file in files for part in PARTS if there(file, part) == "yes"]
    print(line(f"{team}: all parts found", found["all"], len(files)))
    print(line(f"{team}: the same, with cause or resolution enough", found["all_but_one_half"], len(files)))
    print(line(f"{team}: parts found that are there", claimed - invented, claimed))
    print(line(f"{team}: parts there that are found", sum(bool(file[part]) for file, part in sure), len(sure)))


def windows_judged(found: dict, right: dict, team: str) -> None:
    good = of = 0
    for file in found["files"]:
        want = right[file["path"].split("/")[-1]]
        if not want["full"]:
            continue
        of += 1
        pairs = [(want["start"], want["end"])] + ([tuple(want["or"])] if "or" in want else [])
        if file["start"] and file["end"]:
            got = (moment(file["start"]["at"]), moment(file["end"]["at"]))
            good += any(got == (moment(start), moment(end)) for start, end in pairs)
    print(line(f"{team}: window right where the text states it whole", good, of))


def same_time(right: dict | None, read: dict | None) -> bool:
    """Whether what was read is what is written, and nothing more."""
    if right is None or read is None:
        return right is read
    dates = {right.get("date"), right.get("other_date")}
    # "--08-01" is a date without its year.
    date = read["date"] in dates
    end = (read["end"] or {}).get("clock")
    return (
        right["clock"] == read["clock"]
        and date
        and zone(right.get("zone")) == zone(read["zone"])
        and ("end" not in right or right["end"] == end)
    )


def zone(name: str | None) -> str | None:
    return {"GMT+1": "+01:00", "UTC+1": "+01:00"}.get(name, name) if name else None


def findings_judged(findings: list[dict], name: str) -> None:
    true, all_of = Counter(), Counter()
    for finding in findings:
        all_of[finding["code"]] += 1
        true[finding["code"]] += finding["true"]
    print(line(f"{name}: findings true", sum(true.values()), sum(all_of.values())))
    text = {code for code in all_of if not code.startswith("PM1")}
    print(line(f"{name}: findings about the text true", sum(true[code] for code in text), sum(all_of[code] for code in text)))
    for code in sorted(all_of):
        if true[code] < all_of[code]:
            print(line(f"{name}: {code}", true[code], all_of[code]))


def load(path: Path):
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / max(whole, 1):.0f}%)"


def line(figure: str, part: int, whole: int) -> str:
    return f"| {figure} | {whole} | {part} ({100 * part / max(whole, 1):.1f}%) |"


if __name__ == "__main__":
    sys.exit(main())
