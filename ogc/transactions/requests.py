"""What a client sent: content type, CRS, conditions, change set, GeoJSON features. Reads no database."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from geo.domain.crs import CRS84, Crs, lookup
from geo.domain.errors import DomainError
from geo.http.problems import FieldError, Problem
from ogc import shapes
from ogc.drafts import MINE

#: Features that one POST may carry.
MOST_FEATURES = 200
GEOJSON = "application/geo+json"
MERGE_PATCH = "application/merge-patch+json"
WHOLE = (GEOJSON, "application/json")
PARTIAL = (MERGE_PATCH, *WHOLE)
#: Names the change set that takes the edits; the query parameter without the prefix does too.
CHANGE_SET = "Nen-Changeset"
IF_MATCH = "If-Match"
CONTENT_CRS = "Content-Crs"
_TAG = re.compile(r'"(\d+)(?:-[^"]*)?"')
#: Members that other dialects of GeoJSON use to name a CRS.
_CRS_MEMBERS = ("crs", "coordRefSys")


@dataclass(frozen=True)
class Given:
    """One feature as it was sent.

    Attributes:
        properties: None when the request does not name them.
        geometry: GeoJSON geometry; None when it is null or left out, `has_geometry` tells which.
        place: where it stands in the request, for the errors: "" or `features.3.`.
    """

    properties: Mapping[str, object] | None
    geometry: object
    has_geometry: bool
    place: str = ""


def features_of(request: HttpRequest, crs: Crs) -> tuple[list[Given], bool]:
    """The features of a POST, and whether they came as a collection.

    Raises:
        Problem: 400 with the place and what to do, 413 for too many, 415 for another content type.
    """
    body = _json(request, WHOLE)
    kind = body.get("type")
    _refuse_other_crs(body, crs, "")
    if kind == "Feature":
        return [_whole(body, crs, "")], False
    if kind != "FeatureCollection" or not isinstance(body.get("features"), list):
        raise _wrong(
            "type", "not-a-feature",
            ("Cần một Feature hoặc FeatureCollection của GeoJSON.",
             "A Feature or FeatureCollection of GeoJSON is needed."),
            ('Gửi {"type": "Feature", "geometry": …, "properties": {…}}.',
             'Send {"type": "Feature", "geometry": …, "properties": {…}}.'),
        )  # fmt: skip
    members: Sequence[Any] = body["features"]
    if not members:
        raise _wrong("features", "empty", ("Không có đối tượng nào.", "There is no feature in it."),
                     ("Gửi ít nhất một đối tượng.", "Send at least one."))  # fmt: skip
    if len(members) > MOST_FEATURES:
        raise Problem(
            "too-large",
            f"Tối đa {MOST_FEATURES} đối tượng mỗi lần, nhận được {len(members)}.",
            f"At most {MOST_FEATURES} features at once, {len(members)} were sent.",
            errors=[_error("features", "too-many", ("Quá nhiều đối tượng.", "Too many features."),
                           ("Chia thành nhiều lần gửi.", "Send them in parts."))],
        )  # fmt: skip
    return [_member(one, crs, f"features.{nth}.") for nth, one in enumerate(members)], True


def replacement_of(request: HttpRequest, feature: UUID, crs: Crs) -> Given:
    """The whole feature of a PUT. Raises Problem as `features_of`, 400 also for the id of another feature."""
    body = _json(request, WHOLE)
    if body.get("type") != "Feature":
        raise _wrong("type", "not-a-feature", ("Cần một Feature của GeoJSON.", "A GeoJSON Feature is needed."),
                     ("Gửi đối tượng đầy đủ; để sửa một phần, dùng PATCH.",
                      "Send the whole feature; to change a part of it use PATCH."))  # fmt: skip
    _refuse_other_id(body, feature)
    return _whole(body, crs, "")


def patch_of(request: HttpRequest, feature: UUID, crs: Crs) -> Given:
    """The parts of a feature that a PATCH names (RFC 7396); a null empties a field."""
    body = _json(request, PARTIAL)
    _refuse_other_id(body, feature)
    _refuse_other_crs(body, crs, "")
    return Given(_properties(body, ""), body.get("geometry"), "geometry" in body)


def content_crs(request: HttpRequest) -> Crs:
    """CRS of the coordinates sent: header `Content-Crs`, with or without angle brackets, any of the registry; CRS84
    without it. Raises Problem 400."""
    text = request.headers.get(CONTENT_CRS, "").strip()
    if not text:
        return CRS84
    return shapes.requested(CONTENT_CRS, text.removeprefix("<").removesuffix(">").strip())


def change_set_named(request: HttpRequest) -> UUID | None:
    """The change set named by `?changeset=` or the header, None for the officer's own draft (`mine`, or nothing said).
    Raises Problem 400."""
    text = request.GET.get("changeset") or request.headers.get(CHANGE_SET, "")
    if text in ("", MINE):
        return None
    try:
        return UUID(text)
    except ValueError as error:
        raise _wrong(
            "changeset", "invalid-id", ("Mã bộ thay đổi không hợp lệ.", "This is no id of a change set."),
            ("Dùng mã UUID trong địa chỉ của bộ thay đổi, hoặc bỏ tham số này.",
             "Use the UUID in the address of the change set, or leave the parameter out."),
        ) from error  # fmt: skip


def versions_matched(request: HttpRequest) -> list[int]:
    """Numbers of stored versions that `If-Match` names."""
    return [int(found) for found in _TAG.findall(request.headers.get(IF_MATCH, ""))]


def _json(request: HttpRequest, kinds: tuple[str, ...]) -> dict[str, Any]:
    kind = (request.content_type or "").lower()
    if kind not in kinds:
        listed = ", ".join(kinds)
        message = (
            f"Không nhận kiểu nội dung “{kind[:60]}”.",
            f'The content type "{kind[:60]}" is not taken.',
        )
        remedy = (f"Dùng Content-Type: {listed}.", f"Use Content-Type: {listed}.")
        accepts = {"Accept-Patch" if request.method == "PATCH" else "Accept-Post": listed}
        errors = [_error("Content-Type", "unsupported-media-type", message, remedy)]
        raise Problem("unsupported-media-type", *message, errors=errors, headers=accepts)
    try:
        content = request.body
    except RequestDataTooBig as error:
        raise Problem("too-large") from error
    try:
        body = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise _wrong("", "not-json", ("Nội dung không phải JSON.", "The body is no JSON."),
                     ("Kiểm tra dấu ngoặc, dấu phẩy và mã hóa UTF-8.", "Check brackets, commas and UTF-8."),
                     ) from error  # fmt: skip
    if not isinstance(body, dict):
        raise _wrong("", "not-an-object", ("Cần một đối tượng JSON.", "A JSON object is needed."),
                     ("Gửi { … }.", "Send { … }."))  # fmt: skip
    return body


def _member(one: object, crs: Crs, place: str) -> Given:
    if not isinstance(one, dict) or one.get("type") != "Feature":
        raise _wrong(f"{place}type", "not-a-feature", ("Không phải Feature của GeoJSON.", "No GeoJSON Feature."),
                     ('Cần "type": "Feature".', '"type": "Feature" is needed.'))  # fmt: skip
    return _whole(one, crs, place)


def _whole(body: Mapping[str, Any], crs: Crs, place: str) -> Given:
    _refuse_other_crs(body, crs, place)
    if "geometry" not in body:
        raise _wrong(f"{place}geometry", "missing", ("Thiếu geometry.", "geometry is missing."),
                     ("Gửi hình, hoặc null cho lớp không có hình.", "Send the shape, or null for a layer without."),
                     )  # fmt: skip
    return Given(_properties(body, place) or {}, body["geometry"], True, place)


def _properties(body: Mapping[str, Any], place: str) -> Mapping[str, object] | None:
    found = body.get("properties")
    if found is not None and not isinstance(found, dict):
        raise _wrong(f"{place}properties", "not-an-object", ("properties phải là đối tượng JSON.",
                     "properties must be a JSON object."), ('Viết {"tên trường": giá trị}.',
                     'Write {"field": value}.'))  # fmt: skip
    return found


def _refuse_other_crs(body: Mapping[str, Any], crs: Crs, place: str) -> None:
    """A body that names a CRS itself must name that of the request, or its coordinates would land somewhere else."""
    for member in _CRS_MEMBERS:
        named = body.get(member)
        if named is None:
            continue
        if isinstance(named, dict):  # GeoJSON 2008: {"type": "name", "properties": {"name": …}}
            inner = named.get("properties")
            named = inner.get("name") if isinstance(inner, dict) else None
        try:
            same = isinstance(named, str) and lookup(named) == crs
        except DomainError:
            same = False
        if not same:
            raise _wrong(
                f"{place}{member}", "crs-differs",
                ("Hệ tọa độ trong nội dung khác với tiêu đề Content-Crs.",
                 "The CRS in the body is not that of the header Content-Crs."),
                (f"Gửi Content-Crs đúng với tọa độ (đang hiểu là {crs.code}).",
                 f"Send the Content-Crs of the coordinates (taken as {crs.code} now)."),
            )  # fmt: skip


def _refuse_other_id(body: Mapping[str, Any], feature: UUID) -> None:
    given = body.get("id")
    if isinstance(given, str) and given.lower() != str(feature):
        raise _wrong("id", "other-id", ("id trong nội dung không phải của địa chỉ này.",
                     "The id in the body is not that of the address."), ("Bỏ id, hoặc gửi tới đúng địa chỉ.",
                     "Leave id out, or send it to its own address."))  # fmt: skip


def _error(field: str, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> FieldError:
    return FieldError(field, code, *message, *remedy)


def _wrong(field: str, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> Problem:
    return Problem("invalid-request", *message, errors=[_error(field, code, message, remedy)])
