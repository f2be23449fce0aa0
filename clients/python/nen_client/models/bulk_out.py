from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.bulk_row_out import BulkRowOut
    from ..models.parcel_out import ParcelOut
    from ..models.parcel_part import ParcelPart


T = TypeVar("T", bound="BulkOut")


@_attrs_define
class BulkOut:
    """Parcels that one row alone means, ids first, in the order asked for; `missing` are the ids that name none.

    Attributes:
        parcels (list[ParcelOut | ParcelPart]):
        missing (list[str]):
        rows (list[BulkRowOut]):
    """

    parcels: list[ParcelOut | ParcelPart]
    missing: list[str]
    rows: list[BulkRowOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.parcel_out import ParcelOut  # noqa: PLC0415

        parcels = []
        for parcels_item_data in self.parcels:
            parcels_item: dict[str, Any]
            if isinstance(parcels_item_data, ParcelOut):
                parcels_item = parcels_item_data.to_dict()
            else:
                parcels_item = parcels_item_data.to_dict()

            parcels.append(parcels_item)

        missing = self.missing

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "parcels": parcels,
                "missing": missing,
                "rows": rows,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bulk_row_out import BulkRowOut  # noqa: PLC0415
        from ..models.parcel_out import ParcelOut  # noqa: PLC0415
        from ..models.parcel_part import ParcelPart  # noqa: PLC0415

        d = dict(src_dict)
        parcels = []
        _parcels = d.pop("parcels")
        for parcels_item_data in _parcels:

            def _parse_parcels_item(data: object) -> ParcelOut | ParcelPart:
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    parcels_item_type_0 = ParcelOut.from_dict(data)

                    return parcels_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                parcels_item_type_1 = ParcelPart.from_dict(data)

                return parcels_item_type_1

            parcels_item = _parse_parcels_item(parcels_item_data)

            parcels.append(parcels_item)

        missing = cast(list[str], d.pop("missing"))

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = BulkRowOut.from_dict(rows_item_data)

            rows.append(rows_item)

        bulk_out = cls(
            parcels=parcels,
            missing=missing,
            rows=rows,
        )

        bulk_out.additional_properties = d
        return bulk_out

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
