"""What an operator reads: messages, settings, tuning, progress lines, failures as one line."""

from __future__ import annotations

import ast
import io
import string
import subprocess
import sys
from pathlib import Path

import pytest

from ops import locks, machine, messages, nen, packages, progress, settings, shell, tuning
from ops.errors import OperatorError

SENTENCES = {name: text for name, text in vars(messages).items() if name.isupper()}
GIB = 1024**3


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_each_message_is_one_line_in_both_languages(name: str) -> None:
    text = SENTENCES[name]
    assert "\n" not in text
    vietnamese, mark, english = text.partition(" · ")
    assert vietnamese and mark and english
    assert text.format(**{field: 1.0 if "{" + field + ":" in text else "x" for field in _fields(text)})


def test_each_message_is_written_once_and_said_somewhere_with_all_that_it_tells() -> None:
    """Without a type checker over these modules, a name that is not there would be met by an operator."""
    written = [target.id for one in ast.parse(Path(messages.__file__).read_text(encoding="utf-8")).body
               if isinstance(one, ast.Assign) for target in one.targets if isinstance(target, ast.Name)]  # fmt: skip
    assert sorted(written) == sorted(set(written))
    said: set[str] = set()
    for module in Path(messages.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if _is_message(node):
                said.add(node.attr)
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and _is_message(node.func.value)
            ):
                given = {one.arg for one in node.keywords}
                if None not in given:
                    assert given == set(_fields(SENTENCES[node.func.value.attr])), node.func.value.attr
    assert said == set(SENTENCES)


def _is_message(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "messages"
        and node.attr.isupper()
    )


def _fields(text: str) -> list[str]:
    return [field for _, field, _, _ in string.Formatter().parse(text) if field]


@pytest.mark.parametrize("city", ["Hcmc", "hcmc; DROP", "", "1city", "đà_nẵng"])
def test_a_city_that_cannot_name_a_database_is_refused(city: str) -> None:
    if city == "":
        assert settings.read({"NEN_CITY": ""}).city == "hcmc"
        return
    with pytest.raises(OperatorError):
        settings.read({"NEN_CITY": city})


def test_settings_have_the_documented_defaults() -> None:
    found = settings.read({})
    assert (found.city, found.host, found.port) == ("hcmc", "127.0.0.1", 8000)
    assert (found.tiles_port, found.pg_port) == (8001, 55432)
    assert not found.pg_port_chosen


@pytest.mark.parametrize(
    ("memory_gib", "buffers"), [(0.25, "128MB"), (2, "512MB"), (8, "2048MB"), (64, "4096MB")]
)
def test_the_database_takes_a_quarter_of_the_memory_within_limits(memory_gib: float, buffers: str) -> None:
    found = tuning.parameters(memory_bytes=int(memory_gib * GIB), processors=2, shared_memory_bytes=GIB)
    assert found["shared_buffers"] == buffers
    assert found["jit"] == "off"
    assert found["random_page_cost"] == "1.1"
    assert found["synchronous_commit"] == "on"


def test_little_shared_memory_is_not_used_for_parallel_queries() -> None:
    found = tuning.parameters(memory_bytes=GIB, processors=2, shared_memory_bytes=64 * 1024**2)
    assert found["dynamic_shared_memory_type"] == "mmap"


def test_progress_is_one_line_a_step() -> None:
    out = io.StringIO()
    ticks = iter([0.0, 0.0, 1.25, 1.25, 62.0, 62.0])
    steps = [progress.Step("Một · one", lambda: "đã có"), progress.Step("Hai · two", lambda: "\n      xong")]
    progress.run(steps, out, lambda: next(ticks))
    assert out.getvalue().splitlines() == [
        "[1/2] Một · one … đã có 1.2 s",
        "[2/2] Hai · two …",
        "      xong 1 min 00 s",
    ]


