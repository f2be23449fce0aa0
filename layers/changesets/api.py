"""Bộ thay đổi: HTTP. The only door for writes, from draft to publication and back; the change feed."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from geo.domain.crs import by_srid, lookup
from geo.domain.errors import DomainError
from geo.domain.values import BBox
from geo.http.answers import json_answer, tagged_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problems import FieldError, Problem
from layers import rights
from layers.changesets import (
    access,
    deciding,
    drafting,
    listing,
    presence,
    presenting,
    publishing,
    refusals,
    reverting,
)
from layers.changesets.api_conditions import on_version_seen, version_of
from layers.changesets.api_edits import router as edits_router
from layers.changesets.api_edits import signed_in, tell_sensitive
from layers.changesets.api_feed import router as feed_router
from layers.changesets.api_imports import router as imports_router
from layers.changesets.api_preview import router as preview_router
from layers.changesets.api_review import router as review_router
from layers.changesets.api_schemas import (
    READ_REFUSALS,
    REFUSALS,
    ChangeSetIn,
    ChangeSetOut,
    ChangeSetPatch,
    DayIn,
    LegalBasis,
    ListOut,
    OptionalReasonIn,
    PresenceOut,
    ReasonIn,
    StatusOut,
)
from layers.changesets.models import ChangeSet, Edit
from layers.registry import registry

router = Router(tags=["changesets"])
Layer = Annotated[str, Query(max_length=60, pattern=r"^[a-z0-9_]*$")]
_STATUS = "(draft|submitted|returned|approved|published|withdrawn)"
Login = Annotated[str, Query(description="Tên đăng nhập · login", max_length=150, pattern=r"^[^\x00-\x1f]*$")]


@router.post(
    "/changesets", response={201: StatusOut, **REFUSALS}, summary="Lập bộ thay đổi · Begin a change set"
)
def begin(request: HttpRequest, payload: ChangeSetIn, lang: Lang = None) -> HttpResponse:
    """An empty draft; edits follow."""
    basis = payload.legal_basis or LegalBasis()
    change_set = drafting.begin(
        signed_in(request), title=payload.title, legal_document=basis.document, legal_date=basis.date,
        effective_date=payload.effective_date,
    )  # fmt: skip
    return _status(request, change_set, status=201)


@router.get("/changesets", response={200: ListOut, **READ_REFUSALS}, summary="Các bộ thay đổi · Change sets")
def change_sets(
    request: HttpRequest,
    status: Annotated[
        str,
        Query(
            description="Một hoặc nhiều trạng thái · one or more states, with commas",
            pattern=f"^({_STATUS}(,{_STATUS})*)?$",
        ),
    ] = "",
    mine: bool = False,
    waiting: Annotated[bool, Query(description="Chờ tôi quyết định · waiting for my decision")] = False,
    layer: Layer = "",
    author: Login = "",
    cursor: Annotated[str, Query(max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    lang: Lang = None,
) -> HttpResponse:
    """Own ones, those that the caller may approve or answers for, and published ones of layers that he edits."""
    user = signed_in(request)
    found, after = listing.listed(
        user,
        status=status,
        mine=mine,
        waiting=waiting,
        layer=layer,
        author=author,
        cursor=cursor,
        limit=limit,
    )
    return json_answer(request, {"changesets": presenting.summaries(found, user), "next": after})


@router.get(
    "/changesets/presence",
    response={200: PresenceOut, **READ_REFUSALS},
    summary="Ai đang sửa ở đây · Who is at work here",
)
def who_is_here(
    request: HttpRequest,
    bbox: Annotated[str, Query(description="Tây,nam,đông,bắc · west,south,east,north", max_length=200)],
    layer: Layer = "",
    bbox_crs: Annotated[
        str, Query(description="Mặc định hệ lưu trữ · storage CRS by default", max_length=100)
    ] = "",
    lang: Lang = None,
) -> HttpResponse:
    """Unpublished edits of others inside a box, on one layer or on all that the caller may edit or approve."""
    user = signed_in(request)
    layers = [
        spec for spec in registry if rights.may(user, "write", spec) or rights.may(user, "approve", spec)
    ]
    if layer:
        layers = [spec for spec in layers if spec.name == layer]
    if not layers:
        raise refusals.decision_forbidden("Bạn không biên tập lớp này.", "You do not edit this layer.")
    return json_answer(request, {"drafts": presence.drafts(user, layers, _box(bbox, bbox_crs))})


@router.get("/changesets/{uuid:change_set_id}", response={200: ChangeSetOut, 304: None, **READ_REFUSALS},
            summary="Một bộ thay đổi · One change set")  # fmt: skip
def one_change_set(
    request: HttpRequest,
    change_set_id: UUID,
    edits_after: Annotated[
        int, Query(ge=0, description="`edits_next` của trang trước · of the page before")
    ] = 0,
    edits_limit: Annotated[int, Query(ge=0, le=2000)] = 1000,
    lang: Lang = None,
) -> HttpResponse:
    """With its edits, a thousand at a time, comments, attachments, events and what the caller may do. The ETag is what
    `If-Match` takes in requests that change it or decide on it."""
    user = signed_in(request)
    change_set = access.find(user, change_set_id)
    rows, after = presenting.page_of(Edit.objects.filter(change_set=change_set), edits_after, edits_limit)
    tell_sensitive(request, rows)
    body = presenting.detail(change_set, user)
    body |= {"edits": presenting.edits(rows, user, language_of(request)), "edits_next": after}
    return tagged_answer(request, body, version=version_of(change_set))


@router.patch("/changesets/{uuid:change_set_id}", response={200: StatusOut, **REFUSALS},
              summary="Sửa tên, căn cứ, ngày hiệu lực · Change title, basis, day")  # fmt: skip
@decorate_view(on_version_seen)
def describe(
    request: HttpRequest, change_set_id: UUID, payload: ChangeSetPatch, lang: Lang = None
) -> HttpResponse:
    """Only while it is a draft or was returned."""
    given = payload.model_fields_set
    values: dict[str, object] = {}
    if "title" in given and payload.title is not None:
        values["title"] = payload.title
    if "effective_date" in given:
        values["effective_date"] = payload.effective_date
    if "legal_basis" in given:
        basis = payload.legal_basis or LegalBasis()
        values |= {"legal_document": basis.document, "legal_date": basis.date}
    return _status(request, drafting.describe(signed_in(request), change_set_id, values))


@router.post("/changesets/{uuid:change_set_id}/submit", response={200: StatusOut, **REFUSALS},
             summary="Trình duyệt · Submit")  # fmt: skip
@decorate_view(on_version_seen)
def submit(request: HttpRequest, change_set_id: UUID, lang: Lang = None) -> HttpResponse:
    """Needs at least one edit and no error finding."""
    return _status(request, deciding.submit(signed_in(request), change_set_id, request))


@router.post("/changesets/{uuid:change_set_id}/approve", response={200: StatusOut, **REFUSALS},
             summary="Duyệt · Approve")  # fmt: skip
@decorate_view(on_version_seen)
def approve(
    request: HttpRequest, change_set_id: UUID, payload: DayIn | None = None, lang: Lang = None
) -> HttpResponse:
    """By a second person with the right on every layer and over every shape."""
    on_day = payload is not None and payload.on_effective_date
    change_set = deciding.approve(signed_in(request), change_set_id, publish_on_day=on_day, request=request)
    return _status(request, change_set)


@router.post("/changesets/{uuid:change_set_id}/return", response={200: StatusOut, **REFUSALS},
             summary="Trả lại · Return")  # fmt: skip
@decorate_view(on_version_seen)
def send_back(
    request: HttpRequest, change_set_id: UUID, payload: ReasonIn, lang: Lang = None
) -> HttpResponse:
    """To the author, with a reason."""
    return _status(request, deciding.send_back(signed_in(request), change_set_id, payload.reason, request))


@router.post("/changesets/{uuid:change_set_id}/publish", response={200: StatusOut, **REFUSALS},
             summary="Công bố · Publish")  # fmt: skip
@decorate_view(on_version_seen)
def publish(
    request: HttpRequest, change_set_id: UUID, payload: DayIn | None = None, lang: Lang = None
) -> HttpResponse:
    """In one transaction: all of it or nothing. 412 lists the features that others changed meanwhile."""
    on_day = payload is not None and payload.on_effective_date
    return _status(
        request, publishing.publish(signed_in(request), change_set_id, on_day=on_day, request=request)
    )


@router.post("/changesets/{uuid:change_set_id}/withdraw", response={200: StatusOut, **REFUSALS},
             summary="Rút · Withdraw")  # fmt: skip
@decorate_view(on_version_seen)
def withdraw(
    request: HttpRequest, change_set_id: UUID, payload: OptionalReasonIn | None = None, lang: Lang = None
) -> HttpResponse:
    """For good; by the author, or by who answers for the layers."""
    reason = payload.reason if payload is not None else ""
    return _status(request, deciding.withdraw(signed_in(request), change_set_id, reason, request))


@router.post("/changesets/{uuid:change_set_id}/revert", response={201: StatusOut, **REFUSALS},
             summary="Hoàn tác · Revert")  # fmt: skip
def revert(request: HttpRequest, change_set_id: UUID, lang: Lang = None) -> HttpResponse:
    """A new draft that undoes a published change set; it is decided like any other."""
    return _status(request, reverting.revert(signed_in(request), change_set_id, request), status=201)


def _box(text: str, crs_text: str) -> BBox:
    """The box of a request in its own CRS. Raises Problem 400."""
    place = "bbox_crs"
    try:
        crs = lookup(crs_text) if crs_text.strip() else by_srid(settings.STORAGE_SRID)
        place = "bbox"
        box = BBox.from_ogc(text, crs)
        box.to(by_srid(settings.STORAGE_SRID))
    except DomainError as error:
        vi, en = error.message("vi"), error.message("en")
        remedy = (
            "Ví dụ: bbox=602900,1190900,603100,1191100",
            "For example bbox=602900,1190900,603100,1191100",
        )
        raise Problem(
            "invalid-request", vi, en, errors=[FieldError(place, error.code(), vi, en, *remedy)]
        ) from error
    return box


def _status(request: HttpRequest, change_set: ChangeSet, *, status: int = 200) -> HttpResponse:
    answer = json_answer(request, {"id": str(change_set.pk), "status": str(change_set.status)}, status=status)
    answer["ETag"] = f'"{version_of(change_set)}"'
    return answer


router.add_router("", edits_router)
router.add_router("", feed_router)
router.add_router("", imports_router)
router.add_router("", preview_router)
router.add_router("", review_router)
__all__ = ["User", "router"]
