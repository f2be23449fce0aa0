from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SurveyOut")


@_attrs_define
class SurveyOut:
    """From what the boundary was drawn.

    Attributes:
        crs (None | str):
        map_scale (int | None):
        map_sheet (None | str):
        accuracy_m (float | None):
        method (None | str):
        date (Any):
    """

    crs: None | str
    map_scale: int | None
    map_sheet: None | str
    accuracy_m: float | None
    method: None | str
    date: Any
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        crs: None | str
        crs = self.crs

        map_scale: int | None
        map_scale = self.map_scale

        map_sheet: None | str
        map_sheet = self.map_sheet

        accuracy_m: float | None
        accuracy_m = self.accuracy_m

        method: None | str
        method = self.method

        date = self.date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "crs": crs,
                "map_scale": map_scale,
                "map_sheet": map_sheet,
                "accuracy_m": accuracy_m,
                "method": method,
                "date": date,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_crs(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        crs = _parse_crs(d.pop("crs"))

        def _parse_map_scale(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        map_scale = _parse_map_scale(d.pop("map_scale"))

        def _parse_map_sheet(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        map_sheet = _parse_map_sheet(d.pop("map_sheet"))

        def _parse_accuracy_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        accuracy_m = _parse_accuracy_m(d.pop("accuracy_m"))

        def _parse_method(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        method = _parse_method(d.pop("method"))

        date = d.pop("date")

        survey_out = cls(
            crs=crs,
            map_scale=map_scale,
            map_sheet=map_sheet,
            accuracy_m=accuracy_m,
            method=method,
            date=date,
        )

        survey_out.additional_properties = d
        return survey_out

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
