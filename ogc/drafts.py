"""Bản nháp trong danh sách đối tượng. Drafts laid over the items of a layer, for who asks for them and may see them:
`changeset=mine` or `changeset=<id>`. Never by itself, so that no program takes a draft for what holds in law."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpResponse

from geo.http.problems import Problem
from layers.changesets import drafted_rows
from layers.changesets.drafted_rows import Overlay
from layers.spec import LayerSpec
from ogc.door import Door
from ogc.formats.kinds import JSON, Kind
from ogc.refusals import bad_parameter

#: Parameter that names a change set; on the documents around the items it is understood and changes nothing, since QGIS
#: repeats the parameters of a connection at every address that it reads.
PARAMETER = "changeset"
MINE = "mine"
#: Header with the ids of the change sets that are laid over an answer.
HEADER = "Nen-Changeset"


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
    return (
        drafted_rows.of_author(user, spec)
        if name == MINE
        else drafted_rows.of_change_set(user, spec, _id(name))
    )


def described(door: Door, overlay: Overlay) -> dict[str, Any]:
    """Foreign member `draft` of a page: from which change sets it shows what is not published."""
    said = ("Có cả thay đổi CHƯA công bố.", "Shows changes that are NOT published.")
    return {
        "published": False,
        "message": said[door.lang == "en"],
        "changesets": [
            {"id": str(one.pk), "title": one.title, "status": str(one.status)} for one in overlay.change_sets
        ],
        "features": len(overlay.features),
    }


def kept_private(answer: HttpResponse, overlay: Overlay) -> HttpResponse:
    """The answer as nobody may keep it, with the change sets in a header."""
    answer["Cache-Control"] = "private, no-store"
    answer.headers.pop("ETag", None)
    if overlay.change_sets:
        answer[HEADER] = ", ".join(str(one.pk) for one in overlay.change_sets)
    return answer


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
