"""`make up`, `make status`, `make down` and `make run` on a small clone whose processes are stand-ins."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops import ports, python_env, stamps, web_build
from ops.nen import ROOT
from tests.unit.ops.programs import port_of_our_own, wait_for

#: Listens with two processes, and does not start when a file says so.
GRANIAN = f"""#!{sys.executable}
import http.server, os, pathlib, sys
broken = pathlib.Path("unstartable")
if broken.exists() and sys.argv[-1].startswith(broken.read_text()):
    raise SystemExit(1)
class Shared(http.server.ThreadingHTTPServer):
    allow_reuse_port = True
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *words):
        pass
os.fork()
port = int(sys.argv[sys.argv.index("--port") + 1])
Shared(("127.0.0.1", port), Ready).serve_forever()
"""
MANAGE = """
import os, pathlib, sys, time
if sys.argv[1] in ("procrastinate", "tiles_freshness"):
    time.sleep(60)
with open("ran.txt", "a") as ran:
    ran.write(sys.argv[1] + "\\n")
if pathlib.Path("broken").exists():
    raise SystemExit(1)
pathlib.Path(os.environ["NEN_VAR"], "demo-logins.txt").write_text("admin  secret\\n")
"""


class Clone:
    """A clone that was installed already, with a database elsewhere (none is asked by the stand-ins)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.var = root / "var"
        self.port = port_of_our_own(18100)
        shutil.copytree(ROOT / "ops", root / "ops", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "Makefile", root)
        (root / python_env.LOCK).write_text("# nothing\n")
        (root / "manage.py").write_text(MANAGE)
        (root / "tiles").mkdir()
        (root / "tiles" / "renderers.py").write_text("import time; time.sleep(60)")
        (root / "web" / "dist").mkdir(parents=True)
        programs = self.var / "venv" / "bin"
        programs.mkdir(parents=True)
        (programs / "python").symlink_to(sys.executable)
        (programs / "granian").write_text(GRANIAN)
        (programs / "granian").chmod(0o755)
        lock = stamps.fingerprint([root / python_env.LOCK], root)
        stamps.Stamp(self.var / "venv" / f".{python_env.LOCK}.sha256").write(lock)
        built = stamps.fingerprint(web_build.sources(root / "web"), root / "web")
        stamps.Stamp(self.var / "stamps" / "web-build").write(built)

    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/",
            "NEN_PORT": str(self.port),
            "NEN_TILES_PORT": str(self.port + 1),
        }

    def make(self, command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "ops/nen.py", command],
            cwd=self.root,
            env=self.environment() | settings,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    def ran(self) -> list[str]:
        return (self.root / "ran.txt").read_text().split()

    def supervisor(self) -> int:
        return int((self.var / "run" / "supervisor.pid").read_text().split()[0])

    def processes(self) -> dict[str, int]:
        found = json.loads((self.var / "run" / "state.json").read_text())
        return {row["name"]: row["pid"] for row in found["services"]}


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[Clone]:
    made = Clone(tmp_path)
    try:
        yield made
    finally:
        made.make("down")


def test_up_prepares_once_says_where_and_down_leaves_nothing(clone: Clone) -> None:
    first = clone.make("up")
    assert first.returncode == 0, first.stderr
    assert f"http://localhost:{clone.port}/api/v1/docs" in first.stdout
    assert "admin  secret" in first.stdout
    assert clone.ran() == [
        "migrate", "prepare_tiles", "collectstatic", "load_city", "tiles_generalise", "overlay_plans",
        "ensure_demo_users", "ensure_demo_client", "ensure_demo_cases",
    ]  # fmt: skip
    running = clone.processes()
    assert list(running) == ["renderer", "tiles", "web", "worker", "freshness"]
    assert clone.make("status").returncode == 0
    assert "make down" in clone.make("up").stdout
    assert clone.make("down").returncode == 0
    assert all(not Path(f"/proc/{pid}").exists() for pid in running.values())
    assert clone.make("status").returncode == 1
    assert clone.make("up").returncode == 0
    assert len(clone.ran()) == 9


def test_what_a_killed_supervisor_left_is_replaced_by_the_next_start(clone: Clone) -> None:
    assert clone.make("up").returncode == 0
    before = clone.processes()
    os.kill(clone.supervisor(), signal.SIGKILL)
    assert wait_for(lambda: clone.make("status").returncode == 1)
    assert clone.make("up").returncode == 0
    # what lost its parent is collected by process 1, in its own time
    assert wait_for(lambda: all(not Path(f"/proc/{pid}").exists() for pid in before.values()))


