"""A half-finished step has no stamp and is done again; a finished one is skipped until its sources change."""

from __future__ import annotations

from pathlib import Path

import pytest

from ops import python_env, shell, stamps
from ops.errors import OperatorError
from ops.paths import Paths


def test_a_stamp_matches_only_what_it_was_written_for(tmp_path: Path) -> None:
    stamp = stamps.Stamp(tmp_path / "deep" / "stamp")
    assert stamp.read() == ""
    stamp.write("abc")
    assert stamp.matches("abc")
    assert not stamp.matches("abd")
    stamp.clear()
    stamp.clear()
    assert not stamp.matches("abc")


def test_the_fingerprint_sees_names_and_contents_but_not_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    first = stamps.fingerprint([one, two], tmp_path)
    assert stamps.fingerprint([two, one], tmp_path) == first
    two.write_text("3")
    assert stamps.fingerprint([one, two], tmp_path) != first
    two.write_text("2")
    two.rename(tmp_path / "three")
    assert stamps.fingerprint([one, tmp_path / "three"], tmp_path) != first


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Paths, list[str]]:
    """A clone with a lock, and a list of the commands that would have run."""
    paths = Paths(root=tmp_path, var=tmp_path / "var")
    paths.prepare()
    (tmp_path / "requirements.txt").write_text("django==5.2.19\n")
    ran: list[str] = []

    def pretend(command: list[object], *, step: str, **_: object) -> None:
        ran.append(step)
        if step == "venv":
            paths.python.parent.mkdir(parents=True)
            paths.python.touch()

    monkeypatch.setattr(shell, "run", pretend)
    return paths, ran


def test_an_environment_is_made_once_and_again_when_the_lock_changes(clone: tuple[Paths, list[str]]) -> None:
    paths, ran = clone
    python_env.ensure(paths, locks=("requirements.txt",))
    assert ran == ["venv", "pip install requirements.txt"]
    ran.clear()
    assert python_env.ensure(paths, locks=("requirements.txt",)) == "đã có"
    assert ran == []
    (paths.root / "requirements.txt").write_text("django==5.2.20\n")
    python_env.ensure(paths, locks=("requirements.txt",))
    assert ran == ["pip install requirements.txt"]


def test_an_interrupted_installation_is_begun_anew(
    clone: tuple[Paths, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, ran = clone
    whole = shell.run

    def interrupted(command: list[object], *, step: str, **rest: object) -> None:
        whole(command, step=step, **rest)  # type: ignore[arg-type]
        if step.startswith("pip"):
            raise OperatorError("interrupted")

    monkeypatch.setattr(shell, "run", interrupted)
    with pytest.raises(OperatorError):
        python_env.ensure(paths, locks=("requirements.txt",))
    half = paths.venv / "half-written"
    half.touch()
    ran.clear()
    monkeypatch.setattr(shell, "run", whole)
    python_env.ensure(paths, locks=("requirements.txt",))
    assert ran == ["venv", "pip install requirements.txt"]
    assert not half.exists()
