"""What a write answers: the feature as it is drafted, and in plain words that it is not published."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import orjson
from django.http import HttpResponse

from geo.domain.crs import Crs
from geo.http.answers import is_known
from geo.http.problems import Problem
from layers.changesets.findings import in_words
from layers.changesets.models import ChangeSet, Edit
from layers.spec import LayerSpec
from ogc.door import Door
from ogc.transactions.requests import CHANGE_SET, GEOJSON
from ogc.transactions.saving import Saved
from ogc.transactions.standing import shown, token_of

STATUS = f"{CHANGE_SET}-Status"
_COARSE = (
    "Tọa độ chỉ có 6 chữ số thập phân của độ (0,11 m): hãy biên tập trong hệ VN-2000 để đỉnh trùng mốc.",
    "The coordinates have 6 decimals of a degree (0.11 m): edit in VN-2000, so that vertices meet the boundary stones.",
)
#: Of a shape that was saved before such shapes were refused, or that lies outside the zone asked for.
_UNPLACED = (
    "Hình nằm ngoài phạm vi của hệ tọa độ được hỏi nên geometry để trống: hỏi bằng hệ VN-2000 của thành phố (crs).",
    "The shape lies outside the CRS that was asked for, so geometry is null: ask for the city's VN-2000 CRS (crs).",
)


def created(door: Door, spec: LayerSpec, crs: Crs, saved: Sequence[Saved], *, many: bool) -> HttpResponse:
    """201 with the address of the feature; of several, their addresses in the body."""
    features = [_feature(door, spec, crs, one) for one in saved]
    document = {"type": "FeatureCollection", "features": features} if many else features[0]
    response = _response(
        door, document, saved[0].change_set, status=201, crs=crs if spec.is_spatial else None
    )
    if not many:
        response["Location"] = _address(door, spec, saved[0])
        if saved[0].edit is not None:
            response["ETag"] = f'"{token_of(saved[0].edit)}"'
    return response


def changed(door: Door, spec: LayerSpec, crs: Crs, saved: Saved, *, tagged: bool) -> HttpResponse:
    """200 with the feature as it is drafted now.

    Args:
        tagged: tell the new ETag; not after a PUT, whose content was completed (RFC 9110 §9.3.4).
    """
    if saved.edit is None:
        return _response(door, {"id": str(saved.feature), "draft": _draft(door, saved)}, saved.change_set)
    document = _feature(door, spec, crs, saved)
    response = _response(door, document, saved.change_set, crs=crs if spec.is_spatial else None)
    if tagged:
        response["ETag"] = f'"{token_of(saved.edit)}"'
    return response


def deleted(door: Door, saved: Saved) -> HttpResponse:
    """200 with where the deletion is drafted."""
    return _response(door, {"id": str(saved.feature), "draft": _draft(door, saved)}, saved.change_set)


def link_of(door: Door, change_set: ChangeSet) -> str:
    """`Link` header to the change set: its resource and its page."""
    resource, page = _addresses(door, change_set)
    return f'<{resource}>; rel="related"; type="application/json", <{page}>; rel="related"; type="text/html"'


def drafted(door: Door, spec: LayerSpec, crs: Crs, edit: Edit) -> HttpResponse:
    """200 with the feature as its author has drafted it, strong ETag, 304 for who has it.

    Raises:
        Problem: 404 where what it changes is gone.
    """
    document = _feature(door, spec, crs, Saved(edit.feature, edit.change_set, edit))
    response = _response(door, document, edit.change_set, crs=crs if spec.is_spatial else None)
    digest = hashlib.blake2b(response.content, digest_size=12).hexdigest()
    tag = f"{token_of(edit)}-{digest}"
    if is_known(door.request, tag):
        return HttpResponse(status=304, headers={"ETag": f'"{tag}"'})
    response["ETag"] = f'"{tag}"'
    return response


def _feature(door: Door, spec: LayerSpec, crs: Crs, saved: Saved) -> dict[str, Any]:
    """A GeoJSON feature with the foreign member `draft`."""
    fields = door.fields(spec)
    assert saved.edit is not None
    found = shown(door.request.user, spec, fields, saved.edit, crs)
    if found is None:
        raise Problem("not-found", "Không có đối tượng này.", "There is no such feature.")
    draft = _draft(door, saved)
    if found.is_unplaced:
        draft["warnings"].append(_UNPLACED[door.lang == "en"])
    door.tell(spec, fields, [str(saved.feature)], 1)
    address = _address(door, spec, saved)
    return {
        "type": "Feature",
        "id": str(saved.feature),
        "geometry": orjson.Fragment(found.geometry),
        "properties": orjson.Fragment(found.properties),
        "links": [
            {"rel": "self", "type": GEOJSON, "href": address},
            {"rel": "collection", "type": "application/json", "href": address.rpartition("/items/")[0]},
        ],
        "draft": draft,
    }


def _draft(door: Door, saved: Saved) -> dict[str, Any]:
    change_set, edit = saved.change_set, saved.edit
    if change_set is None:
        said = ("Không có gì thay đổi nên không lưu gì.", "Nothing differs, so nothing was saved.")
        return {
            "changeset": None, "status": None, "operation": None, "published": False,
            "message": said[door.lang == "en"], "findings": [], "ignored": [], "warnings": [],
        }  # fmt: skip
    resource, page = _addresses(door, change_set)
    if edit is None:
        said = (
            f"Đối tượng trở lại như đang lưu; bộ thay đổi “{change_set.title}” không còn thay đổi của nó.",
            f'The feature is as it is stored; the change set "{change_set.title}" no longer edits it.',
        )
    else:
        said = (
            f"Đã lưu vào bộ thay đổi “{change_set.title}”, CHƯA công bố: hãy trình duyệt, người khác duyệt rồi "
            "công bố.",
            f'Saved in the change set "{change_set.title}", NOT published: submit it, somebody else approves and '
            "publishes.",
        )
    return {
        "changeset": str(change_set.pk),
        "title": change_set.title,
        "status": str(change_set.status),
        "operation": None if edit is None else edit.operation,
        "edit": None if edit is None else edit.pk,
        "published": False,
        "message": said[door.lang == "en"],
        "href": resource,
        "page": page,
        "etag": None if edit is None else f'"{token_of(edit)}"',
        "findings": [] if edit is None else [in_words(one, door.lang) for one in edit.findings],
        "ignored": saved.ignored,
        "warnings": [_COARSE[door.lang == "en"]] if saved.coarse else [],
    }


def _response(
    door: Door, document: dict[str, Any], change_set: ChangeSet | None, *, status: int = 200, crs: Crs | None = None
) -> HttpResponse:  # fmt: skip
    kind = GEOJSON if document.get("type") else "application/json"
    response = HttpResponse(orjson.dumps(document), status=status, content_type=kind)
    if crs is not None:
        response["Content-Crs"] = f"<{crs.uri}>"
    if change_set is not None:
        response[CHANGE_SET] = str(change_set.pk)
        response[STATUS] = str(change_set.status)
        response["Link"] = link_of(door, change_set)
    return response


def _address(door: Door, spec: LayerSpec, saved: Saved) -> str:
    return f"{door.base_url}/collections/{spec.name}/items/{saved.feature}"


def _addresses(door: Door, change_set: ChangeSet) -> tuple[str, str]:
    """The change set in the domain API, and its page."""
    origin = door.base_url.removesuffix("/ogc")
    return f"{origin}/api/v1/changesets/{change_set.pk}", f"{origin}/review/?changeset={change_set.pk}"
