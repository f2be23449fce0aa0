"""Duyệt bộ thay đổi: HTTP. Counts of the queue, a change set in figures, its edits before and after."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from layers.api import storage_box
from layers.changesets import access, differences, overview, presenting, queue
from layers.changesets.api_edits import signed_in, tell_sensitive
from layers.changesets.api_schemas import READ_REFUSALS, CountsByTabOut, DiffOut, OverviewOut
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.models import Edit

router = Router(tags=["changesets"])
Layer = Annotated[str, Query(max_length=60, pattern=r"^[a-z0-9_]*$")]
Operation = Literal["", "create", "update", "delete"]


@router.get("/changesets/counts", response={200: CountsByTabOut, **READ_REFUSALS},
            summary="Số bộ thay đổi · Number of change sets")  # fmt: skip
def counts(
    request: HttpRequest,
    layer: Layer = "",
    author: Annotated[str, Query(max_length=150, pattern=r"^[^\x00-\x1f]*$")] = "",
    lang: Lang = None,
) -> HttpResponse:
    """Waiting for the caller's decision, own, published, all; with the layers and authors to filter by."""
    return json_answer(request, queue.counts(signed_in(request), layer=layer, author=author))


@router.get("/changesets/{uuid:change_set_id}/overview", response={200: OverviewOut, **READ_REFUSALS},
            summary="Tổng quan bằng số và lưới · Figures and grid")  # fmt: skip
def in_figures(request: HttpRequest, change_set_id: UUID, lang: Lang = None) -> HttpResponse:
    """Features and m² by layer and operation, findings, and how the edits lie in the city."""
    change_set = access.find(signed_in(request), change_set_id)
    return json_answer(request, overview.overview(change_set, language_of(request)))


@router.get("/changesets/{uuid:change_set_id}/diff", response={200: DiffOut, **READ_REFUSALS},
            summary="Trước và sau · Before and after")  # fmt: skip
def diff(
    request: HttpRequest,
    change_set_id: UUID,
    after: Annotated[int, Query(ge=0, description="`next` của trang trước · of the page before")] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
    layer: Layer = "",
    operation: Operation = "",
    finding: Literal["", "error", "warning"] = "",
    bbox: Annotated[
        str, Query(max_length=200, description="Hệ lưu trữ · storage CRS: west,south,east,north")
    ] = "",
    part_of: Annotated[
        int | None, Query(ge=1, le=2**63 - 1, description="Của một thao tác · of one domain operation")
    ] = None,
    sample: Annotated[int, Query(ge=0, le=200, description="Lấy mẫu chừng này · that many, by chance")] = 0,
    lang: Lang = None,
) -> HttpResponse:
    """Each edit in words and shapes with findings and comments, and the summary by layer; all, some, or a sample."""
    user, language = signed_in(request), language_of(request)
    change_set = access.find(user, change_set_id)
    rows = overview.chosen(
        Edit.objects.filter(change_set=change_set, operation__in=PRIMITIVES), layer=layer, operation=operation,
        finding=finding or None, box=storage_box(bbox) if bbox else None, part_of=part_of,
    )  # fmt: skip
    following: int | None = None
    if sample:
        page = overview.sample(rows, sample)
    else:
        page, following = presenting.page_of(rows, after, limit)
    tell_sensitive(request, page)
    remarks = presenting.edits(page, user, language)
    told = differences.differences(page, user, language)
    body = {
        "summary": differences.summary(change_set, language),
        "edits": [
            one | {"seq": said["seq"], "findings": said["findings"], "comments": said["comments"]}
            for one, said in zip(told, remarks, strict=True)
        ],
        "next": following,
    }
    return json_answer(request, body)
