from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.change_part_operation_type_0 import ChangePartOperationType0, check_change_part_operation_type_0
from ..types import UNSET, Unset

T = TypeVar("T", bound="ChangePart")


@_attrs_define
class ChangePart:
    """Some fields of ChangeOut.

    Attributes:
        change_set (None | Unset | UUID):
        published_at (datetime.datetime | None | Unset):
        effective_date (datetime.date | None | Unset):
        layer (None | str | Unset):
        operation (ChangePartOperationType0 | None | Unset):
        feature (None | Unset | UUID):
        version (int | None | Unset):
    """

    change_set: None | Unset | UUID = UNSET
    published_at: datetime.datetime | None | Unset = UNSET
    effective_date: datetime.date | None | Unset = UNSET
    layer: None | str | Unset = UNSET
    operation: ChangePartOperationType0 | None | Unset = UNSET
    feature: None | Unset | UUID = UNSET
    version: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        change_set: None | str | Unset
        if isinstance(self.change_set, Unset):
            change_set = UNSET
        elif isinstance(self.change_set, UUID):
            change_set = str(self.change_set)
        else:
            change_set = self.change_set

        published_at: None | str | Unset
        if isinstance(self.published_at, Unset):
            published_at = UNSET
        elif isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        effective_date: None | str | Unset
        if isinstance(self.effective_date, Unset):
            effective_date = UNSET
        elif isinstance(self.effective_date, datetime.date):
            effective_date = self.effective_date.isoformat()
        else:
            effective_date = self.effective_date

        layer: None | str | Unset
        if isinstance(self.layer, Unset):
            layer = UNSET
        else:
            layer = self.layer

        operation: None | str | Unset
        if isinstance(self.operation, Unset):
            operation = UNSET
        elif isinstance(self.operation, str):
            operation = self.operation
        else:
            operation = self.operation

        feature: None | str | Unset
        if isinstance(self.feature, Unset):
            feature = UNSET
        elif isinstance(self.feature, UUID):
            feature = str(self.feature)
        else:
            feature = self.feature

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if change_set is not UNSET:
            field_dict["change_set"] = change_set
        if published_at is not UNSET:
            field_dict["published_at"] = published_at
        if effective_date is not UNSET:
            field_dict["effective_date"] = effective_date
        if layer is not UNSET:
            field_dict["layer"] = layer
        if operation is not UNSET:
            field_dict["operation"] = operation
        if feature is not UNSET:
            field_dict["feature"] = feature
        if version is not UNSET:
            field_dict["version"] = version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_change_set(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                change_set_type_0 = UUID(data)

                return change_set_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        change_set = _parse_change_set(d.pop("change_set", UNSET))

        def _parse_published_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)

                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        published_at = _parse_published_at(d.pop("published_at", UNSET))

        def _parse_effective_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                effective_date_type_0 = datetime.date.fromisoformat(data)

                return effective_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        effective_date = _parse_effective_date(d.pop("effective_date", UNSET))

        def _parse_layer(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        layer = _parse_layer(d.pop("layer", UNSET))

        def _parse_operation(data: object) -> ChangePartOperationType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                operation_type_0 = check_change_part_operation_type_0(data)

                return operation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangePartOperationType0 | None | Unset, data)

        operation = _parse_operation(d.pop("operation", UNSET))

        def _parse_feature(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                feature_type_0 = UUID(data)

                return feature_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        feature = _parse_feature(d.pop("feature", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        change_part = cls(
            change_set=change_set,
            published_at=published_at,
            effective_date=effective_date,
            layer=layer,
            operation=operation,
            feature=feature,
            version=version,
        )

        change_part.additional_properties = d
        return change_part

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
