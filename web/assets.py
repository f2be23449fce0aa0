"""Tệp giao diện đã dựng. Finds the hashed files of an entry in the build's manifest (web/dist/manifest.json)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

MANIFEST = settings.PROJECT_DIR / "web" / "dist" / "manifest.json"
PREFIX = f"{settings.STATIC_URL}app/"


@dataclass(frozen=True)
class Entry:
    """Addresses of one entry: its script, its style sheets, and the chunks its script imports."""

    script: str
    styles: tuple[str, ...]
    preloads: tuple[str, ...]


def entry(name: str) -> Entry | None:
    """Files of the entry `name` (`map/main.ts`); None when the front end has not been built."""
    try:
        changed = MANIFEST.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    return _read(MANIFEST, changed).get(name)


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> dict[str, Entry]:
    manifest = json.loads(path.read_text(encoding="utf-8"))
    return {
        key: Entry(PREFIX + item["file"], *_needed(manifest, key))
        for key, item in manifest.items()
        if item.get("isEntry")
    }


def _needed(manifest: dict[str, dict[str, object]], start: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Style sheets and imported chunks of an entry, those of shared chunks before its own."""
    styles: dict[str, None] = {}
    chunks: dict[str, None] = {}

    def visit(key: str) -> None:
        for imported in manifest[key].get("imports", []):  # type: ignore[attr-defined]
            chunk = PREFIX + str(manifest[imported]["file"])
            if chunk not in chunks:
                chunks[chunk] = None
                visit(imported)
        styles.update({PREFIX + str(name): None for name in manifest[key].get("css", [])})  # type: ignore[attr-defined]

    visit(start)
    return tuple(styles), tuple(chunks)
