"""Các công trình của hồ sơ: writes. A list of works is read, compared with what is stated of the whole, and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import shapely
from shapely import Geometry

from geo.http.problems import FieldError
from layers.changesets.drafting import geos
from layers.changesets.reading_shapes import Shape
from permits.domain.works import CLASSES, class_of, shortfalls
from permits.models import BuildingPermit, PermitCase, PermitCaseWork
from permits.services.register import refusals
from permits.services.register.footprints import elsewhere, read_footprint

MOST_WORKS = 200
#: What a case keeps of each work, without its footprint.
COLUMNS = (
    "work_name", "work_kind", "work_class", "floor_area_m2", "ground_floor_area_m2", "storeys", "basements", "height_m",
    "national_work_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadWork:
    """A work as it was sent, its class as the register writes classes.

    Attributes:
        values: `COLUMNS` by name.
    """

    values: dict[str, Any]
    shape: Shape | None


def read(given: Sequence[Mapping[str, Any]], crs: str) -> tuple[list[ReadWork], list[FieldError]]:
    """Works as they were sent, footprints as GeoJSON in `crs`, and what is wrong with them."""
    if len(given) > MOST_WORKS:
        words = (f"Tối đa {MOST_WORKS} công trình.", f"At most {MOST_WORKS} works.")
        return [], [refusals.error("works", "too-many", words)]
    found, errors = [], []
    for at, one in enumerate(given):
        values = {name: one[name] for name in COLUMNS if one.get(name) is not None}
        values["work_name"] = str(values.get("work_name", "")).strip()
        if not values["work_name"]:
            errors.append(refusals.missing(f"works.{at}.work_name", "tên công trình", "The name of the work"))
        if stated := str(values.get("work_class", "")).strip():
            values["work_class"] = class_of(stated)
            if not values["work_class"]:
                errors.append(refusals.not_among(f"works.{at}.work_class", stated, CLASSES))
        shape, wrong = read_footprint(one.get("footprint"), crs)
        errors += [
            replace(error, field=f"works.{at}.{error.field}") for error in wrong if error.field != "crs"
        ]
        errors += [error for error in wrong if error.field == "crs"]
        found.append(ReadWork(values, shape))
    return found, errors


def shapes_of(works: Sequence[ReadWork]) -> list[Geometry]:
    """The footprints that works have, storage CRS."""
    return [one.shape.geometry for one in works if one.shape is not None]


def together(works: Sequence[ReadWork]) -> Shape | None:
    """The footprints of works as one; None where none has any."""
    shapes = [one.shape for one in works if one.shape is not None]
    if not shapes:
        return None
    joined = shapely.union_all([one.geometry for one in shapes])
    parts = [part for part in shapely.get_parts(joined) if part.geom_type == "Polygon"]
    return replace(
        shapes[0],
        geometry=shapely.MultiPolygon(parts),
        plane_area_m2=sum(one.plane_area_m2 for one in shapes),
    )


def misplaced(works: Sequence[ReadWork], site: Geometry) -> list[FieldError]:
    """Works whose footprint lies beside the ground of the case."""
    return [
        replace(elsewhere(), field=f"works.{at}.footprint")
        for at, one in enumerate(works)
        if one.shape is not None and not shapely.intersects(site, one.shape.geometry)
    ]


def too_little(stated: Mapping[str, Any], works: Sequence[Mapping[str, Any]]) -> list[FieldError]:
    """What is stated of the whole although its works make more, or are of a higher class."""
    return [
        refusals.error(
            one.field,
            "less-than-its-works",
            (
                f"{one.field} là {one.stated} nhưng riêng các công trình đã là {one.least}.",
                f"{one.field} is {one.stated}, but its works alone make {one.least}.",
            ),
            (
                "Gửi số liệu chung khác, hoặc bỏ đi để hệ thống tính từ works, hoặc sửa works.",
                "Send another figure of the whole, leave it out to have it made from works, or correct works.",
            ),
        )
        for one in shortfalls(stated, works)
    ]


def of_case(case: PermitCase) -> list[dict[str, Any]]:
    """Works that a case states, `COLUMNS` by name."""
    return list(case.works.order_by("position").values(*COLUMNS))


def of_permit(permit: BuildingPermit) -> list[dict[str, Any]]:
    """Works that a permit is for, `COLUMNS` by name; none where it is for one work only."""
    if permit.works_case is None:
        return []
    stated = PermitCaseWork.objects.filter(case=permit.works_case, case__permit=permit.pk)
    return list(stated.order_by("position").values(*COLUMNS))


def keep(case: PermitCase, works: Sequence[ReadWork]) -> None:
    """Make these the works of a case, which the caller holds."""
    case.works.all().delete()
    PermitCaseWork.objects.bulk_create(
        PermitCaseWork(
            case=case, position=at, footprint=geos(one.shape.geometry) if one.shape else None, **one.values
        )
        for at, one in enumerate(works, 1)
    )


def told(works: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Works as an event keeps them: what is known of each."""
    return [{name: one[name] for name in COLUMNS if one.get(name) not in (None, "")} for one in works]
