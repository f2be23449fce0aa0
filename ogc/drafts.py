"""Bản nháp trong danh sách đối tượng. Drafts laid over the items of a layer, for who asks for them and may see them:
`changeset=mine` or `changeset=<id>`. Never by itself, so that no program takes a draft for what holds in law."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpResponse
from shapely import Geometry

from geo.domain.crs import CRS84, lookup
from geo.domain.errors import DomainError
from geo.domain.values import BBox
from geo.http.problems import Problem
from layers.changesets import drafted_rows
from layers.changesets.domain.states import Status
from layers.changesets.drafted_rows import Overlay
from layers.spec import LayerSpec
from ogc import shapes
from ogc.door import Door
from ogc.formats.kinds import JSON, Kind
from ogc.refusals import bad_parameter

#: Parameter that names a change set; on the documents around the items it is understood and changes nothing, since QGIS
#: repeats the parameters of a connection at every address that it reads.
PARAMETER = "changeset"
MINE = "mine"
#: Header with the ids of the change sets that are laid over an answer.
HEADER = "Nen-Changeset"
_SHOWN = ("Có cả thay đổi CHƯA công bố.", "Shows changes that are NOT published.")
_NO_DRAFT = (
    "Bạn không có bản nháp đang mở nào của lớp này: đây là dữ liệu đã công bố.",
    "You have no open draft of this layer: this is what is published.",
)
_NOT_WRITER = (
    "Bạn, hoặc mã truy cập đang dùng, không có quyền biên tập lớp này nên không phủ bản nháp nào: đây là dữ liệu đã "
    "công bố.",
    "You, or the token in use, may not edit this layer, so no draft is laid over it: this is what is published.",
)
_NOT_OF_LAYER = (
    "Bộ thay đổi “{title}” không sửa lớp này: đây là dữ liệu đã công bố.",
    'The change set "{title}" does not edit this layer: this is what is published.',
)
_NOTHING_LEFT = {
    Status.PUBLISHED: (
        "Bộ thay đổi “{title}” đã công bố: đây là dữ liệu đang lưu.",
        'The change set "{title}" is published: this is what is stored.',
    ),
    Status.WITHDRAWN: (
        "Bộ thay đổi “{title}” đã rút, không phủ lên dữ liệu nữa: đây là dữ liệu đã công bố.",
        'The change set "{title}" was withdrawn and is no longer laid over: this is what is published.',
    ),
}
_UNPLACED = (
    "{count} hình nằm ngoài mọi bản đồ nên chỉ có tọa độ trong hệ VN-2000 của thành phố.",
    "{count} shapes lie off every map and have coordinates in the city's VN-2000 CRS only.",
)


def asked(door: Door, spec: LayerSpec, kind: Kind) -> Overlay | None:
    """The drafts to lay over the items, None when they are not asked for.

    Raises:
        Problem: 400 for no id, another format than GeoJSON, or a day in the past; 401 for who has not signed in; 404
            for a change set that the user does not see; 413 for more edits than are laid over a layer.
    """
    if PARAMETER not in door.parameters:
        return None
    user, name = door.request.user, door.parameters[PARAMETER]
    if not isinstance(user, User) or not user.is_authenticated:
        raise Problem("not-authenticated", "Cần đăng nhập để xem bản nháp.", "Sign in to see drafts.")
    if kind is not JSON:
        raise bad_parameter(
            "f",
            "Bản nháp chỉ xem được dưới dạng GeoJSON (f=json): tệp dễ bị nhầm là dữ liệu đã công bố.",
            "Drafts are shown as GeoJSON only (f=json): a file would be taken for what is published.",
            code="not-with-drafts",
        )
    if "datetime" in door.parameters:
        raise bad_parameter(
            "datetime",
            "Bản nháp chưa có ngày hiệu lực: bỏ datetime.",
            "A draft holds on no day yet: leave it out.",
        )
    box = _box(door, spec)
    if name == MINE:
        return drafted_rows.of_author(user, spec, box)
    return drafted_rows.of_change_set(user, spec, _id(name), box)


def described(door: Door, overlay: Overlay) -> dict[str, Any]:
    """Foreign member `draft` of a page: whether it shows what is not published, from which change sets, or why not."""
    english = door.lang == "en"
    said = [_words(overlay)[english]]
    if overlay.unplaced:
        said.append(_UNPLACED[english].format(count=overlay.unplaced))
    return {
        "published": not overlay.features,
        "message": " ".join(said),
        "changesets": [
            {"id": str(one.pk), "title": one.title, "status": str(one.status)} for one in overlay.change_sets
        ],
        "features": len(overlay.features),
        "without_place": overlay.unplaced,
    }


def kept_private(answer: HttpResponse, overlay: Overlay) -> HttpResponse:
    """The answer as nobody may keep it, with the change sets in a header."""
    answer["Cache-Control"] = "private, no-store"
    answer.headers.pop("ETag", None)
    if overlay.features:
        answer[HEADER] = ", ".join(str(one.pk) for one in overlay.change_sets)
    return answer


def _words(overlay: Overlay) -> tuple[str, str]:
    if overlay.features:
        return _SHOWN
    if not overlay.may_draft:
        return _NOT_WRITER
    if not overlay.change_sets:
        return _NO_DRAFT
    (named,) = overlay.change_sets
    vi, en = _NOTHING_LEFT.get(Status(named.status), _NOT_OF_LAYER)
    return vi.format(title=named.title), en.format(title=named.title)


def _box(door: Door, spec: LayerSpec) -> Geometry | None:
    """The box that is asked for, a little wider, storage CRS; None for the whole layer. What is wrong with it is told
    when the query is read."""
    if "bbox" not in door.parameters or not spec.is_spatial:
        return None
    named = door.parameters.get("bbox-crs")
    try:
        crs = CRS84 if named is None else lookup(named)
        box = BBox.from_ogc(door.parameters["bbox"], crs).to(shapes.storage_crs())
    except DomainError:
        return None
    # between the points of an edge that are brought over it bends by far less than this
    return box.expanded(1 + 0.001 * max(box.width, box.height)).polygon()


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise bad_parameter(
            PARAMETER,
            "Dùng mã UUID của bộ thay đổi, hoặc “mine” cho bản nháp của bạn.",
            'Use the UUID of a change set, or "mine" for your own drafts.',
            code="invalid-id",
        ) from error
