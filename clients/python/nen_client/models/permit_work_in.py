from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.permit_work_in_footprint_type_0 import PermitWorkInFootprintType0


T = TypeVar("T", bound="PermitWorkIn")


@_attrs_define
class PermitWorkIn:
    """One of several works of a project; `work_class`: Cấp đặc biệt, I, II, III or IV. Areas in m², heights in m.

    Attributes:
        work_name (str):
        work_kind (str | Unset):  Default: ''.
        work_class (str | Unset):  Default: ''.
        floor_area_m2 (float | None | Unset):
        ground_floor_area_m2 (float | None | Unset):
        storeys (int | None | Unset):
        basements (int | None | Unset):
        height_m (float | None | Unset):
        national_work_id (str | Unset):  Default: ''.
        footprint (None | PermitWorkInFootprintType0 | Unset):
    """

    work_name: str
    work_kind: str | Unset = ""
    work_class: str | Unset = ""
    floor_area_m2: float | None | Unset = UNSET
    ground_floor_area_m2: float | None | Unset = UNSET
    storeys: int | None | Unset = UNSET
    basements: int | None | Unset = UNSET
    height_m: float | None | Unset = UNSET
    national_work_id: str | Unset = ""
    footprint: None | PermitWorkInFootprintType0 | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.permit_work_in_footprint_type_0 import PermitWorkInFootprintType0  # noqa: PLC0415

        work_name = self.work_name

        work_kind = self.work_kind

        work_class = self.work_class

        floor_area_m2: float | None | Unset
        if isinstance(self.floor_area_m2, Unset):
            floor_area_m2 = UNSET
        else:
            floor_area_m2 = self.floor_area_m2

        ground_floor_area_m2: float | None | Unset
        if isinstance(self.ground_floor_area_m2, Unset):
            ground_floor_area_m2 = UNSET
        else:
            ground_floor_area_m2 = self.ground_floor_area_m2

        storeys: int | None | Unset
        if isinstance(self.storeys, Unset):
            storeys = UNSET
        else:
            storeys = self.storeys

        basements: int | None | Unset
        if isinstance(self.basements, Unset):
            basements = UNSET
        else:
            basements = self.basements

        height_m: float | None | Unset
        if isinstance(self.height_m, Unset):
            height_m = UNSET
        else:
            height_m = self.height_m

        national_work_id = self.national_work_id

        footprint: dict[str, Any] | None | Unset
        if isinstance(self.footprint, Unset):
            footprint = UNSET
        elif isinstance(self.footprint, PermitWorkInFootprintType0):
            footprint = self.footprint.to_dict()
        else:
            footprint = self.footprint

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "work_name": work_name,
            }
        )
        if work_kind is not UNSET:
            field_dict["work_kind"] = work_kind
        if work_class is not UNSET:
            field_dict["work_class"] = work_class
        if floor_area_m2 is not UNSET:
            field_dict["floor_area_m2"] = floor_area_m2
        if ground_floor_area_m2 is not UNSET:
            field_dict["ground_floor_area_m2"] = ground_floor_area_m2
        if storeys is not UNSET:
            field_dict["storeys"] = storeys
        if basements is not UNSET:
            field_dict["basements"] = basements
        if height_m is not UNSET:
            field_dict["height_m"] = height_m
        if national_work_id is not UNSET:
            field_dict["national_work_id"] = national_work_id
        if footprint is not UNSET:
            field_dict["footprint"] = footprint

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_work_in_footprint_type_0 import PermitWorkInFootprintType0  # noqa: PLC0415

        d = dict(src_dict)
        work_name = d.pop("work_name")

        work_kind = d.pop("work_kind", UNSET)

        work_class = d.pop("work_class", UNSET)

        def _parse_floor_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        floor_area_m2 = _parse_floor_area_m2(d.pop("floor_area_m2", UNSET))

        def _parse_ground_floor_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        ground_floor_area_m2 = _parse_ground_floor_area_m2(d.pop("ground_floor_area_m2", UNSET))

        def _parse_storeys(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        storeys = _parse_storeys(d.pop("storeys", UNSET))

        def _parse_basements(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        basements = _parse_basements(d.pop("basements", UNSET))

        def _parse_height_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        height_m = _parse_height_m(d.pop("height_m", UNSET))

        national_work_id = d.pop("national_work_id", UNSET)

        def _parse_footprint(data: object) -> None | PermitWorkInFootprintType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                footprint_type_0 = PermitWorkInFootprintType0.from_dict(data)

                return footprint_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitWorkInFootprintType0 | Unset, data)

        footprint = _parse_footprint(d.pop("footprint", UNSET))

        permit_work_in = cls(
            work_name=work_name,
            work_kind=work_kind,
            work_class=work_class,
            floor_area_m2=floor_area_m2,
            ground_floor_area_m2=ground_floor_area_m2,
            storeys=storeys,
            basements=basements,
            height_m=height_m,
            national_work_id=national_work_id,
            footprint=footprint,
        )

        return permit_work_in
