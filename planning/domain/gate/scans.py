"""Bản quét. What the first bytes of a scan say of its resolution or conformance."""

from __future__ import annotations

_CM_PER_INCH = 2.54


def jpeg_dpi(head: bytes) -> float | None:
    """Resolution that the JFIF header of a JPEG states, dots an inch; None when it states none."""
    if not head.startswith(b"\xff\xd8\xff\xe0") or head[6:11] != b"JFIF\x00" or len(head) < 18:
        return None
    unit = head[13]
    density = min(int.from_bytes(head[14:16], "big"), int.from_bytes(head[16:18], "big"))
    if unit not in (1, 2) or not density:
        return None
    return density * (_CM_PER_INCH if unit == 2 else 1.0)


def says_pdf_a(content: bytes) -> bool:
    """Whether the metadata of a PDF declare conformance with PDF/A (they must not be compressed in one that is)."""
    return b"pdfaid" in content
