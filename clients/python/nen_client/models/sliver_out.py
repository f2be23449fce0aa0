from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SliverOut")


@_attrs_define
class SliverOut:
    """A piece under the threshold of its layer.

    Attributes:
        layer (str):
        feature (UUID):
        code (str):
        area_m2 (float):
        share_pct (float):
        threshold_m2 (float):
        threshold_pct (float):
    """

    layer: str
    feature: UUID
    code: str
    area_m2: float
    share_pct: float
    threshold_m2: float
    threshold_pct: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        layer = self.layer

        feature = str(self.feature)

        code = self.code

        area_m2 = self.area_m2

        share_pct = self.share_pct

        threshold_m2 = self.threshold_m2

        threshold_pct = self.threshold_pct

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "layer": layer,
                "feature": feature,
                "code": code,
                "area_m2": area_m2,
                "share_pct": share_pct,
                "threshold_m2": threshold_m2,
                "threshold_pct": threshold_pct,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        layer = d.pop("layer")

        feature = UUID(d.pop("feature"))

        code = d.pop("code")

        area_m2 = d.pop("area_m2")

        share_pct = d.pop("share_pct")

        threshold_m2 = d.pop("threshold_m2")

        threshold_pct = d.pop("threshold_pct")

        sliver_out = cls(
            layer=layer,
            feature=feature,
            code=code,
            area_m2=area_m2,
            share_pct=share_pct,
            threshold_m2=threshold_m2,
            threshold_pct=threshold_pct,
        )

        sliver_out.additional_properties = d
        return sliver_out

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
