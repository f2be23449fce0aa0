"""What runs and whether it is ready: the supervisor's state file, the table of `make status`, the welcome."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from typing import Any

from ops import messages, ports, progress
from ops.paths import Paths
from ops.process_identity import ProcessIdentity
from ops.processes import Installation
from ops.supervisor import Supervisor

STATE_FILE = "state.json"
SUPERVISOR_PID = "supervisor.pid"
READY_PATH = "/health/ready"
READY_TIMEOUT_SECONDS = 5
ADDRESSES = (
    ("Bản đồ · map", "/"),
    ("Tài liệu API · API docs", "/api/v1/docs"),
    ("OGC API", "/ogc/"),
    ("WMTS", "/map/wmts/1.0.0/WMTSCapabilities.xml"),
    ("WMS", "/map/service?SERVICE=WMS&REQUEST=GetCapabilities"),
    ("Đăng nhập · login", "/login/"),
)


class StateFile:
    """The supervisor's account of itself, for other commands to read."""

    def __init__(self, target: Installation, supervisor: Supervisor) -> None:
        self.path = target.paths.run / STATE_FILE
        self.target = target
        self.supervisor = supervisor

    def write(self) -> None:
        rows = [
            {
                "name": row.service.name,
                "state": row.state(),
                "pid": row.service.pid(),
                "uptime_s": round(self.supervisor.clock() - row.started_at, 1),
                "restarts": row.restarts,
                "log": str(row.service.log),
            }
            for row in self.supervisor.rows
        ]
        record = {
            "url": self.target.url,
            "ready_url": ready_url(self.target),
            "started": self.supervisor.ready_once,
            "city": self.target.settings.city,
            "reloads": self.supervisor.reloads,
            "reload": self.supervisor.reload_outcome,
            "reload_culprit": self.supervisor.reload_culprit,
            "written_at": time.time(),
            "services": rows,
        }
        partial = self.path.with_name(self.path.name + ".partial")
        partial.write_text(json.dumps(record))
        partial.replace(self.path)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)


def ready_url(target: Installation) -> str:
    """Where the web process can be asked from this machine."""
    everywhere = target.settings.host in ("0.0.0.0", "::")  # noqa: S104
    return (
        f"http://{ports.LOOPBACK if everywhere else target.settings.host}:{target.settings.port}{READY_PATH}"
    )


def is_ready(url: str) -> bool:
    """Whether /health/ready answers 200."""
    return readiness(url)[0]


def readiness(url: str) -> tuple[bool, dict[str, Any]]:
    """Whether /health/ready answers 200, and what it says; nothing when nobody answers."""
    # No proxy of the environment may stand between this machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=READY_TIMEOUT_SECONDS) as answer:
            return bool(answer.status == 200), dict(json.loads(answer.read() or b"{}"))
    except urllib.error.HTTPError as error:
        try:
            return False, dict(json.loads(error.read()))
        except ValueError:
            return False, {}
    except (OSError, ValueError):
        return False, {}


def queue_lines(queue: dict[str, Any]) -> list[str]:
    """The queue of the worker and the webhooks in a line each; none when nobody said anything."""
    if not queue:
        return []
    lines = [
        f"việc nền · jobs: {queue['waiting']} chờ · waiting ({progress.seconds(queue['oldest_waiting_s'])}),"
        f" {queue['running']} đang chạy · running, {queue['workers']} worker"
    ]
    if hooks := queue.get("webhooks"):
        lines.append(
            f"webhook: {hooks['subscriptions']} đăng ký · subscriptions, {hooks['waiting']} tin chờ · waiting"
            f" ({progress.seconds(hooks['oldest_waiting_s'])}), {hooks['dead']} không gửi được · dead,"
            f" {hooks['disabled']} đã tắt · disabled"
        )
    if tiles := queue.get("tiles"):
        lines.append(
            f"ô bản đồ · tiles: {tiles['waiting']} thư chờ · waiting ({progress.seconds(tiles['oldest_waiting_s'])}),"
            f" {tiles['done']} trong giờ qua · in the last hour, p95 {tiles['p95_ms']} ms"
        )
    return lines


def recorded(paths: Paths) -> dict[str, Any]:
    """The state file of a living supervisor; empty when there is none."""
    try:
        return dict(json.loads((paths.run / STATE_FILE).read_text()))
    except (OSError, ValueError):
        return {}


def recorded_url(paths: Paths) -> str | None:
    """Address of the installation that runs in this clone; None when none does."""
    if ProcessIdentity.read(paths.run / SUPERVISOR_PID) is None:
        return None
    return str(recorded(paths).get("url")) if recorded(paths) else None


def show(paths: Paths) -> int:
    """Print the table; 0 only when a supervisor lives and the installation is ready."""
    supervisor = ProcessIdentity.read(paths.run / SUPERVISOR_PID)
    state = recorded(paths)
    if supervisor is None or not state:
        print(messages.NOT_RUNNING)
        return 1
    since = time.time() - state["written_at"]
    print(f"{'tiến trình':<12}{'trạng thái':<13}{'pid':>8}{'đã chạy':>13}{'khởi lại':>10}")
    for row in state["services"]:
        alive = row["pid"] is not None and ProcessIdentity.of(row["pid"]) is not None
        uptime = progress.seconds(row["uptime_s"] + since) if alive else "–"
        shown = row["state"] if alive or row["state"] != "running" else "stopped"
        print(f"{row['name']:<12}{shown:<13}{row['pid'] or '–':>8}{uptime:>13}{row['restarts']:>10}")
    ready, told = readiness(state["ready_url"])
    for line in queue_lines(told.get("queue", {})):
        print(line)
    word = "sẵn sàng · ready" if ready else "CHƯA sẵn sàng · NOT ready"
    print(f"{word}: {state['url']} ({state['city']}, supervisor pid {supervisor.pid})")
    return 0 if ready else 1


def welcome(target: Installation, took_seconds: float) -> str:
    """What the operator reads when everything is up: addresses and demo logins."""
    lines = ["", f"Nền sẵn sàng sau {progress.seconds(took_seconds)} · ready"]
    lines += [f"  {label:<26}{target.url}{path}" for label, path in ADDRESSES]
    logins = target.paths.demo_logins
    if logins.exists():
        lines += ["", f"Tài khoản thử · demo logins ({logins}):"]
        lines += [f"  {line}" for line in logins.read_text().splitlines() if line.strip()]
    lines += ["", f"Nhật ký · logs: {target.paths.logs}/"]
    return "\n".join(lines)
