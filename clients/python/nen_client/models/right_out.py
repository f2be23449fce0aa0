from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.certificate_out import CertificateOut
    from ..models.party_out import PartyOut


T = TypeVar("T", bound="RightOut")


@_attrs_define
class RightOut:
    """One party's right to the parcel; the share in per cent.

    Attributes:
        id (UUID):
        kind (str):
        kind_name (None | str):
        share_pct (float | None):
        since (datetime.date | None):
        until (datetime.date | None):
        mortgaged (bool | None):
        basis (None | str):
        party (PartyOut): Who holds a right.
        certificate (CertificateOut | None):
    """

    id: UUID
    kind: str
    kind_name: None | str
    share_pct: float | None
    since: datetime.date | None
    until: datetime.date | None
    mortgaged: bool | None
    basis: None | str
    party: PartyOut
    certificate: CertificateOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.certificate_out import CertificateOut  # noqa: PLC0415

        id = str(self.id)

        kind = self.kind

        kind_name: None | str
        kind_name = self.kind_name

        share_pct: float | None
        share_pct = self.share_pct

        since: None | str
        if isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        until: None | str
        if isinstance(self.until, datetime.date):
            until = self.until.isoformat()
        else:
            until = self.until

        mortgaged: bool | None
        mortgaged = self.mortgaged

        basis: None | str
        basis = self.basis

        party = self.party.to_dict()

        certificate: dict[str, Any] | None
        if isinstance(self.certificate, CertificateOut):
            certificate = self.certificate.to_dict()
        else:
            certificate = self.certificate

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "kind_name": kind_name,
                "share_pct": share_pct,
                "since": since,
                "until": until,
                "mortgaged": mortgaged,
                "basis": basis,
                "party": party,
                "certificate": certificate,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.certificate_out import CertificateOut  # noqa: PLC0415
        from ..models.party_out import PartyOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = d.pop("kind")

        def _parse_kind_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        kind_name = _parse_kind_name(d.pop("kind_name"))

        def _parse_share_pct(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        share_pct = _parse_share_pct(d.pop("share_pct"))

        def _parse_since(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        since = _parse_since(d.pop("since"))

        def _parse_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.date.fromisoformat(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        until = _parse_until(d.pop("until"))

        def _parse_mortgaged(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        mortgaged = _parse_mortgaged(d.pop("mortgaged"))

        def _parse_basis(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        basis = _parse_basis(d.pop("basis"))

        party = PartyOut.from_dict(d.pop("party"))

        def _parse_certificate(data: object) -> CertificateOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                certificate_type_0 = CertificateOut.from_dict(data)

                return certificate_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CertificateOut | None, data)

        certificate = _parse_certificate(d.pop("certificate"))

        right_out = cls(
            id=id,
            kind=kind,
            kind_name=kind_name,
            share_pct=share_pct,
            since=since,
            until=until,
            mortgaged=mortgaged,
            basis=basis,
            party=party,
            certificate=certificate,
        )

        right_out.additional_properties = d
        return right_out

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
