"""Facts about the machine: memory, processors, accounts, free disk. Bytes unless the name says otherwise."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ops import messages
from ops.errors import OperatorError

GIB = 1024**3
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 measured, never written to
CGROUP_MEMORY_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)
#: Lets the cluster's account pass through folders such as /root (mode 0700) that lead to var/pg.
PASS_THROUGH = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")


def memory_bytes() -> int:
    """Memory this process may use: the machine's, or the container's limit when that is smaller."""
    physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limits = [physical]
    for source in CGROUP_MEMORY_LIMITS:
        try:
            limits.append(int(source.read_text().strip()))
        except (OSError, ValueError):  # no such controller, or "max": no limit
            continue
    return min(limits)


def processors() -> int:
    """Processors this process may run on."""
    return max(1, len(os.sched_getaffinity(0)))


def free_bytes(path: Path) -> int:
    """Free space where `path` is or will be."""
    while not path.exists():
        path = path.parent
    return shutil.disk_usage(path).free


def require_free_space(path: Path, needed_bytes: int) -> None:
    """Refuse to begin what cannot end.

    Raises:
        OperatorError: less than `needed_bytes` are free; names both figures.
    """
    free = free_bytes(path)
    if free < needed_bytes:
        raise OperatorError(
            messages.DISK_FULL_START.format(path=path, free_gb=free / GIB, needed_gb=needed_bytes / GIB)
        )


def shared_memory_bytes() -> int:
    """Size of the shared memory file system: half the memory on a machine, often 64 MB in a container."""
    return shutil.disk_usage(SHARED_MEMORY).total if SHARED_MEMORY.is_dir() else 0


def is_root() -> bool:
    return os.geteuid() == 0


@dataclass(frozen=True)
class Account:
    """The unprivileged account that runs the cluster, and the command prefix that becomes it."""

    name: str
    uid: int
    gid: int
    prefix: tuple[str, ...] = ()

    def command(self, *arguments: object) -> list[str]:
        return [*self.prefix, *(str(argument) for argument in arguments)]

    def can_enter(self, folder: Path) -> bool:
        """Whether it reaches what is inside `folder`. Asked by stat(): access() ignores capabilities."""
        command = self.command("stat", f"{folder}/.")
        return subprocess.run(command, check=False, capture_output=True, cwd="/").returncode == 0


def cluster_account(folder: Path) -> Account:
    """Who runs the cluster below `folder`: the caller, or `postgres` when the caller is root.

    A clone inside a private folder (typically /root) is entered with the capability to search folders and
    nothing else; where the machine forbids that too, the operator is asked to move the clone.

    Raises:
        OperatorError: root without a `postgres` account, or a folder that account cannot enter.
    """
    if not is_root():
        return Account(pwd.getpwuid(os.geteuid()).pw_name, os.geteuid(), os.getegid())
    try:
        entry = pwd.getpwnam("postgres")
    except KeyError:
        raise OperatorError(messages.NO_POSTGRES_USER) from None
    become = ("setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--init-groups")
    for extra in ((), PASS_THROUGH):
        account = Account(entry.pw_name, entry.pw_uid, entry.pw_gid, become + extra)
        if account.can_enter(folder):
            return account
    raise OperatorError(messages.CLUSTER_UNREACHABLE.format(user=entry.pw_name, path=folder))
