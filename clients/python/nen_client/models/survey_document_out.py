from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SurveyDocumentOut")


@_attrs_define
class SurveyDocumentOut:
    """The survey behind the boundary; accuracy in metres.

    Attributes:
        id (UUID):
        document_number (str):
        kind (str):
        kind_name (None | str):
        survey_unit (None | str):
        surveyed_on (datetime.date | None):
        accepted_on (datetime.date | None):
        accuracy_m (float | None):
        map_scale (int | None):
    """

    id: UUID
    document_number: str
    kind: str
    kind_name: None | str
    survey_unit: None | str
    surveyed_on: datetime.date | None
    accepted_on: datetime.date | None
    accuracy_m: float | None
    map_scale: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        document_number = self.document_number

        kind = self.kind

        kind_name: None | str
        kind_name = self.kind_name

        survey_unit: None | str
        survey_unit = self.survey_unit

        surveyed_on: None | str
        if isinstance(self.surveyed_on, datetime.date):
            surveyed_on = self.surveyed_on.isoformat()
        else:
            surveyed_on = self.surveyed_on

        accepted_on: None | str
        if isinstance(self.accepted_on, datetime.date):
            accepted_on = self.accepted_on.isoformat()
        else:
            accepted_on = self.accepted_on

        accuracy_m: float | None
        accuracy_m = self.accuracy_m

        map_scale: int | None
        map_scale = self.map_scale

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "document_number": document_number,
                "kind": kind,
                "kind_name": kind_name,
                "survey_unit": survey_unit,
                "surveyed_on": surveyed_on,
                "accepted_on": accepted_on,
                "accuracy_m": accuracy_m,
                "map_scale": map_scale,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        document_number = d.pop("document_number")

        kind = d.pop("kind")

        def _parse_kind_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        kind_name = _parse_kind_name(d.pop("kind_name"))

        def _parse_survey_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        survey_unit = _parse_survey_unit(d.pop("survey_unit"))

        def _parse_surveyed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                surveyed_on_type_0 = datetime.date.fromisoformat(data)

                return surveyed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        surveyed_on = _parse_surveyed_on(d.pop("surveyed_on"))

        def _parse_accepted_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                accepted_on_type_0 = datetime.date.fromisoformat(data)

                return accepted_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        accepted_on = _parse_accepted_on(d.pop("accepted_on"))

        def _parse_accuracy_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        accuracy_m = _parse_accuracy_m(d.pop("accuracy_m"))

        def _parse_map_scale(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        map_scale = _parse_map_scale(d.pop("map_scale"))

        survey_document_out = cls(
            id=id,
            document_number=document_number,
            kind=kind,
            kind_name=kind_name,
            survey_unit=survey_unit,
            surveyed_on=surveyed_on,
            accepted_on=accepted_on,
            accuracy_m=accuracy_m,
            map_scale=map_scale,
        )

        survey_document_out.additional_properties = d
        return survey_document_out

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
