"""Mở gói. A foreign zip becomes a folder of files under names of our own, or a finding that says why not."""

from __future__ import annotations

import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from planning.domain.gate.classes import PARTS, key_of
from planning.domain.gate.findings import Findings

#: Limits of what a package unpacks to: bytes, times its own size (beyond the first megabytes), entries.
MAX_UNPACKED, MAX_RATIO, FREE_BYTES, MAX_ENTRIES = 1024**3, 200, 20 * 1024**2, 20_000
_FOLDERS = {"hosobasic": "HoSoBASIC", "hososcan": "HoSoScan", "hosogis": "HoSoGIS"}
_PROJECTS = frozenset({".qgz", ".qgs", ".aprx", ".mxd"})
_DATABASES = frozenset({".gpkg", ".gdb"})
#: Kinds of files that a dossier holds beside GIS data.
_KEPT_ENDINGS = """
    pdf jpg jpeg png tif tiff doc docx odt xls xlsx xlsm ods dwg dxf dgn ppt pptx txt rtf lyr lyrx qml sld style stylx
    xml xsd prj cpg shp shx dbf sbn sbx qix md csv
"""
_KEPT = frozenset(f".{ending}" for ending in _KEPT_ENDINGS.split())
_IGNORED = frozenset({"thumbs.db", ".ds_store", "desktop.ini"})
_BLOCK = 1024**2
_NOT_ZIP = (
    "không phải tệp .zip, hoặc tệp bị hỏng", "it is no .zip file, or is damaged",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the dossier: its path in the package, where it was unpacked, folder of HoSoScan it lies in."""

    name: str
    path: Path
    size: int
    folder: str

    @property
    def file_name(self) -> str:
        """Last part of its path in the package."""
        return PurePosixPath(self.name).name


@dataclass(slots=True)
class Opened:
    """What a package holds.

    Attributes:
        databases: part of HoSoGIS → (name in the package, where it was unpacked).
        workbooks: Excel files of HoSoScan, the shallowest first.
        documents: scanned drawings and texts.
        names: every file as names of files are compared.
    """

    root: str = ""
    databases: dict[str, tuple[str, Path]] = field(default_factory=dict)
    workbooks: list[Path] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Entry:
    info: zipfile.ZipInfo
    path: PurePosixPath
    unpacked: Path = field(default_factory=Path)


def open_package(package: Path, folder: Path, findings: Findings) -> Opened | None:
    """Unpack a package into `folder` and say what is wrong with its structure; None when it cannot be opened."""
    try:
        with zipfile.ZipFile(package) as archive:
            entries = _entries(archive, package.stat().st_size, findings)
            if entries is None or not _unpack(archive, entries, folder, findings):
                return None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        findings.add("G-101", why=_NOT_ZIP)
        return None
    return _sorted(entries, findings)


def _entries(archive: zipfile.ZipFile, size: int, findings: Findings) -> list[_Entry] | None:
    """Entries that are files, with plain paths; None when one of them is not safe."""
    infos = archive.infolist()
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > MAX_ENTRIES or unpacked > MAX_UNPACKED or unpacked > max(MAX_RATIO * size, FREE_BYTES):
        findings.add("G-103", why=_of_size(len(infos), unpacked))
        return None
    entries = []
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if why := _unsafe(info, path):
            findings.add("G-102", why=why)
            return None
        noise = "__MACOSX" in path.parts or path.name.lower() in _IGNORED
        if not info.is_dir() and not info.filename.endswith("\\") and not noise:
            entries.append(_Entry(info, path))
    if not entries:
        findings.add("G-101", why=("tệp nén không có gì", "it is empty"))
        return None
    return entries


def _of_size(count: int, unpacked: int) -> tuple[str, str]:
    megabytes = unpacked // 1024**2
    return f"{count} tệp, {megabytes} MB", f"{count} files, {megabytes} MB"


def _unsafe(info: zipfile.ZipInfo, path: PurePosixPath) -> tuple[str, str] | None:
    shown = "".join(sign if sign.isprintable() else "�" for sign in info.filename[:80])
    if path.is_absolute() or ".." in path.parts or (path.parts and ":" in path.parts[0]):
        return f"đường dẫn “{shown}”", f"the path “{shown}”"
    if stat.S_ISLNK(info.external_attr >> 16):
        return f"liên kết “{shown}”", f"the link “{shown}”"
    if info.flag_bits & 1:
        return "có mật khẩu", "a password"
    return None


def _unpack(archive: zipfile.ZipFile, entries: list[_Entry], folder: Path, findings: Findings) -> bool:
    """Write every entry under a name of our own; what a header says of sizes is not believed."""
    room = MAX_UNPACKED
    databases: dict[PurePosixPath, Path] = {}
    for number, entry in enumerate(entries):
        database = _database_folder(entry.path)
        if database is not None:
            home = databases.setdefault(database, folder / f"{len(databases):03d}.gdb")
            entry.unpacked = home / re.sub(r"[^\w.-]", "_", entry.path.name, flags=re.ASCII)
        else:
            entry.unpacked = folder / f"{number:05d}{_ending(entry.path)}"
        entry.unpacked.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry.info) as source, entry.unpacked.open("wb") as target:
            while block := source.read(_BLOCK):
                room -= len(block)
                if room < 0:
                    findings.add("G-103", why=_of_size(len(entries), MAX_UNPACKED))
                    return False
                target.write(block)
    return True


def _ending(path: PurePosixPath) -> str:
    return re.sub(r"[^.a-z0-9]", "", path.suffix.lower())[:8]


def _database_folder(path: PurePosixPath) -> PurePosixPath | None:
    """The .gdb folder that a file lies in."""
    return next((one for one in path.parents if one.suffix.lower() == ".gdb"), None)


def _sorted(entries: list[_Entry], findings: Findings) -> Opened:
    """Which file is what."""
    opened = Opened(_root(entries, findings))
    present = {part for entry in entries for part in map(key_of_folder, entry.path.parts[:-1]) if part}
    for key, name in _FOLDERS.items():
        if key not in present:
            findings.add("G-106", name=name)
    databases: dict[str, dict[PurePosixPath, Path]] = {part: {} for part in PARTS}
    strange: list[str] = []
    for entry in entries:
        opened.names.add(key_of_file(entry.path.name))
        ending = entry.path.suffix.lower()
        database = _database_folder(entry.path)
        named = database or (entry.path if ending in _DATABASES else None)
        if named is None:
            _sort_file(entry, opened)
            if ending not in _KEPT | _PROJECTS:
                strange.append(entry.path.name)
        elif part := next((one for one in PARTS if key_of(one) == key_of(named.stem)), None):
            databases[part][named] = entry.unpacked.parent if database else entry.unpacked
    _choose(databases, opened, findings)
    if not any(entry.path.suffix.lower() in _PROJECTS for entry in entries):
        findings.add("G-113")
    if strange:
        findings.add("G-114", count=len(strange), names=_listed(strange))
    return opened


def _sort_file(entry: _Entry, opened: Opened) -> None:
    """A file that is no GIS database: the workbook, a scanned document, or nothing that is looked into."""
    within = [key_of_folder(part) for part in entry.path.parts[:-1]]
    ending = entry.path.suffix.lower()
    if ending in (".xlsx", ".xlsm") and "hosobasic" not in within:
        opened.workbooks.append(entry.unpacked)
    elif "hososcan" in within:
        folder = next((one for one in within if one in ("banve", "vanban")), "")
        opened.documents.append(Document(str(entry.path), entry.unpacked, entry.info.file_size, folder))


def key_of_folder(name: str) -> str:
    """A folder's name as names are compared."""
    return key_of(name.replace(".", " "))


def key_of_file(name: str) -> str:
    """Names of files as they are compared: composed, without case."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def _root(entries: list[_Entry], findings: Findings) -> str:
    tops = Counter(entry.path.parts[0] if len(entry.path.parts) > 1 else "" for entry in entries)
    top = tops.most_common(1)[0][0]
    if len(tops) > 1 or re.fullmatch(r"CSDL_\w+[\w .-]*", top) is None:
        findings.add("G-105", name=", ".join(sorted(filter(None, tops)))[:120] or "–")
    return top


def _choose(databases: dict[str, dict[PurePosixPath, Path]], opened: Opened, findings: Findings) -> None:
    """One database for each part."""
    for part, found in databases.items():
        if len(found) > 1:
            findings.add("G-110", part=part, count=len(found), names=_listed([str(one) for one in found]))
        for name, path in found.items():
            opened.databases.setdefault(part, (str(name), path))
        if not found and part == "QuyHoach":
            findings.add("G-104")
        elif not found:
            findings.add("G-112", part=part)


def _listed(names: list[str]) -> str:
    shown = ", ".join(name[:80] for name in names[:10])
    return f"{shown}, …" if len(names) > 10 else shown
