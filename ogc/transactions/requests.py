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

from geo.domain.crs import Crs
from geo.http.problems import Problem
from layers.changesets.refusals import error
from ogc import shapes
from ogc.drafts import MINE
from ogc.formats.kinds import JSONFG
from ogc.transactions.placing import shape_of
from ogc.transactions.refusals import wrong

#: Features that one POST may carry.
MOST_FEATURES = 200
GEOJSON = "application/geo+json"
MERGE_PATCH = "application/merge-patch+json"
#: JSON-FG has the media type of GeoJSON; the others are of its drafts.
WHOLE = (GEOJSON, "application/json", *JSONFG.accepts)
PARTIAL = (MERGE_PATCH, *WHOLE)
#: Names the change set that takes the edits; the query parameter without the prefix does too.
CHANGE_SET = "Nen-Changeset"
IF_MATCH = "If-Match"
CONTENT_CRS = "Content-Crs"
_TAG = re.compile(r'"(\d+)(?:-[^"]*)?"')


@dataclass(frozen=True)
class Given:
    """One feature as it was sent.

    Attributes:
        properties: None when the request does not name them.
        geometry: GeoJSON geometry; None when it is null or left out, `has_geometry` tells which.
        crs: of its coordinates, in its axis order.
        place: where it stands in the request, for the errors: "" or `features.3.`.
    """

    properties: Mapping[str, object] | None
    geometry: object
    has_geometry: bool
    crs: Crs
    place: str = ""


def features_of(request: HttpRequest) -> tuple[list[Given], bool]:
    """The features of a POST, and whether they came as a collection.

    Raises:
        Problem: 400 with the place and what to do, 413 for too many, 415 for another content type.
    """
    body = _json(request, WHOLE)
    kind, said = body.get("type"), _crs_said(request)
    if kind == "Feature":
        return [_whole(body, said, None, "")], False
    if kind != "FeatureCollection" or not isinstance(body.get("features"), list):
        raise wrong(
            "type", "not-a-feature",
            ("Cần một Feature hoặc FeatureCollection của GeoJSON.",
             "A Feature or FeatureCollection of GeoJSON is needed."),
            ('Gửi {"type": "Feature", "geometry": …, "properties": {…}}.',
             'Send {"type": "Feature", "geometry": …, "properties": {…}}.'),
        )  # fmt: skip
    members: Sequence[Any] = body["features"]
    if not members:
        raise wrong("features", "empty", ("Không có đối tượng nào.", "There is no feature in it."),
                     ("Gửi ít nhất một đối tượng.", "Send at least one."))  # fmt: skip
    if len(members) > MOST_FEATURES:
        raise Problem(
            "too-large",
            f"Tối đa {MOST_FEATURES} đối tượng mỗi lần, nhận được {len(members)}.",
            f"At most {MOST_FEATURES} features at once, {len(members)} were sent.",
            errors=[error("features", "too-many", ("Quá nhiều đối tượng.", "Too many features."),
                           ("Chia thành nhiều lần gửi.", "Send them in parts."))],
        )  # fmt: skip
    return [_member(one, said, body, f"features.{nth}.") for nth, one in enumerate(members)], True


def replacement_of(request: HttpRequest, feature: UUID) -> Given:
    """The whole feature of a PUT. Raises Problem as `features_of`, 400 also for the id of another feature."""
    body = _json(request, WHOLE)
    if body.get("type") != "Feature":
        raise wrong("type", "not-a-feature", ("Cần một Feature của GeoJSON.", "A GeoJSON Feature is needed."),
                     ("Gửi đối tượng đầy đủ; để sửa một phần, dùng PATCH.",
                      "Send the whole feature; to change a part of it use PATCH."))  # fmt: skip
    _refuse_other_id(body, feature)
    return _whole(body, _crs_said(request), None, "")


def patch_of(request: HttpRequest, feature: UUID) -> Given:
    """The parts of a feature that a PATCH names (RFC 7396); a null empties a field."""
    body = _json(request, PARTIAL)
    _refuse_other_id(body, feature)
    shape = shape_of(body, _crs_said(request), None, "")
    return Given(_properties(body, ""), shape.geometry, shape.is_named, shape.crs)


