"""Redis as the server of kept tiles; also Valkey and whatever else speaks its protocol.

A Redis that is started again reads its last snapshot, and tiles that were dropped since are back; so is a replica that
takes over. Every key therefore bears the id of the running server, which each new connection asks for before anything
else: what another run kept is never found again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from tiles.keeping.store import Full, LibraryMissing, Room

try:
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry
except ImportError:  # told where it is used: other kinds of servers do not need it
    redis = None  # type: ignore[assignment]

_CONNECT_S = 1.0
_BATCH = 1000
_DAY_S = 86_400
_RUN_LETTERS = 12


class RedisServer:
    """Tiles as strings with a time to live; the names of the caches in one set.

    Args:
        url: redis://, rediss:// (TLS) or unix://, with password and number of the database.
        root: before every key, `nen/<city>/`.
        days: after which a tile goes that nobody drew anew; 0 = never.
        wait_s: for an answer.
    """

    failures: tuple[type[Exception], ...] = (redis.RedisError, OSError) if redis else ()

    def __init__(self, url: str, root: str, days: int, wait_s: float) -> None:
        self._root, self._ttl_s = root, days * _DAY_S or None
        self._run = ""
        self._client: Any = None
        if redis is not None:
            # Nothing is asked twice: the second time it might be another run, under the key of the first.
            self._client = redis.Redis.from_url(
                url, socket_connect_timeout=_CONNECT_S, socket_timeout=wait_s,
                retry=Retry(NoBackoff(), 0), redis_connect_func=self._connected,
            )  # fmt: skip

    def _connected(self, connection: Any) -> None:
        """Sign in and look which run it is. Raises redis.ConnectionError when it is another one than before."""
        connection.on_connect()
        connection.send_command("INFO", "server")
        told = redis.utils.str_if_bytes(connection.read_response())
        run = next(line.split(":", 1)[1] for line in told.splitlines() if line.startswith("run_id:"))
        before, self._run = self._run, run[:_RUN_LETTERS]
        if before and before != self._run:
            raise redis.ConnectionError("Redis was started anew: what it kept before does not count")

    def _redis(self) -> Any:
        if self._client is None:
            raise LibraryMissing("the Python library redis is missing: pip install -r requirements.txt")
        if not self._run:
            self._client.ping()
        return self._client

    def _same(self, run: str) -> None:
        """Raises redis.ConnectionError when it is another run by now: the key was perhaps that of the one before."""
        if run != self._run:
            raise redis.ConnectionError("Redis was started anew meanwhile")

    def _key(self, key: str) -> str:
        return f"{self._run}/{key}"

    @property
    def _names(self) -> str:
        return self._key(f"{self._root}caches")

    def get(self, keys: Sequence[str]) -> list[bytes | None]:
        """The values; None where there is none."""
        client, run = self._redis(), self._run
        found: list[bytes | None] = client.mget([self._key(key) for key in keys])
        self._same(run)
        return found

    def exists(self, keys: Sequence[str]) -> list[bool]:
        """Whether each key is there, a thousand in one round trip."""
        found: list[bool] = []
        for some in _batches(keys):
            pipeline = self._redis().pipeline(transaction=False)
            for key in some:
                pipeline.exists(self._key(key))
            found += [bool(one) for one in pipeline.execute()]
        return found

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep values in one round trip. Raises Full."""
        pipeline = self._redis().pipeline(transaction=False)
        for key, value in values.items():
            pipeline.set(self._key(key), value, ex=self._ttl_s)
        pipeline.sadd(self._names, *{key.removeprefix(self._root).split("/", 1)[0] for key in values})
        for answer in pipeline.execute(raise_on_error=False):
            if isinstance(answer, redis.exceptions.OutOfMemoryError):
                raise Full("set maxmemory-policy allkeys-lru, or a larger maxmemory")
            if isinstance(answer, Exception):
                raise answer

    def delete(self, keys: Sequence[str]) -> None:
        """Drop keys."""
        for some in _batches(keys):
            client, run = self._redis(), self._run
            client.unlink(*map(self._key, some))
            self._same(run)

    def caches(self) -> list[str]:
        """Names of the caches into which something was put."""
        client = self._redis()
        return sorted(one.decode() for one in client.smembers(self._names))

    def delete_cache(self, name: str) -> None:
        """Drop everything of one cache; looks at every key of the database, a thousand at a time."""
        client = self._redis()
        for some in _batches(client.scan_iter(match=self._key(f"{self._root}{name}/*"), count=_BATCH)):
            client.unlink(*some)
        client.srem(self._names, name)

    def room(self) -> Room:
        """Memory of the whole server, which may hold other things too."""
        told = self._redis().info("memory")
        return Room(
            int(told["used_memory"]), int(told["maxmemory"]) or None, str(told.get("maxmemory_policy", ""))
        )


def _batches(keys: Any) -> Iterator[list[Any]]:
    rest = iter(keys)
    while some := list(islice(rest, _BATCH)):
        yield some
