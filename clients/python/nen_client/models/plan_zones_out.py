from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.plan_zone_out import PlanZoneOut


T = TypeVar("T", bound="PlanZonesOut")


@_attrs_define
class PlanZonesOut:
    """A page of zones; an empty one is past the last. `next` goes on, null at the end.

    Attributes:
        plan_code (str):
        page (int):
        next_ (None | str):
        zones (list[PlanZoneOut]):
    """

    plan_code: str
    page: int
    next_: None | str
    zones: list[PlanZoneOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        plan_code = self.plan_code

        page = self.page

        next_: None | str
        next_ = self.next_

        zones = []
        for zones_item_data in self.zones:
            zones_item = zones_item_data.to_dict()
            zones.append(zones_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "plan_code": plan_code,
                "page": page,
                "next": next_,
                "zones": zones,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.plan_zone_out import PlanZoneOut  # noqa: PLC0415

        d = dict(src_dict)
        plan_code = d.pop("plan_code")

        page = d.pop("page")

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        zones = []
        _zones = d.pop("zones")
        for zones_item_data in _zones:
            zones_item = PlanZoneOut.from_dict(zones_item_data)

            zones.append(zones_item)

        plan_zones_out = cls(
            plan_code=plan_code,
            page=page,
            next_=next_,
            zones=zones,
        )

        plan_zones_out.additional_properties = d
        return plan_zones_out

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