def _crs_said(request: HttpRequest) -> Crs | None:
    """The CRS of the header `Content-Crs`, with or without angle brackets, any of the registry; None without it."""
    text = request.headers.get(CONTENT_CRS, "").strip()
    if not text:
        return None
    return shapes.requested(CONTENT_CRS, text.removeprefix("<").removesuffix(">").strip())


def change_set_named(request: HttpRequest) -> UUID | None:
    """The change set named by `?changeset=` or the header, None for the officer's own draft (`mine`, or nothing said).
    Raises Problem 400."""
    text = request.GET.get("changeset") or request.headers.get(CHANGE_SET, "")
    if text in ("", MINE):
        return None
    try:
        return UUID(text)
    except ValueError as cause:
        raise wrong(
            "changeset", "invalid-id", ("Mã bộ thay đổi không hợp lệ.", "This is no id of a change set."),
            ("Dùng mã UUID trong địa chỉ của bộ thay đổi, hoặc bỏ tham số này.",
             "Use the UUID in the address of the change set, or leave the parameter out."),
        ) from cause  # fmt: skip


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
        errors = [error("Content-Type", "unsupported-media-type", message, remedy)]
        raise Problem("unsupported-media-type", *message, errors=errors, headers=accepts)
    try:
        content = request.body
    except RequestDataTooBig as cause:
        raise Problem("too-large") from cause
    try:
        body = orjson.loads(content)
    except orjson.JSONDecodeError as cause:
        raise wrong("", "not-json", ("Nội dung không phải JSON.", "The body is no JSON."),
                     ("Kiểm tra dấu ngoặc, dấu phẩy và mã hóa UTF-8.", "Check brackets, commas and UTF-8."),
                     ) from cause  # fmt: skip
    if not isinstance(body, dict):
        raise wrong("", "not-an-object", ("Cần một đối tượng JSON.", "A JSON object is needed."),
                     ("Gửi { … }.", "Send { … }."))  # fmt: skip
    return body


def _member(one: object, said: Crs | None, root: Mapping[str, Any], place: str) -> Given:
    if not isinstance(one, dict) or one.get("type") != "Feature":
        raise wrong(f"{place}type", "not-a-feature", ("Không phải Feature của GeoJSON.", "No GeoJSON Feature."),
                     ('Cần "type": "Feature".', '"type": "Feature" is needed.'))  # fmt: skip
    return _whole(one, said, root, place)


def _whole(body: Mapping[str, Any], said: Crs | None, root: Mapping[str, Any] | None, place: str) -> Given:
    shape = shape_of(body, said, root, place)
    if not shape.is_named:
        raise wrong(f"{place}geometry", "missing", ("Thiếu geometry.", "geometry is missing."),
                     ("Gửi hình, hoặc null cho lớp không có hình.", "Send the shape, or null for a layer without."),
                     )  # fmt: skip
    return Given(_properties(body, place) or {}, shape.geometry, True, shape.crs, place)


def _properties(body: Mapping[str, Any], place: str) -> Mapping[str, object] | None:
    found = body.get("properties")
    if found is not None and not isinstance(found, dict):
        raise wrong(f"{place}properties", "not-an-object", ("properties phải là đối tượng JSON.",
                     "properties must be a JSON object."), ('Viết {"tên trường": giá trị}.',
                     'Write {"field": value}.'))  # fmt: skip
    return found


def _refuse_other_id(body: Mapping[str, Any], feature: UUID) -> None:
    given = body.get("id")
    if isinstance(given, str) and given.lower() != str(feature):
        raise wrong("id", "other-id", ("id trong nội dung không phải của địa chỉ này.",
                     "The id in the body is not that of the address."), ("Bỏ id, hoặc gửi tới đúng địa chỉ.",
                     "Leave id out, or send it to its own address."))  # fmt: skip
