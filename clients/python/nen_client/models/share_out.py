from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.function_out import FunctionOut


T = TypeVar("T", bound="ShareOut")


@_attrs_define
class ShareOut:
    """A zone's part of the parcel within its theme.

    Attributes:
        feature (UUID):
        plan_code (str):
        code (str):
        function (FunctionOut): Function of land in a plan.
        area_m2 (float):
        share_pct (float):
    """

    feature: UUID
    plan_code: str
    code: str
    function: FunctionOut
    area_m2: float
    share_pct: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        feature = str(self.feature)

        plan_code = self.plan_code

        code = self.code

        function = self.function.to_dict()

        area_m2 = self.area_m2

        share_pct = self.share_pct

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "feature": feature,
                "plan_code": plan_code,
                "code": code,
                "function": function,
                "area_m2": area_m2,
                "share_pct": share_pct,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.function_out import FunctionOut  # noqa: PLC0415

        d = dict(src_dict)
        feature = UUID(d.pop("feature"))

        plan_code = d.pop("plan_code")

        code = d.pop("code")

        function = FunctionOut.from_dict(d.pop("function"))

        area_m2 = d.pop("area_m2")

        share_pct = d.pop("share_pct")

        share_out = cls(
            feature=feature,
            plan_code=plan_code,
            code=code,
            function=function,
            area_m2=area_m2,
            share_pct=share_pct,
        )

        share_out.additional_properties = d
        return share_out

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
