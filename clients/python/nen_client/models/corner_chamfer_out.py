from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.corner_chamfer_out_geometry_type_0 import CornerChamferOutGeometryType0
    from ..models.corner_cut_out import CornerCutOut


T = TypeVar("T", bound="CornerChamferOut")


@_attrs_define
class CornerChamferOut:
    """Corners cut off beside the reserves (vạt góc).

    Attributes:
        raw (str):
        area_m2 (float):
        geometry (CornerChamferOutGeometryType0 | None):
        status (str):
        why (None | str):
        corners (list[CornerCutOut]):
    """

    raw: str
    area_m2: float
    geometry: CornerChamferOutGeometryType0 | None
    status: str
    why: None | str
    corners: list[CornerCutOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.corner_chamfer_out_geometry_type_0 import CornerChamferOutGeometryType0  # noqa: PLC0415

        raw = self.raw

        area_m2 = self.area_m2

        geometry: dict[str, Any] | None
        if isinstance(self.geometry, CornerChamferOutGeometryType0):
            geometry = self.geometry.to_dict()
        else:
            geometry = self.geometry

        status = self.status

        why: None | str
        why = self.why

        corners = []
        for corners_item_data in self.corners:
            corners_item = corners_item_data.to_dict()
            corners.append(corners_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "raw": raw,
                "area_m2": area_m2,
                "geometry": geometry,
                "status": status,
                "why": why,
                "corners": corners,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.corner_chamfer_out_geometry_type_0 import CornerChamferOutGeometryType0  # noqa: PLC0415
        from ..models.corner_cut_out import CornerCutOut  # noqa: PLC0415

        d = dict(src_dict)
        raw = d.pop("raw")

        area_m2 = d.pop("area_m2")

        def _parse_geometry(data: object) -> CornerChamferOutGeometryType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                geometry_type_0 = CornerChamferOutGeometryType0.from_dict(data)

                return geometry_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CornerChamferOutGeometryType0 | None, data)

        geometry = _parse_geometry(d.pop("geometry"))

        status = d.pop("status")

        def _parse_why(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        why = _parse_why(d.pop("why"))

        corners = []
        _corners = d.pop("corners")
        for corners_item_data in _corners:
            corners_item = CornerCutOut.from_dict(corners_item_data)

            corners.append(corners_item)

        corner_chamfer_out = cls(
            raw=raw,
            area_m2=area_m2,
            geometry=geometry,
            status=status,
            why=why,
            corners=corners,
        )

        corner_chamfer_out.additional_properties = d
        return corner_chamfer_out

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
