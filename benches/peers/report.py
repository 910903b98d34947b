"""Costs to tables, and what they were measured on."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path

from .measure import Command, Cost, Spread


@dataclass(frozen=True)
class Result:
    """The runs of one command on one corpus."""

    incidents: int
    jobs: int | None
    command: Command
    costs: list[Cost]
    pages: int
    """HTML files in the site."""
    size: int
    """Bytes in the site."""

    @property
    def wall(self) -> Spread:
        return Spread.of([cost.wall for cost in self.costs])

    @property
    def cpu(self) -> Spread:
        return Spread.of([cost.cpu for cost in self.costs])

    @property
    def memory(self) -> Spread:
        return Spread.of([cost.memory for cost in self.costs])


def output(folder: Path) -> tuple[int, int]:
    """HTML files and bytes below `folder`."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files)


def machine() -> str:
    """Processor, cores that may be used, memory, system, and the load before anything ran."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{processor()}, {cores} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}, load {os.getloadavg()[0]:.1f}"


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


HEAD = """\
| incidents | threads | program | wall, s | processor, s | peak memory, MiB | pages | output, MB |
| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |"""


def row(result: Result) -> str:
    """A line of the table: median, least and most."""
    jobs = "all" if result.jobs is None else str(result.jobs)
    cells = [f"{result.incidents:,}", jobs, result.command.name, result.wall.show(), result.cpu.show(), result.memory.show(0)]
    return "| " + " | ".join([*cells, f"{result.pages:,}", f"{result.size / 1e6:.0f}"]) + " |"


def ratios(ours: Result, theirs: Result) -> str:
    """Ours by theirs, run by run: what slows the machine for a while slows both of a pair."""
    pairs = list(zip(ours.costs, theirs.costs, strict=True))
    wall = Spread.of([own.wall / other.wall for own, other in pairs])
    cpu = Spread.of([own.cpu / other.cpu for own, other in pairs])
    memory = Spread.of([own.memory / other.memory for own, other in pairs])
    names = f"{ours.command.name} / {theirs.command.name}"
    return f"{names}, {ours.incidents:,} incidents: wall {wall.show()}, processor {cpu.show()}, memory {memory.show()}"


def growth(small: Result, large: Result) -> str:
    """How costs grow with the number of incidents; 1.00 for `per incident` is proportional."""
    times = large.incidents / small.incidents
    wall, memory = large.wall.middle / small.wall.middle, large.memory.middle / small.memory.middle
    return (
        f"{small.incidents:,} to {large.incidents:,} incidents ({times:g} times): "
        f"wall {wall:.1f} times (per incident {wall / times:.2f}), memory {memory:.1f} times (per incident {memory / times:.2f})"
    )
