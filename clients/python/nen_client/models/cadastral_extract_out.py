from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.corner_out import CornerOut
    from ..models.edge_out import EdgeOut
    from ..models.neighbour_out import NeighbourOut
    from ..models.parcel_out import ParcelOut


T = TypeVar("T", bound="CadastralExtractOut")


@_attrs_define
class CadastralExtractOut:
    """Trích lục thửa đất. Each course of corners runs clockwise from its north-westernmost; holes after their shell.

    Attributes:
        parcel (ParcelOut): Thửa đất. Areas in m²: `area_m2` plane area in the city's CRS, `official_area_m2` on the
            papers.
        crs (str):
        crs_name (str):
        scale (int):
        area_m2 (float):
        corners (list[CornerOut]):
        edges (list[EdgeOut]):
        neighbours (list[NeighbourOut]):
    """

    parcel: ParcelOut
    crs: str
    crs_name: str
    scale: int
    area_m2: float
    corners: list[CornerOut]
    edges: list[EdgeOut]
    neighbours: list[NeighbourOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        parcel = self.parcel.to_dict()

        crs = self.crs

        crs_name = self.crs_name

        scale = self.scale

        area_m2 = self.area_m2

        corners = []
        for corners_item_data in self.corners:
            corners_item = corners_item_data.to_dict()
            corners.append(corners_item)

        edges = []
        for edges_item_data in self.edges:
            edges_item = edges_item_data.to_dict()
            edges.append(edges_item)

        neighbours = []
        for neighbours_item_data in self.neighbours:
            neighbours_item = neighbours_item_data.to_dict()
            neighbours.append(neighbours_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "parcel": parcel,
                "crs": crs,
                "crs_name": crs_name,
                "scale": scale,
                "area_m2": area_m2,
                "corners": corners,
                "edges": edges,
                "neighbours": neighbours,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.corner_out import CornerOut  # noqa: PLC0415
        from ..models.edge_out import EdgeOut  # noqa: PLC0415
        from ..models.neighbour_out import NeighbourOut  # noqa: PLC0415
        from ..models.parcel_out import ParcelOut  # noqa: PLC0415

        d = dict(src_dict)
        parcel = ParcelOut.from_dict(d.pop("parcel"))

        crs = d.pop("crs")

        crs_name = d.pop("crs_name")

        scale = d.pop("scale")

        area_m2 = d.pop("area_m2")

        corners = []
        _corners = d.pop("corners")
        for corners_item_data in _corners:
            corners_item = CornerOut.from_dict(corners_item_data)

            corners.append(corners_item)

        edges = []
        _edges = d.pop("edges")
        for edges_item_data in _edges:
            edges_item = EdgeOut.from_dict(edges_item_data)

            edges.append(edges_item)

        neighbours = []
        _neighbours = d.pop("neighbours")
        for neighbours_item_data in _neighbours:
            neighbours_item = NeighbourOut.from_dict(neighbours_item_data)

            neighbours.append(neighbours_item)

        cadastral_extract_out = cls(
            parcel=parcel,
            crs=crs,
            crs_name=crs_name,
            scale=scale,
            area_m2=area_m2,
            corners=corners,
            edges=edges,
            neighbours=neighbours,
        )

        cadastral_extract_out.additional_properties = d
        return cadastral_extract_out

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
