"""Thửa con. What the parcels that come out are called, how large they are on paper, what they take over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from shapely import MultiPolygon

from cadastre.domain.land_use import USE_SEPARATOR, split_codes
from cadastre.domain.operation_errors import AreasDoNotAddUp, UsesDoNotAddUp
from cadastre.domain.operations.apportioning import Use, share_out
from cadastre.services.operations import reading
from cadastre.services.operations.dependents import LAND_USES, PROVENANCE, rows_of_uses, uses_given
from cadastre.services.operations.numbers import NationalIds
from cadastre.services.operations.parents import PARCELS, Parent, shape_in_zone
from cadastre.services.operations.refusing import refused, wrong
from layers.changesets import refusals
from layers.changesets.operations import Primitive, Requested
from layers.changesets.reading_values import read_properties
from layers.registry import registry

#: Areas are written to 0.1 m²: so much may each of them be rounded by.
_ROUNDING_M2 = 0.05
_OF_CHILD = frozenset({"number", "official_area_m2", "land_uses", "properties"})
#: Values of a parcel that an operation gives it, never the officer beside it.
_GIVEN_OTHERWISE = frozenset(
    {"national_id", "parcel_number", "official_area_m2", "ward_code", "ward_name", "sheet_number"}
)


@dataclass(frozen=True)
class Given:
    """What the officer says of one parcel that comes out; empty = the operation decides."""

    number: str = ""
    official_m2: float | None = None
    uses: tuple[Use, ...] | None = None
    properties: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Child:
    """A parcel that comes out of an operation.

    Attributes:
        shape: storage CRS, metres.
        of: whose values it takes over and in whose zone it is measured.
        number: on the sheet of `of`.
        uses: its land uses; empty where the register knows none.
        values: what the operation itself sets.
        national_id: as the survey gives it; "" has one issued.
    """

    shape: MultiPolygon
    of: Parent
    number: str
    official_m2: float | None
    uses: Sequence[Use]
    values: Mapping[str, object]
    national_id: str = ""
    id: UUID = field(default_factory=uuid4)


def read_children(asked: Requested, count: int) -> list[Given]:
    """The parameter `children`, one entry for each parcel in the order of the result; none = all left open."""
    given = asked.params.get("children")
    if given is None:
        return [Given()] * count
    entries = reading.listed(given, "children", "children")
    if len(entries) != count:
        raise wrong(
            "children", "wrong-count",
            (f"Thao tác cho {count} thửa, children có {len(entries)}.",
             f"The operation makes {count} parcels, children has {len(entries)}."),
            ("Xem trước kết quả rồi nhập đủ theo thứ tự.", "Preview the result, then give one entry for each."),
        )  # fmt: skip
    return [read_child(asked, entry, f"children.{nth}") for nth, entry in enumerate(entries)]


def read_child(asked: Requested, entry: object, place: str) -> Given:
    """One entry."""
    values = reading.mapping(entry, place)
    reading.only(values, _OF_CHILD, f"{place}.")
    area = values.get("official_area_m2")
    uses = values.get("land_uses")
    properties = reading.mapping(values.get("properties") or {}, f"{place}.properties")
    for name in _GIVEN_OTHERWISE & properties.keys():
        raise wrong(
            f"{place}.properties.{name}", "read-only-field",
            ("Giá trị này do thao tác ghi.", "The operation writes this value."),
            ("Dùng number và official_area_m2 của thửa con.", "Use number and official_area_m2 of the child."),
        )  # fmt: skip
    return Given(
        reading.text(values.get("number"), f"{place}.number", longest=12, needed=False),
        None if area is None else reading.number(area, f"{place}.official_area_m2", least=0.0),
        None if uses is None else tuple(_uses(asked, uses, f"{place}.land_uses")),
        read_values(asked, PARCELS, properties, f"{place}.properties"),
    )


def read_values(asked: Requested, layer: str, given: Mapping[str, Any], place: str) -> dict[str, object]:
    """Values of a layer's fields as the officer may state them; parameters are shown to whoever sees the change set,
    so no value may be among them that is not public."""
    spec = registry.get(layer)
    for name in given:
        if name in spec.by_name and not spec.by_name[name].is_public:
            raise wrong(
                f"{place}.{name}", "not-public",
                ("Tham số không được chứa dữ liệu cá nhân, nội bộ.", "Parameters hold no personal or internal values."),
                ("Bỏ giá trị này; giá trị của thửa gốc được giữ, có thể sửa sau khi công bố.",
                 "Leave it out; what the parcel holds is kept and can be edited after the publication."),
            )  # fmt: skip
    values, errors = read_properties(spec, given, asked.user, f"params.{place}")
    if errors:
        raise refusals.invalid(errors)
    return values


def official_areas(
    total: float | None, given: Sequence[Given], drawn: Sequence[float], *, exact: bool = True
) -> list[float | None]:
    """Areas on paper, m², of the parcels that share `total`; what is not given is shared out by the drawn areas.

    Args:
        exact: the areas have to add up to the total.
    Raises:
        Problem: 400 when they do not, by more than each may be rounded.
    """
    stated = [one.official_m2 for one in given]
    known = sum(area for area in stated if area is not None)
    if total is None:
        return stated
    open_ones = [nth for nth, area in enumerate(stated) if area is None]
    if (exact and not open_ones and abs(known - total) > _ROUNDING_M2 * len(stated) + 1e-9) or (
        open_ones and known > total
    ):
        raise refused("params.children", AreasDoNotAddUp(sum_m2=known, held_m2=total))
    shares = iter(share_out(round(total - known, 4), [drawn[nth] for nth in open_ones]) if open_ones else ())
    return [area if area is not None else next(shares) for area in stated]


def checked_uses(
    given: Given, inherited: Sequence[Use], official_m2: float | None, place: str
) -> Sequence[Use]:
    """Land uses of a child: as stated, else as inherited. Raises Problem 400 when stated areas miss the parcel's."""
    if given.uses is None:
        return inherited
    areas = [use.area_m2 for use in given.uses]
    stated = [area for area in areas if area is not None]
    rounding = _ROUNDING_M2 * len(areas) + 1e-9
    if official_m2 is not None and len(stated) == len(areas) and abs(sum(stated) - official_m2) > rounding:
        raise refused(f"params.{place}", UsesDoNotAddUp(sum_m2=sum(stated), held_m2=official_m2))
    return given.uses


