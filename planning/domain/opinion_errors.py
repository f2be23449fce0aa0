"""Failures around opinions on plans. Pure."""

from __future__ import annotations

from cadastre.domain.errors import ParcelUnknown
from geo.domain.errors import DomainError


class ConsultationUnknown(ParcelUnknown):
    """There is no plan "{given}" of which the public is or was asked."""

    vi = "Không có đồ án nào mang mã “{given}” đang hoặc đã lấy ý kiến cộng đồng."


class OpinionUnknown(ParcelUnknown):
    """There is no opinion "{given}" on this plan."""

    vi = "Không có ý kiến nào mang mã “{given}” về đồ án này."


class ConsultationClosed(DomainError):
    """The window for opinions closed at the end of {day}. Send them to the planning office in writing."""

    vi = (
        "Đã hết hạn lấy ý kiến vào cuối ngày {day}. Có thể gửi ý kiến bằng văn bản tới cơ quan lập quy hoạch."
    )


class ConsultationNotOpen(DomainError):
    """The window for opinions opens on {day}."""

    vi = "Thời gian lấy ý kiến bắt đầu từ ngày {day}."


class OpinionEmpty(DomainError):
    """The opinion is empty; write at least a sentence."""

    vi = "Ý kiến còn trống; hãy viết ít nhất một câu."


class PlaceNotFound(DomainError):
    """The parcel “{given}” was not found, or names several; leave it out or give its id."""

    vi = "Không tìm thấy thửa “{given}”, hoặc tên này chỉ nhiều thửa; hãy bỏ trống hoặc ghi mã thửa."
