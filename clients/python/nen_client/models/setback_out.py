from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.setback_out_area_type_0 import SetbackOutAreaType0
    from ..models.setback_out_line_type_0 import SetbackOutLineType0


T = TypeVar("T", bound="SetbackOut")


@_attrs_define
class SetbackOut:
    """The setback line inside the parcel and the ground behind it.

    Attributes:
        distance_m (float | None):
        raw (None | str):
        line (None | SetbackOutLineType0):
        area (None | SetbackOutAreaType0):
        area_m2 (float | None):
        source (None | str):
        plan_codes (list[str]):
        status (str):
        why (None | str):
    """

    distance_m: float | None
    raw: None | str
    line: None | SetbackOutLineType0
    area: None | SetbackOutAreaType0
    area_m2: float | None
    source: None | str
    plan_codes: list[str]
    status: str
    why: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.setback_out_area_type_0 import SetbackOutAreaType0  # noqa: PLC0415
        from ..models.setback_out_line_type_0 import SetbackOutLineType0  # noqa: PLC0415

        distance_m: float | None
        distance_m = self.distance_m

        raw: None | str
        raw = self.raw

        line: dict[str, Any] | None
        if isinstance(self.line, SetbackOutLineType0):
            line = self.line.to_dict()
        else:
            line = self.line

        area: dict[str, Any] | None
        if isinstance(self.area, SetbackOutAreaType0):
            area = self.area.to_dict()
        else:
            area = self.area

        area_m2: float | None
        area_m2 = self.area_m2

        source: None | str
        source = self.source

        plan_codes = self.plan_codes

        status = self.status

        why: None | str
        why = self.why

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "distance_m": distance_m,
                "raw": raw,
                "line": line,
                "area": area,
                "area_m2": area_m2,
                "source": source,
                "plan_codes": plan_codes,
                "status": status,
                "why": why,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.setback_out_area_type_0 import SetbackOutAreaType0  # noqa: PLC0415
        from ..models.setback_out_line_type_0 import SetbackOutLineType0  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_distance_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        distance_m = _parse_distance_m(d.pop("distance_m"))

        def _parse_raw(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        raw = _parse_raw(d.pop("raw"))

        def _parse_line(data: object) -> None | SetbackOutLineType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                line_type_0 = SetbackOutLineType0.from_dict(data)

                return line_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SetbackOutLineType0, data)

        line = _parse_line(d.pop("line"))

        def _parse_area(data: object) -> None | SetbackOutAreaType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                area_type_0 = SetbackOutAreaType0.from_dict(data)

                return area_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SetbackOutAreaType0, data)

        area = _parse_area(d.pop("area"))

        def _parse_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_m2 = _parse_area_m2(d.pop("area_m2"))

        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))

        plan_codes = cast(list[str], d.pop("plan_codes"))

        status = d.pop("status")

        def _parse_why(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        why = _parse_why(d.pop("why"))

        setback_out = cls(
            distance_m=distance_m,
            raw=raw,
            line=line,
            area=area,
            area_m2=area_m2,
            source=source,
            plan_codes=plan_codes,
            status=status,
            why=why,
        )

        setback_out.additional_properties = d
        return setback_out

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
