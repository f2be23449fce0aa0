"""Domain errors of the geospatial kernel. Pure: no HTTP, no Django.

One class per failure. The docstring is the English message and `vi` the Vietnamese one; both may
hold `{placeholders}` that the details given at `raise` fill. Other apps derive from `DomainError`
in their own `domain/errors.py`; the HTTP door maps classes to problem+json.
"""

from __future__ import annotations

import inspect
import re
from typing import ClassVar


class DomainError(Exception):
    """The request cannot be carried out."""

    vi: ClassVar[str] = "Không thực hiện được yêu cầu."

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.message())

    @classmethod
    def code(cls) -> str:
        """Stable slug of the failure, for `/problems/<code>`: UnknownCrs -> unknown-crs."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()

    def message(self, lang: str = "en") -> str:
        """The message in Vietnamese (`vi`) or English (anything else), details filled in."""
        template = self.vi if lang == "vi" else inspect.cleandoc(type(self).__doc__ or "")
        return " ".join(template.split()).format_map(self.details)


class UnknownCrs(DomainError):
    """The coordinate reference system "{given}" is not in the registry. Name one that is, for
    example EPSG:9210 (VN-2000, meridian 105°45′); nothing is guessed."""

    vi = (
        "Hệ tọa độ “{given}” không có trong danh mục. Hãy chỉ rõ một hệ trong danh mục, "
        "ví dụ EPSG:9210 (VN-2000, kinh tuyến trục 105°45′); hệ thống không tự đoán."
    )


class RefusedCrs(DomainError):
    """{code} is refused: {reason_en} {remedy_en}"""

    vi = "Từ chối {code}: {reason_vi} {remedy_vi}"


class CrsMismatch(DomainError):
    """The values are in {got}, but {expected} is needed here."""

    vi = "Giá trị đang ở {got}, trong khi cần {expected}."


class CrsNotMetric(DomainError):
    """Lengths and areas cannot be measured in {crs}; use a VN-2000 zone in metres."""

    vi = "Không đo được chiều dài, diện tích trong {crs}; hãy dùng một múi VN-2000 tính bằng mét."


class OutsideProjection(DomainError):
    """{count} coordinates cannot be transformed from {source} to {target}: they lie outside the
    projection. The first is x={x}, y={y}; are the axes swapped, or is the CRS a wrong one?"""

    vi = (
        "Không chuyển được {count} tọa độ từ {source} sang {target} vì nằm ngoài phép chiếu. "
        "Điểm đầu tiên là x={x}, y={y}; có thể trục bị đảo hoặc khai sai hệ tọa độ."
    )


class BadBBox(DomainError):
    """The bounding box "{given}" cannot be used: {why_en}"""

    vi = "Không dùng được khung “{given}”: {why_vi}"


class BadValidity(DomainError):
    """A validity must end after it begins: {valid_from} to {valid_to}."""

    vi = "Thời hạn hiệu lực phải kết thúc sau khi bắt đầu: {valid_from} đến {valid_to}."


class BadSheetName(DomainError):
    """ "{given}" is not the name of a map sheet: {why_en}"""

    vi = "“{given}” không phải là phiên hiệu mảnh bản đồ: {why_vi}"


class UnknownMapScale(DomainError):
    """There is no sheet grid for 1:{scale}; known scales are {known}."""

    vi = "Không có lưới chia mảnh cho tỷ lệ 1:{scale}; các tỷ lệ đã biết: {known}."


class BadGeohash(DomainError):
    """ "{given}" is not a GeoHash: use 1 to 12 of the characters 0-9 and b-z without i, l, o."""

    vi = "“{given}” không phải GeoHash: dùng 1 đến 12 ký tự 0-9 và b-z, trừ i, l, o."


class NotOnEarth(DomainError):
    """Longitude {lon} and latitude {lat} are not degrees on the globe."""

    vi = "Kinh độ {lon} và vĩ độ {lat} không phải là độ hợp lệ trên địa cầu."
