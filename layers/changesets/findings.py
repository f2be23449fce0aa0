"""Kết quả kiểm tra. What is to be said of the edits of a change set, kept with each edit in both languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.gis.geos import GEOSGeometry, Polygon
from shapely import Geometry

from layers.changesets import stored
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.models import ChangeSet, Edit
from layers.checks.findings import geojson
from layers.checks.running import Candidate, Finding, check_edits
from layers.checks.situation import MARGIN_M
from layers.registry import registry
from layers.spec import LayerSpec

Kept = dict[str, Any]
Found = dict[int, list[Kept]]
#: Other edits of the same change set that take part when some are looked at.
_AROUND = 5_000


def refresh(user: User, change_set: ChangeSet, edits: Sequence[Edit]) -> None:
    """Look at these edits, with those of the same change set around them, and keep what was found."""
    by_layer: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.operation in PRIMITIVES:
            by_layer[edit.layer].append(edit)
    for layer, group in by_layer.items():
        keep(group, look_at(user, registry.get(layer), group, _around(change_set, layer, group)))


def check_all(user: User, change_set: ChangeSet) -> list[Kept]:
    """Look at every edit anew, against what is live now; returns the errors, each with its edit and layer."""
    errors: list[Kept] = []
    for layer in sorted(change_set.layers):
        rows = list(
            Edit.objects.filter(change_set=change_set, layer=layer, operation__in=PRIMITIVES).order_by("seq")
        )
        found = look_at(user, registry.get(layer), rows)
        keep(rows, found)
        errors += [
            {**one, "edit": edit.pk, "layer": layer}
            for edit in rows
            for one in found.get(edit.pk, ())
            if one["severity"] == "error"
        ]
    return errors


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


def keep(edits: Sequence[Edit], found: Found) -> None:
    """Write findings to their edits; rows whose findings stay the same are not touched."""
    changed = []
    for edit in edits:
        now = found.get(edit.pk, [])
        if edit.findings != now:
            edit.findings = now
            changed.append(edit)
    Edit.objects.bulk_update(changed, ["findings"], batch_size=1000)


def in_words(kept: Kept, lang: str) -> Kept:
    """A kept finding in one language, as the API shows it; `geometry` in the storage CRS."""
    side = "en" if lang == "en" else "vi"
    return kept | {"message": kept["message"][side], "remedy": kept["remedy"][side]}


def to_shapely(geometry: GEOSGeometry | None) -> Geometry | None:
    """A shape of the models as the rules take it."""
    return None if geometry is None else shapely.from_wkb(bytes(geometry.wkb))


def _around(change_set: ChangeSet, layer: str, edits: Sequence[Edit]) -> list[Edit]:
    """Other edits of the change set on this layer whose box meets the box of these."""
    extents = [to_shapely(edit.extent) for edit in edits if edit.extent is not None]
    others = Edit.objects.filter(change_set=change_set, layer=layer, operation__in=PRIMITIVES)
    others = others.exclude(pk__in=[edit.pk for edit in edits])
    if not extents:
        return list(others[:_AROUND])
    box = Polygon.from_bbox(shapely.box(*shapely.total_bounds(extents)).buffer(MARGIN_M).bounds)
    box.srid = settings.STORAGE_SRID
    return list(others.filter(extent__bboverlaps=box)[:_AROUND])


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
