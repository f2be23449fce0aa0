"""Coordinate reference systems (hệ quy chiếu tọa độ) the platform knows. The only file with EPSG numbers.

Sources: QĐ 83/2000/QĐ-TTg and TT 973/2001/TT-TCĐC (VN-2000, zones and provincial meridians), EPSG v11.
Inside the platform coordinates are always x = east, y = north (or x = longitude, y = latitude); the
order of the official definition, `north_first`, matters only at the HTTP doors. Vietnamese survey papers
name the axes the other way round (X = north, Y = east): `paper_axes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from geo.domain.errors import RefusedCrs, UnknownCrs


class Kind(Enum):
    """What a CRS is for; decides whether areas may be measured in it."""

    GEOGRAPHIC = "geographic"
    NATIONAL_ZONE = "national_zone"
    """TM 3° on the national meridians 102°, 105°, 108°: base maps (TT 973/2001 Art. 4.3)."""
    PROVINCIAL_ZONE = "provincial_zone"
    """TM 3° on a provincial meridian: cadastral maps, provincial GIS (TT 973/2001 Art. 4.4)."""
    UTM = "utm"
    WEB_MERCATOR = "web_mercator"


class Datum(Enum):
    """Geodetic datum; the step between the two is one pinned operation (geo.domain.transform)."""

    VN2000 = "VN-2000"
    WGS84 = "WGS 84"


@dataclass(frozen=True, slots=True)
class Crs:
    """One coordinate reference system, with its use and its limits."""

    srid: int
    """Number in PostGIS; CRS84 shares that of EPSG:4326."""
    code: str
    """As users write it: `EPSG:9210`."""
    official_name: str
    name_vi: str
    name_en: str
    kind: Kind
    datum: Datum
    bounds: tuple[float, float, float, float]
    """Area of use: west, south, east, north in degrees (EPSG). Advice, not a limit: merged provinces
    overhang.
    """
    central_meridian: float | None = None
    scale_factor: float | None = None
    north_first: bool = False
    in_use_for: tuple[str, ...] = ()
    """Provinces, as named before the merger of 2025, whose cadastral maps use this meridian."""

    def __str__(self) -> str:
        return self.code

    @property
    def uri(self) -> str:
        """OGC URI: `http://www.opengis.net/def/crs/EPSG/0/9210`."""
        authority, number = self.code.split(":")
        version = "1.3" if authority == "OGC" else "0"
        return f"http://www.opengis.net/def/crs/{authority}/{version}/{number}"

    @property
    def urn(self) -> str:
        """OGC URN: `urn:ogc:def:crs:EPSG::9210`."""
        authority, number = self.code.split(":")
        return f"urn:ogc:def:crs:{authority}:{'1.3' if authority == 'OGC' else ''}:{number}"

    @property
    def is_projected(self) -> bool:
        """True when x and y are metres on a plane."""
        return self.kind is not Kind.GEOGRAPHIC

    @property
    def is_vn2000(self) -> bool:
        """True when the coordinates are on the national datum."""
        return self.datum is Datum.VN2000

    @property
    def is_zone(self) -> bool:
        """True for the TM 3° zones, the CRS of base maps and cadastral maps."""
        return self.kind in (Kind.NATIONAL_ZONE, Kind.PROVINCIAL_ZONE)

    @property
    def suits_measuring(self) -> bool:
        """True where a plane area is meaningful: VN-2000 zones and UTM; web mercator is 4.3 % off here."""
        return self.is_projected and self.kind is not Kind.WEB_MERCATOR

    @property
    def paper_axes(self) -> tuple[str, str]:
        """Axis letters of Vietnamese survey papers for (north, east): X is north, Y is east."""
        return ("X", "Y") if self.is_projected else ("B", "L")

    @property
    def use(self) -> tuple[str, str]:
        """Use and limits, Vietnamese and English."""
        return _USE[self.kind]


_USE: dict[Kind, tuple[str, str]] = {
    Kind.GEOGRAPHIC: (
        "Trao đổi dữ liệu, định vị. Không đo chiều dài, diện tích theo độ.",
        "Exchange and positioning. Not for lengths or areas.",
    ),
    Kind.NATIONAL_ZONE: (
        "Bản đồ địa hình, nền địa lý 1:2.000–1:10.000. Diện tích thửa đất tính ở múi địa phương.",
        "Topographic and base maps 1:2000 to 1:10,000. Parcel areas belong in the provincial zone.",
    ),
    Kind.PROVINCIAL_ZONE: (
        "Bản đồ địa chính, quy hoạch của tỉnh có kinh tuyến trục này; diện tích pháp lý tính ở đây.",
        "Cadastral maps and plans of provinces on this meridian; legal areas are plane areas here.",
    ),
    Kind.UTM: (
        "Bản đồ 1:25.000–1:500.000; chỉ dùng làm hệ nguồn khi nhập dữ liệu.",
        "Maps 1:25,000 to 1:500,000; here only a source system for imports.",
    ),
    Kind.WEB_MERCATOR: (
        "Chỉ để hiển thị bản đồ web; không bao giờ đo đạc.",
        "Drawing web maps only; never measure in it.",
    ),
}


def _meridian_text(degrees: float) -> str:
    whole = int(degrees)
    return f"{whole}°{round((degrees - whole) * 60):02d}′"


def _zone(
    srid: int,
    meridian: float,
    kind: Kind,
    bounds: tuple[float, float, float, float],
    provinces: str,
    name: str = "",
) -> Crs:
    text = _meridian_text(meridian)
    whole, minutes = text.removesuffix("′").split("°")
    return Crs(
        srid=srid,
        code=f"EPSG:{srid}",
        official_name=f"VN-2000 / TM-3 {name or f'{whole}-{minutes}'}",
        name_vi=f"VN-2000, kinh tuyến trục {text}, múi 3°",
        name_en=f"VN-2000, central meridian {text}, 3° zone",
        kind=kind,
        datum=Datum.VN2000,
        bounds=bounds,
        central_meridian=meridian,
        scale_factor=0.9999,
        in_use_for=tuple(part.strip() for part in provinces.split(",")) if provinces else (),
    )


def _utm(srid: int, zone: int, datum: Datum, bounds: tuple[float, float, float, float]) -> Crs:
    meridian = 6.0 * zone - 183.0
    return Crs(
        srid=srid,
        code=f"EPSG:{srid}",
        official_name=f"{datum.value} / UTM zone {zone}N",
        name_vi=f"{datum.value}, UTM múi {zone} Bắc (6°)",
        name_en=f"{datum.value}, UTM zone {zone} north (6°)",
        kind=Kind.UTM,
        datum=datum,
        bounds=bounds,
        central_meridian=meridian,
        scale_factor=0.9996,
    )


_N, _P = Kind.NATIONAL_ZONE, Kind.PROVINCIAL_ZONE
_WORLD = (-180.0, -90.0, 180.0, 90.0)

WGS84 = Crs(
    4326, "EPSG:4326", "WGS 84", "WGS 84, vĩ độ và kinh độ", "WGS 84, latitude and longitude",
    Kind.GEOGRAPHIC, Datum.WGS84, _WORLD, north_first=True,
)  # fmt: skip
CRS84 = Crs(
    4326, "OGC:CRS84", "WGS 84 (CRS84)",
    "WGS 84, kinh độ và vĩ độ", "WGS 84, longitude and latitude",
    Kind.GEOGRAPHIC, Datum.WGS84, _WORLD,
)  # fmt: skip
WEB_MERCATOR = Crs(
    3857, "EPSG:3857", "WGS 84 / Pseudo-Mercator", "Web Mercator", "Web Mercator",
    Kind.WEB_MERCATOR, Datum.WGS84, (-180.0, -85.06, 180.0, 85.06),
)  # fmt: skip
VN2000 = Crs(
    4756, "EPSG:4756", "VN-2000", "VN-2000, vĩ độ và kinh độ", "VN-2000, latitude and longitude",
    Kind.GEOGRAPHIC, Datum.VN2000, (102.14, 8.33, 109.53, 23.4), north_first=True,
)  # fmt: skip
VN2000_UTM48 = _utm(3405, 48, Datum.VN2000, (102.14, 8.33, 108.0, 23.4))
VN2000_UTM49 = _utm(3406, 49, Datum.VN2000, (108.0, 10.43, 109.53, 21.56))
WGS84_UTM48 = _utm(32648, 48, Datum.WGS84, (102.0, 0.0, 108.0, 84.0))
WGS84_UTM49 = _utm(32649, 49, Datum.WGS84, (108.0, 0.0, 114.0, 84.0))
TM3_102_00 = _zone(5896, 102.0, _N, (102.14, 9.2, 103.51, 22.82), "", "zone 481")
TM3_105_00 = _zone(
    5897, 105.0, _N, (103.5, 8.33, 106.51, 23.4),
    "Hà Nội, Hà Nam, Hà Tây, Ninh Bình, Thanh Hóa, Vĩnh Phúc, Cần Thơ, Bạc Liêu, Đồng Tháp, Hậu Giang",
    "zone 482",
)  # fmt: skip
TM3_108_00 = _zone(5898, 108.0, _N, (106.5, 8.57, 109.53, 22.95), "Quảng Ngãi", "zone 491")
TM3_107_45 = _zone(
    5899, 107.75, _P, (106.43, 8.57, 108.76, 21.67),
    "Đà Nẵng, Quảng Nam, Quảng Ninh, Bà Rịa–Vũng Tàu, Đồng Nai, Lâm Đồng",
)  # fmt: skip
TM3_105_45 = _zone(
    9210, 105.75, _P, (105.26, 9.75, 107.8, 23.12),
    "Thành phố Hồ Chí Minh, Bình Dương, Hải Phòng, Bến Tre, Cao Bằng, Long An, Tiền Giang",
)  # fmt: skip

_REGISTRY: tuple[Crs, ...] = (
    WGS84, CRS84, WEB_MERCATOR, VN2000, VN2000_UTM48, VN2000_UTM49, WGS84_UTM48, WGS84_UTM49,
    TM3_102_00, TM3_105_00, TM3_108_00, TM3_107_45,
    _zone(9205, 103.0, _P, (102.14, 20.89, 103.99, 22.82), "Điện Biên, Lai Châu"),
    _zone(9206, 104.0, _P, (103.21, 20.57, 105.03, 22.04), "Sơn La"),
    _zone(9207, 104.5, _P, (103.4, 8.33, 105.54, 10.55), "Cà Mau, Kiên Giang"),
    _zone(9208, 104.75, _P, (103.53, 10.18, 105.86, 22.85), "An Giang, Lào Cai, Nghệ An, Phú Thọ, Yên Bái"),
    _zone(9209, 105.5, _P, (104.33, 9.19, 106.69, 23.4),
          "Bắc Ninh, Hà Giang, Hà Tĩnh, Hải Dương, Hưng Yên, Nam Định, Sóc Trăng, Tây Ninh, Thái Bình, "
          "Trà Vinh, Vĩnh Long"),
    TM3_105_45,
    _zone(9211, 106.0, _P, (104.83, 16.92, 107.03, 22.7), "Hòa Bình, Quảng Bình, Tuyên Quang"),
    _zone(9212, 106.25, _P, (106.41, 11.3, 107.43, 17.22), "Bình Phước, Quảng Trị"),
    _zone(9213, 106.5, _P, (105.43, 21.32, 106.25, 22.75), "Bắc Kạn, Thái Nguyên"),
    _zone(9214, 107.0, _P, (105.88, 15.99, 108.24, 21.63), "Bắc Giang, Thừa Thiên Huế"),
    _zone(9215, 107.25, _P, (106.09, 21.32, 107.37, 22.47), "Lạng Sơn"),
    _zone(9216, 107.5, _P, (107.33, 13.92, 108.55, 15.42), "Kon Tum"),
    _zone(9217, 108.25, _P, (108.55, 11.25, 109.53, 14.71), "Bình Định, Khánh Hòa, Ninh Thuận"),
    _zone(9218, 108.5, _P, (107.2, 10.43, 109.52, 14.61), "Bình Thuận, Đắk Lắk, Đắk Nông, Gia Lai, Phú Yên"),
)  # fmt: skip

SHADOW_SRID = 990210
"""PostGIS-only twin of EPSG:9210 without authority, so that no database of PROJ can override its TOWGS84."""

MISSING_IN_POSTGIS = frozenset(range(9205, 9219))
"""Codes that PostGIS 3.3 does not ship in `spatial_ref_sys`; the other VN-2000 rows are its own, with the
wrong shift.
"""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a known code is not accepted, and what to do instead."""

    reason_vi: str
    reason_en: str
    remedy_vi: str
    remedy_en: str


