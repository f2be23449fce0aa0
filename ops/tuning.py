"""PostgreSQL parameters for the machine at hand: pure arithmetic, so that tests can check it.

Sources: PostgreSQL 15 manual, chapter 20 (resource consumption, WAL, planner); the machine is shared with the
web, tile and worker processes, so the database takes a quarter of the memory, not all of it.
"""

from __future__ import annotations

MIB = 1024**2
GIB = 1024**3
MAX_CONNECTIONS = 160
"""Two web and two tile processes at their most, while two releases run beside each other, and the rest."""


def parameters(*, memory_bytes: int, processors: int, shared_memory_bytes: int) -> dict[str, str]:
    """Parameters of postgresql.conf for a machine.

    Args:
        memory_bytes: what the project may use.
        processors: how many it may run on.
        shared_memory_bytes: size of /dev/shm; parallel queries need it, containers often have 64 MB only.
    """
    shared_buffers = _clamp(memory_bytes // 4, 128 * MIB, 4 * GIB)
    work_mem = _clamp(memory_bytes // 256, 8 * MIB, 64 * MIB)
    maintenance = _clamp(memory_bytes // 16, 64 * MIB, 1 * GIB)
    workers = max(2, processors)
    return {
        "max_connections": str(MAX_CONNECTIONS),
        "shared_buffers": _mib(shared_buffers),
        "effective_cache_size": _mib(max(memory_bytes // 2, 256 * MIB)),
        "work_mem": _mib(work_mem),
        "maintenance_work_mem": _mib(maintenance),
        # LZ4 costs a third of PostgreSQL's own compression, for pages in the log as for large shapes.
        "wal_compression": "lz4",
        "default_toast_compression": "lz4",
        "wal_buffers": "16MB",
        "min_wal_size": "128MB",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "synchronous_commit": "on",
        # Spatial queries are short and many: compiling each one costs more than it saves.
        "jit": "off",
        "random_page_cost": "1.1",
        "effective_io_concurrency": "200",
        "default_statistics_target": "200",
        "max_worker_processes": str(workers + 6),
        "max_parallel_workers": str(workers),
        "max_parallel_workers_per_gather": str(min(4, max(1, workers // 2))),
        "max_parallel_maintenance_workers": str(min(4, max(1, workers // 2))),
        "max_locks_per_transaction": "256",
        "dynamic_shared_memory_type": "posix" if shared_memory_bytes >= 256 * MIB else "mmap",
    }


def _clamp(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))


def _mib(value: int) -> str:
    return f"{value // MIB}MB"
