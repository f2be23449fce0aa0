"""Failures of the cadastre. Pure; the HTTP door maps each class to a status."""

from __future__ import annotations

from geo.domain.errors import DomainError


class ParcelUnknown(DomainError):
    """There is no parcel with the id "{given}"."""

    vi = "Không có thửa đất nào mang mã “{given}”."


class ParcelNotThen(ParcelUnknown):
    """The parcel "{given}" did not hold on {day}; choose another day, or ask for its history."""

    vi = "Thửa “{given}” không tồn tại vào ngày {day}; hãy chọn ngày khác hoặc xem lịch sử của thửa."


class EventUnknown(ParcelUnknown):
    """There is no change of parcels with the id "{given}"."""

    vi = "Không có biến động thửa đất nào mang mã “{given}”."


class LookupIncomplete(DomainError):
    """A lookup needs one complete set of parameters: ward, sheet and number; or q; or lon and lat; or x, y and crs; or
    address; or certificate."""

    vi = (
        "Tra cứu cần một bộ tham số đầy đủ: ward, sheet và number; hoặc q; hoặc lon và lat; hoặc x, y và crs; "
        "hoặc address; hoặc certificate."
    )
