from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CandidateOut")


@_attrs_define
class CandidateOut:
    """A parcel that a lookup may mean; `why` says how it was found.

    Attributes:
        id (UUID):
        version (int):
        national_id (None | str):
        ward (str):
        ward_name (str):
        sheet (str):
        number (str):
        address (str):
        area_m2 (float):
        lon (float):
        lat (float):
        why (str):
    """

    id: UUID
    version: int
    national_id: None | str
    ward: str
    ward_name: str
    sheet: str
    number: str
    address: str
    area_m2: float
    lon: float
    lat: float
    why: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        national_id: None | str
        national_id = self.national_id

        ward = self.ward

        ward_name = self.ward_name

        sheet = self.sheet

        number = self.number

        address = self.address

        area_m2 = self.area_m2

        lon = self.lon

        lat = self.lat

        why = self.why

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "version": version,
                "national_id": national_id,
                "ward": ward,
                "ward_name": ward_name,
                "sheet": sheet,
                "number": number,
                "address": address,
                "area_m2": area_m2,
                "lon": lon,
                "lat": lat,
                "why": why,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        def _parse_national_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        national_id = _parse_national_id(d.pop("national_id"))

        ward = d.pop("ward")

        ward_name = d.pop("ward_name")

        sheet = d.pop("sheet")

        number = d.pop("number")

        address = d.pop("address")

        area_m2 = d.pop("area_m2")

        lon = d.pop("lon")

        lat = d.pop("lat")

        why = d.pop("why")

        candidate_out = cls(
            id=id,
            version=version,
            national_id=national_id,
            ward=ward,
            ward_name=ward_name,
            sheet=sheet,
            number=number,
            address=address,
            area_m2=area_m2,
            lon=lon,
            lat=lat,
            why=why,
        )

        candidate_out.additional_properties = d
        return candidate_out

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
