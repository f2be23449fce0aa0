"""Dữ liệu kèm theo thửa. Land uses, restrictions, legal boundaries and rights end with a parcel and go on with its
successors: whatever layer has a key to parcels takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, models
from psycopg import sql

from cadastre.domain.operations.apportioning import Use
from cadastre.services.operations.parents import PARCELS
from geo.named_sql import load
from layers.changesets import standing, stored
from layers.changesets.operations import Primitive, Requested
from layers.registry import registry
from layers.spec import LayerSpec

LAND_USES = "parcel_land_uses"
#: A boundary on paper is that of one parcel and ends with it.
_ENDING = frozenset({"parcel_legal_boundaries"})
#: Where a row came from is not where its successor comes from; derived columns follow from the new shape.
PROVENANCE = frozenset({"source", "source_key", "source_srid", "map_sheet"})
_OF_USE = frozenset({"land_use_code", "area_m2"})


@dataclass(frozen=True)
class Dependent:
    """A row that describes a parcel; `link` is the field that says which."""

    spec: LayerSpec
    link: str
    id: UUID
    version: int
    parcel: UUID
    properties: Mapping[str, Any]

    @property
    def content(self) -> dict[str, Any]:
        """What it says of the parcel."""
        left_out = PROVENANCE | {self.link}
        return {name: value for name, value in self.properties.items() if name not in left_out}


def dependents_of(asked: Requested, parcels: Sequence[UUID]) -> list[Dependent]:
    """Every row that describes one of these parcels, whoever may read it, as other operations of the change set leave
    them."""
    found = []
    for spec in registry:
        for link in _links(spec):
            heads = standing.heads(asked.change_set, spec, asked.edit)
            drafted = standing.states(spec, heads.values())
            statement = sql.SQL(load("cadastre", "operations")["dependents"]).format(  # type: ignore[arg-type]
                table=sql.Identifier(spec.table),
                link=sql.Identifier(spec.column(link)),
                values=stored.values_sql(spec, "held"),
            )
            with connection.cursor() as cursor:
                cursor.execute(statement, {"parcels": list(parcels)})
                rows = cursor.fetchall()
            found += [
                Dependent(spec, link, feature, version, parcel, orjson.loads(values))
                for feature, version, parcel, values in rows
                if feature not in drafted
            ]
            found += [
                Dependent(
                    spec, link, feature, state.version, UUID(str(state.properties[link])), state.properties
                )
                for feature, state in drafted.items()
                if state is not None and UUID(str(state.properties[link])) in parcels
            ]
    return found


def ending(dependents: Iterable[Dependent]) -> Iterator[Primitive]:
    """They end with their parcel."""
    for one in dependents:
        yield Primitive(one.spec.name, "delete", one.id, one.version)


def uses_among(dependents: Iterable[Dependent], parcels: Iterable[UUID]) -> list[Use]:
    """Land uses of parcels."""
    wanted = set(parcels)
    return [
        Use(
            one.properties["land_use_code"],
            one.properties["area_m2"],
            {name: value for name, value in one.content.items() if name not in _OF_USE},
        )
        for one in dependents
        if one.spec.name == LAND_USES and one.parcel in wanted
    ]


def uses_given(values: Iterable[Mapping[str, Any]]) -> list[Use]:
    """Land uses as the officer states them."""
    return [
        Use(
            one["land_use_code"],
            one.get("area_m2"),
            {name: value for name, value in one.items() if name not in _OF_USE},
        )
        for one in values
    ]


def rows_of_uses(parcel: UUID, uses: Iterable[Use]) -> Iterator[Primitive]:
    """New rows of the land uses of a new parcel."""
    for use in uses:
        content = {**use.rest, "land_use_code": use.code, "area_m2": use.area_m2, "parcel": str(parcel)}
        yield Primitive(LAND_USES, "create", properties=content)


def carried(
    dependents: Iterable[Dependent], successors: Mapping[UUID, Sequence[UUID]]
) -> Iterator[Primitive]:
    """Restrictions and rights go on with the parcels that follow; those alike of merged parcels become one.

    Args:
        successors: new parcels by the parcel that they inherit from. The area of a part is not known where they are
            several, so none is said then.
    """
    told: set[tuple[str, UUID, bytes]] = set()
    for one in dependents:
        if one.spec.name in _ENDING or one.spec.name == LAND_USES:
            continue
        heirs = successors.get(one.parcel, ())
        content = one.content
        if len(heirs) > 1 and "area_m2" in content:
            content["area_m2"] = None
        key = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
        for heir in heirs:
            if (one.spec.name, heir, key) not in told:
                told.add((one.spec.name, heir, key))
                yield Primitive(one.spec.name, "create", properties={**content, one.link: str(heir)})


def _links(spec: LayerSpec) -> list[str]:
    """Foreign keys of a layer to parcels."""
    parcels = registry.get(PARCELS).model
    columns: list[models.Field] = spec.model._meta.concrete_fields  # type: ignore[attr-defined]
    return [
        one.name for one in columns if isinstance(one, models.ForeignKey) and one.related_model is parcels
    ]
