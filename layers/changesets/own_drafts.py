"""Bản nháp của riêng mình. The change set into which goes by itself what an officer saves in a program that knows no
change sets (QGIS): his own open one, begun when there is none.

One for the layers that the same people approve: a parcel and its land uses belong together and may point to each other,
while a draft across datasets would find nobody who may approve all of it.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from layers import rights
from layers.changesets import access, drafting
from layers.changesets.domain.states import EDITABLE, FINAL, PRIMITIVES, Status
from layers.changesets.models import ChangeSet, Edit
from layers.registry import registry
from layers.spec import LayerSpec

KIND = ChangeSet.Kind.QGIS


def opened(user: User, spec: LayerSpec, feature: UUID | None = None) -> ChangeSet | None:
    """The open change set of this kind that takes edits of the layer: the one that edits the feature already, then a
    draft, then one that was returned; None when there is none."""
    found = [one for one in _open_sets(user) if _takes(one, spec)]
    if not found:
        return None
    if feature is not None:
        edits = Edit.objects.filter(change_set__in=found, layer=spec.name, feature=feature)
        at_work = set(edits.values_list("change_set_id", flat=True))
        found.sort(key=lambda one: one.pk not in at_work)
        if found[0].pk in at_work:
            return found[0]
    return min(found, key=lambda one: one.status != Status.DRAFT)


def begun(user: User, spec: LayerSpec, feature: UUID | None = None) -> ChangeSet:
    """As `opened`, or a new one; inside a transaction, in which nobody else begins a second one for the same officer.

    Raises:
        Problem: 403 for whoever may write to no layer.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    there = opened(user, spec, feature)
    if there is not None:
        return there
    return drafting.begin(user, title=f"Chỉnh sửa từ QGIS {timezone.localdate():%d/%m/%Y}", kind=KIND)


def edits(user: User, spec: LayerSpec) -> QuerySet[Edit]:
    """What is drafted of a layer in the officer's own open change sets of this kind; nothing for who may not write the
    layer, as with a token that only reads."""
    if not rights.may(user, "write", spec):
        return Edit.objects.none()
    return Edit.objects.filter(
        layer=spec.name, operation__in=PRIMITIVES, change_set__author=user.pk, change_set__kind=KIND,
        change_set__status__in=EDITABLE,
    )  # fmt: skip


def edit_of(user: User, spec: LayerSpec, feature: UUID, change_set_id: UUID | None = None) -> Edit | None:
    """What is drafted of a feature, for its author: in his open change sets of this kind, or in one change set that he
    sees and that is not published.

    Raises:
        Problem: 404 for a change set that he does not see.
    """
    if change_set_id is None:
        own = edits(user, spec).filter(feature=feature).select_related("change_set")
        return own.order_by("-change_set__created_at").first()
    change_set = access.find(user, change_set_id)
    if change_set.status in FINAL:
        return None
    rows = Edit.objects.filter(layer=spec.name, feature=feature, operation__in=PRIMITIVES)
    return rows.filter(change_set=change_set).select_related("change_set").first()


def _open_sets(user: User) -> list[ChangeSet]:
    rows = ChangeSet.objects.filter(author=user, kind=KIND, status__in=EDITABLE)
    return list(rows.order_by("-created_at"))


def _takes(change_set: ChangeSet, spec: LayerSpec) -> bool:
    """Whether the same people approve what it holds and the layer; an empty one takes any."""
    return all(
        layer in registry and registry.get(layer).rights.approve == spec.rights.approve
        for layer in change_set.layers
    )
