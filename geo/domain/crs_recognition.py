"""Recognise the CRS that a file declares, and say what is wrong with it. Pure; reads WKT, PROJ strings and
codes.

A recognised zone is all that is needed: the datum step is always the pinned one, whatever shift the file
names. What a file *says* is checked here; whether its coordinates agree is `geo.domain.plausibility`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any

import pyproj
from pyproj.exceptions import CRSError

from geo.domain import crs as registry
from geo.domain.crs import Crs, Datum, Kind
from geo.domain.errors import RefusedCrs, UnknownCrs
from geo.domain.transform import ROTATION_SIGNS_REVERSED, VN2000_TO_WGS84

_VN2000 = re.compile(r"VN[\s_-]*2000|VIET[\s_-]*NAM[\s_-]*2000", re.IGNORECASE)
_WGS84 = re.compile(r"WGS[\s_-]*(19)?84|World Geodetic System 1984", re.IGNORECASE)
_UNNAMED = re.compile(r"^(unknown|unnamed|undefined|user[\s_-]*defined)|not[\s_]*specified", re.IGNORECASE)
_FORMAL = re.compile(
    r"^([A-Z0-9_]+\s*[\[(]|\+?(proj|init)=|\{|[A-Z]+:[\w+]+$|urn:ogc:def:crs:)", re.IGNORECASE
)
"""WKT, PROJ string, PROJJSON or code; PROJ would search its database for any other text and take what resembles it."""
_TRANSVERSE_MERCATOR = "9807"
_PSEUDO_MERCATOR = "1024"
_SEMI_MAJOR_M, _INVERSE_FLATTENING = 6378137.0, 298.257223563


class Severity(Enum):
    """How much a finding weighs: refused data do not come in, warnings are logged with them."""

    REFUSE = "refuse"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a declared CRS, with the remedy."""

    code: str
    severity: Severity
    message_vi: str
    message_en: str

    def message(self, lang: str) -> str:
        """The sentence in `vi` or `en`."""
        return self.message_vi if lang == "vi" else self.message_en


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a declaration means: a registered CRS or, when refused, none; with the findings."""

    crs: Crs | None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def refused(self) -> bool:
        """True when the data must not be loaded under this declaration."""
        return self.crs is None


# PROJ takes 10 ms over the WKT of a shapefile, and every layer of a delivery bears the same.
@lru_cache(maxsize=64)
def identify(declaration: str) -> Recognition:
    """Recognise a CRS declaration.

    Args:
        declaration: OGC or ESRI WKT, a PROJ string, PROJJSON, or a code such as `EPSG:9210`.
    Returns:
        the registered CRS, with warnings if it was not named by its code; or no CRS and the reason.
    """
    text = declaration.strip()
    if not text:
        return _refused(
            "crs-missing", "tệp không khai hệ tọa độ.", "the file declares no coordinate reference system."
        )
    try:
        return Recognition(registry.lookup(text))
    except RefusedCrs as error:
        return Recognition(
            None, (Finding("crs-refused", Severity.REFUSE, error.message("vi"), error.message()),)
        )
    except UnknownCrs:
        pass
    if _FORMAL.match(text) is None:
        return _refused(
            "crs-unreadable", "không đọc được khai báo hệ tọa độ.", "the declaration cannot be read."
        )
    try:
        declared = pyproj.CRS.from_user_input(text)
    except CRSError:
        return _refused(
            "crs-unreadable", "không đọc được khai báo hệ tọa độ.", "the declaration cannot be read."
        )
    return _examine(declared, text)


def _examine(declared: pyproj.CRS, text: str) -> Recognition:
    shift: tuple[float, ...] | None = None
    if declared.is_bound and declared.source_crs is not None:
        operation = declared.coordinate_operation
        shift = _written_shift(text) or (tuple(operation.towgs84) if operation else ())
        declared = declared.source_crs
    if declared.is_compound:
        declared = declared.sub_crs_list[0]
    if len(declared.axis_info) == 3:
        declared = declared.to_2d()
    code = _declared_code(declared)
    if code in registry.REFUSED:
        return identify(code)
    datum = _datum(declared, shift)
    found = _geographic(declared, datum) if declared.is_geographic else _projected(declared, datum, shift)
    if found.crs is None:
        return found
    findings = list(found.findings)
    if code and code.startswith("EPSG:") and code != found.crs.code:
        return _refused(
            "crs-contradicts-itself",
            f"mã {code} nhưng tham số là của {found.crs.code} ({found.crs.name_vi}).",
            f"labelled {code}, but the parameters are those of {found.crs.code} ({found.crs.name_en}).",
        )
    if found.crs.is_vn2000:
        findings += _shift_findings(shift, labelled=code == found.crs.code, crs=found.crs)
    if any(finding.severity is Severity.REFUSE for finding in findings):
        return Recognition(None, tuple(findings))
    return Recognition(found.crs, tuple(findings))


def _written_shift(text: str) -> tuple[float, ...] | None:
    """TOWGS84 as it stands in WKT 1; PROJ silently turns the signs of the copied string round when it reads it."""
    written = re.search(r"TOWGS84\[([^\]]+)\]", text, re.IGNORECASE)
    return tuple(float(value) for value in written[1].split(",")) if written else None


def _declared_code(declared: pyproj.CRS) -> str:
    """The code written in the declaration itself; pyproj's search for similar CRSs is not asked."""
    identifier: Any = declared.to_json_dict().get("id")
    return f"{identifier['authority']}:{identifier['code']}" if identifier else ""


