"""FastCGI client and supervisor, against a few lines of a server and a process that dies."""

from __future__ import annotations

import socket
import struct
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tiles.fastcgi import RendererUnavailable, ask
from tiles.renderers import Renderers, Slot, listen, memory_mb
from tiles.workspace import replace_file


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("!BBHHBB", 1, kind, 1, len(content), 0, 0) + content


class Server(threading.Thread):
    """Answers each connection with the next of `answers`."""

    def __init__(self, path: Path, answers: list[bytes]) -> None:
        super().__init__()
        self.listener = listen(path)
        self.answers = answers
        self.received = b""

    def run(self) -> None:
        for answer in self.answers:
            connection, _ = self.listener.accept()
            with connection:
                self.received = connection.recv(65_536)
                connection.sendall(answer)
        self.listener.close()


GOOD = record(6, b"Content-Type: image/png\r\nX: y\r\n\r\nPNG") + record(7, b"note") + record(3, b"\0" * 8)


def test_answer_is_split_into_headers_body_and_errors(tmp_path: Path) -> None:
    server = Server(tmp_path / "s.sock", [GOOD])
    server.start()
    answer = ask(tmp_path / "s.sock", {"QUERY_STRING": "a=b" * 60}, timeout_s=5)
    server.join()
    assert (answer.content_type, answer.body, answer.errors) == ("image/png", b"PNG", b"note")
    assert b"a=ba=b" in server.received


def test_a_renderer_that_dies_is_asked_again(tmp_path: Path) -> None:
    server = Server(tmp_path / "s.sock", [b"", record(6, b"half"), GOOD])
    server.start()
    assert ask(tmp_path / "s.sock", {}, timeout_s=5).body == b"PNG"
    server.join()


def test_no_renderer_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RendererUnavailable):
        ask(tmp_path / "nobody.sock", {}, timeout_s=1, attempts=2)


def test_a_path_too_long_for_a_socket_still_works(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    server = Server(folder / "s.sock", [GOOD])
    server.start()
    assert ask(folder / "s.sock", {}, timeout_s=5).body == b"PNG"
    server.join()


def test_supervisor_replaces_what_dies_and_kills_what_ignores_the_end(tmp_path: Path) -> None:
    program = tmp_path / "stubborn"
    program.write_text(
        "#!/bin/sh\ntrap '' TERM\necho >> $0.starts\nwhile :; do sleep 0.05; done\n", encoding="utf-8"
    )
    program.chmod(0o755)
    renderers = Renderers(
        program, listen(tmp_path / "s.sock"), {"PATH": "/bin:/usr/bin"}, count=1,
        grace_s=0.2, poll_s=0.01, quick_death_s=0,
    )  # fmt: skip
    thread = threading.Thread(target=renderers.run)
    thread.start()
    starts = tmp_path / "stubborn.starts"
    first = started(renderers, starts, times=1)
    first.kill()
    process = started(renderers, starts, times=2)
    assert process is not first
    renderers.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert process.poll() is not None


def test_renderers_are_replaced_one_after_the_other_when_their_configuration_changed(tmp_path: Path) -> None:
    program, config = tmp_path / "waiting", tmp_path / "mapserv.conf"
    program.write_text("#!/bin/sh\necho >> $0.starts\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    config.write_text("one map", encoding="utf-8")
    renderers = Renderers(
        program, listen(tmp_path / "s.sock"), {"PATH": "/bin:/usr/bin"}, count=2,
        grace_s=0.2, poll_s=0.01, quick_death_s=60, config=config,
    )  # fmt: skip
    thread = threading.Thread(target=renderers.run)
    thread.start()
    starts = tmp_path / "waiting.starts"
    wait_for(lambda: starts.exists() and len(starts.read_text(encoding="utf-8").splitlines()) == 2)
    before = [slot.process for slot in renderers.slots]
    replace_file(config, "two maps")
    wait_for(lambda: len(starts.read_text(encoding="utf-8").splitlines()) == 4)
    time.sleep(0.1)
    after = [slot.process for slot in renderers.slots]
    assert not set(before) & set(after) and all(one is not None and one.poll() is None for one in after)
    assert len(starts.read_text(encoding="utf-8").splitlines()) == 4, "once each"
    assert [slot.quick_deaths for slot in renderers.slots] == [0, 0]
    renderers.stop()
    thread.join(10)


def started(renderers: Renderers, starts: Path, *, times: int) -> subprocess.Popen[bytes]:
    """The only renderer, as soon as its program has begun for the nth time."""
    wait_for(lambda: starts.exists() and len(starts.read_text(encoding="utf-8").splitlines()) == times)
    wait_for(lambda: renderers.slots[0].process is not None)
    process = renderers.slots[0].process
    assert process is not None
    return process


def wait_for(condition) -> None:  # type: ignore[no-untyped-def]
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_pauses_grow_for_a_renderer_that_keeps_dying() -> None:
    assert Slot().pause_s == 0
    assert Slot(quick_deaths=1).pause_s < Slot(quick_deaths=2).pause_s <= 4
    assert memory_mb(2**30) == 0


def test_listening_replaces_an_old_socket(tmp_path: Path) -> None:
    path = tmp_path / "s.sock"
    listen(path).close()
    with listen(path) as listener:
        assert path.stat().st_mode & 0o777 == 0o600
        assert listener.family == socket.AF_UNIX