def _swapped_definition(successor: Crs) -> Refusal:
    return Refusal(
        "mã đã bị hủy vì định nghĩa đảo ngược hằng số cộng (X₀ và Y₀), tọa độ lệch 500 km.",
        "deprecated, its false easting and false northing are exchanged, which displaces data by 500 km.",
        f"Hãy dùng {successor.code} ({successor.name_vi}).",
        f"Use {successor.code} ({successor.name_en}).",
    )


_OLD_DATUM = Refusal(
    "hệ tọa độ cũ, không có tham số chuyển đổi chính thức duy nhất sang VN-2000.",
    "a superseded datum without one official transformation to VN-2000.",
    "Hãy chuyển sang VN-2000 bằng công cụ của cơ quan đo đạc rồi nhập lại.",
    "Convert the data to VN-2000 with the survey authority's tool, then import again.",
)
REFUSED: dict[str, Refusal] = {
    "EPSG:6956": _swapped_definition(TM3_102_00),
    "EPSG:6957": _swapped_definition(TM3_105_00),
    "EPSG:6958": _swapped_definition(TM3_108_00),
    "EPSG:6959": _swapped_definition(TM3_107_45),
    **{f"EPSG:{number}": _OLD_DATUM for number in (4147, 2044, 2045, 2093, 4131, 3148, 3149, 3176)},
}
"""HN-72 (4147, 2044, 2045, 2093), Indian 1960 (4131, 3148, 3149, 3176) and the four deprecated VN-2000 codes.
"""