def _datum(declared: pyproj.CRS, shift: tuple[float, ...] | None) -> Datum | None:
    """The datum that the declaration names; an unnamed one counts as VN-2000 only if the CRS or the shift
    says so.
    """
    geodetic = declared.geodetic_crs
    names = [geodetic.name, geodetic.datum.name if geodetic.datum else ""] if geodetic else []
    if any(_VN2000.search(name) for name in names):
        return Datum.VN2000
    if any(_WGS84.search(name) for name in names if not _UNNAMED.search(name)):
        return Datum.WGS84
    if not all(not name or _UNNAMED.search(name) for name in names):
        return None
    if (
        _VN2000.search(declared.name)
        or _close(shift, VN2000_TO_WGS84.towgs84)
        or _close(shift, ROTATION_SIGNS_REVERSED)
    ):
        return Datum.VN2000
    return Datum.WGS84


def _geographic(declared: pyproj.CRS, datum: Datum | None) -> Recognition:
    if datum is None or not _wgs84_ellipsoid(declared):
        return _foreign_datum(declared)
    return Recognition(registry.VN2000 if datum is Datum.VN2000 else registry.WGS84)


def _projected(declared: pyproj.CRS, datum: Datum | None, shift: tuple[float, ...] | None) -> Recognition:
    operation = declared.coordinate_operation
    if datum is None or not _wgs84_ellipsoid(declared):
        return _foreign_datum(declared)
    if operation is not None and operation.method_code == _PSEUDO_MERCATOR:
        return Recognition(registry.WEB_MERCATOR)
    if operation is None or operation.method_code != _TRANSVERSE_MERCATOR:
        return _refused(
            "crs-unknown-projection",
            f"phép chiếu “{declared.name}” không có trong danh mục.",
            f'the projection "{declared.name}" is not in the registry.',
        )
    if declared.axis_info and declared.axis_info[0].unit_conversion_factor != 1:
        return _refused("crs-not-metres", "đơn vị không phải là mét.", "the unit is not the metre.")
    values = {int(p.code): float(p.value) for p in operation.params if str(p.code).isdigit()}
    meridian, scale = round(values[8802], 9), values[8805]
    origin = (values[8801], values[8806], values[8807])
    return _transverse_mercator(meridian, scale, origin, datum, shift)


def _transverse_mercator(
    meridian: float,
    scale: float,
    origin: tuple[float, float, float],
    datum: Datum,
    shift: tuple[float, ...] | None,
) -> Recognition:
    latitude, easting, northing = origin
    is_utm = math.isclose(scale, 0.9996, abs_tol=1e-9)
    zone = _utm_zone(meridian, datum) if is_utm else registry.zone_of_meridian(meridian)
    if zone is None or not (is_utm or math.isclose(scale, 0.9999, abs_tol=1e-9)):
        return _refused(
            "crs-unknown-zone",
            f"kinh tuyến trục {meridian}° với hệ số tỷ lệ {scale} không phải là múi VN-2000 nào đã biết.",
            f"central meridian {meridian}° with scale factor {scale} is no known VN-2000 zone.",
        )
    if (easting, northing) == (0, 500000):
        return _refused(
            "crs-swapped-origin",
            f"hằng số cộng X₀ và Y₀ bị đảo (như EPSG:6956–6959 đã hủy); "
            f"hãy khai {zone.code} ({zone.name_vi}).",
            "false easting and false northing are exchanged (as in the deprecated EPSG:6956 to 6959); "
            f"declare {zone.code} ({zone.name_en}).",
        )
    if (latitude, easting, northing) != (0, 500000, 0):
        return _refused(
            "crs-wrong-false-origin",
            f"vĩ độ gốc {latitude}, Y₀ = {easting} m, X₀ = {northing} m; "
            "VN-2000 quy định 0, 500000 m và 0 m.",
            f"latitude of origin {latitude}, false easting {easting} m, false northing {northing} m; "
            "VN-2000 prescribes 0, 500000 m and 0 m.",
        )
    if datum is Datum.WGS84 and not is_utm:
        return _refused(
            "crs-no-datum-shift",
            f"lưới chiếu của {zone.code} nhưng khai trên datum WGS 84, "
            f"thiếu phép chuyển từ VN-2000: sai 225 m. "
            f"Nếu tọa độ là VN-2000, hãy nhập lại và chỉ rõ {zone.code}.",
            f"the grid of {zone.code}, but declared on WGS 84 without the shift from VN-2000: 225 m off. "
            f"If the coordinates are VN-2000, load again and name {zone.code}.",
        )
    return Recognition(zone)


