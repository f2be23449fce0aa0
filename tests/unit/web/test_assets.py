"""The manifest of the build: style sheets of shared chunks come with the entry that needs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from web import assets

MANIFEST = {
    "map/main.ts": {
        "file": "assets/map-1.js",
        "isEntry": True,
        "imports": ["_lit.js"],
        "css": ["assets/map-1.css"],
    },
    "_lit.js": {"file": "assets/lit-1.js", "css": ["assets/base-1.css"]},
    "pages/pages.ts": {"file": "assets/pages-1.js", "isEntry": True, "css": ["assets/pages-1.css"]},
}


def test_an_entry_brings_the_files_of_its_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps(MANIFEST), encoding="utf-8")
    monkeypatch.setattr(assets, "MANIFEST", manifest)
    entry = assets.entry("map/main.ts")
    assert entry is not None
    assert entry.script == "/static/app/assets/map-1.js"
    assert entry.styles == ("/static/app/assets/base-1.css", "/static/app/assets/map-1.css")
    assert entry.preloads == ("/static/app/assets/lit-1.js",)
    assert assets.entry("no/such.ts") is None


def test_before_the_first_build_there_is_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "none.json")
    assert assets.entry("map/main.ts") is None
