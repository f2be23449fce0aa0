from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.named_code import NamedCode
    from ..models.planned_function_out import PlannedFunctionOut


T = TypeVar("T", bound="LandUseRowOut")


@_attrs_define
class LandUseRowOut:
    """One planned function on one actual use; `area_m2` is what governs, `share_pct` of all parcels of the ward.

    Attributes:
        function (PlannedFunctionOut): `code` is null for ground without zone and for a function without code; the name
            tells which.
        land_use (NamedCode): A code with its name.
        parcels (int):
        area_m2 (float):
        share_pct (float):
    """

    function: PlannedFunctionOut
    land_use: NamedCode
    parcels: int
    area_m2: float
    share_pct: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        function = self.function.to_dict()

        land_use = self.land_use.to_dict()

        parcels = self.parcels

        area_m2 = self.area_m2

        share_pct = self.share_pct

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "function": function,
                "land_use": land_use,
                "parcels": parcels,
                "area_m2": area_m2,
                "share_pct": share_pct,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_code import NamedCode  # noqa: PLC0415
        from ..models.planned_function_out import PlannedFunctionOut  # noqa: PLC0415

        d = dict(src_dict)
        function = PlannedFunctionOut.from_dict(d.pop("function"))

        land_use = NamedCode.from_dict(d.pop("land_use"))

        parcels = d.pop("parcels")

        area_m2 = d.pop("area_m2")

        share_pct = d.pop("share_pct")

        land_use_row_out = cls(
            function=function,
            land_use=land_use,
            parcels=parcels,
            area_m2=area_m2,
            share_pct=share_pct,
        )

        land_use_row_out.additional_properties = d
        return land_use_row_out

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
