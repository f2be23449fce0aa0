from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.change_out import ChangeOut
    from ..models.change_part import ChangePart


T = TypeVar("T", bound="ChangesOut")


@_attrs_define
class ChangesOut:
    """Published changes in their order; ask again with `next`.

    Attributes:
        changes (list[ChangeOut | ChangePart]):
        next_ (str):
        more (bool):
    """

    changes: list[ChangeOut | ChangePart]
    next_: str
    more: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.change_out import ChangeOut  # noqa: PLC0415

        changes = []
        for changes_item_data in self.changes:
            changes_item: dict[str, Any]
            if isinstance(changes_item_data, ChangeOut):
                changes_item = changes_item_data.to_dict()
            else:
                changes_item = changes_item_data.to_dict()

            changes.append(changes_item)

        next_ = self.next_

        more = self.more

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "changes": changes,
                "next": next_,
                "more": more,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_out import ChangeOut  # noqa: PLC0415
        from ..models.change_part import ChangePart  # noqa: PLC0415

        d = dict(src_dict)
        changes = []
        _changes = d.pop("changes")
        for changes_item_data in _changes:

            def _parse_changes_item(data: object) -> ChangeOut | ChangePart:
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    changes_item_type_0 = ChangeOut.from_dict(data)

                    return changes_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                changes_item_type_1 = ChangePart.from_dict(data)

                return changes_item_type_1

            changes_item = _parse_changes_item(changes_item_data)

            changes.append(changes_item)

        next_ = d.pop("next")

        more = d.pop("more")

        changes_out = cls(
            changes=changes,
            next_=next_,
            more=more,
        )

        changes_out.additional_properties = d
        return changes_out

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
