from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.corner_chamfer_out import CornerChamferOut
    from ..models.line_out import LineOut


T = TypeVar("T", bound="RoadReserveOut")


@_attrs_define
class RoadReserveOut:
    """Land of the parcel inside road reserves.

    Attributes:
        area_m2 (float):
        share_pct (float):
        lines (list[LineOut]):
        corner_chamfer (CornerChamferOut | None):
    """

    area_m2: float
    share_pct: float
    lines: list[LineOut]
    corner_chamfer: CornerChamferOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.corner_chamfer_out import CornerChamferOut  # noqa: PLC0415

        area_m2 = self.area_m2

        share_pct = self.share_pct

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        corner_chamfer: dict[str, Any] | None
        if isinstance(self.corner_chamfer, CornerChamferOut):
            corner_chamfer = self.corner_chamfer.to_dict()
        else:
            corner_chamfer = self.corner_chamfer

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "area_m2": area_m2,
                "share_pct": share_pct,
                "lines": lines,
                "corner_chamfer": corner_chamfer,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.corner_chamfer_out import CornerChamferOut  # noqa: PLC0415
        from ..models.line_out import LineOut  # noqa: PLC0415

        d = dict(src_dict)
        area_m2 = d.pop("area_m2")

        share_pct = d.pop("share_pct")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        def _parse_corner_chamfer(data: object) -> CornerChamferOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                corner_chamfer_type_0 = CornerChamferOut.from_dict(data)

                return corner_chamfer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CornerChamferOut | None, data)

        corner_chamfer = _parse_corner_chamfer(d.pop("corner_chamfer"))

        road_reserve_out = cls(
            area_m2=area_m2,
            share_pct=share_pct,
            lines=lines,
            corner_chamfer=corner_chamfer,
        )

        road_reserve_out.additional_properties = d
        return road_reserve_out

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
