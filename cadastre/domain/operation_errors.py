"""Lý do từ chối biến động thửa đất. Failures of operations on parcels: what is wrong, where, and what to do.

Pure; the HTTP door maps classes to statuses. Lengths in metres, areas in square metres, places in the storage CRS.
"""

from __future__ import annotations

from shapely import Geometry

from geo.domain.errors import DomainError
from geo.domain.figures import figure


class OperationError(DomainError):
    """The operation on the parcels cannot be carried out."""

    vi = "Không thực hiện được biến động thửa đất."

    def __init__(self, geometry: Geometry | None = None, **details: object) -> None:
        self.geometry = geometry
        super().__init__(**details)

    def message(self, lang: str = "en") -> str:
        """The message in Vietnamese (`vi`) or English (anything else), figures as people of the language write."""
        plain = self.details
        self.details = {key: _written(key, value, lang) for key, value in plain.items()}
        try:
            return super().message(lang)
        finally:
            self.details = plain


def _written(key: str, value: object, lang: str) -> object:
    if not isinstance(value, float):
        return value
    return figure(value, lang, 1 if key.endswith("_m2") and abs(value) >= 1 else 4)


class LineMissesParcel(OperationError):
    """The line does not divide the parcel: it must enter the parcel and leave it again. Draw it across the parcel."""

    vi = "Đường cắt không chia được thửa đất: đường phải đi vào rồi ra khỏi thửa. Hãy vẽ đường cắt ngang qua thửa."


class LineEndsInside(OperationError):
    """The line ends inside the parcel, {distance_m} m from its boundary. Lead it to the boundary or to another cut."""

    vi = (
        "Đường cắt dừng bên trong thửa, cách ranh giới {distance_m} m. "
        "Hãy kéo đường cắt tới ranh giới hoặc tới một đường cắt khác."
    )


class LineCrossesItself(OperationError):
    """The line crosses itself. Draw it without loops, or as several lines."""

    vi = "Đường cắt tự cắt chính nó. Hãy vẽ lại không có vòng, hoặc chia thành nhiều đường."


class LinesTangled(OperationError):
    """The lines and boundaries meet too often within 1 mm to be told apart. Draw simpler lines farther apart."""

    vi = (
        "Các đường và ranh giới gặp nhau quá dày trong phạm vi 1 mm. Hãy vẽ đường đơn giản, cách xa nhau hơn."
    )


class SidesUnclear(OperationError):
    """The lines do not divide the parcel into two sides. Use one line, or let every piece become a parcel."""

    vi = (
        "Các đường cắt không chia thửa thành hai phía. "
        "Hãy dùng một đường cắt, hoặc để mỗi mảnh thành một thửa."
    )


class WrongVertices(OperationError):
    """The vertices make no line: {why_en} Give at least two different points in metres."""

    vi = "Các đỉnh không tạo thành đường: {why_vi} Hãy nhập ít nhất hai điểm khác nhau, tính bằng mét."


class ParcelShapeInvalid(OperationError):
    """The shape of the parcel is invalid ({reason}). Correct its boundary first; nothing is repaired unseen."""

    vi = "Hình thửa đất không hợp lệ ({reason}). Hãy chỉnh lý ranh giới trước; hệ thống không tự sửa."


class AreaTooLarge(OperationError):
    """{area_m2} m² cannot be cut off a parcel of {held_m2} m². Ask for less."""

    vi = "Không thể cắt {area_m2} m² từ thửa có diện tích {held_m2} m². Hãy nhập diện tích nhỏ hơn."


class AreaTooSmall(OperationError):
    """A parcel of {area_m2} m² cannot be made: areas are registered to 0.1 m². Move the line or ask for more."""

    vi = "Không thể lập thửa {area_m2} m²: diện tích ghi đến 0,1 m². Hãy dời đường cắt hoặc nhập diện tích lớn hơn."


