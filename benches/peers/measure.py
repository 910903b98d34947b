"""A child process to its cost: wall time, processor time, peak memory."""

import os
import statistics
import time
from dataclasses import dataclass
from pathlib import Path


OUT = "OUT"


class ChildFailed(Exception):
    """A measured command ended with an error."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of processor time, user and system, of the process and the children it waited for."""
    memory: float
    """Peak resident memory in MiB, of the largest of them."""


@dataclass(frozen=True)
class Command:
    """A command to measure."""

    name: str
    arguments: list[str]
    """`OUT` stands for the folder to build into, one of its own for each run."""
    environment: dict[str, str]


def run(command: Command, out: Path, log: Path) -> Cost:
    """Runs `command` once, into `out`, which must not exist; what it prints goes to `log`.

    `os.wait4` gives the costs of this one child; `resource.getrusage` would give the largest memory
    of all children so far.
    """
    environment = os.environ | command.environment
    arguments = [str(out) if argument == OUT else argument for argument in command.arguments]
    # What runs before left to write back would slow this one.
    os.sync()
    with log.open("wb") as output:
        streams = [(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)]
        begin = time.perf_counter()
        child = os.posix_spawnp(arguments[0], arguments, environment, file_actions=streams)
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status) != 0:
        raise ChildFailed(f"{' '.join(arguments)}\n{log.read_text(errors='replace')[-2000:]}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20)


@dataclass(frozen=True)
class Spread:
    """The least, the middle and the most of some numbers."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, numbers: list[float]) -> "Spread":
        return cls(min(numbers), statistics.median(numbers), max(numbers))

    def show(self, digits: int = 2, unit: str = "") -> str:
        low, middle, high = (f"{number:.{digits}f}" for number in (self.low, self.middle, self.high))
        return f"{middle}{unit} ({low}–{high})"
