"""Thay đổi trong bộ: HTTP. Edits, batches, comments, conflicts, before and after, attachments."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.decorators import decorate_view
from ninja.files import UploadedFile

from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problems import FieldError, Problem
from layers.audit.recording import sensitive_read
from layers.changesets import access, attachments, conflicts, drafting, presenting, resolving
from layers.changesets.api_conditions import on_version_seen
from layers.changesets.api_schemas import (
    READ_REFUSALS,
    REFUSALS,
    AttachmentOut,
    BatchIn,
    BatchOut,
    CommentIn,
    CommentOut,
    ConflictsOut,
    EditIn,
    ResolvedOut,
    ResolveIn,
    SavedOut,
)
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.findings import in_words
from layers.changesets.models import Edit
from layers.changesets.saving_some import save_some

router = Router(tags=["changesets"])
_SET = "/changesets/{uuid:change_set_id}"
_EDIT = f"{_SET}/edits/{{int:edit_id}}"


@router.post(f"{_SET}/edits", response={201: SavedOut, **REFUSALS}, summary="Thêm thay đổi · Add an edit")
@decorate_view(on_version_seen)
def add(request: HttpRequest, change_set_id: UUID, payload: EditIn, lang: Lang = None) -> HttpResponse:
    """Create, update or delete one feature, or a domain operation that the layer offers; answers what the rules say."""
    edit = drafting.add(signed_in(request), change_set_id, payload.as_input())
    return json_answer(request, _saved(edit, language_of(request)), status=201)


@router.post(
    f"{_SET}/edits/batch",
    response={200: BatchOut, **REFUSALS},
    summary="Lưu nhiều thay đổi · Save many edits",
)
@decorate_view(on_version_seen)
def batch(request: HttpRequest, change_set_id: UUID, payload: BatchIn, lang: Lang = None) -> HttpResponse:
    """All or none; with `partial`, as autosave asks, each one that can be saved. An edit of a feature that the change
    set edits already is replaced."""
    user, language = signed_in(request), language_of(request)
    inputs = [one.as_input(f"edits.{number}.", one.id) for number, one in enumerate(payload.edits)]
    if not payload.partial:
        saved = drafting.save_batch(user, change_set_id, inputs, payload.remove)
        return json_answer(request, {"edits": [_saved(one, language) for one in saved], "refused": []})
    some = save_some(user, change_set_id, inputs, payload.remove)
    edits = [_saved(some.saved[nth], language) if nth in some.saved else None for nth in range(len(inputs))]
    refused = [
        {
            "at": nth,
            "layer": inputs[nth].layer,
            "feature": inputs[nth].feature,
            "reasons": _reasons(one, language),
        }
        for nth, one in sorted(some.refused.items())
    ]
    return json_answer(request, {"edits": edits, "refused": refused})


@router.put(
    f"{_SET}/edits/{{int:edit_id}}",
    response={200: SavedOut, **REFUSALS},
    summary="Thay thay đổi · Replace an edit",
)
@decorate_view(on_version_seen)
def replace(
    request: HttpRequest, change_set_id: UUID, edit_id: int, payload: EditIn, lang: Lang = None
) -> HttpResponse:
    """The whole edit; feature and base version stay when they are left out."""
    edit = drafting.replace_edit(signed_in(request), change_set_id, edit_id, payload.as_input())
    return json_answer(request, _saved(edit, language_of(request)))


@router.delete(
    f"{_SET}/edits/{{int:edit_id}}",
    response={204: None, **REFUSALS},
    summary="Bỏ thay đổi · Take an edit back",
)
@decorate_view(on_version_seen)
def remove(request: HttpRequest, change_set_id: UUID, edit_id: int, lang: Lang = None) -> HttpResponse:
    """A domain operation goes with everything that it means."""
    drafting.remove(signed_in(request), change_set_id, edit_id)
    return HttpResponse(status=204)


@router.post(
    f"{_EDIT}/comments",
    response={201: CommentOut, **REFUSALS},
    summary="Góp ý · Comment",
)
def comment(
    request: HttpRequest, change_set_id: UUID, edit_id: int, payload: CommentIn, lang: Lang = None
) -> HttpResponse:
    """About one edit; for everybody who sees the change set."""
    made = drafting.comment(signed_in(request), change_set_id, edit_id, payload.text)
    made.refresh_from_db()
    return json_answer(request, presenting.comment(made), status=201)


@router.post(
    f"{_EDIT}/resolve", response={200: ResolvedOut, **REFUSALS},
    summary="Giải quyết xung đột · Resolve a conflict",
)  # fmt: skip
@decorate_view(on_version_seen)
def resolve(
    request: HttpRequest, change_set_id: UUID, edit_id: int, payload: ResolveIn, lang: Lang = None
) -> HttpResponse:
    """Mine, theirs or merge; the edit is put on the live version and an approval must be repeated."""
    change_set, edit = resolving.resolve(
        signed_in(request), change_set_id, edit_id, payload.choice, fields=payload.fields,
        geometry=payload.geometry, request=request,
    )  # fmt: skip
    body: dict[str, Any] = {"id": str(change_set.pk), "status": str(change_set.status)}
    return json_answer(request, body | {"edit": _saved(edit, language_of(request)) if edit else None})


@router.get(
    f"{_SET}/conflicts", response={200: ConflictsOut, **READ_REFUSALS}, summary="Xung đột · Conflicts"
)
def listed_conflicts(request: HttpRequest, change_set_id: UUID, lang: Lang = None) -> HttpResponse:
    """What a publication would refuse now, with base, theirs and mine."""
    user = signed_in(request)
    change_set = access.find(user, change_set_id)
    return json_answer(request, {"conflicts": conflicts.listed(user, change_set, language_of(request))})


@router.post(
    f"{_SET}/attachments", response={201: AttachmentOut, **REFUSALS}, summary="Đính kèm tệp · Attach a file"
)
@decorate_view(on_version_seen)
def attach(
    request: HttpRequest, change_set_id: UUID, file: File[UploadedFile], lang: Lang = None
) -> HttpResponse:
    """PDF, image, ZIP or office document, of limited size."""
    made = attachments.attach(signed_in(request), change_set_id, file)
    made.refresh_from_db()
    return json_answer(request, presenting.attachment(made), status=201)


@router.get(
    f"{_SET}/attachments/{{int:number}}",
    response={200: None, **READ_REFUSALS},
    openapi_extra={
        "responses": {200: {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}}
    },
    summary="Tệp đính kèm · An attached file",
)
def attached(request: HttpRequest, change_set_id: UUID, number: int, lang: Lang = None) -> HttpResponse:
    """As a download, never shown inside a page of this origin."""
    found, content = attachments.fetch(signed_in(request), change_set_id, number)
    return HttpResponse(
        content,
        content_type=found.media_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name)}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
            "Digest": f"sha-256={found.sha256}",
        },
    )


@router.delete(
    f"{_SET}/attachments/{{int:number}}",
    response={204: None, **REFUSALS},
    summary="Gỡ tệp đính kèm · Remove an attached file",
)
@decorate_view(on_version_seen)
def detach(request: HttpRequest, change_set_id: UUID, number: int, lang: Lang = None) -> HttpResponse:
    """By the author, while it is a draft or was returned; the audit record keeps the file's hash."""
    attachments.detach(signed_in(request), change_set_id, number, request)
    return HttpResponse(status=204)


