"""Costs of building an index, and its size."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from peers import measure, pagefind, pmsite
from peers.measure import Cost

from .report import head, line, show

STAGE = "search"


@dataclass(frozen=True)
class Stage:
    """The search stage of a build, and the build, in seconds, as `--timings` says."""

    search: float
    total: float


@dataclass(frozen=True)
class Sites:
    """Both programs' outputs for one corpus."""

    root: Path
    incidents: int
    ours: Path
    theirs: Path
    """Incident pages, with Pagefind's index in `pagefind/`."""

    @property
    def folders(self) -> dict[str, Path]:
        return {"site": self.ours, "peer": self.theirs}


def build(program: Path, root: Path, out: Path, log: Path, jobs: int | None = None) -> tuple[Cost, Stage]:
    """Builds into `out`, which must not exist."""
    command = pmsite.command(program, root, jobs)
    cost = measure.run(measure.Command(command.name, [*command.arguments, "--timings"], {}), out, log)
    times = {name: float(time) / 1e3 for time, name in re.findall(r"^ *([\d.]+) ms +\d+% +(.+)$", log.read_text(), re.MULTILINE)}
    if STAGE not in times:
        raise measure.ChildFailed(f"--timings names no stage `{STAGE}`: {sorted(times)}")
    return cost, Stage(times[STAGE], times["total"])


def compared(program: Path, peer: Path, root: Path, runs: int, work: Path) -> Sites:
    """Builds with both by turns, after a turn that warms the cache and is not counted; prints the costs.

    No output is removed before all runs are done: some file systems are slow to reuse what has just
    been freed, which would be counted against the next run.
    """
    outputs, theirs, log = work / "outputs", work / f"{root.name}-peer", work / "output.log"
    shutil.rmtree(outputs, ignore_errors=True)
    outputs.mkdir()
    stages, alone, costs, peers = [], [], [], []
    for turn in range(runs + 1):
        single = build(program, root, outputs / f"one-thread-{turn}", log, jobs=1)[1]
        cost, stage = build(program, root, outputs / f"site-{turn}", log)
        if turn == 0:
            pagefind.pages(outputs / "site-0", theirs)
        other = measure.run(pagefind.command(peer, theirs), outputs / f"pagefind-{turn}", log)
        if turn > 0:
            alone.append(single)
            costs.append(cost)
            stages.append(stage)
            peers.append(other)
    ours = kept(outputs / f"site-{runs}", work / f"{root.name}-site")
    kept(outputs / f"pagefind-{runs}", theirs / "pagefind")
    shutil.rmtree(outputs)
    incidents = sum(1 for _ in (theirs / "incidents").iterdir())
    tell(incidents, stages, alone, costs, peers)
    sizes(ours, theirs)
    return Sites(root, incidents, ours, theirs)


def kept(output: Path, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    return output.rename(place)


def tell(incidents: int, stages: list[Stage], alone: list[Stage], costs: list[Cost], peers: list[Cost]) -> None:
    wall = [stage.search for stage in stages]
    single = [stage.search for stage in alone]
    print(head(f"Index of {incidents:,} incidents", "pmsite, its search stage", "Pagefind", "Pagefind / pmsite"))
    walls = [other.wall / own for own, other in zip(wall, peers, strict=True)]
    print(line("wall, s", show(wall, 2), show([other.wall for other in peers], 2), show(walls)))
    times = [other.cpu / own for own, other in zip(single, peers, strict=True)]
    print(line("processor, s (pmsite: the stage's time on one thread)", show(single, 2), show([other.cpu for other in peers], 2), show(times)))
    memory = [other.memory / own.memory for own, other in zip(costs, peers, strict=True)]
    print(line("peak memory, MiB (pmsite: the whole build)", show([own.memory for own in costs], 0), show([other.memory for other in peers], 0), show(memory)))
    print(line("whole `pmsite build`, wall, s", show([stage.total for stage in stages], 2), "", ""))
    print(line("share of the stage in it, %", show([stage.search / stage.total * 100 for stage in stages]), "", ""))
    print(line("the same on one thread, %", show([stage.search / stage.total * 100 for stage in alone]), "", ""), flush=True)


def sizes(ours: Path, theirs: Path) -> None:
    """Prints the sizes of both; scripts count, interfaces do not."""
    own = [file for file in (ours / "search").rglob("*") if file.is_file()]
    script = (ours / "static" / "search.js").stat().st_size
    size = script + sum(file.stat().st_size for file in own)
    files, other = pagefind.size(theirs / "pagefind")
    print(line("index on disk, MB", f"{size / 1e6:.1f}", f"{other / 1e6:.1f}", f"{other / size:.1f}"))
    print(line("files", f"{len(own) + 1:,}", f"{files:,}", f"{files / (len(own) + 1):.1f}"), flush=True)
