from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.change_out_operation import ChangeOutOperation, check_change_out_operation

T = TypeVar("T", bound="ChangeOut")


@_attrs_define
class ChangeOut:
    """One published change of one feature. `resync`: many rows of the layer were written at once, `feature` is null.

    Attributes:
        change_set (UUID):
        published_at (datetime.datetime):
        effective_date (datetime.date | None):
        layer (str):
        operation (ChangeOutOperation):
        feature (None | UUID):
        version (int):
    """

    change_set: UUID
    published_at: datetime.datetime
    effective_date: datetime.date | None
    layer: str
    operation: ChangeOutOperation
    feature: None | UUID
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        change_set = str(self.change_set)

        published_at = self.published_at.isoformat()

        effective_date: None | str
        if isinstance(self.effective_date, datetime.date):
            effective_date = self.effective_date.isoformat()
        else:
            effective_date = self.effective_date

        layer = self.layer

        operation: str = self.operation

        feature: None | str
        if isinstance(self.feature, UUID):
            feature = str(self.feature)
        else:
            feature = self.feature

        version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "change_set": change_set,
                "published_at": published_at,
                "effective_date": effective_date,
                "layer": layer,
                "operation": operation,
                "feature": feature,
                "version": version,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        change_set = UUID(d.pop("change_set"))

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        def _parse_effective_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                effective_date_type_0 = datetime.date.fromisoformat(data)

                return effective_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        effective_date = _parse_effective_date(d.pop("effective_date"))

        layer = d.pop("layer")

        operation = check_change_out_operation(d.pop("operation"))

        def _parse_feature(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                feature_type_0 = UUID(data)

                return feature_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        feature = _parse_feature(d.pop("feature"))

        version = d.pop("version")

        change_out = cls(
            change_set=change_set,
            published_at=published_at,
            effective_date=effective_date,
            layer=layer,
            operation=operation,
            feature=feature,
            version=version,
        )

        change_out.additional_properties = d
        return change_out

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
