"""Kết quả kiểm tra. What is to be said of the edits of a change set, kept with each edit in both languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import shapely
from django.contrib.auth.models import User
from django.contrib.gis.geos import GEOSGeometry
from django.db.models import Max
from django.utils import timezone
from shapely import Geometry

from layers.changesets import operations, rechecking, standing, stored
from layers.changesets.domain.states import EDITABLE, PRIMITIVES
from layers.changesets.models import ChangeSet, Edit
from layers.checks.findings import geojson
from layers.checks.running import Candidate, Finding, check_edits
from layers.checks.situation import MARGIN_M
from layers.registry import registry
from layers.spec import LayerSpec

Kept = dict[str, Any]
Found = dict[int, list[Kept]]
#: Up to this many edits are all looked at again before a decision.
WHOLE = 200
#: Edits that are looked at together.
_BATCH = 2_000


def refresh(user: User, change_set: ChangeSet, edits: Sequence[Edit]) -> None:
    """Look at these edits, with those of the same change set around them, and keep what was found."""
    by_layer: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.operation in PRIMITIVES:
            by_layer[edit.layer].append(edit)
    reached = published_so_far()
    for layer, group in by_layer.items():
        keep(group, look_at(user, registry.get(layer), group, _around(change_set, layer, group)), reached)
    leaders = [edit for edit in edits if edit.expanded_from_id is None and edit.operation not in PRIMITIVES]
    _ask_operations(user, change_set, leaders, reached)


def check_all(user: User, change_set: ChangeSet) -> list[Kept]:
    """Look at every edit against what is live now; returns the errors, each with its edit and layer.

    Of a large change set only those edits are looked at again around which something was published or edited since, as
    the findings of the others still hold.
    """
    reached = published_so_far()
    for layer in sorted(change_set.layers):
        rows = Edit.objects.filter(change_set=change_set, layer=layer, operation__in=PRIMITIVES).order_by(
            "seq"
        )
        if change_set.edit_count > WHOLE:
            unsure = rechecking.unsure(change_set, layer)
            for start in range(0, len(unsure), _BATCH):
                refresh(user, change_set, list(rows.filter(pk__in=unsure[start : start + _BATCH])))
        else:
            group = list(rows)
            keep(group, look_at(user, registry.get(layer), group), reached)
    rows = Edit.objects.filter(change_set=change_set, expanded_from=None)
    leaders = rows.exclude(operation__in=PRIMITIVES).order_by("seq")
    _ask_operations(user, change_set, list(leaders), reached)
    return errors(change_set)


def errors(change_set: ChangeSet) -> list[Kept]:
    """Kept findings that stand in the way of a publication, each with its edit and layer."""
    rows = Edit.objects.filter(change_set=change_set, findings__contains=[{"severity": "error"}]).order_by(
        "seq"
    )
    return [
        {**one, "edit": pk, "layer": layer}
        for pk, layer, found in rows.values_list("pk", "layer", "findings")
        for one in found
        if one["severity"] == "error"
    ]


def _ask_operations(user: User, change_set: ChangeSet, leaders: Sequence[Edit], reached: int) -> None:
    """Let domain operations say what is wrong with them as a whole, and keep it with the edits that lead them."""
    parts: dict[int, list[Edit]] = defaultdict(list)
    for row in Edit.objects.filter(expanded_from__in=leaders).order_by("seq"):
        parts[row.expanded_from_id].append(row)
    keep(
        leaders, {edit.pk: of_operation(user, change_set, edit, parts[edit.pk]) for edit in leaders}, reached
    )


def of_operation(user: User, change_set: ChangeSet | None, edit: Edit, parts: Sequence[Edit]) -> list[Kept]:
    """What a domain operation says of itself as a whole; nothing where it is not offered any more.

    Args:
        parts: the edits that it means.
    """
    operation = operations.find(edit.operation, registry.get(edit.layer))
    if operation is None:
        return []
    handed_in = change_set is not None and change_set.status not in EDITABLE
    leader = operations.Leader(
        user, change_set.pk if change_set else None, change_set.submitted_at if change_set and handed_in else None,
        edit.pk, edit.feature, edit.base_version, edit.params, _parts(parts),
    )  # fmt: skip
    return [_from_rules(one) for one in operation.check(leader)]


def _parts(rows: Sequence[Edit]) -> tuple[operations.Part, ...]:
    """What an operation itself means, whatever is published of it."""
    before = {name: standing.before(rows, registry.get(name)) for name in {row.layer for row in rows}}
    return tuple(
        operations.Part(
            row.layer, standing.meant(row), row.feature, row.params.get(standing.FROM, row.base_version),
            row.properties, to_shapely(row.geometry), before[row.layer].get(row.feature),
        )
        for row in rows
    )  # fmt: skip


def published_so_far() -> int:
    """Number of the latest publication; all before it are visible to whatever is asked after this."""
    return int(ChangeSet.objects.aggregate(last=Max("publication"))["last"] or 0)


def forget_around(edit: Edit) -> None:
    """An edit goes: what was found of its neighbours in the change set has to be found anew."""
    if edit.extent is not None:
        near = Edit.objects.filter(
            change_set=edit.change_set_id, layer=edit.layer, extent__bboverlaps=edit.extent.buffer(MARGIN_M)
        )
        near.update(checked_publication=None)


def look_at(user: User, spec: LayerSpec, edits: Sequence[Edit], around: Sequence[Edit] = ()) -> Found:
    """Findings of edits of one layer, by edit.

    Args:
        around: other edits of the change set near them, which replace what is stored.
    """
    found: Found = defaultdict(list)
    versions = stored.versions(spec, [edit.feature for edit in edits])
    for edit in edits:
        found[edit.pk] += _own_findings(edit, versions.get(edit.feature))
    candidates = [_candidate(spec, edit) for edit in (*edits, *around)]
    for one in check_edits(spec, candidates, user, only={edit.pk for edit in edits}):
        assert isinstance(one.edit, int)
        found[one.edit].append(_from_rules(one))
    return found


def keep(edits: Sequence[Edit], found: Found, reached: int) -> None:
    """Write findings to their edits.

    Args:
        reached: number of the latest publication that was visible to the checks.
    """
    changed = []
    for edit in edits:
        now = found.get(edit.pk, [])
        if edit.findings != now:
            edit.findings = now
            changed.append(edit)
    Edit.objects.bulk_update(changed, ["findings"], batch_size=1000)
    Edit.objects.filter(pk__in=[edit.pk for edit in edits]).update(
        checked_at=timezone.now(), checked_publication=reached
    )


def in_words(kept: Kept, lang: str) -> Kept:
    """A kept finding in one language, as the API shows it; `geometry` in the storage CRS."""
    side = "en" if lang == "en" else "vi"
    return kept | {"message": kept["message"][side], "remedy": kept["remedy"][side]}


def to_shapely(geometry: GEOSGeometry | None) -> Geometry | None:
    """A shape of the models as the rules take it."""
    return None if geometry is None else shapely.from_wkb(bytes(geometry.wkb))


def _around(change_set: ChangeSet, layer: str, edits: Sequence[Edit]) -> list[Edit]:
    """Other edits of the change set on this layer next to these."""
    return list(Edit.objects.filter(pk__in=rechecking.around(change_set, layer, [edit.pk for edit in edits])))


def _candidate(spec: LayerSpec, edit: Edit) -> Candidate:
    values = {name: value for name, value in edit.properties.items() if name in spec.by_name}
    return Candidate(edit.pk, edit.operation, edit.feature, to_shapely(edit.geometry), values)


def _from_rules(one: Finding) -> Kept:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "message": {"vi": one.message_vi, "en": one.message_en},
        "remedy": {"vi": one.remedy_vi, "en": one.remedy_en},
        "field": one.field or None,
        "feature": str(one.feature) if one.feature else None,
        "geometry": geojson(one.geometry),
    }


def _own_findings(edit: Edit, live: int | None) -> list[Kept]:
    """What the change set itself has to say: made on an old version, or nothing changed."""
    if edit.operation != "create" and live != edit.base_version:
        return [
            _kept(
                "stale-version", "warning", edit.feature,
                ("Đối tượng đã được người khác thay đổi sau khi bạn đọc.",
                 "The feature was changed by others after you read it."),
                ("Mở mục xung đột và chọn của tôi, của họ hoặc trộn.",
                 "Open the conflicts and choose mine, theirs or merge."),
            )
        ]  # fmt: skip
    if edit.operation == "update" and not edit.properties and edit.geometry is None:
        return [
            _kept(
                "no-change", "error", edit.feature,
                ("Thay đổi này không làm đối tượng khác đi.", "The edit leaves the feature as it is."),
                ("Xóa thay đổi này.", "Delete the edit."),
            )
        ]  # fmt: skip
    return []


def _kept(rule: str, severity: str, feature: UUID, message: tuple[str, str], remedy: tuple[str, str]) -> Kept:
    return {
        "rule": rule,
        "severity": severity,
        "message": dict(zip(("vi", "en"), message, strict=True)),
        "remedy": dict(zip(("vi", "en"), remedy, strict=True)),
        "field": None,
        "feature": str(feature),
        "geometry": None,
    }
