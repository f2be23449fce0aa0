"""Thửa gốc. The parcels that an operation starts from, in the version that the officer saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

import shapely
from shapely import Geometry, MultiPolygon

from cadastre.domain.operation_errors import ParcelShapeInvalid
from cadastre.domain.operations.ground import Ground, require_valid
from cadastre.services.operations.refusing import refused
from geo.domain.crs import Crs, by_srid
from geo.domain.errors import DomainError
from geo.domain.transform import transform_geometry
from layers.changesets import refusals, standing, stored
from layers.changesets.domain.merging import Version
from layers.changesets.operations import Requested
from layers.changesets.reading_shapes import Shape, storage
from layers.registry import registry

PARCELS = "parcels"


class Sheet(NamedTuple):
    """Tờ bản đồ. Within one of these, parcels are numbered; the ward's name counts where it has no code."""

    ward: str
    ward_name: str
    sheet: str

    @property
    def unit(self) -> str:
        """The ward, by its code or else by its name."""
        return self.ward or self.ward_name


@dataclass(frozen=True)
class Parent:
    """A parcel as it is held; `version` is the one that the request names, shape in the storage CRS (metres)."""

    id: UUID
    version: int
    properties: Mapping[str, Any]
    shape: MultiPolygon

    @property
    def sheet(self) -> Sheet:
        """Where it is numbered."""
        held = self.properties
        return Sheet(held["ward_code"] or "", held["ward_name"] or "", held["sheet_number"] or "")

    @property
    def official_m2(self) -> float | None:
        """Area on the papers, m²."""
        area = self.properties["official_area_m2"]
        return None if area is None else float(area)

    def named(self) -> dict[str, object]:
        """Details of failures that name a parcel."""
        return {"number": self.properties["parcel_number"], "sheet": self.properties["sheet_number"]}


def parent_of(asked: Requested) -> Parent:
    """The parcel of the edit itself. Raises Problem 400 when it is not named with its version."""
    if asked.held is None or asked.feature is None:
        message = (
            "Cần thửa đất (feature) và phiên bản đã đọc (base_version).",
            "The parcel (feature) and the version that was read (base_version) are needed.",
        )
        remedy = ("Chọn thửa trên bản đồ rồi thử lại.", "Choose the parcel on the map, then try again.")
        raise refusals.invalid([refusals.error("base_version", "missing", message, remedy)])
    return _parent(asked.feature, asked.base_version, asked.held, "feature")


def parents_named(asked: Requested, given: Sequence[tuple[UUID, int, str]]) -> list[Parent]:
    """Other parcels that the parameters name by id and version, with the place of each in the request.

    Raises:
        Problem: 404 for what is hidden or gone, 400 for a version that never was.
    """
    spec = registry.get(PARCELS)
    for one, _version, place in given:
        standing.refuse_ended(asked.change_set, spec, [one], asked.edit, place)
    held = held_now(asked, [one for one, _version, _place in given])
    found = []
    for feature, version, place in given:
        if feature not in held:
            raise _gone(place)
        if version > held[feature].version:
            live = held[feature].version
            message = (
                f"Không có phiên bản {version}; hiện hành là {live}.",
                f"There is no version {version}; the present one is {live}.",
            )
            remedy = ("Đọc lại thửa rồi thử lại.", "Read the parcel again, then try again.")
            raise refusals.invalid([refusals.error(place, "unknown-version", message, remedy)])
        found.append(_parent(feature, version, held[feature], place))
    return found


def held_now(asked: Requested, parcels: Sequence[UUID]) -> dict[UUID, Version]:
    """Parcels as far as the officer may see them, as other operations of the change set leave them."""
    return standing.held(registry.get(PARCELS), parcels, asked.user, asked.change_set, asked.edit)


def parents_held(asked: Requested, parcels: Sequence[UUID], *, valid: bool = True) -> list[Parent]:
    """Parcels as they are now, as far as the officer may see them.

    Args:
        valid: refuse broken shapes, for operations that reckon with them.
    """
    held = held_now(asked, parcels)
    return [
        _parent(one, held[one].version, held[one], "params")
        if valid
        else Parent(one, held[one].version, held[one].properties, held[one].geometry)
        for one in parcels
        if one in held
    ]


def live_versions(entries: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Entries of parameters that name parcels, with the versions in which these are live; closed ones stay as named."""
    live = stored.versions(registry.get(PARCELS), [UUID(str(one["feature"])) for one in entries])
    return [
        {**one, "base_version": live.get(UUID(str(one["feature"])), one["base_version"])} for one in entries
    ]


def zone_of(properties: Mapping[str, Any]) -> Crs:
    """The zone in which a parcel was delivered and its area is measured; the storage CRS where that is not known."""
    srid = properties.get("source_srid")
    try:
        crs = by_srid(int(srid)) if srid else storage()
    except DomainError:
        return storage()
    return crs if crs.is_zone else storage()


def plane_area(shape: Ground, zone: Crs) -> float:
    """Plane area in m² in a zone, of a shape in the storage CRS."""
    return float(shapely.area(shape if zone == storage() else transform_geometry(shape, storage(), zone)))


def shape_in_zone(shape: MultiPolygon, properties: Mapping[str, Any]) -> Shape:
    """A shape in the storage CRS, measured where the parcel that it comes from was."""
    zone = zone_of(properties)
    return Shape(shape, zone, plane_area(shape, zone))


def _parent(feature: UUID, version: int, held: Version, place: str) -> Parent:
    shape: Geometry = held.geometry
    try:
        require_valid(shape)
    except ParcelShapeInvalid as error:
        raise refused(place, error) from error
    return Parent(feature, version, held.properties, shape)


def _gone(place: str) -> refusals.Problem:
    message = (
        "Thửa này không còn, hoặc bạn không được xem.",
        "There is no such parcel any more, or you may not see it.",
    )
    remedy = ("Tải lại bản đồ rồi chọn lại thửa.", "Load the map again, then choose the parcel again.")
    return refusals.Problem(
        "not-found", *message, errors=[refusals.error(place, "unknown-feature", message, remedy)]
    )
