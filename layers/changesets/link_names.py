"""Tên của đối tượng được trỏ tới. What linked features are called, for one reader; also those that a draft creates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from uuid import UUID

from layers import linking, rights
from layers.changesets.findings import to_shapely
from layers.changesets.masking import Mask
from layers.changesets.models import Edit
from layers.labels import Label
from layers.registry import registry
from layers.spec import LayerSpec
from layers.text_values import read_uuid

#: What to say for a value (text of an id) of a field.
Linked = Mapping[tuple[str, str], str]
NO_LINKS: Linked = MappingProxyType({})
_UNKNOWN = Label("(không còn, hoặc bạn không được xem)", "(gone, or not for you to see)")


def linked_names(
    spec: LayerSpec,
    states: Iterable[Mapping[str, object]],
    user: rights.User | None,
    lang: str,
    *,
    change_sets: Collection[UUID] = (),
) -> Linked:
    """Names of the features that values point to.

    Args:
        states: values by field.
        change_sets: also name what these create; the caller sees them.
    """
    states = list(states)
    found: dict[tuple[str, str], str] = {}
    for field, layer in spec.links.items():
        texts = {str(value) for state in states if (value := state.get(field))}
        ids = {UUID(known): text for text in texts if (known := read_uuid(text))}
        if not ids or layer not in registry:
            continue
        target = registry.get(layer)
        names = {key: one.name for key, one in linking.named(target, user, ids, lang).items()}
        missing = ids.keys() - names.keys()
        if missing and change_sets:
            names |= _created(target, missing, change_sets, user, lang)
        found |= {(field, text): names.get(key, _UNKNOWN.text(lang)) for key, text in ids.items()}
    return found


def _created(
    target: LayerSpec,
    ids: Collection[UUID],
    change_sets: Collection[UUID],
    user: rights.User | None,
    lang: str,
) -> dict[UUID, str]:
    rows = Edit.objects.filter(
        change_set__in=change_sets, layer=target.name, operation="create", feature__in=ids
    )
    mask = Mask(user, target)  # type: ignore[arg-type]
    return {
        row.feature: linking.title(target, mask.values(row.properties, [to_shapely(row.extent)]), lang)
        for row in rows
    }
