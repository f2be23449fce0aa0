"""So sánh trước và sau. Each edit in words and shapes, for who has to decide on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Count
from shapely import Geometry

from geo.domain.figures import figure
from layers.changesets import stored
from layers.changesets.conflicts import changes_of
from layers.changesets.domain.merging import Version, applied, same_shape
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.link_names import NO_LINKS, Linked, linked_names
from layers.changesets.masking import Mask
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.reading_shapes import as_geojson
from layers.field_types import Bool, Coded, Date, Real
from layers.labels import Label
from layers.registry import registry
from layers.spec import Field, LayerSpec

_DONE = {
    "create": Label("Thêm", "Added"),
    "update": Label("Sửa", "Changed"),
    "delete": Label("Xóa", "Deleted"),
}
_NOTHING = Label("(trống)", "(empty)")
_SHAPE = Label("hình thay đổi", "shape changed")
_AREA = Label("diện tích", "area")
#: Kept by the system with every shape; no news to a person.
_NOT_TOLD = frozenset({"map_sheet", "source_srid"})


def summary(change_set: ChangeSet, lang: str) -> list[dict[str, Any]]:
    """Number of features by layer and by what becomes of them."""
    rows = Edit.objects.filter(change_set=change_set, operation__in=PRIMITIVES)
    counted = rows.order_by().values_list("layer", "operation").annotate(Count("pk"))
    counts = {(layer, name): number for layer, name, number in counted}
    return [
        {"layer": layer, "title": registry.get(layer).title.text(lang)}
        | {name: counts.get((layer, name), 0) for name in PRIMITIVES}
        for layer in change_set.layers
    ]


def differences(rows: Sequence[Edit], user: User, lang: str) -> list[dict[str, Any]]:
    """Before and after of each edit, in the order given; before is the version it was made on."""
    told: dict[int, dict[str, Any]] = {}
    for layer in {one.layer for one in rows}:
        spec = registry.get(layer)
        mask = Mask(user, spec)
        group = [one for one in rows if one.layer == layer]
        bases = stored.of_version(
            spec, [(one.feature, one.base_version) for one in group if one.operation != "create"]
        )
        linked = _linked(group, spec, bases, user, lang)
        for one in group:
            told[one.pk] = _difference(one, spec, mask, bases.get(one.feature), linked, lang)
    return [told[one.pk] for one in rows]


def value_in_words(one: Field, value: object, lang: str, linked: Linked = NO_LINKS) -> str:
    """A value as a person reads it: label of a code, yes or no, a day, a number with its unit, a linked feature's
    name."""
    kind = one.type
    if value is None or value == "":
        return _NOTHING.text(lang)
    if (one.name, str(value)) in linked:
        return linked[one.name, str(value)]
    if isinstance(kind, Bool):
        return Label("có", "yes").text(lang) if value else Label("không", "no").text(lang)
    if isinstance(kind, Coded) and kind.codes is not None:
        parts = str(value).split(kind.separator) if kind.separator else [str(value)]
        return ", ".join(_code_in_words(kind, part.strip(), lang) for part in parts)
    if isinstance(kind, Date):
        day = date.fromisoformat(str(value))
        return day.isoformat() if lang == "en" else f"{day:%d/%m/%Y}"
    if isinstance(kind, Real) and isinstance(value, (int, float)):
        return f"{figure(value, lang, min(kind.decimals, 2))} {_unit(kind.unit)}".strip()
    return str(value)


def _linked(
    rows: Sequence[Edit], spec: LayerSpec, bases: Mapping[UUID, Version], user: User, lang: str
) -> Linked:
    """Names of the features that these edits point to, before and after."""
    states = [one.properties for one in rows] + [one.properties for one in bases.values()]
    return linked_names(spec, states, user, lang, change_sets={one.change_set_id for one in rows})


def _difference(
    edit: Edit, spec: LayerSpec, mask: Mask, base: Version | None, linked: Linked, lang: str
) -> dict[str, Any]:
    before = base if edit.operation != "create" else None
    after = None
    if edit.operation != "delete":
        after = applied(before or Version(edit.base_version, {}), changes_of(edit))
    places = [one.geometry for one in (before, after) if one]
    fields = mask.fields(places)
    changes = _changes(fields, before, after, linked, lang)
    moved = not same_shape(before.geometry if before else None, after.geometry if after else None)
    areas = [_area(one.geometry) if one else None for one in (before, after)]
    name = _name(spec, fields, after or before)
    return {
        "edit": edit.pk,
        "layer": edit.layer,
        "operation": edit.operation,
        "feature": str(edit.feature),
        "name": name,
        "words": _words(edit, name, changes, moved, areas, lang),
        "changes": changes,
        "geometry_changed": moved,
        "area_before_m2": areas[0],
        "area_after_m2": areas[1],
        "area_delta_m2": round(areas[1] - areas[0], 1) if None not in areas else None,  # type: ignore[operator]
        "before": _state(before, fields),
        "after": _state(after, fields),
        "crs": f"EPSG:{settings.STORAGE_SRID}",
    }


def _changes(
    fields: Sequence[Field], before: Version | None, after: Version | None, linked: Linked, lang: str
) -> list[dict[str, Any]]:
    old: Mapping[str, object] = before.properties if before else {}
    new: Mapping[str, object] = after.properties if after else {}
    return [
        {
            "field": one.name,
            "label": one.label.text(lang),
            "before": old.get(one.name),
            "after": new.get(one.name),
            "before_text": value_in_words(one, old.get(one.name), lang, linked),
            "after_text": value_in_words(one, new.get(one.name), lang, linked),
        }
        for one in fields
        if old.get(one.name) != new.get(one.name)
        and (old.get(one.name) or new.get(one.name)) not in (None, "")
        and one.name not in _NOT_TOLD
    ]


def _words(
    edit: Edit,
    name: str,
    changes: list[dict[str, Any]],
    moved: bool,
    areas: Sequence[float | None],
    lang: str,
) -> str:
    """One sentence that says what the edit does."""
    start = (
        f"{_DONE[edit.operation].text(lang) if edit.operation in _DONE else edit.operation} {name}".strip()
    )
    if edit.operation != "update":
        return start
    parts = [f"{one['label']}: {one['before_text']} → {one['after_text']}" for one in changes]
    if moved:
        parts.append(_SHAPE.text(lang))
        if areas[0] and areas[1]:
            gained = areas[1] - areas[0]
            parts.append(f"{_AREA.text(lang)} {'+' if gained >= 0 else ''}{figure(gained, lang)} m²")
    return f"{start}: {'; '.join(parts)}" if parts else start


def _state(version: Version | None, fields: Sequence[Field]) -> dict[str, Any] | None:
    if version is None:
        return None
    return {
        "version": version.version,
        "properties": {
            one.name: version.properties[one.name] for one in fields if one.name in version.properties
        },
        "geometry": as_geojson(version.geometry),
    }


def _name(spec: LayerSpec, fields: Sequence[Field], version: Version | None) -> str:
    if version is None:
        return ""
    visible = {one.name for one in fields}
    values = [version.properties.get(name) for name in spec.title_fields if name in visible]
    return " · ".join(str(value) for value in values if value not in (None, ""))


def _area(geometry: Geometry | None) -> float | None:
    """Plane area in the storage CRS, m² to 0.1; None for what has no area."""
    if geometry is None or shapely.get_dimensions(geometry) < 2:
        return None
    return round(float(geometry.area), 1)


def _code_in_words(kind: Coded, value: str, lang: str) -> str:
    assert kind.codes is not None
    label = kind.codes.label(value, lang)
    return label if label == value else f"{label} ({value})"


def _unit(unit: str) -> str:
    return unit.replace("m2", "m²")
