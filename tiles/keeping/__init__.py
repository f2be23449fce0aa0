"""Nơi giữ ô. Where kept tiles lie: files of one machine, or a server that several share (docs/tiles-caches.md)."""
