from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlanOut")


@_attrs_define
class PlanOut:
    """Plan that a row comes from; `governing` = it decides on at least part of the row.

    Attributes:
        id (None | UUID):
        code (str):
        name (str):
        level (None | str):
        level_name (None | str):
        infrastructure_theme (None | str):
        scale (int | None):
        adjustment (None | str):
        status (None | str):
        version (int | None):
        valid_from (datetime.date | None):
        valid_to (datetime.date | None):
        governing (bool):
    """

    id: None | UUID
    code: str
    name: str
    level: None | str
    level_name: None | str
    infrastructure_theme: None | str
    scale: int | None
    adjustment: None | str
    status: None | str
    version: int | None
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    governing: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: None | str
        if isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        code = self.code

        name = self.name

        level: None | str
        level = self.level

        level_name: None | str
        level_name = self.level_name

        infrastructure_theme: None | str
        infrastructure_theme = self.infrastructure_theme

        scale: int | None
        scale = self.scale

        adjustment: None | str
        adjustment = self.adjustment

        status: None | str
        status = self.status

        version: int | None
        version = self.version

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        governing = self.governing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "code": code,
                "name": name,
                "level": level,
                "level_name": level_name,
                "infrastructure_theme": infrastructure_theme,
                "scale": scale,
                "adjustment": adjustment,
                "status": status,
                "version": version,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "governing": governing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        id = _parse_id(d.pop("id"))

        code = d.pop("code")

        name = d.pop("name")

        def _parse_level(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        level = _parse_level(d.pop("level"))

        def _parse_level_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        level_name = _parse_level_name(d.pop("level_name"))

        def _parse_infrastructure_theme(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        infrastructure_theme = _parse_infrastructure_theme(d.pop("infrastructure_theme"))

        def _parse_scale(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        scale = _parse_scale(d.pop("scale"))

        def _parse_adjustment(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        adjustment = _parse_adjustment(d.pop("adjustment"))

        def _parse_status(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status = _parse_status(d.pop("status"))

        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))

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

        governing = d.pop("governing")

        plan_out = cls(
            id=id,
            code=code,
            name=name,
            level=level,
            level_name=level_name,
            infrastructure_theme=infrastructure_theme,
            scale=scale,
            adjustment=adjustment,
            status=status,
            version=version,
            valid_from=valid_from,
            valid_to=valid_to,
            governing=governing,
        )

        plan_out.additional_properties = d
        return plan_out

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
