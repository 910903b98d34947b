"""pmsite itself: the release build, the made corpus, the command."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .measure import OUT, Command

ROOT = Path(__file__).resolve().parents[2]
SEED = 1


@dataclass(frozen=True)
class Binaries:
    """The programs of this repository."""

    pmsite: Path
    make_corpus: Path


def build() -> Binaries:
    """Builds both programs with the release profile."""
    parts = ["--bin", "pmsite", "--example", "make-corpus"]
    subprocess.run(["cargo", "build", "--release", *parts], cwd=ROOT, check=True)
    metadata = ["cargo", "metadata", "--format-version", "1", "--no-deps"]
    found = subprocess.run(metadata, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    release = Path(json.loads(found.stdout)["target_directory"]) / "release"
    return Binaries(release / "pmsite", release / "examples" / "make-corpus")


def version(pmsite: Path) -> str:
    """`pmsite 0.1.0`."""
    return subprocess.run([pmsite, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def corpus(binaries: Binaries, count: int, work: Path) -> Path:
    """A corpus of `count` incidents in `work`, made anew."""
    folder = work / f"corpus-{count}"
    make = [binaries.make_corpus, "--count", str(count), "--seed", str(SEED), "--out", folder]
    subprocess.run(make, check=True)
    return folder


def command(pmsite: Path, corpus: Path, jobs: int | None) -> Command:
    """Builds the site of `corpus`, with all that a build does: reading, checking, linking, pages, data."""
    arguments = [str(pmsite), "--root", str(corpus), "build", "--out", OUT, "--as-of", "2026-01-01"]
    if jobs is not None:
        arguments += ["--jobs", str(jobs)]
    return Command("pmsite", arguments, {})
