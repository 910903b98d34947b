#!/usr/bin/env python3
"""From an edit to the page that shows it, in `pmsite serve` on a made corpus.

Makes a corpus of the size asked for, starts a preview of it, and edits documents one after the other: a
word that is nowhere else is added to a paragraph. Two times are taken from the moment the file is
written: until open pages are told (the event of `/__pmsite/events`), and until the incident's page has
been fetched with the new word in it. Then the same in a burst of edits, as a checkout makes it.

    python3 benches/serve.py                                   10,000 incidents, 20 edits
    python3 benches/serve.py --count 1000 --edits 100 --pause 0

Needs nothing but Python and cargo. Times of a browser are not in it: loading and painting the page come on top.
"""

import argparse
import http.client
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The repository stays as it was.
sys.dont_write_bytecode = True

from peers import pmsite, report

PATIENCE = 60
"""Seconds after which a change that has not shown is a failure."""


def main() -> int:
    options = arguments()
    binaries = pmsite.build() if options.pmsite is None else pmsite.Binaries(*options.pmsite)
    work = options.work or Path(tempfile.mkdtemp(prefix="pmsite-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        print(f"{pmsite.version(binaries.pmsite)} on {report.machine()}")
        measure(options, binaries.pmsite, pmsite.corpus(binaries, options.count, work))
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, metavar="N", help="incidents (default 10,000)")
    parser.add_argument("--edits", type=int, default=20, metavar="N", help="edits of one document each (default 20)")
    parser.add_argument("--pause", type=float, default=2, metavar="S", help="seconds between them (default 2: what follows an edit in the background is then under way)")
    parser.add_argument("--burst", type=int, default=500, metavar="N", help="documents of the burst (default 500)")
    parser.add_argument("--pmsite", type=Path, nargs=2, metavar=("PMSITE", "MAKE_CORPUS"), help="programs to use in place of a release build")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep the corpus there (default: a temporary folder, removed)")
    return parser.parse_args()


def measure(options: argparse.Namespace, program: Path, corpus: Path) -> None:
    with Preview(program, corpus) as preview:
        print(f"{options.count:,} incidents; address after {preview.start:.1f} s, {preview.memory():.0f} MiB", flush=True)
        documents = sorted((corpus / "content").rglob("*.md"))
        step = max(1, len(documents) // options.edits)
        told, shown = [], []
        for number, document in enumerate(documents[::step][: options.edits]):
            word = f"zyzzyva{number}"
            page = preview.page(document)
            begin = edit(document, word)
            preview.event(lambda state, pages=preview.pages: state["pages"] > pages)
            told.append(time.perf_counter() - begin)
            while word not in preview.get(page):
                if time.perf_counter() - begin > PATIENCE:
                    raise SystemExit(f"{page} does not show the edit")
            shown.append(time.perf_counter() - begin)
            time.sleep(options.pause)
        line("told", told)
        line("shown", shown)
        for number, document in enumerate(documents[: options.burst]):
            word = f"burst{number}"
            begin = edit(document, word)
        page = preview.page(document)
        while word not in preview.get(page):
            time.sleep(0.002)
        print(f"| burst of {options.burst} | {time.perf_counter() - begin:.2f} s from the last one written |")
        time.sleep(options.pause)
        print(f"{preview.memory():.0f} MiB at the end, {preview.memory('VmHWM'):.0f} at most")


def line(what: str, times: list[float]) -> None:
    """A row: median, least and most, in ms."""
    values = [1000 * value for value in times]
    print(f"| {what} | {statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f}) |", flush=True)


def edit(document: Path, word: str) -> float:
    """Adds `word` to the first paragraph, as editors do: another file takes the place. Gives the moment after."""
    text = document.read_text()
    front, rest = text.split("\n---\n", 1)
    lines = rest.split("\n")
    first = next(at for at, text in enumerate(lines) if text[:1].isalpha())
    lines[first] += f" {word}."
    beside = document.with_name(f".{document.name}.new")
    beside.write_text(f"{front}\n---\n" + "\n".join(lines))
    begin = time.perf_counter()
    os.replace(beside, document)
    return begin


class Preview:
    """A running `pmsite serve`, and its stream of events."""

    def __init__(self, program: Path, corpus: Path) -> None:
        begin = time.perf_counter()
        command = [program, "--root", corpus, "serve", "--port", "0", "--as-of", "2026-01-01"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(self.process.stdout.readline().rstrip("/\n").rsplit(":", 1)[1])
        self.start = time.perf_counter() - begin
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        stream = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        stream.request("GET", "/__pmsite/events")
        self.stream = stream.getresponse()
        self.pages = -1
        self.event(lambda state: True)
        incidents = json.loads(self.get("/incidents.json"))
        self.paths = {incident["source"]: f"/{incident['url']}" for incident in incidents}
        self.corpus = corpus

    def __enter__(self) -> "Preview":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=PATIENCE)

    def page(self, document: Path) -> str:
        """The address of a document's page."""
        return self.paths[document.relative_to(self.corpus).as_posix()]

    def get(self, path: str) -> str:
        self.connection.request("GET", path)
        return self.connection.getresponse().read().decode()

    def event(self, is_right) -> None:
        """Reads events until one is as it should be."""
        while True:
            text = self.stream.readline().decode()
            if text.startswith("data: "):
                state = json.loads(text.removeprefix("data: "))
                right = is_right(state)
                self.pages = state["pages"]
                if right:
                    return

    def memory(self, key: str = "VmRSS") -> float:
        """Resident memory in MiB; Linux only."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((int(text.split()[1]) / 1024 for text in lines if text.startswith(f"{key}:")), float("nan"))


if __name__ == "__main__":
    sys.exit(main())