class OffsetMisses(OperationError):
    """No boundary of the parcel can be offset there: {why_en} Choose an edge of the parcel and a smaller distance."""

    vi = "Không dựng được đường song song: {why_vi} Hãy chọn một cạnh của thửa và khoảng cách nhỏ hơn."


class PartsLeaveGap(OperationError):
    """The parts leave {area_m2} m² of the parcel uncovered, {width_m} m wide. Let neighbouring parts share vertices."""

    vi = "Các phần để hở {area_m2} m² của thửa, rộng {width_m} m. Hãy cho các phần cạnh nhau dùng chung đỉnh."


class PartsOverlap(OperationError):
    """Two parts overlap by {area_m2} m², {width_m} m wide. Let neighbouring parts share vertices."""

    vi = "Hai phần chồng nhau {area_m2} m², rộng {width_m} m. Hãy cho các phần cạnh nhau dùng chung đỉnh."


class PartsOutside(OperationError):
    """The parts cover {area_m2} m² outside the parcel, {width_m} m wide. Keep to its boundary."""

    vi = "Các phần vượt ra ngoài thửa {area_m2} m², rộng {width_m} m. Hãy vẽ theo ranh giới thửa."


class PartsTooFew(OperationError):
    """{count} parts are given; this operation needs at least two."""

    vi = "Chỉ có {count} phần; thao tác này cần ít nhất hai."


class UnionChanged(OperationError):
    """The ground before and after differs by {area_m2} m², {width_m} m wide. The operation must keep it unchanged."""

    vi = "Tổng thể trước và sau biến động chênh {area_m2} m², rộng {width_m} m. Biến động phải giữ nguyên tổng thể."


class NotAdjacent(OperationError):
    """The parcels do not share a boundary of at least 1 cm. Only adjacent parcels are merged."""

    vi = "Các thửa không có chung ranh giới từ 1 cm trở lên. Chỉ hợp được các thửa liền kề."


class ParentsOverlap(OperationError):
    """Two of the parcels overlap by {area_m2} m², {width_m} m wide. Correct their common boundary first."""

    vi = "Hai thửa chồng nhau {area_m2} m², rộng {width_m} m. Hãy chỉnh lý ranh giới chung trước."


class GroundHeldByNobody(OperationError):
    """{area_m2} m² would be taken from no parcel or given to none. Name all neighbours, or keep to their boundaries."""

    vi = (
        "{area_m2} m² không lấy từ thửa nào hoặc không giao cho thửa nào. "
        "Hãy nêu đủ các thửa giáp ranh, hoặc vẽ theo ranh giới của chúng."
    )


class NeighbourVanishes(OperationError):
    """The new boundary takes all the ground of a neighbour. Merge the parcels, or leave the neighbour a part."""

    vi = "Ranh giới mới lấy hết đất của một thửa giáp ranh. Hãy hợp thửa, hoặc để lại một phần cho thửa đó."


class BoundaryUnchanged(OperationError):
    """The new boundary is the old one within 1 mm. Move it, or change attributes only."""

    vi = "Ranh giới mới trùng ranh giới cũ trong phạm vi 1 mm. Hãy dời ranh giới, hoặc chỉ sửa thuộc tính."


class NothingRecovered(OperationError):
    """The ground to be recovered takes nothing of the parcel. Choose another line or another parcel."""

    vi = "Phạm vi thu hồi không lấy phần nào của thửa. Hãy chọn chỉ giới khác hoặc thửa khác."


class WholeParcelRecovered(OperationError):
    """The whole parcel lies in the ground to be recovered, nothing remains. It passes to the State undivided."""

    vi = "Toàn bộ thửa nằm trong phạm vi thu hồi, không còn phần nào. Thửa được thu hồi trọn vẹn, không chia."


