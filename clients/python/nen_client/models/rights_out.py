from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.restriction_out import RestrictionOut
    from ..models.right_out import RightOut
    from ..models.survey_document_out import SurveyDocumentOut


T = TypeVar("T", bound="RightsOut")


@_attrs_define
class RightsOut:
    """Rights to a parcel and what limits them.

    Attributes:
        id (UUID):
        rights (list[RightOut]):
        restrictions (list[RestrictionOut]):
        survey_document (None | SurveyDocumentOut):
    """

    id: UUID
    rights: list[RightOut]
    restrictions: list[RestrictionOut]
    survey_document: None | SurveyDocumentOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.survey_document_out import SurveyDocumentOut  # noqa: PLC0415

        id = str(self.id)

        rights = []
        for rights_item_data in self.rights:
            rights_item = rights_item_data.to_dict()
            rights.append(rights_item)

        restrictions = []
        for restrictions_item_data in self.restrictions:
            restrictions_item = restrictions_item_data.to_dict()
            restrictions.append(restrictions_item)

        survey_document: dict[str, Any] | None
        if isinstance(self.survey_document, SurveyDocumentOut):
            survey_document = self.survey_document.to_dict()
        else:
            survey_document = self.survey_document

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "rights": rights,
                "restrictions": restrictions,
                "survey_document": survey_document,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.restriction_out import RestrictionOut  # noqa: PLC0415
        from ..models.right_out import RightOut  # noqa: PLC0415
        from ..models.survey_document_out import SurveyDocumentOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        rights = []
        _rights = d.pop("rights")
        for rights_item_data in _rights:
            rights_item = RightOut.from_dict(rights_item_data)

            rights.append(rights_item)

        restrictions = []
        _restrictions = d.pop("restrictions")
        for restrictions_item_data in _restrictions:
            restrictions_item = RestrictionOut.from_dict(restrictions_item_data)

            restrictions.append(restrictions_item)

        def _parse_survey_document(data: object) -> None | SurveyDocumentOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                survey_document_type_0 = SurveyDocumentOut.from_dict(data)

                return survey_document_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SurveyDocumentOut, data)

        survey_document = _parse_survey_document(d.pop("survey_document"))

        rights_out = cls(
            id=id,
            rights=rights,
            restrictions=restrictions,
            survey_document=survey_document,
        )

        rights_out.additional_properties = d
        return rights_out

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
