"""Entry of the child process: `python -m layers.importing.reader_process REQUEST.json FOUND.json`, rows on stdout.

It loads its libraries, then waits for the line `GO` on stdin: by then the request is written. Without one it ends.
Exit code 0: rows (an Arrow stream) and facts are written; 3: the file is refused and the facts say why; anything else:
it died.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import warnings
from dataclasses import fields
from importlib import import_module
from pathlib import Path

REFUSED = 3
GO = b"go\n"
_UNUSED = ("geopandas", "pandas")


def main(arguments: list[str]) -> int:
    """Read one file into an Arrow stream."""
    request_path, facts_path = (Path(argument) for argument in arguments)
    rows_to = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not come between the rows
    warnings.simplefilter("ignore")
    load_libraries()
    if sys.stdin.buffer.readline() != GO:
        return 0
    given = json.loads(request_path.read_text(encoding="utf-8"))
    limit = int(given.pop("memory_mb")) * 1024**2
    seconds = int(given.pop("cpu_seconds"))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    import pyarrow as pa

    from layers.importing.reading import ReadRefused, ReadRequest, open_source, short

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    known = {one.name for one in fields(ReadRequest)}
    request = ReadRequest(**{key: value for key, value in given.items() if key in known})

    def refuse(rule: str, details: dict[str, str]) -> int:
        facts_path.write_text(json.dumps({"rule": rule, "details": details}), encoding="utf-8")
        return REFUSED

    try:
        facts, batches = open_source(request)
        _write(batches, rows_to)
    except ReadRefused as error:
        return refuse(error.rule, error.details)
    except MemoryError:
        return refuse("file-too-large", {"megabytes": str(limit // 1024**2)})
    except UnicodeDecodeError as error:
        return refuse("encoding-wrong", {"encoding": error.encoding, "why": str(error.reason)})
    except Exception as error:  # whatever a library says about a foreign file is a refusal, never a crash
        return refuse("file-unreadable", {"why": short(error) or type(error).__name__})
    facts_path.write_text(json.dumps(facts.as_dict()), encoding="utf-8")
    return 0


def load_libraries() -> None:
    """What every file needs; pyogrio would load the unused ones beside it, half a second a file."""
    for unused in _UNUSED:
        sys.modules[unused] = None  # type: ignore[assignment]
    for needed in ("pyarrow", "pyogrio"):
        import_module(needed)
    # pyarrow looks for pandas at its first array, stumbles over its absence and never looks again
    with contextlib.suppress(AttributeError):
        sys.modules["pyarrow"].array([0])


def _write(batches: object, descriptor: int) -> None:
    """Write the stream; a file without rows leaves nothing."""
    import pyarrow as pa

    writer = None
    schema = None
    stream = os.fdopen(descriptor, "wb")
    try:
        for batch in batches:  # type: ignore[attr-defined]
            if writer is None:
                schema = batch.schema
                writer = pa.ipc.new_stream(stream, schema)
            writer.write_batch(batch if batch.schema == schema else _like(batch, schema))
    finally:
        if writer is not None:
            writer.close()
        stream.close()


def _like(batch: object, schema: object) -> object:
    """Later batches in the types of the first (columns read without Arrow may differ when all values are null)."""
    import pyarrow as pa

    return pa.Table.from_batches([batch]).select(schema.names).cast(schema).combine_chunks().to_batches()[0]  # type: ignore[attr-defined]


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)  # all is written; taking the libraries down in order costs a tenth of a second
