"""Failures around extracts that were kept. Pure."""

from __future__ import annotations

from cadastre.domain.errors import ParcelUnknown


class ExtractUnknown(ParcelUnknown):
    """There is no stored extract with the id "{given}"."""

    vi = "Không có trích lục nào được lưu với mã “{given}”."


class ParcelAmbiguous(ParcelUnknown):
    """“{given}” names {count} parcels; give the national id of the one meant."""

    vi = "“{given}” là tên của {count} thửa đất; hãy ghi mã định danh của thửa cần tra."