def test_a_failed_step_is_one_line_and_is_repeated_by_the_next_run(clone: Clone) -> None:
    (clone.root / "broken").touch()
    failed = clone.make("run")
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "manage.py migrate" in failed.stderr
    assert "setup.log" in failed.stderr
    (clone.root / "broken").unlink()
    assert clone.make("up").returncode == 0
    assert clone.ran().count("migrate") == 2


def test_a_busy_web_port_is_said_before_anything_is_done(clone: Clone) -> None:
    with socket.socket() as other:
        other.bind((ports.LOOPBACK, 0))
        other.listen()
        clone.port = other.getsockname()[1]
        refused = clone.make("run")
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert f"Cổng {clone.port}" in refused.stderr
    assert not (clone.root / "ran.txt").exists()


def test_a_process_that_keeps_ending_fails_the_start_and_stops_the_others(clone: Clone) -> None:
    (clone.root / "tiles" / "renderers.py").write_text("raise SystemExit('no sockets')")
    failed = clone.make("up")
    assert failed.returncode == 1
    assert "renderer" in failed.stderr
    assert "renderer.log" in failed.stderr
    assert clone.make("status").returncode == 1


def test_run_stays_until_it_is_interrupted_and_then_stops_everything(clone: Clone) -> None:
    process = subprocess.Popen(
        [sys.executable, "ops/nen.py", "run"],
        cwd=clone.root,
        env=clone.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            if "Nhật ký" in line:
                break
        running = clone.processes()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert all(not Path(f"/proc/{pid}").exists() for pid in running.values())


def test_new_code_replaces_every_program_that_holds_it(clone: Clone) -> None:
    assert clone.make("up").returncode == 0
    before, done = clone.processes(), len(clone.ran())
    reloaded = clone.make("reload")
    assert reloaded.returncode == 0, reloaded.stderr
    assert reloaded.stdout.splitlines()[-1].startswith("Mã mới đã chạy ở mọi tiến trình sau ")
    now = clone.processes()
    assert {name for name in now if now[name] != before[name]} == {"tiles", "web", "worker", "freshness"}
    assert clone.ran()[done:] == [
        "check", "migrate", "prepare_tiles", "collectstatic", "prepare_tiles",
    ]  # fmt: skip
    said = (clone.var / "log" / "supervisor.log").read_text()
    assert [line.split()[1] for line in said.splitlines() if "runs the new code" in line] == [
        "tiles:", "web:", "worker:", "freshness:",
    ]  # fmt: skip
    assert clone.make("status").returncode == 0


def test_a_program_that_does_not_start_leaves_the_old_code_everywhere(clone: Clone) -> None:
    assert clone.make("up").returncode == 0
    before = clone.processes()
    (clone.root / "unstartable").write_text("geo.wsgi")
    failed = clone.make("reload")
    assert failed.returncode == 1
    assert failed.stderr.startswith("✗ «web» mới không khởi động được") and "web.log" in failed.stderr
    assert clone.processes() == before and clone.make("status").returncode == 0
    assert "web: mã mới không chạy được" in (clone.var / "log" / "supervisor.log").read_text()
    (clone.root / "unstartable").unlink()
    assert clone.make("reload").returncode == 0


def test_code_that_does_not_load_changes_nothing(clone: Clone) -> None:
    assert clone.make("up").returncode == 0
    before, done = clone.processes(), len(clone.ran())
    (clone.root / "broken").touch()
    failed = clone.make("reload")
    assert failed.returncode == 1 and "manage.py check" in failed.stderr
    assert clone.processes() == before and clone.ran()[done:] == ["check"]


def test_what_cannot_be_replaced_is_left_alone(clone: Clone) -> None:
    assert "make up" in clone.make("reload").stderr
    assert clone.make("up").returncode == 0
    other = clone.make("reload", NEN_CITY="hanoi")
    assert other.returncode == 1 and "NEN_CITY=hcmc" in other.stderr
    state = clone.var / "run" / "state.json"
    told = json.loads(state.read_text())
    state.write_text(json.dumps({name: told[name] for name in told if not name.startswith("reload")}))
    before = clone.processes()
    refused = clone.make("reload")
    assert refused.returncode == 1 and "make down" in refused.stderr and refused.stderr.count("\n") == 1
    assert clone.processes() == before and clone.make("status").returncode == 0
