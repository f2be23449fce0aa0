from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AliasOut")


@_attrs_define
class AliasOut:
    """A former key of a parcel.

    Attributes:
        ward (None | str):
        ward_name (None | str):
        sheet (str):
        number (str):
        until (datetime.date | None):
    """

    ward: None | str
    ward_name: None | str
    sheet: str
    number: str
    until: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ward: None | str
        ward = self.ward

        ward_name: None | str
        ward_name = self.ward_name

        sheet = self.sheet

        number = self.number

        until: None | str
        if isinstance(self.until, datetime.date):
            until = self.until.isoformat()
        else:
            until = self.until

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ward": ward,
                "ward_name": ward_name,
                "sheet": sheet,
                "number": number,
                "until": until,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_ward(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ward = _parse_ward(d.pop("ward"))

        def _parse_ward_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ward_name = _parse_ward_name(d.pop("ward_name"))

        sheet = d.pop("sheet")

        number = d.pop("number")

        def _parse_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.date.fromisoformat(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        until = _parse_until(d.pop("until"))

        alias_out = cls(
            ward=ward,
            ward_name=ward_name,
            sheet=sheet,
            number=number,
            until=until,
        )

        alias_out.additional_properties = d
        return alias_out

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