def signed_in(request: HttpRequest) -> User:
    """Who asks. Raises Problem 401 for somebody unknown."""
    user = request.user
    if not isinstance(user, User) or not user.is_authenticated:
        raise Problem("not-authenticated", "Việc này cần đăng nhập.", "This needs you to sign in.")
    return user


def tell_sensitive(request: HttpRequest, rows: list[Edit]) -> None:
    """Write down which values that are not public this request hands out."""
    for layer, (features, fields) in presenting.sensitive_fields(rows, signed_in(request)).items():
        sensitive_read(request, layer, features, fields)


def _reasons(problem: Problem, lang: str) -> list[dict[str, str]]:
    """Why an edit was refused, in one language."""
    said = problem.errors or [FieldError("", problem.kind, problem.detail_vi, problem.detail_en)]
    english = lang == "en"
    return [
        {
            "field": one.field, "code": one.code,
            "message": one.message_en if english else one.message_vi,
            "remedy": one.remedy_en if english else one.remedy_vi,
        }
        for one in said
    ]  # fmt: skip


def _saved(edit: Edit, lang: str) -> dict[str, Any]:
    found = [in_words(one, lang) for one in edit.findings]
    found += [in_words(one, lang) for part in _parts(edit) for one in part.findings]
    expansion = [
        {"layer": part.layer, "operation": part.operation, "feature": str(part.feature)}
        for part in _parts(edit)
    ]
    return {"id": edit.pk, "feature": str(edit.feature), "findings": found, "expansion": expansion}


def _parts(edit: Edit) -> list[Edit]:
    return [] if edit.operation in PRIMITIVES else list(edit.expansion.order_by("seq"))
