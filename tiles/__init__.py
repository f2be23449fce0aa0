"""Bản đồ dùng chung. The shared map: one style source, MapServer renderers, MapProxy, vector tiles (docs/tiles.md)."""
