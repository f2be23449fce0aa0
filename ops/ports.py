"""TCP ports on this machine: is one free, who holds it, which is the next free one."""

from __future__ import annotations

import socket
from pathlib import Path

from ops import messages
from ops.errors import OperatorError

LOOPBACK = "127.0.0.1"
SEARCH_WIDTH = 50
TCP_LISTEN = "0A"


def parse(setting: str, value: str) -> int:
    """A port number out of a setting.

    Raises:
        OperatorError: not an integer between 1 and 65535.
    """
    if value.isascii() and value.isdigit() and 1 <= int(value) <= 65535:
        return int(value)
    raise OperatorError(messages.PORT_INVALID.format(setting=setting, value=value))


def is_free(port: int, host: str = LOOPBACK) -> bool:
    """Whether a server could listen on the port now; sockets in TIME_WAIT do not count as busy."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def next_free(first: int, host: str = LOOPBACK, taken: frozenset[int] = frozenset()) -> int:
    """The first free port at or after `first` that is not in `taken`.

    Raises:
        OperatorError: none within the next fifty.
    """
    last = min(first + SEARCH_WIDTH, 65535)
    for port in range(first, last + 1):
        if port not in taken and is_free(port, host):
            return port
    raise OperatorError(messages.NO_FREE_PORT.format(first=first, last=last))


def require_free(port: int, setting: str, host: str = LOOPBACK) -> None:
    """Refuse a port that somebody else listens on.

    Raises:
        OperatorError: busy; names the holder when it can be seen, and a free port to use instead.
    """
    if is_free(port, host):
        return
    holder = owner(port)
    raise OperatorError(
        messages.PORT_BUSY.format(
            port=port,
            owner=f" ({holder})" if holder else "",
            setting=setting,
            suggestion=next_free(min(port + 1, 65535), host),
        )
    )


def owner(port: int) -> str:
    """“name, pid” of the process that listens on a port, or "" when it belongs to another account."""
    inodes = _listening_inodes(port)
    if not inodes:
        return ""
    wanted = {f"socket:[{inode}]" for inode in inodes}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(str(handle.readlink()) in wanted for handle in (process / "fd").iterdir()):
                return f"{(process / 'comm').read_text().strip()}, pid {process.name}"
        except OSError:  # another account's process, or one that just ended
            continue
    return ""


def listeners(port: int, session: int) -> set[int]:
    """Ids of the processes of a session (that of the process `session`) which listen on a port."""
    wanted = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    found = set()
    for process in Path("/proc").glob("[0-9]*") if wanted else ():
        try:
            of_session = int((process / "stat").read_text().rpartition(")")[2].split()[3])
            if of_session == session and any(
                str(one.readlink()) in wanted for one in (process / "fd").iterdir()
            ):
                found.add(int(process.name))
        except OSError:  # one that just ended
            continue
    return found


def _listening_inodes(port: int) -> set[str]:
    inodes: set[str] = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows = Path(table).read_text().splitlines()[1:]
        except OSError:
            continue
        for row in rows:
            columns = row.split()
            if columns[3] == TCP_LISTEN and int(columns[1].rpartition(":")[2], 16) == port:
                inodes.add(columns[9])
    return inodes
