"""A reader that dies, hangs or talks nonsense is a refusal of the file."""

from __future__ import annotations

import stat

import pytest

from layers.importing import sandbox
from layers.importing.issues import FileRefused
from layers.importing.reading import ReadRequest

REQUEST = ReadRequest(driver="GPKG", paths=["a.gpkg"])


@pytest.mark.parametrize(
    ("does", "rule"),
    [
        ("kill -SEGV $$", "file-crashed"),
        ("echo nonsense; kill -SEGV $$", "file-crashed"),
        ("head -c 3000000 /dev/zero; exit 7", "file-crashed"),
        ("echo MemoryError >&2; exit 1", "file-too-large"),
        ("sleep 30", "file-timeout"),
        ("sleep 30 & exit 0", "file-timeout"),
        ("exec 1>&-; sleep 30", "file-timeout"),
        ("while :; do echo nonsense; done", "file-timeout"),
    ],
)
def test_its_end_says_why(tmp_path, monkeypatch, does, rule):
    reader = tmp_path / "reader"
    reader.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    reader.chmod(reader.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sandbox.sys, "executable", str(reader))
    with pytest.raises(FileRefused) as refusal:
        sandbox.Readers().read(REQUEST, seconds=0.2 if rule == "file-timeout" else 30, memory_mb=100)
    assert refusal.value.rule == rule
