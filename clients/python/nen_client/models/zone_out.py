from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.function_out import FunctionOut


T = TypeVar("T", bound="ZoneOut")


@_attrs_define
class ZoneOut:
    """Zone of a plan, or the street of a road reserve.

    Attributes:
        code (str):
        block (None | str):
        function (FunctionOut): Function of land in a plan.
    """

    code: str
    block: None | str
    function: FunctionOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        block: None | str
        block = self.block

        function = self.function.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "block": block,
                "function": function,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.function_out import FunctionOut  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        def _parse_block(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        block = _parse_block(d.pop("block"))

        function = FunctionOut.from_dict(d.pop("function"))

        zone_out = cls(
            code=code,
            block=block,
            function=function,
        )

        zone_out.additional_properties = d
        return zone_out

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
