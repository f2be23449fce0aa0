from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.party_in_role import PartyInRole, check_party_in_role
from ..types import UNSET, Unset

T = TypeVar("T", bound="PartyIn")


@_attrs_define
class PartyIn:
    """A party of a case; all of it is personal and read only by who works on the case.

    Attributes:
        name (str):
        role (PartyInRole | Unset):  Default: 'investor'.
        identity_number (str | Unset):  Default: ''.
        address (str | Unset):  Default: ''.
        phone (str | Unset):  Default: ''.
        email (str | Unset):  Default: ''.
    """

    name: str
    role: PartyInRole | Unset = "investor"
    identity_number: str | Unset = ""
    address: str | Unset = ""
    phone: str | Unset = ""
    email: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        role: str | Unset = UNSET
        if not isinstance(self.role, Unset):
            role = self.role

        identity_number = self.identity_number

        address = self.address

        phone = self.phone

        email = self.email

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if role is not UNSET:
            field_dict["role"] = role
        if identity_number is not UNSET:
            field_dict["identity_number"] = identity_number
        if address is not UNSET:
            field_dict["address"] = address
        if phone is not UNSET:
            field_dict["phone"] = phone
        if email is not UNSET:
            field_dict["email"] = email

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        _role = d.pop("role", UNSET)
        role: PartyInRole | Unset
        if isinstance(_role, Unset):
            role = UNSET
        else:
            role = check_party_in_role(_role)

        identity_number = d.pop("identity_number", UNSET)

        address = d.pop("address", UNSET)

        phone = d.pop("phone", UNSET)

        email = d.pop("email", UNSET)

        party_in = cls(
            name=name,
            role=role,
            identity_number=identity_number,
            address=address,
            phone=phone,
            email=email,
        )

        return party_in