def _shift_findings(shift: tuple[float, ...] | None, *, labelled: bool, crs: Crs) -> list[Finding]:
    """Judge the shift of a VN-2000 declaration: the pinned one replaces it in any case."""
    if shift is None:
        if labelled:
            return []
        return [Finding(
            "crs-custom-without-shift", Severity.WARNING,
            f"VN-2000 tự khai, không có mã và tham số chuyển datum; hiểu là {crs.code} theo kinh tuyến trục, "
            "dùng tham số EPSG:6960.",
            f"custom VN-2000 without code and datum shift; read as {crs.code} by its central meridian, "
            "with the parameters of EPSG:6960.",
        )]  # fmt: skip
    if _close(shift, VN2000_TO_WGS84.towgs84):
        return []
    if not any(shift):
        return [Finding(
            "crs-no-datum-shift", Severity.REFUSE,
            f"tham số chuyển datum bằng 0: sai 225 m. "
            f"Nếu tọa độ là VN-2000, hãy nhập lại và chỉ rõ {crs.code}.",
            f"the datum shift is zero: 225 m off. "
            f"If the coordinates are VN-2000, load again and name {crs.code}.",
        )]  # fmt: skip
    if _close(shift, ROTATION_SIGNS_REVERSED):
        return [Finding(
            "crs-shift-signs-reversed", Severity.WARNING,
            "TOWGS84 có dấu góc xoay ngược (lệch 0,55 m); bỏ qua, dùng tham số EPSG:6960.",
            "the TOWGS84 has reversed rotation signs (0.55 m off); ignored, EPSG:6960 is used.",
        )]  # fmt: skip
    return [Finding(
        "crs-other-shift", Severity.WARNING,
        "TOWGS84 khác tham số chính thức; bỏ qua, dùng tham số EPSG:6960.",
        "the TOWGS84 differs from the official parameters; ignored, EPSG:6960 is used.",
    )]  # fmt: skip


def _utm_zone(meridian: float, datum: Datum) -> Crs | None:
    return next(
        (
            c
            for c in registry.registry()
            if c.kind is Kind.UTM and c.datum is datum and c.central_meridian == meridian
        ),
        None,
    )


def _wgs84_ellipsoid(declared: pyproj.CRS) -> bool:
    ellipsoid = declared.ellipsoid
    return (
        ellipsoid is not None
        and math.isclose(ellipsoid.semi_major_metre, _SEMI_MAJOR_M, abs_tol=1e-3)
        and math.isclose(ellipsoid.inverse_flattening, _INVERSE_FLATTENING, abs_tol=1e-6)
    )


def _close(shift: tuple[float, ...] | None, expected: tuple[float, ...]) -> bool:
    """Equal to the digits that are usually printed; three parameters never match seven."""
    return (
        shift is not None
        and len(shift) == len(expected)
        and all(
            math.isclose(a, b, abs_tol=2e-3 if i < 3 else 1e-6)
            for i, (a, b) in enumerate(zip(shift, expected, strict=True))
        )
    )


def _foreign_datum(declared: pyproj.CRS) -> Recognition:
    name = declared.geodetic_crs.name if declared.geodetic_crs else declared.name
    return _refused(
        "crs-foreign-datum",
        f"datum “{name}” không có phép chuyển chính thức sang VN-2000; hãy chuyển sang VN-2000 rồi nhập lại.",
        f'no official operation from the datum "{name}" to VN-2000; '
        "convert to VN-2000 first, then import again.",
    )


def _refused(code: str, message_vi: str, message_en: str) -> Recognition:
    return Recognition(None, (Finding(code, Severity.REFUSE, message_vi, message_en),))
