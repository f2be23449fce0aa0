from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.remainder_out import RemainderOut
    from ..models.share_out import ShareOut


T = TypeVar("T", bound="SharesOut")


@_attrs_define
class SharesOut:
    """How one theme divides the parcel: rows and remainder add up to 100 % and to its area exactly.

    Attributes:
        theme (str):
        denominator_m2 (float):
        rows (list[ShareOut]):
        remainder (list[RemainderOut]):
        total_pct (float):
        overlap_m2 (float):
    """

    theme: str
    denominator_m2: float
    rows: list[ShareOut]
    remainder: list[RemainderOut]
    total_pct: float
    overlap_m2: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        theme = self.theme

        denominator_m2 = self.denominator_m2

        rows = []
        for rows_item_data in self.rows:
            rows_item = rows_item_data.to_dict()
            rows.append(rows_item)

        remainder = []
        for remainder_item_data in self.remainder:
            remainder_item = remainder_item_data.to_dict()
            remainder.append(remainder_item)

        total_pct = self.total_pct

        overlap_m2 = self.overlap_m2

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "theme": theme,
                "denominator_m2": denominator_m2,
                "rows": rows,
                "remainder": remainder,
                "total_pct": total_pct,
                "overlap_m2": overlap_m2,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.remainder_out import RemainderOut  # noqa: PLC0415
        from ..models.share_out import ShareOut  # noqa: PLC0415

        d = dict(src_dict)
        theme = d.pop("theme")

        denominator_m2 = d.pop("denominator_m2")

        rows = []
        _rows = d.pop("rows")
        for rows_item_data in _rows:
            rows_item = ShareOut.from_dict(rows_item_data)

            rows.append(rows_item)

        remainder = []
        _remainder = d.pop("remainder")
        for remainder_item_data in _remainder:
            remainder_item = RemainderOut.from_dict(remainder_item_data)

            remainder.append(remainder_item)

        total_pct = d.pop("total_pct")

        overlap_m2 = d.pop("overlap_m2")

        shares_out = cls(
            theme=theme,
            denominator_m2=denominator_m2,
            rows=rows,
            remainder=remainder,
            total_pct=total_pct,
            overlap_m2=overlap_m2,
        )

        shares_out.additional_properties = d
        return shares_out

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
