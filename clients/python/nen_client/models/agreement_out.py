from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AgreementOut")


@_attrs_define
class AgreementOut:
    """A document that allows the sharing; `valid_to` is the first day on which it no longer does.

    Attributes:
        organisation (str):
        legal_ground (str):
        document_number (str):
        document_date (datetime.date):
        purpose (str):
        services (list[str]):
        personal_data (bool):
        valid_from (datetime.date):
        valid_to (datetime.date | None):
    """

    organisation: str
    legal_ground: str
    document_number: str
    document_date: datetime.date
    purpose: str
    services: list[str]
    personal_data: bool
    valid_from: datetime.date
    valid_to: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        organisation = self.organisation

        legal_ground = self.legal_ground

        document_number = self.document_number

        document_date = self.document_date.isoformat()

        purpose = self.purpose

        services = self.services

        personal_data = self.personal_data

        valid_from = self.valid_from.isoformat()

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "organisation": organisation,
                "legal_ground": legal_ground,
                "document_number": document_number,
                "document_date": document_date,
                "purpose": purpose,
                "services": services,
                "personal_data": personal_data,
                "valid_from": valid_from,
                "valid_to": valid_to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        organisation = d.pop("organisation")

        legal_ground = d.pop("legal_ground")

        document_number = d.pop("document_number")

        document_date = datetime.date.fromisoformat(d.pop("document_date"))

        purpose = d.pop("purpose")

        services = cast(list[str], d.pop("services"))

        personal_data = d.pop("personal_data")

        valid_from = datetime.date.fromisoformat(d.pop("valid_from"))

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

        agreement_out = cls(
            organisation=organisation,
            legal_ground=legal_ground,
            document_number=document_number,
            document_date=document_date,
            purpose=purpose,
            services=services,
            personal_data=personal_data,
            valid_from=valid_from,
            valid_to=valid_to,
        )

        agreement_out.additional_properties = d
        return agreement_out

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
