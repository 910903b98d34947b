#!/usr/bin/env python3
"""Whole builds beside Hugo's, in the same run.

Makes corpora of the sizes asked for, builds each with pmsite and with Hugo by turns (A B A B), and
prints wall time, processor time and peak memory of each, and their ratios pair by pair. With
--scaling pmsite is measured alone, and how its costs grow with the number of incidents.

    python3 benches/compare.py                          1,000 and 10,000 incidents, 5 runs each
    python3 benches/compare.py --related                Hugo with related pages too
    python3 benches/compare.py --scaling --jobs 1 2     pmsite alone, on one thread and on two
"""

import argparse
import itertools
import os
import shutil
import sys
import tempfile
from pathlib import Path

# The repository stays as it was.
sys.dont_write_bytecode = True

from peers import hugo, measure, pmsite, report
from peers.measure import Command
from peers.report import Result


def main() -> int:
    options = arguments()
    binaries = pmsite.build() if options.pmsite is None else pmsite.Binaries(*options.pmsite)
    work = options.work or Path(tempfile.mkdtemp(prefix="pmsite-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        compare(options, binaries, work)
    except measure.ChildFailed as failed:
        print(f"failed: {failed}", file=sys.stderr)
        return 1
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[1_000, 10_000], metavar="N", help="sizes of the corpora")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="measured runs of each (default 5), after one that warms the cache")
    parser.add_argument("--jobs", type=int, nargs="+", default=[None], metavar="N", help="numbers of threads (default: as many as each program takes)")
    parser.add_argument("--related", action="store_true", help="measure Hugo with related pages as well")
    parser.add_argument("--scaling", action="store_true", help="measure pmsite alone, and its growth")
    parser.add_argument("--pmsite", type=Path, nargs=2, metavar=("PMSITE", "MAKE_CORPUS"), help="programs to use in place of a release build")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep Hugo, corpora and sites there (default: a temporary folder, removed)")
    return parser.parse_args()


def compare(options: argparse.Namespace, binaries: pmsite.Binaries, work: Path) -> None:
    binary = None if options.scaling else hugo.install(work)
    versions = [pmsite.version(binaries.pmsite)] + ([] if binary is None else [hugo.version(binary)])
    print(f"{', '.join(versions)} on {report.machine()}")
    if os.getloadavg()[0] > 1:
        print("The machine is busy: wall times say little, processor times and ratios more.")
    print(f"{options.runs} runs by turns after one that warms the cache, each into a new folder; median (least–most)\n")
    print(report.HEAD, flush=True)
    remarks = []
    for jobs in options.jobs:
        alone = []
        for count in options.counts:
            corpus = fresh_corpus(binaries, count, work)
            commands = [pmsite.command(binaries.pmsite, corpus, jobs)]
            if binary is not None:
                variants = [False, True] if options.related else [False]
                commands += [hugo.command(binary, hugo.site(corpus, related), jobs) for related in variants]
            ours, *theirs = measured(commands, options.runs, count, jobs, work)
            alone.append(ours)
            remarks += [report.ratios(ours, other) for other in theirs]
        remarks += [report.growth(small, large) for small, large in itertools.pairwise(alone)]
    print("\n" + "\n".join(remarks))


def fresh_corpus(binaries: pmsite.Binaries, count: int, work: Path) -> Path:
    shutil.rmtree(work / f"corpus-{count}", ignore_errors=True)
    return pmsite.corpus(binaries, count, work)


def measured(commands: list[Command], runs: int, count: int, jobs: int | None, work: Path) -> list[Result]:
    """Runs all commands by turns; the first turn warms the cache and is not counted.

    No output is removed before all runs are done: some file systems are slow to reuse what has just
    been freed, which would be counted against the next run.
    """
    outputs = work / "outputs"
    shutil.rmtree(outputs, ignore_errors=True)
    outputs.mkdir()
    costs = {command.name: [] for command in commands}
    sizes = {}
    for turn in range(runs + 1):
        for command in commands:
            out = outputs / f"{command.name.replace(' ', '-')}-{turn}"
            cost = measure.run(command, out, work / "output.log")
            if turn > 0:
                costs[command.name].append(cost)
            sizes[command.name] = report.output(out)
    shutil.rmtree(outputs)
    results = [Result(count, jobs, command, costs[command.name], *sizes[command.name]) for command in commands]
    for result in results:
        print(report.row(result), flush=True)
    return results


if __name__ == "__main__":
    sys.exit(main())
