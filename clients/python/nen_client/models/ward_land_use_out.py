from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.land_use_row_out import LandUseRowOut
    from ..models.named_code import NamedCode


T = TypeVar("T", bound="WardLandUseOut")


@_attrs_define
class WardLandUseOut:
    """`computed_at`: all shares; `refreshed_at`: the last publication followed; `stale`: a night or a publication was
    missed.

        Attributes:
            ward (NamedCode): A code with its name.
            parcels (int):
            area_m2 (float):
            computed_at (datetime.datetime):
            refreshed_at (datetime.datetime):
            stale (bool):
            rows (list[LandUseRowOut]):
    """

    ward: NamedCode
    parcels: int
    area_m2: float
    computed_at: datetime.datetime
    refreshed_at: datetime.datetime
    stale: bool
    rows: list[LandUseRowOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ward = self.ward.to_dict()

        parcels = self.parcels

        area_m2 = self.area_m2

        computed_at = self.computed_at.isoformat()

        refreshed_at = self.refreshed_at.isoformat()

        stale = self.stale

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ward": ward,
                "parcels": parcels,
                "area_m2": area_m2,
                "computed_at": computed_at,
                "refreshed_at": refreshed_at,
                "stale": stale,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.land_use_row_out import LandUseRowOut  # noqa: PLC0415
        from ..models.named_code import NamedCode  # noqa: PLC0415

        d = dict(src_dict)
        ward = NamedCode.from_dict(d.pop("ward"))

        parcels = d.pop("parcels")

        area_m2 = d.pop("area_m2")

        computed_at = datetime.datetime.fromisoformat(d.pop("computed_at"))

        refreshed_at = datetime.datetime.fromisoformat(d.pop("refreshed_at"))

        stale = d.pop("stale")

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = LandUseRowOut.from_dict(rows_item_data)

            rows.append(rows_item)

        ward_land_use_out = cls(
            ward=ward,
            parcels=parcels,
            area_m2=area_m2,
            computed_at=computed_at,
            refreshed_at=refreshed_at,
            stale=stale,
            rows=rows,
        )

        ward_land_use_out.additional_properties = d
        return ward_land_use_out

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
