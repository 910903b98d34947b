"""Pagefind: its npm package, and the pages of a built site as it indexes them.

It gets what a careful user would give it: the incident pages alone, of these what is in `<main>`,
without navigation, the lists of related incidents and the foot of the page.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from .measure import OUT, Command

SELECTORS = ["--root-selector", "main", "--exclude-selectors", "nav, .relations, .page-footer"]
INTERFACE = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def install(work: Path) -> Path:
    """The binary of the current release, in a folder of its own."""
    folder = work / "pagefind-package"
    if binary(folder) is None:
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, "pagefind"], check=True)
    return binary(folder)


def binary(folder: Path) -> Path | None:
    """The program itself: started through npm it takes the start of Node in addition."""
    found = (path for path in sorted(folder.glob("node_modules/@pagefind/*/bin/pagefind*")) if path.suffix in ("", ".exe"))
    return next(found, None)


def version(pagefind: Path) -> str:
    """`pagefind 1.6.0`."""
    output = subprocess.run([pagefind, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout
    return f"pagefind {output.split()[-1]}"


def pages(site: Path, folder: Path) -> Path:
    """The incident pages of `site` alone, below `folder`; links to the files, where the system has them."""
    shutil.rmtree(folder, ignore_errors=True)
    for incident in json.loads((site / "incidents.json").read_text()):
        target = folder / incident["url"]
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(site / incident["url"], target)
        except OSError:
            shutil.copy(site / incident["url"], target)
    return folder


def command(pagefind: Path, pages: Path) -> Command:
    """Indexes `pages`."""
    return Command("pagefind", [str(pagefind), "--site", str(pages), "--output-path", OUT, *SELECTORS, "--quiet"], {})


def size(index: Path) -> tuple[int, int]:
    """Files and bytes that a search may need: index and script, without the interfaces that come along."""
    files = [file for file in index.rglob("*") if file.is_file() and not file.name.startswith(INTERFACE)]
    return len(files), sum(file.stat().st_size for file in files)
