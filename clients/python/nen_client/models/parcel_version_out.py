from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.parcel_version_out_operation import (
    ParcelVersionOutOperation,
    check_parcel_version_out_operation,
)

if TYPE_CHECKING:
    from ..models.held_change_out import HeldChangeOut
    from ..models.of_change_set_out import OfChangeSetOut


T = TypeVar("T", bound="ParcelVersionOut")


@_attrs_define
class ParcelVersionOut:
    """One version of a parcel that is on record; `valid_to` says the same as `valid_until`.

    Attributes:
        version (int):
        operation (ParcelVersionOutOperation):
        valid_from (datetime.date | None):
        valid_until (datetime.date | None):
        held (bool):
        recorded_at (datetime.datetime):
        recorded_to (datetime.datetime | None):
        change_set (None | OfChangeSetOut):
        changes (list[HeldChangeOut]):
        geometry_changed (bool | None):
        area_m2 (float | None):
        area_delta_m2 (float | None):
        source (str):
        valid_to (datetime.date | None):
        current (bool):
    """

    version: int
    operation: ParcelVersionOutOperation
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    held: bool
    recorded_at: datetime.datetime
    recorded_to: datetime.datetime | None
    change_set: None | OfChangeSetOut
    changes: list[HeldChangeOut]
    geometry_changed: bool | None
    area_m2: float | None
    area_delta_m2: float | None
    source: str
    valid_to: datetime.date | None
    current: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.of_change_set_out import OfChangeSetOut  # noqa: PLC0415

        version = self.version

        operation: str = self.operation

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_until: None | str
        if isinstance(self.valid_until, datetime.date):
            valid_until = self.valid_until.isoformat()
        else:
            valid_until = self.valid_until

        held = self.held

        recorded_at = self.recorded_at.isoformat()

        recorded_to: None | str
        if isinstance(self.recorded_to, datetime.datetime):
            recorded_to = self.recorded_to.isoformat()
        else:
            recorded_to = self.recorded_to

        change_set: dict[str, Any] | None
        if isinstance(self.change_set, OfChangeSetOut):
            change_set = self.change_set.to_dict()
        else:
            change_set = self.change_set

        changes = []
        for changes_item_data in self.changes:
            changes_item = changes_item_data.to_dict()
            changes.append(changes_item)

        geometry_changed: bool | None
        geometry_changed = self.geometry_changed

        area_m2: float | None
        area_m2 = self.area_m2

        area_delta_m2: float | None
        area_delta_m2 = self.area_delta_m2

        source = self.source

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        current = self.current

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "operation": operation,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "held": held,
                "recorded_at": recorded_at,
                "recorded_to": recorded_to,
                "change_set": change_set,
                "changes": changes,
                "geometry_changed": geometry_changed,
                "area_m2": area_m2,
                "area_delta_m2": area_delta_m2,
                "source": source,
                "valid_to": valid_to,
                "current": current,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.held_change_out import HeldChangeOut  # noqa: PLC0415
        from ..models.of_change_set_out import OfChangeSetOut  # noqa: PLC0415

        d = dict(src_dict)
        version = d.pop("version")

        operation = check_parcel_version_out_operation(d.pop("operation"))

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_until_type_0 = datetime.date.fromisoformat(data)

                return valid_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_until = _parse_valid_until(d.pop("valid_until"))

        held = d.pop("held")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        def _parse_recorded_to(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                recorded_to_type_0 = datetime.datetime.fromisoformat(data)

                return recorded_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        recorded_to = _parse_recorded_to(d.pop("recorded_to"))

        def _parse_change_set(data: object) -> None | OfChangeSetOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                change_set_type_0 = OfChangeSetOut.from_dict(data)

                return change_set_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OfChangeSetOut, data)

        change_set = _parse_change_set(d.pop("change_set"))

        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:
            changes_item = HeldChangeOut.from_dict(changes_item_data)

            changes.append(changes_item)

        def _parse_geometry_changed(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        geometry_changed = _parse_geometry_changed(d.pop("geometry_changed"))

        def _parse_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_m2 = _parse_area_m2(d.pop("area_m2"))

        def _parse_area_delta_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_delta_m2 = _parse_area_delta_m2(d.pop("area_delta_m2"))

        source = d.pop("source")

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        current = d.pop("current")

        parcel_version_out = cls(
            version=version,
            operation=operation,
            valid_from=valid_from,
            valid_until=valid_until,
            held=held,
            recorded_at=recorded_at,
            recorded_to=recorded_to,
            change_set=change_set,
            changes=changes,
            geometry_changed=geometry_changed,
            area_m2=area_m2,
            area_delta_m2=area_delta_m2,
            source=source,
            valid_to=valid_to,
            current=current,
        )

        parcel_version_out.additional_properties = d
        return parcel_version_out

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
