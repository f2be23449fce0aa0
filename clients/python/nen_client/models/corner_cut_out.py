from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CornerCutOut")


@_attrs_define
class CornerCutOut:
    """A corner where two reserves meet at the parcel.

    Attributes:
        streets (list[str]):
        raw (str):
        area_m2 (float | None):
        status (str):
        formula (None | str):
    """

    streets: list[str]
    raw: str
    area_m2: float | None
    status: str
    formula: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        streets = self.streets

        raw = self.raw

        area_m2: float | None
        area_m2 = self.area_m2

        status = self.status

        formula: None | str
        formula = self.formula

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "streets": streets,
                "raw": raw,
                "area_m2": area_m2,
                "status": status,
                "formula": formula,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        streets = cast(list[str], d.pop("streets"))

        raw = d.pop("raw")

        def _parse_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_m2 = _parse_area_m2(d.pop("area_m2"))

        status = d.pop("status")

        def _parse_formula(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        formula = _parse_formula(d.pop("formula"))

        corner_cut_out = cls(
            streets=streets,
            raw=raw,
            area_m2=area_m2,
            status=status,
            formula=formula,
        )

        corner_cut_out.additional_properties = d
        return corner_cut_out

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