_BY_CODE: dict[str, Crs] = {crs.code: crs for crs in _REGISTRY}
_BY_SRID: dict[int, Crs] = {crs.srid: crs for crs in _REGISTRY if crs is not CRS84}
_SPELLINGS = (
    re.compile(r"^\[?(?P<authority>EPSG|OGC|CRS):(?P<number>\w+)\]?$", re.IGNORECASE),
    re.compile(r"^urn:(?:x-)?ogc:def:crs:(?P<authority>EPSG|OGC):[^:]*:(?P<number>\w+)$", re.IGNORECASE),
    re.compile(
        r"^https?://www\.opengis\.net/def/crs/(?P<authority>EPSG|OGC)/[^/]+/(?P<number>\w+)/?$", re.IGNORECASE
    ),
    re.compile(r"^(?P<authority>)(?P<number>\d{4,6})$"),
)


def registry() -> Iterator[Crs]:
    """Every CRS of the registry, the general ones first, then VN-2000 by code."""
    return iter(_REGISTRY)


def vn2000_zones() -> Iterator[Crs]:
    """The TM 3° zones of VN-2000, national and provincial."""
    return (crs for crs in _REGISTRY if crs.is_zone)


def pinned() -> Iterator[Crs]:
    """Every CRS on the VN-2000 datum: the rows of `spatial_ref_sys` that carry the pinned operation."""
    return (crs for crs in _REGISTRY if crs.is_vn2000)


