from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.permit_parcel_out import PermitParcelOut
    from ..models.permit_plan_out import PermitPlanOut


T = TypeVar("T", bound="FiledOut")


@_attrs_define
class FiledOut:
    """Receipt of a case; `due_on` supposes acceptance on the day of filing until it is accepted.

    Attributes:
        id (UUID):
        number (str):
        version (int):
        status (str):
        status_name (str):
        kind (str):
        permit (UUID):
        filed_on (datetime.date):
        due_on (datetime.date | None):
        parcels (list[PermitParcelOut]):
        plans (list[PermitPlanOut]):
    """

    id: UUID
    number: str
    version: int
    status: str
    status_name: str
    kind: str
    permit: UUID
    filed_on: datetime.date
    due_on: datetime.date | None
    parcels: list[PermitParcelOut]
    plans: list[PermitPlanOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        number = self.number

        version = self.version

        status = self.status

        status_name = self.status_name

        kind = self.kind

        permit = str(self.permit)

        filed_on = self.filed_on.isoformat()

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        parcels = []
        for parcels_item_data in self.parcels:
            parcels_item = parcels_item_data.to_dict()
            parcels.append(parcels_item)

        plans = []
        for plans_item_data in self.plans:
            plans_item = plans_item_data.to_dict()
            plans.append(plans_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "version": version,
                "status": status,
                "status_name": status_name,
                "kind": kind,
                "permit": permit,
                "filed_on": filed_on,
                "due_on": due_on,
                "parcels": parcels,
                "plans": plans,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_parcel_out import PermitParcelOut  # noqa: PLC0415
        from ..models.permit_plan_out import PermitPlanOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        number = d.pop("number")

        version = d.pop("version")

        status = d.pop("status")

        status_name = d.pop("status_name")

        kind = d.pop("kind")

        permit = UUID(d.pop("permit"))

        filed_on = datetime.date.fromisoformat(d.pop("filed_on"))

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        parcels = []
        _parcels = d.pop("parcels")
        for parcels_item_data in _parcels:
            parcels_item = PermitParcelOut.from_dict(parcels_item_data)

            parcels.append(parcels_item)

        plans = []
        _plans = d.pop("plans")
        for plans_item_data in _plans:
            plans_item = PermitPlanOut.from_dict(plans_item_data)

            plans.append(plans_item)

        filed_out = cls(
            id=id,
            number=number,
            version=version,
            status=status,
            status_name=status_name,
            kind=kind,
            permit=permit,
            filed_on=filed_on,
            due_on=due_on,
            parcels=parcels,
            plans=plans,
        )

        filed_out.additional_properties = d
        return filed_out

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
