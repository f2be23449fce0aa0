"""Features are counted in vector tiles as the servers send them."""

from __future__ import annotations

import pytest

from bench.vector_tiles import count_features


def _field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2, len(content)]) + content


def test_features_of_all_layers_are_counted() -> None:
    version = bytes([15 << 3, 2])
    layer = version + _field(1, b"parcels") + _field(2, b"\x08\x01") + _field(2, b"") + _field(3, b"id")
    assert count_features(_field(3, layer) + _field(3, version + _field(2, b""))) == 3
    assert count_features(b"") == 0


def test_what_is_no_tile_is_refused() -> None:
    with pytest.raises(ValueError, match="no vector tile"):
        count_features(b"\x0d1234")
