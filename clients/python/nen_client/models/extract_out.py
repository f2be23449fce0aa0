from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.buildable_out import BuildableOut
    from ..models.concerned_out import ConcernedOut
    from ..models.extract_out_permits_item import ExtractOutPermitsItem
    from ..models.extract_out_themes import ExtractOutThemes
    from ..models.extract_out_themes_status import ExtractOutThemesStatus
    from ..models.ground_out import GroundOut
    from ..models.no_data_out import NoDataOut
    from ..models.open_consultation_out import OpenConsultationOut
    from ..models.parcel_out import ParcelOut
    from ..models.road_reserve_out import RoadReserveOut
    from ..models.shares_out import SharesOut
    from ..models.sliver_out import SliverOut
    from ..models.source_out import SourceOut
    from ..models.under_adjustment_out import UnderAdjustmentOut


T = TypeVar("T", bound="ExtractOut")


@_attrs_define
class ExtractOut:
    """Trích lục thông tin quy hoạch của thửa đất, khu đất hoặc một điểm (`subject`).

    Attributes:
        id (UUID):
        created_at (datetime.datetime):
        as_of (datetime.date):
        lang (str):
        subject (str):
        parcel (GroundOut | ParcelOut):
        concerned (list[ConcernedOut]):
        not_concerned (list[str]):
        no_data (list[NoDataOut]):
        under_adjustment (list[UnderAdjustmentOut]):
        themes (ExtractOutThemes):
        themes_status (ExtractOutThemesStatus):
        shares (list[SharesOut]):
        road_reserve (RoadReserveOut): Land of the parcel inside road reserves.
        buildable (BuildableOut): Net area and the largest building, where the plan gives numbers.
        consultations (list[OpenConsultationOut]):
        permits (list[ExtractOutPermitsItem]):
        dropped_slivers (list[SliverOut]):
        sources (list[SourceOut]):
        disclaimer (str):
        hash_ (str):
        verify_url (str):
        candidates (list[UUID] | Unset):
    """

    id: UUID
    created_at: datetime.datetime
    as_of: datetime.date
    lang: str
    subject: str
    parcel: GroundOut | ParcelOut
    concerned: list[ConcernedOut]
    not_concerned: list[str]
    no_data: list[NoDataOut]
    under_adjustment: list[UnderAdjustmentOut]
    themes: ExtractOutThemes
    themes_status: ExtractOutThemesStatus
    shares: list[SharesOut]
    road_reserve: RoadReserveOut
    buildable: BuildableOut
    consultations: list[OpenConsultationOut]
    permits: list[ExtractOutPermitsItem]
    dropped_slivers: list[SliverOut]
    sources: list[SourceOut]
    disclaimer: str
    hash_: str
    verify_url: str
    candidates: list[UUID] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.parcel_out import ParcelOut  # noqa: PLC0415

        id = str(self.id)

        created_at = self.created_at.isoformat()

        as_of = self.as_of.isoformat()

        lang = self.lang

        subject = self.subject

        parcel: dict[str, Any]
        if isinstance(self.parcel, ParcelOut):
            parcel = self.parcel.to_dict()
        else:
            parcel = self.parcel.to_dict()

        concerned = []
        for concerned_item_data in self.concerned:
            concerned_item = concerned_item_data.to_dict()
            concerned.append(concerned_item)

        not_concerned = self.not_concerned

        no_data = []
        for no_data_item_data in self.no_data:
            no_data_item = no_data_item_data.to_dict()
            no_data.append(no_data_item)

        under_adjustment = []
        for under_adjustment_item_data in self.under_adjustment:
            under_adjustment_item = under_adjustment_item_data.to_dict()
            under_adjustment.append(under_adjustment_item)

        themes = self.themes.to_dict()

        themes_status = self.themes_status.to_dict()

        shares = []
        for shares_item_data in self.shares:
            shares_item = shares_item_data.to_dict()
            shares.append(shares_item)

        road_reserve = self.road_reserve.to_dict()

        buildable = self.buildable.to_dict()

        consultations = []
        for consultations_item_data in self.consultations:
            consultations_item = consultations_item_data.to_dict()
            consultations.append(consultations_item)

        permits = []
        for permits_item_data in self.permits:
            permits_item = permits_item_data.to_dict()
            permits.append(permits_item)

        dropped_slivers = []
        for dropped_slivers_item_data in self.dropped_slivers:
            dropped_slivers_item = dropped_slivers_item_data.to_dict()
            dropped_slivers.append(dropped_slivers_item)

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        disclaimer = self.disclaimer

        hash_ = self.hash_

        verify_url = self.verify_url

        candidates: list[str] | Unset = UNSET
        if not isinstance(self.candidates, Unset):
            candidates = []
            for candidates_item_data in self.candidates:
                candidates_item = str(candidates_item_data)
                candidates.append(candidates_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "created_at": created_at,
                "as_of": as_of,
                "lang": lang,
                "subject": subject,
                "parcel": parcel,
                "concerned": concerned,
                "not_concerned": not_concerned,
                "no_data": no_data,
                "under_adjustment": under_adjustment,
                "themes": themes,
                "themes_status": themes_status,
                "shares": shares,
                "road_reserve": road_reserve,
                "buildable": buildable,
                "consultations": consultations,
                "permits": permits,
                "dropped_slivers": dropped_slivers,
                "sources": sources,
                "disclaimer": disclaimer,
                "hash": hash_,
                "verify_url": verify_url,
            }
        )
        if candidates is not UNSET:
            field_dict["candidates"] = candidates

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.buildable_out import BuildableOut  # noqa: PLC0415
        from ..models.concerned_out import ConcernedOut  # noqa: PLC0415
        from ..models.extract_out_permits_item import ExtractOutPermitsItem  # noqa: PLC0415
        from ..models.extract_out_themes import ExtractOutThemes  # noqa: PLC0415
        from ..models.extract_out_themes_status import ExtractOutThemesStatus  # noqa: PLC0415
        from ..models.ground_out import GroundOut  # noqa: PLC0415
        from ..models.no_data_out import NoDataOut  # noqa: PLC0415
        from ..models.open_consultation_out import OpenConsultationOut  # noqa: PLC0415
        from ..models.parcel_out import ParcelOut  # noqa: PLC0415
        from ..models.road_reserve_out import RoadReserveOut  # noqa: PLC0415
        from ..models.shares_out import SharesOut  # noqa: PLC0415
        from ..models.sliver_out import SliverOut  # noqa: PLC0415
        from ..models.source_out import SourceOut  # noqa: PLC0415
        from ..models.under_adjustment_out import UnderAdjustmentOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        as_of = datetime.date.fromisoformat(d.pop("as_of"))

        lang = d.pop("lang")

        subject = d.pop("subject")

        def _parse_parcel(data: object) -> GroundOut | ParcelOut:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                parcel_type_0 = ParcelOut.from_dict(data)

                return parcel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            parcel_type_1 = GroundOut.from_dict(data)

            return parcel_type_1

        parcel = _parse_parcel(d.pop("parcel"))

        concerned = []
        _concerned = d.pop("concerned")
        for concerned_item_data in _concerned:
            concerned_item = ConcernedOut.from_dict(concerned_item_data)

            concerned.append(concerned_item)

        not_concerned = cast(list[str], d.pop("not_concerned"))

        no_data = []
        _no_data = d.pop("no_data")
        for no_data_item_data in _no_data:
            no_data_item = NoDataOut.from_dict(no_data_item_data)

            no_data.append(no_data_item)

        under_adjustment = []
        _under_adjustment = d.pop("under_adjustment")
        for under_adjustment_item_data in _under_adjustment:
            under_adjustment_item = UnderAdjustmentOut.from_dict(under_adjustment_item_data)

            under_adjustment.append(under_adjustment_item)

        themes = ExtractOutThemes.from_dict(d.pop("themes"))

        themes_status = ExtractOutThemesStatus.from_dict(d.pop("themes_status"))

        shares = []
        _shares = d.pop("shares")
        for shares_item_data in _shares:
            shares_item = SharesOut.from_dict(shares_item_data)

            shares.append(shares_item)

        road_reserve = RoadReserveOut.from_dict(d.pop("road_reserve"))

        buildable = BuildableOut.from_dict(d.pop("buildable"))

        consultations = []
        _consultations = d.pop("consultations")
        for consultations_item_data in _consultations:
            consultations_item = OpenConsultationOut.from_dict(consultations_item_data)

            consultations.append(consultations_item)

        permits = []
        _permits = d.pop("permits")
        for permits_item_data in _permits:
            permits_item = ExtractOutPermitsItem.from_dict(permits_item_data)

            permits.append(permits_item)

        dropped_slivers = []
        _dropped_slivers = d.pop("dropped_slivers")
        for dropped_slivers_item_data in _dropped_slivers:
            dropped_slivers_item = SliverOut.from_dict(dropped_slivers_item_data)

            dropped_slivers.append(dropped_slivers_item)

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = SourceOut.from_dict(sources_item_data)

            sources.append(sources_item)

        disclaimer = d.pop("disclaimer")

        hash_ = d.pop("hash")

        verify_url = d.pop("verify_url")

        _candidates = d.pop("candidates", UNSET)
        candidates: list[UUID] | Unset = UNSET
        if _candidates is not UNSET:
            candidates = []
            for candidates_item_data in _candidates:
                candidates_item = UUID(candidates_item_data)

                candidates.append(candidates_item)

        extract_out = cls(
            id=id,
            created_at=created_at,
            as_of=as_of,
            lang=lang,
            subject=subject,
            parcel=parcel,
            concerned=concerned,
            not_concerned=not_concerned,
            no_data=no_data,
            under_adjustment=under_adjustment,
            themes=themes,
            themes_status=themes_status,
            shares=shares,
            road_reserve=road_reserve,
            buildable=buildable,
            consultations=consultations,
            permits=permits,
            dropped_slivers=dropped_slivers,
            sources=sources,
            disclaimer=disclaimer,
            hash_=hash_,
            verify_url=verify_url,
            candidates=candidates,
        )

        extract_out.additional_properties = d
        return extract_out

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
