"""Trình bày. A change set as the API tells it, to one reader: what is masked for him is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet

from geo.http.problems import Problem
from layers import rights
from layers.changesets import deciding, under_way
from layers.changesets.attachments import is_removable
from layers.changesets.domain.states import EDITABLE, Action, Status, possible_actions
from layers.changesets.findings import in_words, to_shapely
from layers.changesets.masking import Mask
from layers.changesets.models import Attachment, ChangeSet, Comment, Edit
from layers.changesets.presence import display_name
from layers.changesets.reading_shapes import as_geojson
from layers.registry import registry

#: Right that an action of somebody else than the author needs.
_RIGHTS: dict[Action, rights.Action] = {
    Action.APPROVE: "approve",
    Action.RETURN: "approve",
    Action.PUBLISH: "publish",
    Action.WITHDRAW: "withdraw",
}


def summaries(change_sets: Sequence[ChangeSet], user: User) -> list[dict[str, Any]]:
    """What a list shows of change sets."""
    began = under_way.since(change_sets)
    return [_summary(one, user) | {"publishing_since": began.get(one.pk)} for one in change_sets]


def _summary(change_set: ChangeSet, user: User) -> dict[str, Any]:
    return {
        "id": str(change_set.pk),
        "title": change_set.title,
        "status": change_set.status,
        "kind": change_set.kind,
        "legal_basis": {"document": change_set.legal_document, "date": change_set.legal_date},
        "effective_date": change_set.effective_date,
        "author": display_name(change_set.author),
        "mine": change_set.author_id == user.pk,
        "layers": change_set.layers,
        "counts": {
            "create": change_set.created_count,
            "update": change_set.updated_count,
            "delete": change_set.deleted_count,
        },
        "created_at": change_set.created_at,
        "changed_at": change_set.changed_at,
        "submitted_at": change_set.submitted_at,
        "published_at": change_set.published_at,
        "reverts": str(change_set.reverts_id) if change_set.reverts_id else None,
    }


def detail(change_set: ChangeSet, user: User) -> dict[str, Any]:
    """Everything but the edits."""
    events = change_set.events.select_related("actor")
    (told,) = summaries([change_set], user)
    return told | {
        "return_reason": change_set.return_reason or None,
        "approved_by": _name(change_set.approved_by),
        "approved_at": change_set.approved_at,
        "publish_on_effective_date": change_set.scheduled_by_id is not None,
        "published_by": _name(change_set.published_by),
        "publication": change_set.publication,
        "reverted_by": [str(one) for one in change_set.reverted_by.values_list("pk", flat=True)],
        "may": list(allowed(change_set, user)),
        "events": [
            {
                "at": one.at, "actor": display_name(one.actor), "action": one.action,
                "from": one.from_status or None, "to": one.to_status, "reason": one.reason or None,
            }
            for one in events
        ],
        "attachments": [attachment(one) for one in change_set.attachments.all()],
    }  # fmt: skip


def allowed(change_set: ChangeSet, user: User) -> Iterator[str]:
    """What `user` may do with the change set now."""
    own = change_set.author_id == user.pk
    if own and change_set.status in EDITABLE:
        yield "edit"
    for name in possible_actions(change_set.status):
        action = Action(name)
        if own and action in (Action.SUBMIT, Action.WITHDRAW):
            yield name
        elif action not in _RIGHTS or (own and action is Action.APPROVE) or not change_set.layers:
            continue
        elif _has_right(change_set, user, _RIGHTS[action]):
            yield name
    if change_set.status == Status.PUBLISHED and _has_right(change_set, user, "write"):
        yield "revert"


def _has_right(change_set: ChangeSet, user: User, action: rights.Action) -> bool:
    try:
        deciding.require_right(user, action, change_set)
    except Problem:
        return False
    return True


def attachment(one: Attachment) -> dict[str, Any]:
    """An attached file, without its content."""
    return {
        "number": one.number,
        "name": one.name,
        "media_type": one.media_type,
        "size": one.size,
        "sha256": one.sha256,
        "added_at": one.added_at,
        "href": f"/api/v1/changesets/{one.change_set_id}/attachments/{one.number}",
        "removable": is_removable(one),
    }


def edits(rows: Sequence[Edit], user: User, lang: str) -> list[dict[str, Any]]:
    """Edits with findings in words and comments, in the order given; coordinates in the storage CRS to 0.1 mm."""
    masks = {layer: Mask(user, registry.get(layer)) for layer in {one.layer for one in rows}}
    said: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in Comment.objects.filter(edit__in=rows).select_related("author"):
        said[one.edit_id].append(comment(one))
    return [_edit(one, masks[one.layer], said[one.pk], lang) for one in rows]


def comment(one: Comment) -> dict[str, Any]:
    """A remark about an edit."""
    return {"author": display_name(one.author), "at": one.at, "text": one.text}


def sensitive_fields(rows: Sequence[Edit], user: User) -> dict[str, tuple[list[str], set[str]]]:
    """By layer: features and fields that the reader is shown and the public is not; for the audit record."""
    found: dict[str, tuple[list[str], set[str]]] = {}
    for layer in {one.layer for one in rows}:
        spec = registry.get(layer)
        mask = Mask(user, spec)
        hidden = {one.name for one in spec.all_fields if not one.is_public}
        told = [
            (str(one.feature), names)
            for one in rows
            if one.layer == layer
            and (names := hidden & mask.values(one.properties, [to_shapely(one.extent)]).keys())
        ]
        if told:
            found[layer] = (
                [feature for feature, _names in told],
                set().union(*(names for _feature, names in told)),
            )
    return found


def page_of(rows: QuerySet[Edit], after: int, limit: int) -> tuple[list[Edit], int | None]:
    """Edits after a place, and the place from which to go on; None on the last page."""
    page = list(rows.filter(seq__gt=after).order_by("seq")[: limit + 1])
    return page[:limit], page[limit - 1].seq if len(page) > limit else None


def _edit(one: Edit, mask: Mask, said: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    geometry = to_shapely(one.geometry)
    return {
        "id": one.pk,
        "seq": one.seq,
        "layer": one.layer,
        "operation": one.operation,
        "feature": str(one.feature),
        "base_version": one.base_version,
        "geometry": as_geojson(geometry),
        "crs": f"EPSG:{settings.STORAGE_SRID}",
        "properties": mask.values(one.properties, [to_shapely(one.extent)]),
        "params": one.params,
        "findings": [in_words(found, lang) for found in one.findings],
        "comments": said,
        "expanded_from": one.expanded_from_id,
    }


def _name(user: User | None) -> str | None:
    return display_name(user) if user is not None else None
