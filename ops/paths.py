"""Where things are: the clone and its var/ folder, the only place that commands write to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """The folders of one installation.

    Args:
        root: the clone.
        var: all state; deleting it is a full reset.
    """

    root: Path
    var: Path

    @property
    def logs(self) -> Path:
        return self.var / "log"

    @property
    def run(self) -> Path:
        return self.var / "run"

    @property
    def stamps(self) -> Path:
        return self.var / "stamps"

    @property
    def venv(self) -> Path:
        return self.var / "venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def cluster(self) -> Path:
        return self.var / "pg"

    @property
    def cluster_socket(self) -> Path:
        return self.var / "pg-socket"

    @property
    def cluster_log(self) -> Path:
        return self.logs / "db"

    @property
    def setup_log(self) -> Path:
        return self.logs / "setup.log"

    @property
    def demo_logins(self) -> Path:
        return self.var / "demo-logins.txt"

    def prepare(self) -> None:
        """Make the folders that every command needs; other accounts may pass through, not read secrets."""
        for folder in (self.var, self.logs, self.run, self.stamps):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o755)


def of_clone() -> Paths:
    """The paths of the clone that this file belongs to; NEN_VAR moves the state elsewhere."""
    root = Path(__file__).resolve().parent.parent
    chosen = os.environ.get("NEN_VAR")
    return Paths(root=root, var=Path(chosen).expanduser().resolve() if chosen else root / "var")
