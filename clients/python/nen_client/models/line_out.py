from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.decision_out import DecisionOut
    from ..models.width_out import WidthOut


T = TypeVar("T", bound="LineOut")


@_attrs_define
class LineOut:
    """A road reserve at the parcel; length_m = red line inside it.

    Attributes:
        feature (UUID):
        street (str):
        kind (str):
        row_width (WidthOut): Right-of-way width: text of the dossier and metres.
        cross_section (None | str):
        chamfer (None | str):
        area_m2 (float):
        length_m (float):
        decision (DecisionOut | None):
    """

    feature: UUID
    street: str
    kind: str
    row_width: WidthOut
    cross_section: None | str
    chamfer: None | str
    area_m2: float
    length_m: float
    decision: DecisionOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.decision_out import DecisionOut  # noqa: PLC0415

        feature = str(self.feature)

        street = self.street

        kind = self.kind

        row_width = self.row_width.to_dict()

        cross_section: None | str
        cross_section = self.cross_section

        chamfer: None | str
        chamfer = self.chamfer

        area_m2 = self.area_m2

        length_m = self.length_m

        decision: dict[str, Any] | None
        if isinstance(self.decision, DecisionOut):
            decision = self.decision.to_dict()
        else:
            decision = self.decision

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "feature": feature,
                "street": street,
                "kind": kind,
                "row_width": row_width,
                "cross_section": cross_section,
                "chamfer": chamfer,
                "area_m2": area_m2,
                "length_m": length_m,
                "decision": decision,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.decision_out import DecisionOut  # noqa: PLC0415
        from ..models.width_out import WidthOut  # noqa: PLC0415

        d = dict(src_dict)
        feature = UUID(d.pop("feature"))

        street = d.pop("street")

        kind = d.pop("kind")

        row_width = WidthOut.from_dict(d.pop("row_width"))

        def _parse_cross_section(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cross_section = _parse_cross_section(d.pop("cross_section"))

        def _parse_chamfer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        chamfer = _parse_chamfer(d.pop("chamfer"))

        area_m2 = d.pop("area_m2")

        length_m = d.pop("length_m")

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

        line_out = cls(
            feature=feature,
            street=street,
            kind=kind,
            row_width=row_width,
            cross_section=cross_section,
            chamfer=chamfer,
            area_m2=area_m2,
            length_m=length_m,
            decision=decision,
        )

        line_out.additional_properties = d
        return line_out

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
