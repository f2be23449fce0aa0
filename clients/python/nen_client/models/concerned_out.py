from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.concerned_out_indicators import ConcernedOutIndicators
    from ..models.concerned_out_thresholds import ConcernedOutThresholds
    from ..models.concerned_out_under_adjustment_type_0 import ConcernedOutUnderAdjustmentType0
    from ..models.decision_out import DecisionOut
    from ..models.plan_out import PlanOut
    from ..models.zone_out import ZoneOut


T = TypeVar("T", bound="ConcernedOut")


@_attrs_define
class ConcernedOut:
    """A theme that concerns the parcel; areas in m², shares in % of the plane area.

    Attributes:
        theme (str):
        layer (str):
        feature (None | UUID):
        zone (None | ZoneOut):
        area_m2 (float | None):
        share_pct (float | None):
        governing_area_m2 (float | None):
        length_m (float | None):
        status (str):
        indicators (ConcernedOutIndicators):
        plan (None | PlanOut):
        decision (DecisionOut | None):
        thresholds (ConcernedOutThresholds):
        under_adjustment (ConcernedOutUnderAdjustmentType0 | None):
    """

    theme: str
    layer: str
    feature: None | UUID
    zone: None | ZoneOut
    area_m2: float | None
    share_pct: float | None
    governing_area_m2: float | None
    length_m: float | None
    status: str
    indicators: ConcernedOutIndicators
    plan: None | PlanOut
    decision: DecisionOut | None
    thresholds: ConcernedOutThresholds
    under_adjustment: ConcernedOutUnderAdjustmentType0 | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.concerned_out_under_adjustment_type_0 import ConcernedOutUnderAdjustmentType0  # noqa: PLC0415
        from ..models.decision_out import DecisionOut  # noqa: PLC0415
        from ..models.plan_out import PlanOut  # noqa: PLC0415
        from ..models.zone_out import ZoneOut  # noqa: PLC0415

        theme = self.theme

        layer = self.layer

        feature: None | str
        if isinstance(self.feature, UUID):
            feature = str(self.feature)
        else:
            feature = self.feature

        zone: dict[str, Any] | None
        if isinstance(self.zone, ZoneOut):
            zone = self.zone.to_dict()
        else:
            zone = self.zone

        area_m2: float | None
        area_m2 = self.area_m2

        share_pct: float | None
        share_pct = self.share_pct

        governing_area_m2: float | None
        governing_area_m2 = self.governing_area_m2

        length_m: float | None
        length_m = self.length_m

        status = self.status

        indicators = self.indicators.to_dict()

        plan: dict[str, Any] | None
        if isinstance(self.plan, PlanOut):
            plan = self.plan.to_dict()
        else:
            plan = self.plan

        decision: dict[str, Any] | None
        if isinstance(self.decision, DecisionOut):
            decision = self.decision.to_dict()
        else:
            decision = self.decision

        thresholds = self.thresholds.to_dict()

        under_adjustment: dict[str, Any] | None
        if isinstance(self.under_adjustment, ConcernedOutUnderAdjustmentType0):
            under_adjustment = self.under_adjustment.to_dict()
        else:
            under_adjustment = self.under_adjustment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "theme": theme,
                "layer": layer,
                "feature": feature,
                "zone": zone,
                "area_m2": area_m2,
                "share_pct": share_pct,
                "governing_area_m2": governing_area_m2,
                "length_m": length_m,
                "status": status,
                "indicators": indicators,
                "plan": plan,
                "decision": decision,
                "thresholds": thresholds,
                "under_adjustment": under_adjustment,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.concerned_out_indicators import ConcernedOutIndicators  # noqa: PLC0415
        from ..models.concerned_out_thresholds import ConcernedOutThresholds  # noqa: PLC0415
        from ..models.concerned_out_under_adjustment_type_0 import ConcernedOutUnderAdjustmentType0  # noqa: PLC0415
        from ..models.decision_out import DecisionOut  # noqa: PLC0415
        from ..models.plan_out import PlanOut  # noqa: PLC0415
        from ..models.zone_out import ZoneOut  # noqa: PLC0415

        d = dict(src_dict)
        theme = d.pop("theme")

        layer = d.pop("layer")

        def _parse_feature(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                feature_type_0 = UUID(data)

                return feature_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        feature = _parse_feature(d.pop("feature"))

        def _parse_zone(data: object) -> None | ZoneOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                zone_type_0 = ZoneOut.from_dict(data)

                return zone_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ZoneOut, data)

        zone = _parse_zone(d.pop("zone"))

        def _parse_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_m2 = _parse_area_m2(d.pop("area_m2"))

        def _parse_share_pct(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        share_pct = _parse_share_pct(d.pop("share_pct"))

        def _parse_governing_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        governing_area_m2 = _parse_governing_area_m2(d.pop("governing_area_m2"))

        def _parse_length_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        length_m = _parse_length_m(d.pop("length_m"))

        status = d.pop("status")

        indicators = ConcernedOutIndicators.from_dict(d.pop("indicators"))

        def _parse_plan(data: object) -> None | PlanOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                plan_type_0 = PlanOut.from_dict(data)

                return plan_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlanOut, data)

        plan = _parse_plan(d.pop("plan"))

        def _parse_decision(data: object) -> DecisionOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                decision_type_0 = DecisionOut.from_dict(data)

                return decision_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DecisionOut | None, data)

        decision = _parse_decision(d.pop("decision"))

        thresholds = ConcernedOutThresholds.from_dict(d.pop("thresholds"))

        def _parse_under_adjustment(data: object) -> ConcernedOutUnderAdjustmentType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                under_adjustment_type_0 = ConcernedOutUnderAdjustmentType0.from_dict(data)

                return under_adjustment_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConcernedOutUnderAdjustmentType0 | None, data)

        under_adjustment = _parse_under_adjustment(d.pop("under_adjustment"))

        concerned_out = cls(
            theme=theme,
            layer=layer,
            feature=feature,
            zone=zone,
            area_m2=area_m2,
            share_pct=share_pct,
            governing_area_m2=governing_area_m2,
            length_m=length_m,
            status=status,
            indicators=indicators,
            plan=plan,
            decision=decision,
            thresholds=thresholds,
            under_adjustment=under_adjustment,
        )

        concerned_out.additional_properties = d
        return concerned_out

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
