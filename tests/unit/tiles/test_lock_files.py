"""Locks without a file made for each: one holder at a time, whoever asks and however the last one ended."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mapproxy.util.lock import FileLock, LockTimeout

from tiles.lock_files import SUFFIX, LinkedLock

HOLDER = """
import sys, time
from tiles.lock_files import LinkedLock
lock = LinkedLock(sys.argv[1], timeout=5)
lock.lock()
print("held", flush=True)
time.sleep(60)
"""


def named(folder: Path, name: str = "a", kind: type = LinkedLock, timeout: float = 0.05) -> FileLock:
    return kind(str(folder / f"{name}.lck"), timeout=timeout, step=0.005, remove_on_unlock=True)


def test_one_thread_at_a_time_and_everyone_in_the_end(tmp_path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work(at: int) -> None:
        with named(tmp_path, f"t{at % 3}", timeout=30):
            inside.append(at % 3)
            most.append(inside.count(at % 3))
            inside.remove(at % 3)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(600)))
    assert max(most) == 1 and len(most) == 600


def test_hundreds_of_locks_leave_a_few_files(tmp_path: Path) -> None:
    inodes = set()
    for at in range(300):
        with named(tmp_path, f"tile-{at}"):
            inodes.add((tmp_path / f"tile-{at}.lck").stat().st_ino)
    assert len(inodes) == 1
    assert [path.suffix for path in tmp_path.iterdir()] == [SUFFIX]


def test_two_locks_of_one_thread_are_two(tmp_path: Path) -> None:
    with named(tmp_path, "a"), named(tmp_path, "b"):
        for name in "ab":
            with pytest.raises(LockTimeout):
                named(tmp_path, name).lock()


@pytest.mark.parametrize(("holds", "asks"), [(LinkedLock, FileLock), (FileLock, LinkedLock)])
def test_locks_of_mapproxy_are_understood_both_ways(tmp_path: Path, holds: type, asks: type) -> None:
    first, second = named(tmp_path, kind=holds), named(tmp_path, kind=asks)
    for one, other in ((first, second), (second, first)):
        one.lock()
        with pytest.raises(LockTimeout):
            other.lock()
        one.unlock()
        one._lock.close()  # MapProxy's leaves that to the collection of garbage
    assert not (tmp_path / "a.lck").exists()


def test_what_a_killed_process_held_is_taken_over(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "a.lck")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as other:
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        with pytest.raises(LockTimeout):
            named(tmp_path).lock()
        other.send_signal(signal.SIGKILL)
        other.wait()
    with named(tmp_path, timeout=5), pytest.raises(LockTimeout):
        named(tmp_path).lock()
    assert not (tmp_path / "a.lck").exists()


def test_a_child_shares_no_lock_with_its_parent(tmp_path: Path) -> None:
    with named(tmp_path, "first"):
        pass  # the parent now has a spare file
    with named(tmp_path):
        child = os.fork()
        if child == 0:
            try:
                named(tmp_path).lock()
            except LockTimeout:
                os._exit(7)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_a_spare_file_that_was_removed_is_missed_by_nobody(tmp_path: Path) -> None:
    with named(tmp_path):
        pass
    for spare in tmp_path.glob(f"*{SUFFIX}"):
        spare.unlink()
    with named(tmp_path, timeout=5), pytest.raises(LockTimeout):
        named(tmp_path).lock()


def test_without_hard_links_there_is_one_holder_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_paths: str) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr("tiles.lock_files.os.link", refused)
    held, met = threading.Lock(), []

    def work(_at: int) -> None:
        with named(tmp_path, timeout=30):
            met.append(held.acquire(blocking=False))
            held.release()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(60)))
    assert met == [True] * 60
