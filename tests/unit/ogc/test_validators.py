"""An ETag is the hash of the document, however large it is and in how many pieces it was hashed."""

from __future__ import annotations

import hashlib

import pytest

from ogc import validators


@pytest.mark.parametrize("size", [0, 1, 2_046, 2_047, 2_048, 4_094, 4_095, 19_999, 20_000, 50_000])
def test_pieces_hash_as_the_whole(size: int) -> None:
    body = bytes(index % 251 for index in range(size))
    whole = hashlib.sha1(b"application/geo+json" + body, usedforsecurity=False).hexdigest()
    assert validators.weak(body, None, "application/geo+json") == f'W/"{whole[:24]}"'


def test_the_time_stamp_is_no_part_of_it() -> None:
    pages = [
        b'{"timeStamp":"%s","features":[%s]}' % (stamp, b"1," * 3_000 + b"1") for stamp in (b"T1", b"T2")
    ]
    told = {
        validators.weak(page, stamp, "application/geo+json")
        for page, stamp in zip(pages, ("T1", "T2"), strict=True)
    }
    assert len(told) == 1
