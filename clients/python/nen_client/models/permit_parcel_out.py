from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PermitParcelOut")


@_attrs_define
class PermitParcelOut:
    """A parcel that a case relies on, in the version of the day of filing; area in m².

    Attributes:
        id (UUID):
        version (int | None):
        national_id (None | str | Unset):
        name (None | str | Unset):
        area_m2 (float | None | Unset):
    """

    id: UUID
    version: int | None
    national_id: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    area_m2: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version: int | None
        version = self.version

        national_id: None | str | Unset
        if isinstance(self.national_id, Unset):
            national_id = UNSET
        else:
            national_id = self.national_id

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        area_m2: float | None | Unset
        if isinstance(self.area_m2, Unset):
            area_m2 = UNSET
        else:
            area_m2 = self.area_m2

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "version": version,
            }
        )
        if national_id is not UNSET:
            field_dict["national_id"] = national_id
        if name is not UNSET:
            field_dict["name"] = name
        if area_m2 is not UNSET:
            field_dict["area_m2"] = area_m2

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))

        def _parse_national_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        national_id = _parse_national_id(d.pop("national_id", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        area_m2 = _parse_area_m2(d.pop("area_m2", UNSET))

        permit_parcel_out = cls(
            id=id,
            version=version,
            national_id=national_id,
            name=name,
            area_m2=area_m2,
        )

        permit_parcel_out.additional_properties = d
        return permit_parcel_out

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
