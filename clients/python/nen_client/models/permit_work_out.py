from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.permit_work_out_footprint_type_0 import PermitWorkOutFootprintType0


T = TypeVar("T", bound="PermitWorkOut")


@_attrs_define
class PermitWorkOut:
    """One of several works; areas in m², height in m, footprint as GeoJSON in degrees WGS 84.

    Attributes:
        work_name (str):
        work_kind (None | str):
        work_class (None | str):
        floor_area_m2 (float | None):
        ground_floor_area_m2 (float | None):
        storeys (int | None):
        basements (int | None):
        height_m (float | None):
        national_work_id (None | str):
        footprint (None | PermitWorkOutFootprintType0):
    """

    work_name: str
    work_kind: None | str
    work_class: None | str
    floor_area_m2: float | None
    ground_floor_area_m2: float | None
    storeys: int | None
    basements: int | None
    height_m: float | None
    national_work_id: None | str
    footprint: None | PermitWorkOutFootprintType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.permit_work_out_footprint_type_0 import PermitWorkOutFootprintType0  # noqa: PLC0415

        work_name = self.work_name

        work_kind: None | str
        work_kind = self.work_kind

        work_class: None | str
        work_class = self.work_class

        floor_area_m2: float | None
        floor_area_m2 = self.floor_area_m2

        ground_floor_area_m2: float | None
        ground_floor_area_m2 = self.ground_floor_area_m2

        storeys: int | None
        storeys = self.storeys

        basements: int | None
        basements = self.basements

        height_m: float | None
        height_m = self.height_m

        national_work_id: None | str
        national_work_id = self.national_work_id

        footprint: dict[str, Any] | None
        if isinstance(self.footprint, PermitWorkOutFootprintType0):
            footprint = self.footprint.to_dict()
        else:
            footprint = self.footprint

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "work_name": work_name,
                "work_kind": work_kind,
                "work_class": work_class,
                "floor_area_m2": floor_area_m2,
                "ground_floor_area_m2": ground_floor_area_m2,
                "storeys": storeys,
                "basements": basements,
                "height_m": height_m,
                "national_work_id": national_work_id,
                "footprint": footprint,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_work_out_footprint_type_0 import PermitWorkOutFootprintType0  # noqa: PLC0415

        d = dict(src_dict)
        work_name = d.pop("work_name")

        def _parse_work_kind(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        work_kind = _parse_work_kind(d.pop("work_kind"))

        def _parse_work_class(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        work_class = _parse_work_class(d.pop("work_class"))

        def _parse_floor_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        floor_area_m2 = _parse_floor_area_m2(d.pop("floor_area_m2"))

        def _parse_ground_floor_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        ground_floor_area_m2 = _parse_ground_floor_area_m2(d.pop("ground_floor_area_m2"))

        def _parse_storeys(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        storeys = _parse_storeys(d.pop("storeys"))

        def _parse_basements(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        basements = _parse_basements(d.pop("basements"))

        def _parse_height_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        height_m = _parse_height_m(d.pop("height_m"))

        def _parse_national_work_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        national_work_id = _parse_national_work_id(d.pop("national_work_id"))

        def _parse_footprint(data: object) -> None | PermitWorkOutFootprintType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                footprint_type_0 = PermitWorkOutFootprintType0.from_dict(data)

                return footprint_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitWorkOutFootprintType0, data)

        footprint = _parse_footprint(d.pop("footprint"))

        permit_work_out = cls(
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

        permit_work_out.additional_properties = d
        return permit_work_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
