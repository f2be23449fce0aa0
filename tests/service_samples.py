"""Running the samples of the pages of services as a reader would: in a shell, with Python."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from web.services.catalogue import Sample

LONGEST_S = 90


def run(sample: Sample, folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """What a sample says; an error of its own or of the server fails the test with its words."""
    path = folder / sample.name
    path.write_text(sample.text, encoding="utf-8")
    python = Path(sys.executable)
    command = (
        [str(python), str(path)] if sample.language == "Python" else ["bash", "-euo", "pipefail", str(path)]
    )
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PATH": f"{python.parent}:{os.environ['PATH']}"} | dict(environment or {}),
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    assert done.returncode == 0, f"{sample.name}: {done.stdout[-500:]}\n{done.stderr[-2000:]}"
    return done.stdout
