"""Runs of chromium/run.mjs: a request in, figures out."""

import json
import subprocess
from pathlib import Path

from peers.measure import ChildFailed

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("chromium") / "run.mjs"


def prepare() -> None:
    """Installs what the browser tests need, as they have it: the browser is that of the system."""
    tests = ROOT / "tests" / "browser"
    if not (tests / "node_modules" / "playwright-core").exists():
        subprocess.run(["npm", "ci", "--silent", "--no-fund", "--no-audit"], cwd=tests, check=True)


def version() -> str:
    """`Chromium 140.0.0.0`."""
    return f"Chromium {measure('version', {})}"


def measure(name: str, folders: dict[str, Path], **request):
    """The result of the measure `name` of run.mjs."""
    body = json.dumps({"measure": name, "folders": {key: str(folder.resolve()) for key, folder in folders.items()}, **request})
    done = subprocess.run(["node", SCRIPT], input=body, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise ChildFailed(f"{name}: see above")
    return json.loads(done.stdout)
