"""What a feature is for the one who asks: as it is stored, or as his own open change set has it. The ETag of either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
import shapely
from django.contrib.auth.models import User

from geo.domain.crs import Crs
from geo.domain.errors import OutsideProjection
from geo.http.problems import Problem
from layers import rights
from layers.changesets import drafted_rows, own_drafts, stored
from layers.changesets import standing as drafted_states
from layers.changesets.domain.merging import Version
from layers.changesets.models import Edit
from layers.spec import Field, LayerSpec
from ogc import reading, shapes
from ogc.transactions.vertices import shown_in


@dataclass(frozen=True)
class Standing:
    """A feature as its reader stands to it.

    Attributes:
        state: values by field, shape in the storage CRS.
        edit: what is drafted of it, None where it is as it is stored.
        base_version: the stored version that it goes on from, 0 for a new feature.
    """

    state: Version
    edit: Edit | None
    base_version: int

    @property
    def token(self) -> str:
        """What its ETag begins with: the stored version, or that and the edit with its time."""
        return str(self.base_version) if self.edit is None else token_of(self.edit)


@dataclass(frozen=True)
class Shown:
    """A feature as JSON text, as `ogc.reading.read_item` gives a stored one.

    Attributes:
        is_unplaced: it has a shape, which has no place in the CRS that was asked for.
    """

    geometry: str
    properties: str
    is_unplaced: bool = False


def token_of(edit: Edit) -> str:
    """What the ETag of a drafted feature begins with; another one after every change of the edit."""
    return f"{edit.base_version}d{edit.pk:x}.{int(edit.changed_at.timestamp() * 1_000_000):x}"


def drafted(user: object, spec: LayerSpec, feature: str, change_set: UUID | None) -> Edit | None:
    """What this user has drafted of a feature and is shown at its address; None for whoever may not write the layer.

    Raises:
        Problem: 404 for a change set that he does not see, and for a feature that he deletes.
    """
    identity = feature_id(feature)
    if not isinstance(user, User) or identity is None:
        return None
    edit = own_drafts.edit_of(user, spec, identity, change_set)
    if edit is not None and edit.operation == "delete":
        raise Problem(
            "not-found",
            "Đối tượng này được xóa trong bộ thay đổi của bạn (chưa công bố).",
            "Your change set deletes this feature (not published yet).",
        )
    return edit


def shown(user: User, spec: LayerSpec, fields: tuple[Field, ...], edit: Edit, crs: Crs) -> Shown | None:
    """A drafted feature as its address shows it; None where what it changes is no longer there for the user."""
    found = _of_edit(user, spec, edit)
    if found is None:
        return None
    properties = orjson.dumps(_values(fields, edit.feature, found)).decode()
    if found.state.geometry is None:
        return Shown("null", properties)
    try:
        return Shown(shapely.to_geojson(shown_in(found.state.geometry, crs)), properties)
    except OutsideProjection:
        return Shown("null", properties, is_unplaced=True)


def of_feature(user: User, spec: LayerSpec, feature: UUID, change_set: UUID) -> Standing | None:
    """What a write into a change set goes on from; None: there is no such feature, or the set deletes it."""
    edit = own_drafts.edit_of(user, spec, feature, change_set)
    if edit is not None:
        return _of_edit(user, spec, edit)
    live = stored.held(spec, [feature], user).get(feature)
    return None if live is None else Standing(live, None, live.version)


def values_shown(
    user: User, spec: LayerSpec, fields: tuple[Field, ...], feature: UUID, found: Standing
) -> Mapping[str, Any]:
    """Properties by field as the address of the item shows them."""
    if found.edit is not None:
        return _values(fields, feature, found)
    visible = rights.row_condition(user, spec)
    texts = reading.read_item(spec, fields, str(feature), shapes.storage_crs(), visible)
    return {} if texts is None else orjson.loads(texts[1])


def feature_id(text: str) -> UUID | None:
    """The id in an address, None where it is none."""
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None


def _of_edit(user: User, spec: LayerSpec, edit: Edit) -> Standing | None:
    seen = drafted_rows.visible_edits(user, spec, [edit])
    state = drafted_states.states(spec, seen).get(edit.feature)
    return None if state is None else Standing(state, edit, edit.base_version)


def _values(fields: tuple[Field, ...], feature: UUID, found: Standing) -> dict[str, Any]:
    own = {"id": str(feature), "version": found.base_version}
    return {one.name: own.get(one.name, found.state.properties.get(one.name)) for one in fields}
