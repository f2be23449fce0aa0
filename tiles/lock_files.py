"""Tệp khóa. MapProxy's lock files without making and deleting a file for each tile.

For minutes after a file was deleted ext4 looks past its inode whenever one is made: a server that draws hundreds of
tiles a second and deletes as many lock files pays that for every lock and every tile it keeps. Here a process has a few
files of its own; to take a lock is to give one of them the name of the lock, to give it back is to take the name away.

Whoever else asks for the lock, by MapProxy's means or by these, finds a file of that name that is locked. A name that a
killed process left behind is not, and is taken over.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import threading
import time
import uuid

import mapproxy.cache.base
from mapproxy.util.lock import FileLock, LockError

#: Ends the names of files that wait to be a lock; not that of locks, which MapProxy removes when they are old.
SUFFIX = ".spare"
#: A spare file of this age (s) belongs to nobody any more, or to somebody who has not locked anything for a day.
_OLD_S = 86_400
#: What file systems without hard links say.
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK)
_EXCLUSIVE = fcntl.LOCK_EX | fcntl.LOCK_NB
_NEW = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC


class Spares:
    """Files of this process in one folder that are no lock at the moment."""

    def __init__(self, folder: str) -> None:
        self._folder, self._guard = folder, threading.Lock()
        self._waiting: list[tuple[int, str]] = []
        self._remove_old()

    def take(self) -> tuple[int, str]:
        """Descriptor, locked, and path of a file. Raises OSError."""
        while True:
            with self._guard:
                spare = self._waiting.pop() if self._waiting else None
            if spare is None:
                path = f"{self._folder}/{uuid.uuid4().hex}{SUFFIX}"
                spare = os.open(path, _NEW, 0o664), path
            try:
                fcntl.flock(spare[0], _EXCLUSIVE)
            except BlockingIOError:  # who waited for the lock it was looks at it a moment longer
                self.drop(spare)
                continue
            return spare

    def give_back(self, spare: tuple[int, str]) -> None:
        """Let the next lock have it."""
        fcntl.flock(spare[0], fcntl.LOCK_UN)
        with self._guard:
            self._waiting.append(spare)

    def drop(self, spare: tuple[int, str]) -> None:
        """Do without it."""
        os.close(spare[0])
        _remove(spare[1])

    def _remove_old(self) -> None:
        """Those of processes that are gone; who still had one makes another."""
        before = time.time() - _OLD_S
        with contextlib.suppress(OSError), os.scandir(self._folder) as found:
            for one in found:
                if one.name.endswith(SUFFIX) and one.stat().st_mtime < before:
                    _remove(one.path)


class _Held:
    """A lock that was taken: by a spare file under its name, or by the file that was there."""

    def __init__(self, name: str, handle: int, spares: Spares | None, path: str) -> None:
        self._name, self._handle, self._spares, self._path = name, handle, spares, path

    def close(self) -> None:
        """Give it back; a second time nothing is done."""
        handle, self._handle = self._handle, -1
        if handle < 0:
            return
        _remove(self._name)
        if self._spares is not None:
            self._spares.give_back((handle, self._path))
        else:
            os.close(handle)


def _remove(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 a Path costs as long as the call


_of_folder: dict[str, Spares] = {}
os.register_at_fork(after_in_child=_of_folder.clear)  # a lock of the parent would be the child's too


class LinkedLock(FileLock):  # type: ignore[misc] # MapProxy has no types
    """In place of MapProxy's FileLock: the same names, waiting and time-outs."""

    def _try_lock(self) -> _Held:
        folder = os.path.dirname(self.lock_file)  # noqa: PTH120
        spares = _of_folder.get(folder) or _of_folder.setdefault(folder, Spares(folder))
        spare = spares.take()
        try:
            os.utime(spare[0])  # MapProxy removes locks by their age
            os.link(spare[1], self.lock_file)
        except FileExistsError:
            spares.give_back(spare)
            return self._opened(os.O_RDWR)
        except OSError as error:
            spares.drop(spare)
            if error.errno in _NO_LINKS:
                return self._opened(os.O_RDWR | os.O_CREAT)
            raise LockError(str(error)) from error  # it was removed meanwhile: the next try makes another
        return _Held(self.lock_file, spare[0], spares, spare[1])

    def _opened(self, how: int) -> _Held:
        """The lock by a file of its name, as a killed process leaves one. Raises LockError where somebody has it."""
        try:
            handle = os.open(self.lock_file, how | os.O_CLOEXEC, 0o664)
        except FileNotFoundError as error:
            raise LockError("given back a moment ago") from error
        try:
            fcntl.flock(handle, _EXCLUSIVE)
            if os.stat(self.lock_file).st_ino != os.fstat(handle).st_ino:  # noqa: PTH116
                raise FileNotFoundError("given back, and taken again")
            os.utime(handle)
        except OSError as error:
            os.close(handle)
            raise LockError(str(error)) from error
        return _Held(self.lock_file, handle, None, "")

    def at_once(self) -> bool:
        """Take the lock unless somebody has it; without waiting. False as well where its folder was never made."""
        try:
            self._lock = self._try_lock()
        except (LockError, OSError):
            return False
        self._locked = True
        return True

    def unlock(self) -> None:
        """Give the lock back; nothing where it was not taken."""
        if self._locked:
            self._locked = False
            self._lock.close()


def use_linked_locks() -> None:
    """Let MapProxy lock tiles so from now on."""
    mapproxy.cache.base.FileLock = LinkedLock