class SheetPartsOverlap(OperationError):
    """Surveyed parcels {first} and {second} overlap by {area_m2} m², {width_m} m wide. Correct the survey file."""

    vi = "Hai thửa đo vẽ {first} và {second} chồng nhau {area_m2} m², rộng {width_m} m. Hãy sửa tệp đo vẽ."


class IdentityExhausted(OperationError):
    """Every tried point of the parcel already has a national id. Check for a parcel drawn twice."""

    vi = "Mọi điểm đã thử trong thửa đều có mã định danh. Hãy kiểm tra thửa vẽ trùng."


class WrongParams(OperationError):
    """The parameters cannot be used: {detail_en}"""

    vi = "Không dùng được tham số: {detail_vi}"


class ParcelBlocked(OperationError):
    """Parcel {number} of sheet {sheet} is blocked. Have the block lifted first."""

    vi = "Thửa {number}, tờ {sheet} đang bị ngăn chặn. Hãy giải tỏa ngăn chặn trước."


class ParcelInDispute(OperationError):
    """Parcel {number} of sheet {sheet} is in dispute. Check the file before going on."""

    vi = "Thửa {number}, tờ {sheet} đang có tranh chấp. Hãy kiểm tra hồ sơ trước khi tiếp tục."


class PendingElsewhere(OperationError):
    """Parcel {number} of sheet {sheet} is part of another change set under review. Wait until it is decided."""

    vi = "Thửa {number}, tờ {sheet} đang nằm trong bộ thay đổi khác chờ duyệt. Hãy đợi bộ thay đổi đó được giải quyết."


class OtherWard(OperationError):
    """The parcels lie in different wards ({first}, {second}). Only parcels of one ward are merged."""

    vi = "Các thửa thuộc các xã, phường khác nhau ({first}, {second}). Chỉ hợp thửa trong cùng một đơn vị."


class OtherSheetTaken(OperationError):
    """Sheet {sheet} of ward {ward} already holds parcels. Choose a sheet number that is free."""

    vi = "Tờ {sheet} của xã, phường {ward} đã có thửa. Hãy chọn số tờ chưa dùng."


class NumberTaken(OperationError):
    """Parcel number {number} of sheet {sheet} is or was in use. Choose a number after the sheet's last."""

    vi = "Số thửa {number} của tờ {sheet} đã được dùng. Hãy chọn số sau số cuối của tờ."


class AreasDoNotAddUp(OperationError):
    """The areas given add up to {sum_m2} m², the parcel has {held_m2} m². Correct them."""

    vi = "Tổng diện tích các thửa là {sum_m2} m², thửa gốc có {held_m2} m². Hãy sửa cho khớp."


class UsesDoNotAddUp(OperationError):
    """The areas by land use add up to {sum_m2} m², the parcel has {held_m2} m². Correct them."""

    vi = "Tổng diện tích theo loại đất là {sum_m2} m², thửa có {held_m2} m². Hãy sửa cho khớp."


class SurveyDocumentNeeded(OperationError):
    """A boundary changes only with a survey document. Name one, or create it in the same change set."""

    vi = "Chỉnh lý ranh giới phải có tài liệu đo đạc. Hãy chọn một tài liệu, hoặc tạo trong cùng bộ thay đổi."


class DecisionNeeded(OperationError):
    """Land is recovered only by decision. Give its number, date and authority."""

    vi = "Thu hồi đất phải có quyết định. Hãy nhập số, ngày và cơ quan ban hành."


class RedLineUnknown(OperationError):
    """There is no red line "{given}". Choose one of the layer, or give the ground itself."""

    vi = "Không có chỉ giới “{given}”. Hãy chọn một chỉ giới của lớp, hoặc gửi phạm vi thu hồi."


class SheetUnknown(OperationError):
    """Sheet {sheet} of ward {ward} holds no parcels. Check ward and sheet."""

    vi = "Tờ {sheet} của xã, phường {ward} không có thửa nào. Hãy kiểm tra xã, phường và số tờ."
