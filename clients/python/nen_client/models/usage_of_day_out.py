from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UsageOfDayOut")


@_attrs_define
class UsageOfDayOut:
    """The same on one day.

    Attributes:
        service (str):
        service_title (str):
        requests (int):
        records (int):
        records_with_personal_data (int):
        errors (int):
        day (datetime.date):
    """

    service: str
    service_title: str
    requests: int
    records: int
    records_with_personal_data: int
    errors: int
    day: datetime.date
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        service = self.service

        service_title = self.service_title

        requests = self.requests

        records = self.records

        records_with_personal_data = self.records_with_personal_data

        errors = self.errors

        day = self.day.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "service": service,
                "service_title": service_title,
                "requests": requests,
                "records": records,
                "records_with_personal_data": records_with_personal_data,
                "errors": errors,
                "day": day,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        service = d.pop("service")

        service_title = d.pop("service_title")

        requests = d.pop("requests")

        records = d.pop("records")

        records_with_personal_data = d.pop("records_with_personal_data")

        errors = d.pop("errors")

        day = datetime.date.fromisoformat(d.pop("day"))

        usage_of_day_out = cls(
            service=service,
            service_title=service_title,
            requests=requests,
            records=records,
            records_with_personal_data=records_with_personal_data,
            errors=errors,
            day=day,
        )

        usage_of_day_out.additional_properties = d
        return usage_of_day_out

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
