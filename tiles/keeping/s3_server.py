"""Kho S3. A bucket of S3, or of whatever speaks its protocol (MinIO, Ceph, Garage), as the server of kept tiles.

Objects outlive everything, so there is no run to ask for; old ones go by a lifecycle rule of the bucket.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tiles.keeping.store import LibraryMissing, Room

_CONNECT_S = 1.0
#: Objects that one request may drop.
_BATCH = 1000
_AT_ONCE = 8
_MISSING = ("404", "NoSuchKey", "NotFound")
T = TypeVar("T")


class Refused(Exception):
    """The service did not drop what it was told to."""


class S3Server:
    """Tiles as objects of one bucket, several asked for at once.

    Args:
        url: https://service/bucket, with folders after it if the bucket has other uses.
        root: before every key, `nen/<city>/`.
        key, secret: of the account; without them, what the AWS libraries find.
        region: that signatures name.
        wait_s: for an answer.
    """

    failures: tuple[type[Exception], ...] = ()

    def __init__(self, url: str, root: str, key: str, secret: str, region: str, wait_s: float) -> None:
        parts = urlsplit(url)
        self._bucket, _slash, folder = parts.path.strip("/").partition("/")
        self._folder = f"{folder}/" if folder else ""
        self._root = f"{self._folder}{root}"
        self._several = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="s3")
        self._client: Any = None
        try:  # half a second that other kinds of servers need not wait for
            import boto3
            from botocore.config import Config
            from botocore.exceptions import BotoCoreError, ClientError
        except ImportError:
            return
        self.failures = (BotoCoreError, ClientError, Refused, OSError)
        self._refusal = ClientError
        self._client = boto3.session.Session().client(
            "s3",
            endpoint_url=f"{parts.scheme}://{parts.netloc}",
            region_name=region,
            aws_access_key_id=key or None,
            aws_secret_access_key=secret or None,
            config=Config(
                connect_timeout=_CONNECT_S, read_timeout=wait_s, retries={"total_max_attempts": 1},
                max_pool_connections=4 * _AT_ONCE, s3={"addressing_style": "path"},
                # services other than Amazon's know no other sums
                request_checksum_calculation="when_required", response_checksum_validation="when_required",
            ),
        )  # fmt: skip

    def _s3(self) -> Any:
        if self._client is None:
            raise LibraryMissing("the Python library boto3 is missing: pip install -r requirements.txt")
        return self._client

    def get(self, keys: Sequence[str]) -> list[bytes | None]:
        """The values; None where there is none."""
        return self._each(keys, self._get)

    def exists(self, keys: Sequence[str]) -> list[bool]:
        """Whether each key is there."""
        return self._each(keys, lambda key: self._found(self._s3().head_object, key) is not None)

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep values."""
        client = self._s3()
        self._each(
            list(values),
            lambda key: client.put_object(Bucket=self._bucket, Key=self._name(key), Body=values[key]),
        )

    def delete(self, keys: Sequence[str]) -> None:
        """Drop keys. Raises Refused."""
        self._delete(map(self._name, keys))

    def caches(self) -> list[str]:
        """Names of the caches of which there is something."""
        pages = self._s3().get_paginator("list_objects_v2")
        found = pages.paginate(Bucket=self._bucket, Prefix=self._root, Delimiter="/")
        names = (one["Prefix"] for page in found for one in page.get("CommonPrefixes", ()))
        return sorted(one.removeprefix(self._root).rstrip("/") for one in names)

    def delete_cache(self, name: str) -> None:
        """Drop everything of one cache."""
        self._delete(one["Key"] for one in self._objects(f"{self._root}{name}/"))

    def room(self) -> Room:
        """Bytes of all tiles of this city; looks at every object, a thousand in one request."""
        sizes = sum(int(one["Size"]) for one in self._objects(self._root))
        return Room(sizes, None, "lifecycle")

    def _name(self, key: str) -> str:
        return f"{self._folder}{key}"

    def _get(self, key: str) -> bytes | None:
        found = self._found(self._s3().get_object, key)
        return None if found is None else bytes(found["Body"].read())

    def _found(self, ask: Callable[..., Any], key: str) -> Any:
        try:
            return ask(Bucket=self._bucket, Key=self._name(key))
        except self._refusal as error:
            if error.response["Error"]["Code"] in _MISSING:
                return None
            raise

    def _each(self, keys: Sequence[str], work: Callable[[str], T]) -> list[T]:
        self._s3()
        return [work(keys[0])] if len(keys) == 1 else list(self._several.map(work, keys))

    def _objects(self, prefix: str) -> Iterator[Any]:
        for page in self._s3().get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix):
            yield from page.get("Contents", ())

    def _delete(self, names: Iterable[str]) -> None:
        client, rest = self._s3(), iter(names)
        batches = iter(lambda: list(islice(rest, _BATCH)), [])

        def drop(some: list[str]) -> None:
            told = {"Objects": [{"Key": one} for one in some], "Quiet": True}
            answer = client.delete_objects(Bucket=self._bucket, Delete=told)
            if errors := answer.get("Errors"):
                raise Refused(str(errors[0].get("Code", "")))

        list(self._several.map(drop, batches))