def births(children: Sequence[Child]) -> Iterator[Primitive]:
    """New parcels with their land uses, each under a new id and a national id of its own."""
    ids = NationalIds()
    for one in children:
        values = inherited(one.of) | one.values
        if one.uses and "land_use_codes" not in one.values:
            values["land_use_codes"] = _codes(one)
        values |= {
            "parcel_number": one.number,
            "official_area_m2": one.official_m2,
            "national_id": one.national_id or ids.issue(one.shape),
        }
        yield Primitive(
            PARCELS, "create", one.id, properties=values, shape=shape_in_zone(one.shape, one.of.properties)
        )
        yield from rows_of_uses(one.id, one.uses)


def _codes(child: Child) -> str:
    """Codes of the land uses of a parcel, in the order in which its parent names them."""
    known = split_codes(child.of.properties["land_use_codes"] or "")
    codes = dict.fromkeys(use.code for use in child.uses)
    return USE_SEPARATOR.join(
        [one for one in known if one in codes] + [one for one in codes if one not in known]
    )


def inherited(parent: Parent) -> dict[str, Any]:
    """Values that a new parcel takes over; where it came from, its keys and its areas are its own."""
    left_out = PROVENANCE | {"computed_area_m2"}
    return {name: value for name, value in parent.properties.items() if name not in left_out}


def _uses(asked: Requested, given: object, place: str) -> list[Use]:
    entries = [
        read_values(asked, LAND_USES, reading.mapping(one, f"{place}.{nth}"), f"{place}.{nth}")
        for nth, one in enumerate(reading.listed(given, place, "land uses", most=50))
    ]
    for nth, one in enumerate(entries):
        if not one.get("land_use_code"):
            raise wrong(
                f"{place}.{nth}.land_use_code", "missing", ("Cần mã loại đất.", "The land-use code is needed."),
                ("Ví dụ: ODT", "For example ODT"),
            )  # fmt: skip
    return uses_given(entries)
