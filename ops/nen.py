"""The commands behind the Makefile: `python3 ops/nen.py <command>`.

Runs with the machine's own python3 before anything is installed. A failure that the operator can mend is one
line on standard error and exit code 1; everything else is a fault of the program and keeps its traceback.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The clone, not ops/ itself, is where imports begin.
sys.path[0] = str(ROOT)

from ops import (  # noqa: E402
    bootstrap,
    checks,
    client,
    conformance,
    locking,
    locks,
    machine,
    messages,
    paths,
    progress,
    running,
    status,
)
from ops.errors import OperatorError  # noqa: E402


def setup(where: paths.Paths, arguments: list[str]) -> int:
    """Packages, environment and web build, without starting anything."""
    target = bootstrap.installation(where)
    with locks.exclusive(where.run / "setup.lock"):
        progress.run(bootstrap.installing_steps(target))
    return 0


def database(where: paths.Paths, arguments: list[str]) -> int:
    """The private cluster up, to stay until `make down`."""
    target = bootstrap.installation(where)
    with locks.exclusive(where.run / "setup.lock"):
        bootstrap.database(target)
        (where.run / running.KEEP_MARKER).touch()
    print(f"127.0.0.1:{target.cluster.port}/nen_{target.settings.city}, URL: {where.var}/database_base_url")
    return 0


def load(where: paths.Paths, arguments: list[str]) -> int:
    """Import one file into one layer: FILE LAYER [options of the import command]."""
    if len(arguments) < 2 or not all(arguments[:2]):
        raise OperatorError(messages.NEEDS_ARGUMENTS.format(usage="make load FILE=… LAYER=…"))
    file, layer, *options = arguments
    path = Path(file).expanduser().resolve()
    if not path.exists():
        raise OperatorError(messages.NO_FILE.format(path=path))
    return _in_environment(where, ["manage.py", "import_layer", str(path), layer, *options])


def bench(where: paths.Paths, arguments: list[str]) -> int:
    """Benchmarks, all or one by name."""
    return _in_environment(where, ["-m", "bench", *(name for name in arguments if name)])


def _in_environment(where: paths.Paths, arguments: list[str]) -> int:
    """Run the project's Python with the database up and its tables made; its exit code is the command's."""
    target = bootstrap.installation(where)
    with locks.exclusive(where.run / "setup.lock"):
        progress.run(bootstrap.schema_steps(target))
    os.chdir(where.root)
    sys.stdout.flush()
    os.execve(where.python, [str(where.python), *arguments], target.environment())  # noqa: S606 no shell is wanted


def help_text(where: paths.Paths, arguments: list[str]) -> int:
    """The list of commands, out of the Makefile's own comments."""
    for line in (where.root / "Makefile").read_text(encoding="utf-8").splitlines():
        target, mark, text = line.partition(": ## ")
        if mark:
            print(f"  make {target:<12}{text}")
    return 0


COMMANDS: dict[str, Callable[[paths.Paths, list[str]], int]] = {
    "help": help_text,
    "run": lambda where, arguments: running.run(where),
    "up": lambda where, arguments: running.up(where),
    "supervise": lambda where, arguments: running.supervise(where),
    "down": lambda where, arguments: running.down(where),
    "reload": lambda where, arguments: running.reload(where),
    "status": lambda where, arguments: status.show(where),
    "setup": setup,
    "db": database,
    "check": lambda where, arguments: checks.check(where),
    "test": lambda where, arguments: checks.test(where, [word for word in arguments if word]),
    "proof": lambda where, arguments: checks.proof(where, [word for word in arguments if word]),
    "bench": bench,
    "conformance": lambda where, arguments: conformance.conformance(where),
    "load": load,
    "client": lambda where, arguments: client.client(where),
    "lock": lambda where, arguments: locking.lock(where),
}


def main(arguments: list[str]) -> int:
    """Run one command; the exit code."""
    name, *rest = arguments or ["help"]
    command = COMMANDS.get(name)
    if command is None:
        print(messages.NEEDS_ARGUMENTS.format(usage=f"ops/nen.py {'|'.join(COMMANDS)}"), file=sys.stderr)
        return 2
    where = paths.of_clone()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale says, the messages are Vietnamese
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        if name != "help":
            where.prepare()
        return command(where, rest)
    except OperatorError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n{messages.INTERRUPTED}", file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever read the output (`| head`) went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        free_gb = machine.free_bytes(where.var) / machine.GIB
        print(f"✗ {messages.DISK_FULL.format(path=where.var, free_gb=free_gb)}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
