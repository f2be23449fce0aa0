"""Câu chữ. What each finding says and how to mend it, in two languages; figures as each language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from geo.domain.figures import figure
from layers.labels import Label


class Words(NamedTuple):
    """Message and remedy in both languages, with `{name}` places."""

    vi: str
    en: str
    remedy_vi: str
    remedy_en: str


class Figure(NamedTuple):
    """A number that is shown with so many decimals."""

    value: float
    digits: int


#: Faults of `layers.checks.shapes.validity`.
FAULTS: Mapping[str, Label] = {
    "empty": Label("hình rỗng", "the shape is empty"),
    "not-finite": Label("tọa độ không phải là số", "a coordinate is no number"),
    "self-intersection": Label("đường ranh tự cắt", "the boundary crosses itself"),
    "ring-touches-itself": Label("đường ranh tự chạm", "the boundary touches itself"),
    "hole-outside": Label("lỗ nằm ngoài ranh", "a hole lies outside the boundary"),
    "holes-nested": Label("lỗ nằm trong lỗ", "a hole lies inside another"),
    "hole-along-edge": Label(
        "lỗ trùng một đoạn với ranh", "a hole runs along the boundary or along another hole"
    ),
    "interior-cut": Label("các lỗ cắt rời phần trong", "holes cut the inside apart"),
    "parts-overlap": Label("các phần chồng lên nhau", "parts of the shape overlap"),
    "parts-share-edge": Label("các phần chung một đoạn ranh", "parts of the shape share an edge"),
    "duplicate-rings": Label("một vòng ranh vẽ hai lần", "a ring is drawn twice"),
    "too-few-points": Label("quá ít đỉnh", "too few vertices"),
    "invalid": Label("hình không hợp lệ", "the shape is invalid"),
}

WORDS: Mapping[str, Words] = {
    "feature-missing": Words(
        "Đối tượng không còn trong lớp.",
        "The feature is no longer in the layer.",
        "Tải lại lớp; đối tượng có thể đã được tách, gộp hoặc xóa.",
        "Reload; it may have been split, merged or removed.",
    ),
    "locked": Words(
        "Đối tượng đang bị ngăn chặn nên không được xóa hay đổi ranh.",
        "The feature is blocked: it can neither be deleted nor get another boundary.",
        "Công bố việc bỏ ngăn chặn trước (một bộ thay đổi riêng), hoặc bỏ thay đổi này.",
        "Publish the end of the block first, in a change set of its own, or drop this edit.",
    ),
    "geometry-missing": Words(
        "Đối tượng mới chưa có hình.",
        "The new feature has no shape.",
        "Vẽ hình của đối tượng.",
        "Draw its shape.",
    ),
    "geometry-kind": Words(
        "Lớp này cần {expected}, hình là {found}.",
        "This layer takes {expected}, the shape is {found}.",
        "Vẽ lại bằng đúng công cụ của lớp.",
        "Draw it again with the tool of this layer.",
    ),
    "valid-geometry": Words(
        "Hình không hợp lệ: {fault}.",
        "The shape is not valid: {fault}.",
        "Phóng tới điểm được đánh dấu rồi kéo hoặc xóa đỉnh ở đó.",
        "Zoom to the marked place and move or delete the vertex there.",
    ),
    "inside-city": Words(
        "Hình nằm ngoài phạm vi thành phố (E {east} m, N {north} m).",
        "The shape leaves the city's extent (E {east} m, N {north} m).",
        "Kiểm tra thứ tự trục (X là hướng bắc) và múi chiếu của tọa độ.",
        "Check the axis order (X is north) and the zone of the coordinates.",
    ),
    "outside-reach": Words(
        "{area} m² của hình nằm ngoài địa bàn được giao.",
        "{area} m² of the shape lie outside the area you are in charge of.",
        "Giữ hình cũ và hình mới trong địa bàn, hoặc chuyển cho người phụ trách địa bàn bên cạnh.",
        "Keep the old and the new shape inside it, or hand the change to the officer next door.",
    ),
    "outside-reach-before": Words(
        "Đối tượng hiện có nằm ngoài địa bàn được giao.",
        "The feature as it is lies outside the area you are in charge of.",
        "Chuyển cho người phụ trách địa bàn đó.",
        "Hand the change to the officer in charge there.",
    ),
    "outside-reach-length": Words(
        "Hình ra ngoài địa bàn được giao tại chỗ được đánh dấu.",
        "The shape leaves the area you are in charge of at the marked place.",
        "Giữ hình cũ và hình mới trong địa bàn, hoặc chuyển cho người phụ trách địa bàn bên cạnh.",
        "Keep the old and the new shape inside it, or hand the change to the officer next door.",
    ),
    "inside-unit": Words(
        "Mã xã/phường ghi {code}, nhưng chỉ {share} % diện tích nằm trong đó.",
        "The ward code says {code}, but only {share} % of the shape lies there.",
        "Sửa mã xã/phường hoặc vị trí của hình.",
        "Correct the ward code or the place of the shape.",
    ),
    "unit-unnamed": Words(
        "Chưa có “{field}”; hình nằm trong {unit}, mã {code}.",
        "“{field}” is not given; the shape lies in {unit}, code {code}.",
        "Nhập mã này để tra được đối tượng theo xã, phường.",
        "Give this code, so that the feature is found by its ward.",
    ),
    "min-area": Words(
        "Một phần của hình chỉ rộng {area} m² (ít nhất {limit} m²).",
        "A part of the shape measures only {area} m² (at least {limit} m²).",
        "Xóa phần thừa hoặc vẽ lại ranh.",
        "Remove the stray part or redraw the boundary.",
    ),
    "province-min-area": Words(
        "Diện tích {area} m² nhỏ hơn mức tối thiểu {limit} m² của tỉnh.",
        "{area} m² is less than the province's minimum of {limit} m².",
        "Kiểm tra lại phương án tách thửa hoặc ghi rõ căn cứ.",
        "Revise the division or state its legal ground.",
    ),
    "min-width": Words(
        "Hình chỉ rộng {width} m tại đây (ít nhất {limit} m).",
        "The shape is only {width} m wide here (at least {limit} m).",
        "Bắt dính vào ranh bên cạnh hoặc xóa phần vẽ thừa.",
        "Snap it to the neighbour's boundary or remove the stray piece.",
    ),
    "province-min-width": Words(
        "Bề rộng {width} m nhỏ hơn mức tối thiểu {limit} m của tỉnh.",
        "A width of {width} m is less than the province's minimum of {limit} m.",
        "Kiểm tra lại phương án tách thửa hoặc ghi rõ căn cứ.",
        "Revise the division or state its legal ground.",
    ),
    "no-overlap": Words(
        "Chồng lên {other}: {area} m², rộng khoảng {width} m.",
        "Overlaps {other}: {area} m², about {width} m wide.",
        "Bắt dính vào ranh chung hoặc sửa cả hai đối tượng.",
        "Snap to the shared boundary or edit both features.",
    ),
    "no-overlap-before": Words(
        "Chồng lên {other} đã có từ trước: {area} m², rộng khoảng {width} m.",
        "An overlap with {other} was there before: {area} m², about {width} m wide.",
        "Nên sửa cùng lúc nếu hồ sơ đo đạc cho phép.",
        "Mend it in the same change if the survey allows.",
    ),
    "no-gap": Words(
        "Khe hở {area} m², rộng khoảng {width} m giữa các đối tượng liền kề.",
        "A gap of {area} m², about {width} m wide, between neighbours.",
        "Bắt dính đỉnh vào ranh bên cạnh cho kín khe.",
        "Snap the vertices to the neighbour's boundary to close it.",
    ),
    "no-gap-before": Words(
        "Khe hở {area} m², rộng khoảng {width} m đã có từ trước.",
        "A gap of {area} m², about {width} m wide, was there before.",
        "Nên khép lại cùng lúc nếu hồ sơ đo đạc cho phép.",
        "Close it in the same change if the survey allows.",
    ),
    "uncovered": Words(
        "{area} m² đất trước đây thuộc lớp này nay không thuộc đối tượng nào.",
        "{area} m² that the layer covered belong to no feature now.",
        "Kiểm tra: phần đất này phải thuộc đối tượng khác, trừ khi đúng là đưa ra khỏi lớp.",
        "Make sure it is meant to leave the layer; otherwise give it to another feature.",
    ),
    "shared-vertices": Words(
        "{other} không có đỉnh tại điểm này trên cạnh chung.",
        "{other} has no vertex at this place of the shared edge.",
        "Bật sửa cạnh chung để thêm đỉnh cho cả hai bên.",
        "Edit with shared edges on, so that both sides get the vertex.",
    ),
    "shared-vertices-own": Words(
        "Cạnh đi qua một đỉnh của {other} mà không có đỉnh ở đó.",
        "An edge passes a vertex of {other} without one of its own.",
        "Thêm đỉnh bắt dính vào đỉnh đó.",
        "Add a vertex snapped to it.",
    ),
    "geohash-inside": Words(
        "Mã định danh {code} chỉ một điểm ngoài hình, cách {distance} m.",
        "The identifier {code} names a place outside the shape, {distance} m away.",
        "Giữ mã đã cấp và kiểm tra hình; nếu mã ghi nhầm, sửa theo hồ sơ. Mã không bao giờ tính lại.",
        "Keep the code as issued and check the shape; correct it if it was noted wrongly. It is never recomputed.",
    ),
    "geohash-form": Words(
        "“{code}” không phải mã định danh 12 ký tự GeoHash.",
        "“{code}” is no identifier of 12 GeoHash characters.",
        "Kiểm tra mã trong hồ sơ, hoặc để trống cho tới khi được cấp.",
        "Check the code in the documents, or leave it empty until one is issued.",
    ),
    "unique-shape": Words(
        "Hình trùng hoàn toàn với {other}.",
        "The shape equals that of {other}.",
        "Kiểm tra có vẽ hai lần không; nếu có, xóa một.",
        "If the same thing was drawn twice, delete one.",
    ),
    "unique-key": Words(
        "{fields} trùng với {other}.",
        "{fields} are the same as those of {other}.",
        "Kiểm tra số liệu; có thể giữ nếu hồ sơ gốc ghi trùng.",
        "Check the figures; they may stay if the documents say so.",
    ),
    "required": Words(
        "Thiếu “{field}”.",
        "“{field}” is missing.",
        "Nhập giá trị.",
        "Give a value.",
    ),
    "unknown-field": Words(
        "Lớp không có trường {field}.",
        "The layer has no field {field}.",
        "Bỏ trường này.",
        "Leave it out.",
    ),
    "value-kind": Words(
        "“{field}” cần {expected}.",
        "“{field}” takes {expected}.",
        "Sửa giá trị.",
        "Correct the value.",
    ),
    "value-too-long": Words(
        "“{field}” dài {length} ký tự, tối đa {limit}.",
        "“{field}” has {length} characters, at most {limit}.",
        "Rút ngắn.",
        "Shorten it.",
    ),
    "value-range": Words(
        "“{field}” phải {bounds}.",
        "“{field}” must be {bounds}.",
        "Sửa giá trị.",
        "Correct the value.",
    ),
    "code-list": Words(
        "“{code}” không có trong danh mục {codes} của “{field}”.",
        "“{code}” is not in the code list {codes} of “{field}”.",
        "Chọn mã trong danh mục.",
        "Choose a code of the list.",
    ),
    "code-former": Words(
        "“{code}” của “{field}” là mã cũ, nay là “{now}”.",
        "“{code}” of “{field}” is a former code, now “{now}”.",
        "Dùng mã hiện hành.",
        "Use the current code.",
    ),
    "lifespan": Words(
        "Ngày hết hiệu lực sớm hơn ngày bắt đầu.",
        "The end of validity is before its beginning.",
        "Sửa một trong hai ngày.",
        "Correct one of the days.",
    ),
}

OTHER_EDIT = Label("đối tượng khác trong cùng hồ sơ", "another feature of this change")


def say(key: str, **values: object) -> tuple[str, str, str, str]:
    """Message vi, message en, remedy vi, remedy en of `WORDS[key]` with its places filled in."""
    words = WORDS[key]
    vi = {name: _text(value, "vi") for name, value in values.items()}
    en = {name: _text(value, "en") for name, value in values.items()}
    return (
        _capital(words.vi.format(**vi)),
        _capital(words.en.format(**en)),
        words.remedy_vi,
        words.remedy_en,
    )


def _text(value: object, lang: str) -> str:
    if isinstance(value, Figure):
        return figure(value.value, lang, value.digits)
    return value.text(lang) if isinstance(value, Label) else str(value)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
