#!/usr/bin/env python3
"""The search of a site beside Pagefind's, on the same pages in the same run.

Makes corpora of the sizes asked for, builds each with pmsite, and indexes the incident pages with
Pagefind's current release by turns; prints times, memory and size of the indexes. On the largest
corpus queries are then asked in Chromium, each session in a fresh profile: bytes over the wire, and
the time from key to painted list. With --quality both are asked for known items: phrases from inside
the documents of a site of your own, and the same with a typo.

    python3 benches/search.py                                  1,000 and 10,000 incidents, 3 runs each
    python3 benches/search.py --counts --quality ../incidents  quality alone, in the folder of a site.toml
    python3 benches/search.py --counts --growth 1000 10000 100000
                                                               bytes of pmsite's queries alone, as a corpus grows

Needs node and npm, and Chromium as the browser tests do (tests/run installs it).
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

# The repository stays as it was.
sys.dont_write_bytecode = True

from peers import measure, pagefind, pmsite, report
from searching import asking, chromium, index


def main() -> int:
    options = arguments()
    binaries = pmsite.build() if options.pmsite is None else pmsite.Binaries(*options.pmsite)
    work = options.work or Path(tempfile.mkdtemp(prefix="pmsite-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        search(options, binaries, work)
    except measure.ChildFailed as failed:
        print(f"failed: {failed}", file=sys.stderr)
        return 1
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="*", default=[1_000, 10_000], metavar="N", help="sizes of the corpora")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="measured builds of each (default 3), after one that warms the cache")
    parser.add_argument("--sessions", type=int, default=30, metavar="N", help="sessions of five queries each (default 30)")
    parser.add_argument("--quality", type=Path, metavar="ROOT", help="ask for known items in the documents of this site: a folder with site.toml")
    parser.add_argument("--items", type=int, default=200, metavar="N", help="known items to ask for (default 200)")
    parser.add_argument("--growth", type=int, nargs="+", default=[], metavar="N", help="measure the bytes of pmsite's queries at these sizes")
    parser.add_argument("--pmsite", type=Path, nargs=2, metavar=("PMSITE", "MAKE_CORPUS"), help="programs to use in place of a release build")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep Pagefind, corpora and sites there (default: a temporary folder, removed)")
    return parser.parse_args()


def search(options: argparse.Namespace, binaries: pmsite.Binaries, work: Path) -> None:
    chromium.prepare()
    peer = pagefind.install(work)
    print(f"{pmsite.version(binaries.pmsite)}, {pagefind.version(peer)}, {chromium.version()} on {report.machine()}")
    if os.getloadavg()[0] > 1:
        print("The machine is busy: wall times say little; bytes, sizes and ranks are what they are.")
    builds = f"{options.runs} builds by turns after one that warms the cache; " if options.counts or options.quality else ""
    print(f"{builds}median (least–most)", flush=True)
    sites = [compared(options, binaries.pmsite, peer, corpus(binaries, count, work), work) for count in options.counts]
    # All builds come first: a process counts the memory of the one that started it as its own.
    known = options.quality and compared(options, binaries.pmsite, peer, options.quality.resolve(), work)
    larger = [grown(binaries, count, work) for count in options.growth]
    if sites:
        queries = asking.wire(sites[-1], options.sessions)
        asking.keys(sites[-1], queries)
    if known:
        asking.quality(known, options.items)
    if larger:
        asking.growth(larger, options.sessions)


def compared(options: argparse.Namespace, program: Path, peer: Path, root: Path, work: Path) -> index.Sites:
    return index.compared(program, peer, root, options.runs, work)


def corpus(binaries: pmsite.Binaries, count: int, work: Path) -> Path:
    """The corpus in `work`, made unless it is there; a seed gives the same documents each time."""
    folder = work / f"corpus-{count}"
    return folder if folder.exists() else pmsite.corpus(binaries, count, work)


def grown(binaries: pmsite.Binaries, count: int, work: Path) -> tuple[int, Path, Path]:
    root, site = corpus(binaries, count, work), work / f"corpus-{count}-site"
    shutil.rmtree(site, ignore_errors=True)
    index.build(binaries.pmsite, root, site, work / "output.log")
    return count, root, site


if __name__ == "__main__":
    sys.exit(main())
