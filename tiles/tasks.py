"""Việc nền. Background jobs of the tiles; deferred by name, so that nobody below has to import this package."""

from __future__ import annotations

from procrastinate.contrib.django import app

from tiles import freshness


@app.task(name="tiles.expire_layer", queue="tiles", retry=5)
def expire_layer(layer: str) -> list[str]:
    """Drop every cached tile of a layer after its data changed as a whole. Harmless when run twice."""
    return list(freshness.expire(layer).caches)
