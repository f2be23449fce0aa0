"""Lời của kiểm tra sơ bộ. What a rule found, in words; (Vietnamese, English) throughout. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from geo.domain.figures import figure
from permits.domain.precheck.rule import Sentence
from planning.domain import figure_texts

Both = tuple[str, str]

TEXTS: dict[str, Both] = {
    # the proposal
    "no_footprint": ("Chưa cho đường bao công trình.", "No footprint was given."),
    "no_use": ("Chưa cho công năng công trình.", "No use of the building was given."),
    "use_unknown": ("Không rõ công năng “{given}”.", "The use “{given}” is not known."),
    "no_storeys": ("Chưa cho số tầng.", "The number of storeys was not given."),
    "no_height_m": ("Chưa cho chiều cao công trình.", "The height of the building was not given."),
    "no_floor_area": ("Chưa cho tổng diện tích sàn.", "The total floor area was not given."),
    # the parcel
    "no_parcel": (
        "Không có thửa đất nào trong dữ liệu tại vị trí này.",
        "No parcel is on file at this place.",
    ),
    "parcels_apart": (
        "{count} thửa đất không liền nhau: chưa thành một khu đất xây dựng.",
        "The {count} parcels do not adjoin: they are no single site.",
    ),
    "parcels_not_named": (
        "Công trình nằm trên {count} thửa đất mà hồ sơ chưa nêu thửa nào: {parcels}.",
        "The building lies on {count} parcels, of which none was named: {parcels}.",
    ),
    "parcels_on_file": (
        "Có trong dữ liệu: {parcels}; diện tích theo bản đồ {area} m².",
        "On file: {parcels}; {area} m² on the map.",
    ),
    "flags_hidden": (
        "Tình trạng ngăn chặn, tranh chấp không công khai; cán bộ tra cứu.",
        "Blocks and disputes are not public; an officer looks them up.",
    ),
    "no_obstacle": (
        "Không ghi nhận ngăn chặn, tranh chấp, hạn chế.",
        "No block, dispute or restriction is on file.",
    ),
    "obstacle": ("{parcel}: {text}", "{parcel}: {text}"),
    "no_land_use": (
        "Chưa ghi nhận mục đích sử dụng đất của thửa.",
        "The land use of the parcel is not on file.",
    ),
    "land_use_other": (
        "Giấy tờ ghi {lands}: không cho phép xây dựng {use}; phải chuyển mục đích trước.",
        "The papers say {lands}, which does not allow: {use}. The land use has to be changed first.",
    ),
    "land_use_ended": (
        "Thời hạn sử dụng {name} đã hết ngày {day}.",
        "The term of the land use {name} ended on {day}.",
    ),
    "land_use_on_conditions": (
        "Giấy tờ ghi {lands}: {use} chỉ được khi sử dụng đất kết hợp đa mục đích.",
        "Land of the use {lands} allows this only when used for several purposes: {use}.",
    ),
    "land_use_agrees": (
        "Giấy tờ ghi {lands}: phù hợp với {use}.",
        "The papers say {lands}, which agrees with: {use}.",
    ),
    "land_use_too_small": (
        "Công trình chiếm {built} m² nhưng phần đất phù hợp trên giấy tờ chỉ {area} m² ({lands}).",
        "The building takes {built} m², of the land on paper only {area} m² allow it ({lands}).",
    ),
    "land_use_partly": (
        "Thửa có nhiều mục đích ({lands}); giấy tờ không cho biết phần nào nằm dưới công trình.",
        "The parcel has several uses ({lands}); the papers do not say which lies under the building.",
    ),
    "paper_and_plan_differ": (
        "Giấy tờ ghi {lands}, quy hoạch ô {zone} là {function}.",
        "The papers say {lands}, the plan says {function} (zone {zone}).",
    ),
    "paper_and_plan_agree": (
        "Mục đích trên giấy tờ ({lands}) phù hợp với chức năng quy hoạch.",
        "The land use on paper ({lands}) agrees with the planned function.",
    ),
    "function_unknown": (
        "Chức năng của ô {zone} chưa được chuẩn hóa (“{raw}”).",
        "The function of zone {zone} is not a known one (“{raw}”).",
    ),
    # the plan
    "partly_unplanned": (
        "{area} m² không thuộc ô quy hoạch nào trong dữ liệu.",
        "No zone on file governs {area} m².",
    ),
    "built_unplanned": (
        "Một phần công trình nằm ngoài các ô quy hoạch trong dữ liệu.",
        "Part of the building lies outside the zones on file.",
    ),
    "plan_too_general": (
        "Tại đây chỉ có {plan}; căn cứ cấp phép còn là quy hoạch chi tiết, thiết kế đô thị riêng hoặc quy chế quản lý "
        "kiến trúc, do cán bộ xác định.",
        "Only {plan} is on file here; a permit is also judged by a detailed plan, an urban design or the rules on "
        "architecture, which an officer looks up.",
    ),
    "plan_governs": ("Áp dụng: {plans}.", "In force: {plans}."),
    "no_change": (
        "Không có đồ án nào tại khu đất đang rà soát, điều chỉnh hoặc lấy ý kiến.",
        "No plan at the site is under review, adjustment or consultation.",
    ),
    "plan_changes": (
        "Đồ án {plan}: {stage} từ {since}.",
        "Plan {plan}: {stage} since {since}.",
    ),
    "function_against": (
        "Ô {zone} là {function}: quy hoạch không dành cho {use}.",
        "Zone {zone} is {function}: the plan does not foresee {use}.",
    ),
    "function_on_conditions": (
        "Ô {zone} là {function}: {use} chỉ được chấp thuận có điều kiện.",
        "Zone {zone} is {function}: {use} may be allowed on conditions.",
    ),
    "function_allows": ("{zones}: phù hợp với {use}.", "{zones}: agrees with {use}."),
    "fixed_term": (
        "Nơi quy hoạch chưa thực hiện có thể xem xét giấy phép có thời hạn.",
        "Where the plan is not carried out yet a fixed-term permit may be considered.",
    ),
    "coverage_over": (
        "Ô {zone}: công trình chiếm {built} m², tối đa {limit} m².",
        "Zone {zone}: the building takes {built} m², at most {limit} m² are allowed.",
    ),
    "coverage_within": ("Trong mật độ xây dựng cho phép.", "Within the site coverage allowed."),
    "coverage_not_numeric": (
        "Ô {zone}: đồ án không cho mật độ xây dựng bằng số{quoted}.",
        "Zone {zone}: the plan gives no numeric site coverage{quoted}.",
    ),
    "far_over": (
        "Tổng diện tích sàn {given} m², tối đa {limit} m².",
        "The floor area is {given} m², at most {limit} m² are allowed.",
    ),
    "far_within": ("Trong hệ số sử dụng đất cho phép.", "Within the floor-area ratio allowed."),
    "far_not_numeric": (
        "Đồ án không cho hệ số sử dụng đất bằng số{quoted}.",
        "The plan gives no numeric floor-area ratio{quoted}.",
    ),
    "storeys_over": (
        "Ô {zone}: {value} tầng, tối đa {limit} tầng.",
        "Zone {zone}: {value} storeys, at most {limit} are allowed.",
    ),
    "storeys_under": (
        "Ô {zone}: {value} tầng, đồ án ghi từ {limit} tầng.",
        "Zone {zone}: {value} storeys, the plan says at least {limit}.",
    ),
    "storeys_within": ("Trong số tầng cho phép.", "Within the storeys allowed."),
    "storeys_not_numeric": (
        "Ô {zone}: đồ án không cho tầng cao bằng số{quoted}.",
        "Zone {zone}: the plan gives no numeric storeys{quoted}.",
    ),
    "height_m_over": (
        "Ô {zone}: cao {value} m, tối đa {limit} m.",
        "Zone {zone}: {value} m high, at most {limit} m are allowed.",
    ),
    "height_m_under": (
        "Ô {zone}: cao {value} m, đồ án ghi từ {limit} m.",
        "Zone {zone}: {value} m high, the plan says at least {limit} m.",
    ),
    "height_m_within": ("Trong chiều cao cho phép.", "Within the height allowed."),
    "height_m_not_numeric": (
        "Ô {zone}: đồ án không cho chiều cao bằng số{quoted}.",
        "Zone {zone}: the plan gives no numeric height{quoted}.",
    ),
    # the place
    "outside_plot": (
        "{area} m² của công trình nằm ngoài ranh thửa đất.",
        "{area} m² of the building lie outside the parcels.",
    ),
    "inside_plot": ("Công trình nằm trọn trong khu đất.", "The building lies within the site."),
    "no_reserve": ("Không có lộ giới trong khu đất.", "No road reserve lies on the site."),
    "reserve_takes": (
        "Lộ giới {streets} chiếm {area} m² của khu đất.",
        "The road reserve of {streets} takes {area} m² of the site.",
    ),
    "in_reserve": (
        "{area} m² của công trình nằm trong lộ giới {streets}.",
        "{area} m² of the building lie in the road reserve of {streets}.",
    ),
    "off_reserve": ("Công trình không phạm lộ giới.", "The building keeps off the road reserves."),
    "in_corner": ("{area} m² của công trình nằm trong vạt góc.", "{area} m² of the building lie in a corner cut."),
    "corner_takes": ("Vạt góc chiếm {area} m².", "Corner cuts take {area} m²."),
    "no_corner": ("Khu đất không có vạt góc.", "The site has no corner cut."),
    "off_corner": ("Công trình không phạm vạt góc.", "The building keeps off the corner cuts."),
    "no_building_zone": (
        "Không có ô quy hoạch dành cho xây dựng, nên không có khoảng lùi để so.",
        "No zone here is for building, so there is no setback to compare.",
    ),
    "before_setback": (
        "{area} m² của công trình vượt chỉ giới xây dựng (khoảng lùi: {raw}).",
        "{area} m² of the building lie before the building line (setback: {raw}).",
    ),
    "setback_takes": (
        "Khoảng lùi ({raw}): {area} m² của khu đất không được xây dựng.",
        "Setback ({raw}): {area} m² of the site may not be built on.",
    ),
    "setback_zero": (
        "Chỉ giới xây dựng trùng chỉ giới đường đỏ.",
        "The building line runs along the red line.",
    ),
    "behind_setback": ("Công trình nằm sau chỉ giới xây dựng.", "The building keeps behind the building line."),
    "corridor_takes": (
        "Hành lang an toàn {names} chiếm {area} m² của khu đất.",
        "The safety corridor {names} takes {area} m² of the site.",
    ),
    "in_corridor": (
        "{area} m² của công trình nằm trong hành lang an toàn {names}.",
        "{area} m² of the building lie in the safety corridor {names}.",
    ),
    "in_conditional": (
        "{area} m² của công trình nằm trong hành lang chỉ cho xây dựng có điều kiện: {names}.",
        "{area} m² of the building lie in a corridor where building has conditions: {names}.",
    ),
    "no_corridor_on_file": (
        "Dữ liệu chưa có hành lang an toàn nào trong phường, xã.",
        "No safety corridor is on file in the ward.",
    ),
    "off_corridor": ("Công trình không phạm hành lang an toàn.", "The building keeps off the safety corridors."),
    "no_neighbour_on_file": (
        "Dữ liệu chưa có công trình nào quanh khu đất.",
        "No building around the site is on file.",
    ),
    "no_neighbour_near": (
        "Không có công trình nào của thửa khác trong {around} m.",
        "No building of another parcel stands within {around} m.",
    ),
    "on_neighbour": (
        "Chồng {area} m² lên công trình bên cạnh trong dữ liệu: {name}.",
        "It takes {area} m² of a neighbouring building on file: {name}.",
    ),
    "house_beside": (
        "Nhà ở được xây liền kề; công trình gần nhất cách {gap} m ({name}).",
        "Houses may adjoin; the nearest building is {gap} m away ({name}).",
    ),
    "nearest": (
        "Công trình gần nhất cách {gap} m ({name}).",
        "The nearest building is {gap} m away ({name}).",
    ),
    "too_near": (
        "Cách công trình gần nhất {gap} m ({name}), quy chuẩn {limit} m nếu đồ án không quy định khác.",
        "{gap} m from the nearest building ({name}); the code says {limit} m unless the plan says otherwise.",
    ),
    "far_enough": (
        "Cách công trình gần nhất {gap} m ({name}), tối thiểu {limit} m.",
        "{gap} m from the nearest building ({name}), at least {limit} m.",
    ),
}  # fmt: skip

DISCLAIMER: Both = (
    "Kết quả tham khảo, không phải quyết định; cơ quan cấp phép thẩm định hồ sơ theo quy định.",
    "For reference only, not a decision; the permit authority examines the case by law.",
)
#: What no rule looks at, said so that a passed check is not taken for a permit: (key, Vietnamese, English).
NOT_CHECKED: tuple[tuple[str, str, str], ...] = (
    ("land_use_plan", "Quy hoạch, kế hoạch sử dụng đất (Luật Đất đai)", "Land-use plan (Land Law)"),
    ("heritage", "Di sản, công trình bảo tồn ngoài hành lang đã vẽ", "Heritage beyond the corridors drawn"),
    ("architecture", "Quy chế quản lý kiến trúc", "Rules on architecture"),
    ("hazard_defence", "Khoảng cách tới công trình nguy hiểm, quốc phòng", "Distance to hazardous and defence works"),
    ("fire", "Phòng cháy, chữa cháy", "Fire safety"),
    ("structure", "An toàn kết cấu, công trình liền kề", "Structure, safety of adjoining works"),
    ("environment", "Bảo vệ môi trường", "Environment"),
    ("papers", "Giấy tờ về quyền sử dụng đất, thành phần hồ sơ", "Land papers, completeness of the dossier"),
)  # fmt: skip


def sentence(one: Sentence, lang: str) -> str:
    """A reason in words; reasons of the extract's figures are told in its words."""
    values = {key: _shown(value, lang) for key, value in one.values.items()}
    if one.code not in TEXTS:
        return figure_texts.sentence(one.code, lang, **values)
    raw = values.get("raw", "")
    return TEXTS[one.code][lang == "en"].format_map(values | {"quoted": f" (“{raw}”)" if raw else ""})


def joined(sentences: tuple[Sentence, ...], lang: str) -> str:
    """Reasons one after the other, each once."""
    return " ".join(dict.fromkeys(sentence(one, lang) for one in sentences))


def _shown(value: Any, lang: str) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return figure(value, lang, 0)
    if isinstance(value, float):
        return figure(value, lang, 0 if value.is_integer() else 1)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)
