"""Độ tươi của bản đồ. What a publication replaced is dropped: the tiles it touched, or everything of a layer.

`drain` carries the messages of the outbox, `touched` says which metatiles a shape touches, `purge` drops them under the
lock of the renderers, `whole` begins a new generation instead, `versions` tells clients, `listening` is the process.
"""

from tiles.freshness.whole import Expired, expire

__all__ = ["Expired", "expire"]