def lookup(given: int | str | Crs) -> Crs:
    """The registered CRS for an SRID, a code, an OGC URN or an OGC URI.

    Args:
        given: `9210`, `"EPSG:9210"`, `"urn:ogc:def:crs:EPSG::9210"`,
            `"http://www.opengis.net/def/crs/EPSG/0/9210"`, `"[EPSG:9210]"`; CRS84 likewise.
    Raises:
        RefusedCrs: the code is known to be wrong (EPSG:6956 to 6959) or of a superseded datum.
        UnknownCrs: anything else; there is no default.
    """
    if isinstance(given, Crs):
        return given
    code = f"EPSG:{given}" if isinstance(given, int) else _code_of(given)
    if (refusal := REFUSED.get(code)) is not None:
        raise RefusedCrs(
            code=code, reason_vi=refusal.reason_vi, reason_en=refusal.reason_en,
            remedy_vi=refusal.remedy_vi, remedy_en=refusal.remedy_en,
        )  # fmt: skip
    if (crs := _BY_CODE.get(code)) is None:
        raise UnknownCrs(given=given)
    return crs


def by_srid(srid: int) -> Crs:
    """The registered CRS stored under `srid` in PostGIS (4326: x = longitude). Raises like `lookup`."""
    return _BY_SRID[srid] if srid in _BY_SRID else lookup(srid)


def zone_of_meridian(meridian: float) -> Crs | None:
    """The TM 3° zone of VN-2000 with this central meridian in degrees, or None."""
    return next((crs for crs in vn2000_zones() if abs((crs.central_meridian or 0) - meridian) < 1e-9), None)


def _code_of(text: str) -> str:
    for spelling in _SPELLINGS:
        if (match := spelling.match(text.strip())) is not None:
            number = match["number"].upper()
            return "OGC:CRS84" if number in ("CRS84", "84") else f"EPSG:{number}"
    raise UnknownCrs(given=text)
