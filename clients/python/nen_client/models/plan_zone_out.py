from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.plan_function_out import PlanFunctionOut
    from ..models.plan_zone_out_indicators import PlanZoneOutIndicators


T = TypeVar("T", bound="PlanZoneOut")


@_attrs_define
class PlanZoneOut:
    """A zone of a plan; areas in m², stated by the dossier and on the city's plane.

    Attributes:
        id (UUID):
        code (None | str):
        block (None | str):
        function (PlanFunctionOut): Function of land of a zone; `raw` = as the dossier has it.
        area_stated_m2 (float | None):
        area_m2 (float):
        population (int | None):
        indicators (PlanZoneOutIndicators):
        note (None | str):
    """

    id: UUID
    code: None | str
    block: None | str
    function: PlanFunctionOut
    area_stated_m2: float | None
    area_m2: float
    population: int | None
    indicators: PlanZoneOutIndicators
    note: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        code: None | str
        code = self.code

        block: None | str
        block = self.block

        function = self.function.to_dict()

        area_stated_m2: float | None
        area_stated_m2 = self.area_stated_m2

        area_m2 = self.area_m2

        population: int | None
        population = self.population

        indicators = self.indicators.to_dict()

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "code": code,
                "block": block,
                "function": function,
                "area_stated_m2": area_stated_m2,
                "area_m2": area_m2,
                "population": population,
                "indicators": indicators,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.plan_function_out import PlanFunctionOut  # noqa: PLC0415
        from ..models.plan_zone_out_indicators import PlanZoneOutIndicators  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        def _parse_block(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        block = _parse_block(d.pop("block"))

        function = PlanFunctionOut.from_dict(d.pop("function"))

        def _parse_area_stated_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_stated_m2 = _parse_area_stated_m2(d.pop("area_stated_m2"))

        area_m2 = d.pop("area_m2")

        def _parse_population(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        population = _parse_population(d.pop("population"))

        indicators = PlanZoneOutIndicators.from_dict(d.pop("indicators"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        plan_zone_out = cls(
            id=id,
            code=code,
            block=block,
            function=function,
            area_stated_m2=area_stated_m2,
            area_m2=area_m2,
            population=population,
            indicators=indicators,
            note=note,
        )

        plan_zone_out.additional_properties = d
        return plan_zone_out

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
