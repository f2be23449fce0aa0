"""Lịch sử một đối tượng. A feature in words, its versions, and the difference of any two of them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from shapely.geometry import shape

from geo.http.language import language_of
from layers import rights
from layers.audit.recording import sensitive_read
from layers.changesets.differences import value_in_words
from layers.changesets.link_names import linked_names
from layers.features import Moment, feature
from layers.history.timeline import timeline
from layers.registry import registry
from layers.spec import LayerSpec
from web.views.security import page

#: Told of each version beside its attributes, or kept by the system with every shape.
NOT_TOLD = frozenset({"id", "version", "valid_from", "valid_to", "map_sheet", "source_srid"})


@require_safe
@page
def feature_page(request: HttpRequest, name: str, feature_id: UUID) -> HttpResponse:
    """`/data/{layer}/{id}/`; `?as_of=` shows a day, `?from=&to=` compares two versions."""
    if name not in registry or not rights.may(request.user, "read", registry.get(name)):
        raise Http404(name)
    spec, lang = registry.get(name), language_of(request)
    found = timeline(spec, request.user, feature_id)
    if found is None:
        raise Http404(str(feature_id))
    sensitive_read(request, spec, [feature_id], [one.name for one in found.fields], action="read")
    versions = found.as_json(spec, request.user, lang)
    numbers = sorted({entry.version for entry in found.entries})
    day = _day(request.GET.get("as_of", ""))
    first, second = (_number(request.GET.get(one, ""), numbers) for one in ("from", "to"))
    shown = _state(spec, request, feature_id, Moment(day) if day else None)
    compared = None
    if first is not None and second is not None and first != second:
        compared = _comparison(spec, request, feature_id, min(first, second), max(first, second))
    latest = shown or _state(spec, request, feature_id, Moment(timezone.localdate(), None, numbers[-1]))
    context = {
        "spec": spec,
        "feature_id": feature_id,
        "title": _title(spec, latest),
        "day": day,
        "today": timezone.localdate(),
        "shown": shown,
        "attributes": _in_words(spec, request, shown, lang) if shown else [],
        "versions": [_told(spec, request, one, lang) for one in versions],
        "numbers": numbers,
        "compared": compared,
        "previous": {numbers[at]: numbers[at - 1] for at in range(1, len(numbers))},
        "map": compared["map"] if compared else _map(spec, None, shown or latest),
        "on_map": spec.name == "parcels" and shown is not None,
    }
    return render(request, "web/feature.html", context)


def _state(
    spec: LayerSpec, request: HttpRequest, feature_id: UUID, moment: Moment | None
) -> dict[str, Any] | None:
    """The feature at a moment as the reader may see it; None when there is none."""
    read = feature(spec, request.user, feature_id, moment)
    return orjson.loads(read.features[0]) if read.features else None


def _in_words(
    spec: LayerSpec, request: HttpRequest, state: dict[str, Any], lang: str
) -> list[tuple[str, str]]:
    """Label and value of each attribute that has one."""
    values = state["properties"]
    linked = linked_names(spec, [values], request.user, lang)
    return [
        (one.label.text(lang), value_in_words(one, values[one.name], lang, linked))
        for one in rights.fields_in_reach(request.user, spec)
        if one.name not in NOT_TOLD and values.get(one.name) not in (None, "")
    ]


def _told(spec: LayerSpec, request: HttpRequest, entry: dict[str, Any], lang: str) -> dict[str, Any]:
    """An entry of the timeline with its changes in words."""
    fields = {one.name: one for one in spec.all_fields}
    sides = [{one["field"]: one[side] for one in entry["changes"]} for side in ("before", "after")]
    linked = linked_names(spec, sides, request.user, lang)
    changes = [
        (
            change["label"],
            value_in_words(fields[change["field"]], change["before"], lang, linked),
            value_in_words(fields[change["field"]], change["after"], lang, linked),
        )
        for change in entry["changes"]
        if change["field"] not in NOT_TOLD
    ]
    return entry | {"changes": changes}


def _comparison(
    spec: LayerSpec, request: HttpRequest, feature_id: UUID, first: int, second: int
) -> dict[str, Any] | None:
    """Two versions side by side: fields that differ, and the shapes. Fields that may be masked in one are left out."""
    today, lang = timezone.localdate(), language_of(request)
    states = [_state(spec, request, feature_id, Moment(today, None, number)) for number in (first, second)]
    before, after = states
    if before is None or after is None:
        return None
    linked = linked_names(spec, [before["properties"], after["properties"]], request.user, lang)
    changes = [
        (one.label.text(lang), value_in_words(one, old, lang, linked), value_in_words(one, new, lang, linked))
        for one in rights.readable_fields(request.user, spec)
        if one.name not in NOT_TOLD
        and (old := before["properties"].get(one.name)) != (new := after["properties"].get(one.name))
        and (old or new) not in (None, "")
    ]
    return {"first": first, "second": second, "changes": changes, "map": _map(spec, before, after)}


def _map(
    spec: LayerSpec, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> dict[str, Any] | None:
    """What the script draws: shapes in the storage CRS, areas in m²; None where there is no shape."""
    shapes = [state["geometry"] if state else None for state in (before, after)]
    if not any(shapes):
        return None
    has_area = spec.geometry is not None and spec.geometry.kind.endswith("Polygon")
    areas = [round(shape(one).area, 1) if one and has_area else None for one in shapes]
    return {
        "layer": spec.name, "crs": f"EPSG:{settings.STORAGE_SRID}", "compare": before is not None,
        "before": shapes[0], "after": shapes[1], "areas": {"before": areas[0], "after": areas[1]},
    }  # fmt: skip


def _title(spec: LayerSpec, state: dict[str, Any] | None) -> str:
    values = state["properties"] if state else {}
    return " · ".join(str(values[name]) for name in spec.title_fields if values.get(name) not in (None, ""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str, numbers: list[int]) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 and int(text) in numbers else None
