from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UnitLinkOut")


@_attrs_define
class UnitLinkOut:
    """A unit before or after; part = whole or part of it.

    Attributes:
        code (str):
        name (str):
        part (str):
        effective_on (datetime.date):
        legal_act (str):
        district (None | str | Unset):
    """

    code: str
    name: str
    part: str
    effective_on: datetime.date
    legal_act: str
    district: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        part = self.part

        effective_on = self.effective_on.isoformat()

        legal_act = self.legal_act

        district: None | str | Unset
        if isinstance(self.district, Unset):
            district = UNSET
        else:
            district = self.district

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "part": part,
                "effective_on": effective_on,
                "legal_act": legal_act,
            }
        )
        if district is not UNSET:
            field_dict["district"] = district

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        part = d.pop("part")

        effective_on = datetime.date.fromisoformat(d.pop("effective_on"))

        legal_act = d.pop("legal_act")

        def _parse_district(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        district = _parse_district(d.pop("district", UNSET))

        unit_link_out = cls(
            code=code,
            name=name,
            part=part,
            effective_on=effective_on,
            legal_act=legal_act,
            district=district,
        )

        unit_link_out.additional_properties = d
        return unit_link_out

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
