from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.listed_plan_out import ListedPlanOut
    from ..models.listed_plan_part import ListedPlanPart
    from ..models.located_consultation_out import LocatedConsultationOut
    from ..models.plan_filters_out import PlanFiltersOut


T = TypeVar("T", bound="PlansOut")


@_attrs_define
class PlansOut:
    """A page of the catalogue. What is in consultation stands apart and is not counted in `found`.

    Attributes:
        found (int):
        page (int):
        page_size (int):
        next_ (None | str):
        plans (list[ListedPlanOut | ListedPlanPart]):
        filters (PlanFiltersOut): The choices of every filter.
        consultations (list[LocatedConsultationOut]):
    """

    found: int
    page: int
    page_size: int
    next_: None | str
    plans: list[ListedPlanOut | ListedPlanPart]
    filters: PlanFiltersOut
    consultations: list[LocatedConsultationOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.listed_plan_out import ListedPlanOut  # noqa: PLC0415

        found = self.found

        page = self.page

        page_size = self.page_size

        next_: None | str
        next_ = self.next_

        plans = []
        for plans_item_data in self.plans:
            plans_item: dict[str, Any]
            if isinstance(plans_item_data, ListedPlanOut):
                plans_item = plans_item_data.to_dict()
            else:
                plans_item = plans_item_data.to_dict()

            plans.append(plans_item)

        filters = self.filters.to_dict()

        consultations = []
        for consultations_item_data in self.consultations:
            consultations_item = consultations_item_data.to_dict()
            consultations.append(consultations_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "found": found,
                "page": page,
                "page_size": page_size,
                "next": next_,
                "plans": plans,
                "filters": filters,
                "consultations": consultations,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.listed_plan_out import ListedPlanOut  # noqa: PLC0415
        from ..models.listed_plan_part import ListedPlanPart  # noqa: PLC0415
        from ..models.located_consultation_out import LocatedConsultationOut  # noqa: PLC0415
        from ..models.plan_filters_out import PlanFiltersOut  # noqa: PLC0415

        d = dict(src_dict)
        found = d.pop("found")

        page = d.pop("page")

        page_size = d.pop("page_size")

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        plans = []
        _plans = d.pop("plans")
        for plans_item_data in _plans:

            def _parse_plans_item(data: object) -> ListedPlanOut | ListedPlanPart:
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    plans_item_type_0 = ListedPlanOut.from_dict(data)

                    return plans_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                plans_item_type_1 = ListedPlanPart.from_dict(data)

                return plans_item_type_1

            plans_item = _parse_plans_item(plans_item_data)

            plans.append(plans_item)

        filters = PlanFiltersOut.from_dict(d.pop("filters"))

        consultations = []
        _consultations = d.pop("consultations")
        for consultations_item_data in _consultations:
            consultations_item = LocatedConsultationOut.from_dict(consultations_item_data)

            consultations.append(consultations_item)

        plans_out = cls(
            found=found,
            page=page,
            page_size=page_size,
            next_=next_,
            plans=plans,
            filters=filters,
            consultations=consultations,
        )

        plans_out.additional_properties = d
        return plans_out

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
