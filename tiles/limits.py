"""Giới hạn. What one request to the map services may ask for; checked before MapProxy reads a word of it.

WMS lets a client choose size, place, layers and even a style file of its own. Each has a limit here, and what names a
foreign address (SLD, remote services) is refused, so that no server fetches anything for a stranger.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from urllib.parse import parse_qsl

from geo.http.problems import FieldError, Problem

MAX_QUERY_CHARS = 4096
MAX_PIXELS = 2048 * 2048
MAX_SIDE_PX = 4096
MAX_LAYERS = 20
FINEST_PIXEL_M = 0.014
"""Pixels of 0.28 mm at 1:50: four times finer than the finest tiles."""
_DRAWN_SERVICES = ("service", "ows", "wms", "wmts")
_FOREIGN = ("sld", "sld_body", "remote_ows_type", "remote_ows_url", "map", "wfs", "url")
_WITH_PICTURE = ("getmap", "getfeatureinfo", "map", "feature_info")
_DEGREE_CRS = ("EPSG:4326", "EPSG:4756", "CRS:84")
_METRES_PER_DEGREE = 111_320.0


def is_ows(path: str) -> bool:
    """True for addresses whose request stands in the query: WMS, and WMTS by key and value."""
    return path.strip("/") in _DRAWN_SERVICES


def parameters(query: str) -> dict[str, str]:
    """Parameters of a request by name in lower case.

    Raises:
        Problem: too long, or a parameter stands there twice (which of them counts would be anybody's guess).
    """
    if len(query) > MAX_QUERY_CHARS:
        raise _refused(
            "", "too-long",
            f"Yêu cầu dài hơn {MAX_QUERY_CHARS} ký tự.", f"The request is longer than {MAX_QUERY_CHARS} characters.",
        )  # fmt: skip
    found: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name.lower() in found:
            raise _refused(
                name,
                "repeated",
                f"Tham số {name} được ghi hai lần.",
                f"The parameter {name} stands there twice.",
            )
        found[name.lower()] = value
    return found


def check(params: Mapping[str, str]) -> None:
    """Refuse what goes beyond the limits.

    Args:
        params: as `parameters` gives them.

    Raises:
        Problem: `invalid-request`, with the parameter, the limit and the remedy in both languages.
    """
    for name in _FOREIGN:
        if name in params:
            raise _refused(
                name, "not-offered",
                f"Máy chủ không nhận tham số {name.upper()}: kiểu vẽ và nguồn dữ liệu do máy chủ quy định.",
                f"The parameter {name.upper()} is not taken: styles and sources are the server's own.",
                ("Bỏ tham số này.", "Leave it out."),
            )  # fmt: skip
    if (
        params.get("request", "").lower() not in _WITH_PICTURE
        or params.get("service", "wms").lower() != "wms"
    ):
        return
    width, height = _size(params, "width"), _size(params, "height")
    if width * height > MAX_PIXELS:
        vi = f"Ảnh {width} × {height} vượt giới hạn {MAX_PIXELS} điểm ảnh."
        en = f"A picture of {width} × {height} is more than {MAX_PIXELS} pixels."
        remedy = ("Xin ảnh nhỏ hơn, hoặc dùng WMTS.", "Ask for a smaller one, or use WMTS.")
        raise _refused("width", "too-large", vi, en, remedy)
    _check_layers(params)
    _check_place(params, width, height)


def _size(params: Mapping[str, str], name: str) -> int:
    try:
        value = int(float(params.get(name, "")))
    except (ValueError, OverflowError):
        value = 0
    if 1 <= value <= MAX_SIDE_PX:
        return value
    vi, en = (
        f"{name.upper()} phải từ 1 đến {MAX_SIDE_PX}.",
        f"{name.upper()} must lie between 1 and {MAX_SIDE_PX}.",
    )
    raise _refused(name, "out-of-range", vi, en)


def _check_layers(params: Mapping[str, str]) -> None:
    for name in ("layers", "query_layers"):
        count = len(params.get(name, "").split(","))
        if count > MAX_LAYERS:
            raise _refused(
                name, "too-many",
                f"{count} lớp trong một yêu cầu; tối đa {MAX_LAYERS}.",
                f"{count} layers in one request; at most {MAX_LAYERS}.",
                ("Dùng nhóm lớp, ví dụ shared.", "Use a group, e.g. shared."),
            )  # fmt: skip


def _check_place(params: Mapping[str, str], width: int, height: int) -> None:
    try:
        west, south, east, north = (float(value) for value in params.get("bbox", "").split(","))
    except ValueError:
        west = south = east = north = math.nan
    # an axis may stand first or second (WMS 1.3.0), the longer side is the longer side either way
    across, up = east - west, north - south
    if not all(map(math.isfinite, (west, south, east, north))) or across <= 0 or up <= 0:
        vi = "BBOX cần bốn số hữu hạn: nhỏ nhất trước, lớn nhất sau."
        en = "BBOX needs four finite numbers, the smaller ones first."
        raise _refused("bbox", "invalid-bbox", vi, en)
    crs = (params.get("crs") or params.get("srs") or "").upper()
    metres = _METRES_PER_DEGREE if crs in _DEGREE_CRS else 1.0
    if max(across, up) * metres / max(width, height) < FINEST_PIXEL_M:
        raise _refused(
            "bbox", "too-fine",
            "Tỷ lệ lớn hơn 1:50, mịn hơn dữ liệu.", "The scale is larger than 1:50, finer than the data.",
            ("Mở rộng BBOX, hoặc thu nhỏ ảnh.", "Widen BBOX, or make the picture smaller."),
        )  # fmt: skip


def _refused(name: str, code: str, vi: str, en: str, remedy: tuple[str, str] = ("", "")) -> Problem:
    return Problem("invalid-request", vi, en, errors=[FieldError(name, code, vi, en, *remedy)])
