from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.agreement_out import AgreementOut
    from ..models.receiver_out import ReceiverOut
    from ..models.usage_counts_out import UsageCountsOut
    from ..models.usage_of_day_out import UsageOfDayOut


T = TypeVar("T", bound="UsageOut")


@_attrs_define
class UsageOut:
    """What the caller was given in the period, and on which ground.

    Attributes:
        receiver (ReceiverOut): Who was given data: an OAuth2 client, a login, or the public (name empty).
        begin (datetime.date):
        end (datetime.date):
        services (list[UsageCountsOut]):
        days (list[UsageOfDayOut]):
        agreements (list[AgreementOut]):
    """

    receiver: ReceiverOut
    begin: datetime.date
    end: datetime.date
    services: list[UsageCountsOut]
    days: list[UsageOfDayOut]
    agreements: list[AgreementOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        receiver = self.receiver.to_dict()

        begin = self.begin.isoformat()

        end = self.end.isoformat()

        services = []
        for services_item_data in self.services:
            services_item = services_item_data.to_dict()
            services.append(services_item)

        days = []
        for days_item_data in self.days:
            days_item = days_item_data.to_dict()
            days.append(days_item)

        agreements = []
        for agreements_item_data in self.agreements:
            agreements_item = agreements_item_data.to_dict()
            agreements.append(agreements_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "receiver": receiver,
                "begin": begin,
                "end": end,
                "services": services,
                "days": days,
                "agreements": agreements,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.agreement_out import AgreementOut  # noqa: PLC0415
        from ..models.receiver_out import ReceiverOut  # noqa: PLC0415
        from ..models.usage_counts_out import UsageCountsOut  # noqa: PLC0415
        from ..models.usage_of_day_out import UsageOfDayOut  # noqa: PLC0415

        d = dict(src_dict)
        receiver = ReceiverOut.from_dict(d.pop("receiver"))

        begin = datetime.date.fromisoformat(d.pop("begin"))

        end = datetime.date.fromisoformat(d.pop("end"))

        services = []
        _services = d.pop("services")
        for services_item_data in _services:
            services_item = UsageCountsOut.from_dict(services_item_data)

            services.append(services_item)

        days = []
        _days = d.pop("days")
        for days_item_data in _days:
            days_item = UsageOfDayOut.from_dict(days_item_data)

            days.append(days_item)

        agreements = []
        _agreements = d.pop("agreements")
        for agreements_item_data in _agreements:
            agreements_item = AgreementOut.from_dict(agreements_item_data)

            agreements.append(agreements_item)

        usage_out = cls(
            receiver=receiver,
            begin=begin,
            end=end,
            services=services,
            days=days,
            agreements=agreements,
        )

        usage_out.additional_properties = d
        return usage_out

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
