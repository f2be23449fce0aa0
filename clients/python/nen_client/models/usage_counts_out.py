from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="UsageCountsOut")


@_attrs_define
class UsageCountsOut:
    """Requests and what they gave.

    Attributes:
        service (str):
        service_title (str):
        requests (int):
        records (int):
        records_with_personal_data (int):
        errors (int):
    """

    service: str
    service_title: str
    requests: int
    records: int
    records_with_personal_data: int
    errors: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        service = self.service

        service_title = self.service_title

        requests = self.requests

        records = self.records

        records_with_personal_data = self.records_with_personal_data

        errors = self.errors

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

        usage_counts_out = cls(
            service=service,
            service_title=service_title,
            requests=requests,
            records=records,
            records_with_personal_data=records_with_personal_data,
            errors=errors,
        )

        usage_counts_out.additional_properties = d
        return usage_counts_out

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
