from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.precheck_rule_out_verdict import PrecheckRuleOutVerdict, check_precheck_rule_out_verdict

if TYPE_CHECKING:
    from ..models.precheck_figure_out import PrecheckFigureOut
    from ..models.precheck_rule_out_geometry_type_0 import PrecheckRuleOutGeometryType0
    from ..models.precheck_rule_out_inputs import PrecheckRuleOutInputs
    from ..models.precheck_rule_out_limits import PrecheckRuleOutLimits
    from ..models.precheck_rule_out_sources_item import PrecheckRuleOutSourcesItem


T = TypeVar("T", bound="PrecheckRuleOut")


@_attrs_define
class PrecheckRuleOut:
    """What one rule found: never a decision. `geometry` = where the conflict lies, null where there is no place.

    Attributes:
        id (str):
        title (str):
        verdict (PrecheckRuleOutVerdict):
        law (str):
        inputs (PrecheckRuleOutInputs):
        figures (list[PrecheckFigureOut]):
        limits (PrecheckRuleOutLimits):
        limits_from (None | str):
        message (str):
        geometry (None | PrecheckRuleOutGeometryType0):
        sources (list[PrecheckRuleOutSourcesItem]):
    """

    id: str
    title: str
    verdict: PrecheckRuleOutVerdict
    law: str
    inputs: PrecheckRuleOutInputs
    figures: list[PrecheckFigureOut]
    limits: PrecheckRuleOutLimits
    limits_from: None | str
    message: str
    geometry: None | PrecheckRuleOutGeometryType0
    sources: list[PrecheckRuleOutSourcesItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.precheck_rule_out_geometry_type_0 import PrecheckRuleOutGeometryType0  # noqa: PLC0415

        id = self.id

        title = self.title

        verdict: str = self.verdict

        law = self.law

        inputs = self.inputs.to_dict()

        figures = []
        for figures_item_data in self.figures:
            figures_item = figures_item_data.to_dict()
            figures.append(figures_item)

        limits = self.limits.to_dict()

        limits_from: None | str
        limits_from = self.limits_from

        message = self.message

        geometry: dict[str, Any] | None
        if isinstance(self.geometry, PrecheckRuleOutGeometryType0):
            geometry = self.geometry.to_dict()
        else:
            geometry = self.geometry

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "verdict": verdict,
                "law": law,
                "inputs": inputs,
                "figures": figures,
                "limits": limits,
                "limits_from": limits_from,
                "message": message,
                "geometry": geometry,
                "sources": sources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.precheck_figure_out import PrecheckFigureOut  # noqa: PLC0415
        from ..models.precheck_rule_out_geometry_type_0 import PrecheckRuleOutGeometryType0  # noqa: PLC0415
        from ..models.precheck_rule_out_inputs import PrecheckRuleOutInputs  # noqa: PLC0415
        from ..models.precheck_rule_out_limits import PrecheckRuleOutLimits  # noqa: PLC0415
        from ..models.precheck_rule_out_sources_item import PrecheckRuleOutSourcesItem  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        title = d.pop("title")

        verdict = check_precheck_rule_out_verdict(d.pop("verdict"))

        law = d.pop("law")

        inputs = PrecheckRuleOutInputs.from_dict(d.pop("inputs"))

        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:
            figures_item = PrecheckFigureOut.from_dict(figures_item_data)

            figures.append(figures_item)

        limits = PrecheckRuleOutLimits.from_dict(d.pop("limits"))

        def _parse_limits_from(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        limits_from = _parse_limits_from(d.pop("limits_from"))

        message = d.pop("message")

        def _parse_geometry(data: object) -> None | PrecheckRuleOutGeometryType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                geometry_type_0 = PrecheckRuleOutGeometryType0.from_dict(data)

                return geometry_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PrecheckRuleOutGeometryType0, data)

        geometry = _parse_geometry(d.pop("geometry"))

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = PrecheckRuleOutSourcesItem.from_dict(sources_item_data)

            sources.append(sources_item)

        precheck_rule_out = cls(
            id=id,
            title=title,
            verdict=verdict,
            law=law,
            inputs=inputs,
            figures=figures,
            limits=limits,
            limits_from=limits_from,
            message=message,
            geometry=geometry,
            sources=sources,
        )

        precheck_rule_out.additional_properties = d
        return precheck_rule_out

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