def test_a_failed_step_is_marked_and_ends_the_run() -> None:
    out = io.StringIO()

    def broken() -> str:
        raise OperatorError("x")

    with pytest.raises(OperatorError):
        progress.run([progress.Step("Một", broken), progress.Step("Hai", lambda: "")], out, lambda: 0.0)
    assert out.getvalue() == "[1/2] Một … không xong · failed 0.0 s\n"


def test_a_failing_program_names_its_step_code_and_log(tmp_path: Path) -> None:
    log = tmp_path / "setup.log"
    with pytest.raises(shell.StepFailed) as failed:
        shell.run([sys.executable, "-c", "print('why'); exit(4)"], step="thử", log=log, cwd=tmp_path)
    assert "«thử»" in str(failed.value)
    assert "4" in str(failed.value)
    assert str(log) in str(failed.value)
    assert "why" in log.read_text()


def test_a_full_disk_is_told_from_other_failures(tmp_path: Path) -> None:
    source = "print('write error: No space left on device'); exit(1)"
    with pytest.raises(OperatorError) as failed:
        shell.run([sys.executable, "-c", source], step="thử", log=tmp_path / "log", cwd=tmp_path)
    assert "đã đầy" in str(failed.value)
    assert not isinstance(failed.value, shell.StepFailed)


def test_the_disk_that_is_full_is_named_not_that_of_the_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """State may lie on a disk of its own (NEN_VAR); what a program said of it is then not in the log either."""
    clone, state = tmp_path / "clone", tmp_path / "state" / "log"
    clone.mkdir()
    monkeypatch.setattr(machine, "free_bytes", lambda folder: 0 if folder == state else 60 * machine.GIB)
    with pytest.raises(OperatorError) as failed:
        shell.run([sys.executable, "-c", "exit(1)"], step="thử", log=state / "setup.log", cwd=clone)
    assert f"{state} đã đầy" in str(failed.value)
    assert "0.00 GB" in str(failed.value)


def test_too_little_space_is_refused_with_both_figures(tmp_path: Path) -> None:
    with pytest.raises(OperatorError) as refused:
        machine.require_free_space(tmp_path / "not" / "there", 10**18)
    assert "931322574.6 GB" in str(refused.value)


def test_what_the_program_shows_also_goes_into_the_log(tmp_path: Path) -> None:
    shown = io.BytesIO()
    shell.run(
        [sys.executable, "-c", "print('50 %')"], step="thử", log=tmp_path / "log", cwd=tmp_path, show=shown
    )
    assert shown.getvalue() == b"50 %\n"
    assert "50 %" in (tmp_path / "log").read_text()


def test_without_sudo_the_message_holds_the_command_for_the_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = [packages.Need(("postgresql-15", "postgresql-15-postgis-3"), lambda: False)]
    monkeypatch.setattr(packages, "needs", lambda browser: missing)
    monkeypatch.setattr(packages, "_privileged", lambda: None)
    monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(OperatorError) as refused:
        packages.install_missing(_paths(tmp_path))
    assert "apt-get install -y postgresql-15 postgresql-15-postgis-3" in str(refused.value)


def test_a_second_command_waits_for_the_lock_and_then_says_so(tmp_path: Path) -> None:
    with (
        locks.exclusive(tmp_path / "lock"),
        pytest.raises(OperatorError),
        locks.exclusive(tmp_path / "lock", wait_seconds=0.1),
    ):
        pass
    with locks.exclusive(tmp_path / "lock"):
        pass


def test_an_expected_failure_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, str(nen.ROOT / "ops" / "nen.py"), "run"],
        env={"NEN_PORT": "eight", "NEN_VAR": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert result.returncode == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "NEN_PORT=eight" in result.stderr


def test_the_makefile_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert nen.main([]) == 0
    listed = capsys.readouterr().out
    for name in ("run", "up", "down", "reload", "status", "test", "proof", "check", "bench", "load", "lock"):
        assert f"make {name} " in listed


def _paths(folder: Path) -> nen.paths.Paths:
    return nen.paths.Paths(root=folder, var=folder / "var")
