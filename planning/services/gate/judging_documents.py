"""Tài liệu. Scans and texts of HoSoScan against the lists, and what kind of files they are."""

from __future__ import annotations

from layers.changesets.attachments import KINDS
from planning.domain.gate.findings import Findings
from planning.domain.gate.scans import jpeg_dpi, says_pdf_a
from planning.domain.gate.sheet import Listing
from planning.services.gate.archive import Document, Opened, key_of_file

_LEAST_DPI = 300
_HEAD = 64 * 1024


def judge_documents(opened: Opened, listing: Listing, findings: Findings) -> None:
    """Listed and present, and what they say they are."""
    for name in listing.missing:
        if name != "HoSo" and opened.workbooks:
            findings.add("G-1005", name=name)
    listed: set[str] = set()
    for sheet, names in listing.documents.items():
        for name in dict.fromkeys(names):
            listed.add(key_of_file(name))
            if key_of_file(name) not in opened.names:
                findings.add("G-1001", sheet, sheet=sheet, name=name[:120])
    for one in opened.documents:
        if listing.documents and key_of_file(one.file_name) not in listed:
            findings.add("G-1002", one.folder, name=one.file_name[:120])
        _content(one, findings)
    if not any(one.folder == "vanban" for one in opened.documents):
        findings.add("G-1004")


def _content(one: Document, findings: Findings) -> None:
    ending = one.path.suffix
    kind = KINDS.get(ending)
    with one.path.open("rb") as stream:
        head = stream.read(_HEAD)
        if kind is not None and not head.startswith(kind.starts):
            findings.add(
                "G-1003", one.folder, name=one.file_name[:120], kind=ending.removeprefix(".").upper()
            )
            return
        if ending in (".jpg", ".jpeg") and one.folder == "banve":
            dpi = jpeg_dpi(head)
            if dpi is not None and dpi < _LEAST_DPI:
                _poor(one, (f"ảnh {dpi:.0f} dpi", f"{dpi:.0f} dpi"), findings)
        elif ending == ".pdf" and one.folder == "vanban":
            blocks = [head]
            while block := stream.read(_HEAD * 16):
                blocks.append(block)
            if not says_pdf_a(b"".join(blocks)):
                _poor(one, ("không khai là PDF/A", "it does not declare PDF/A"), findings)


def _poor(one: Document, why: tuple[str, str], findings: Findings) -> None:
    findings.add("G-1006", one.folder, name=one.file_name[:120], why=why)
