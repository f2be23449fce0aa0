"""What git tracks, as the house rules see it."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("geo", "layers", "cadastre", "planning", "transport", "permits", "tiles", "ogc", "web")


#: Written by a generator (`make client`), whose habits are not ours: one file a shape, some of them long.
GENERATED = "clients/python/nen_client/"


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Files that git tracks or would track, with one of the suffixes; generated ones left out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    return tuple(
        ROOT / name
        for name in listed
        if name.endswith(suffixes) and not name.startswith(GENERATED) and (ROOT / name).is_file()
    )


@cache
def text(path: Path) -> str:
    """What the file says, read once for all rules."""
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    """Path as a reader of the repository names it."""
    return str(path.relative_to(ROOT))
