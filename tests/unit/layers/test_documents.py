"""Kho tài liệu: the same content once, nothing but hashes as names, damage noticed."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from layers import documents
from layers.importing.document_files import DocumentFileInvalid, keep_all

CONTENT = "Quyết định".encode() * 300_000


@pytest.fixture(autouse=True)
def store(settings, tmp_path: Path) -> Path:
    settings.DOCUMENT_ROOT = tmp_path / "documents"
    return settings.DOCUMENT_ROOT


def test_what_is_kept_comes_back(store: Path) -> None:
    kept = documents.keep(CONTENT)
    assert kept == documents.keep(io.BytesIO(CONTENT))
    assert (kept.sha256, kept.size_bytes) == (hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    assert documents.read(kept.sha256) == CONTENT
    assert [one for one in store.rglob("*") if one.is_file()] == [store / kept.sha256[:2] / kept.sha256]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "AB" * 32, "ab" * 32])
def test_what_is_no_hash_or_not_there(name: str) -> None:
    assert not documents.has(name)
    with pytest.raises(documents.DocumentMissing):
        documents.read(name)


def test_damage_is_noticed(store: Path) -> None:
    kept = documents.keep(b"%PDF-1.7")
    (store / kept.sha256[:2] / kept.sha256).write_bytes(b"%PDF-1.8")
    with pytest.raises(documents.DocumentDamaged):
        documents.read(kept.sha256)


def test_a_broken_stream_leaves_nothing(store: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError("gone")
            return super().read(3)

    with pytest.raises(OSError, match="gone"):
        documents.keep(Broken(b"abcdef"))
    assert [one for one in store.rglob("*") if one.is_file()] == []


def _archive(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_an_archive_of_documents_is_kept_once(tmp_path: Path) -> None:
    path = _archive(tmp_path / "papers.zip", {hashlib.sha256(one).hexdigest(): one for one in (b"a", b"b")})
    assert [keep_all(path), keep_all(path)] == [2, 0]
    assert documents.read(hashlib.sha256(b"b").hexdigest()) == b"b"


@pytest.mark.parametrize("files", [{"ab" * 32: b"other"}, {"../evil": b"x"}, None])
def test_an_archive_that_is_none_or_lies(tmp_path: Path, files: dict[str, bytes] | None) -> None:
    path = tmp_path / "papers.zip"
    if files is None:
        path.write_bytes(b"no zip")
    else:
        _archive(path, files)
    with pytest.raises(DocumentFileInvalid):
        keep_all(path)
