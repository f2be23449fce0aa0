from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LineageParcelOut")


@_attrs_define
class LineageParcelOut:
    """Thửa đất trong chuỗi biến động: one state of a parcel; `live`: the one that is in force. Area in m².

    Attributes:
        id (UUID):
        national_id (None | str):
        version (int):
        ward (str):
        ward_name (str):
        sheet (str):
        number (str):
        area_m2 (float):
        live (bool):
    """

    id: UUID
    national_id: None | str
    version: int
    ward: str
    ward_name: str
    sheet: str
    number: str
    area_m2: float
    live: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        national_id: None | str
        national_id = self.national_id

        version = self.version

        ward = self.ward

        ward_name = self.ward_name

        sheet = self.sheet

        number = self.number

        area_m2 = self.area_m2

        live = self.live

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "national_id": national_id,
                "version": version,
                "ward": ward,
                "ward_name": ward_name,
                "sheet": sheet,
                "number": number,
                "area_m2": area_m2,
                "live": live,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_national_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        national_id = _parse_national_id(d.pop("national_id"))

        version = d.pop("version")

        ward = d.pop("ward")

        ward_name = d.pop("ward_name")

        sheet = d.pop("sheet")

        number = d.pop("number")

        area_m2 = d.pop("area_m2")

        live = d.pop("live")

        lineage_parcel_out = cls(
            id=id,
            national_id=national_id,
            version=version,
            ward=ward,
            ward_name=ward_name,
            sheet=sheet,
            number=number,
            area_m2=area_m2,
            live=live,
        )

        lineage_parcel_out.additional_properties = d
        return lineage_parcel_out

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
