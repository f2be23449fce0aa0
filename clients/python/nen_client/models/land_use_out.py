from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.term_out import TermOut


T = TypeVar("T", bound="LandUseOut")


@_attrs_define
class LandUseOut:
    """One land use of a parcel, with its own area.

    Attributes:
        code (str):
        present_code (str):
        name (str):
        area_m2 (float | None):
        planned_use_code (None | str):
        shared (bool | None):
        origin (None | str):
        term (TermOut): Term of a land use.
    """

    code: str
    present_code: str
    name: str
    area_m2: float | None
    planned_use_code: None | str
    shared: bool | None
    origin: None | str
    term: TermOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        present_code = self.present_code

        name = self.name

        area_m2: float | None
        area_m2 = self.area_m2

        planned_use_code: None | str
        planned_use_code = self.planned_use_code

        shared: bool | None
        shared = self.shared

        origin: None | str
        origin = self.origin

        term = self.term.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "present_code": present_code,
                "name": name,
                "area_m2": area_m2,
                "planned_use_code": planned_use_code,
                "shared": shared,
                "origin": origin,
                "term": term,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.term_out import TermOut  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        present_code = d.pop("present_code")

        name = d.pop("name")

        def _parse_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_m2 = _parse_area_m2(d.pop("area_m2"))

        def _parse_planned_use_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        planned_use_code = _parse_planned_use_code(d.pop("planned_use_code"))

        def _parse_shared(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        shared = _parse_shared(d.pop("shared"))

        def _parse_origin(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        origin = _parse_origin(d.pop("origin"))

        term = TermOut.from_dict(d.pop("term"))

        land_use_out = cls(
            code=code,
            present_code=present_code,
            name=name,
            area_m2=area_m2,
            planned_use_code=planned_use_code,
            shared=shared,
            origin=origin,
            term=term,
        )

        land_use_out.additional_properties = d
        return land_use_out

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
