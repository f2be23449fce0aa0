from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.parcel_key import ParcelKey


T = TypeVar("T", bound="BulkIn")


@_attrs_define
class BulkIn:
    """Parcels by UUID or national id (`ids`), and as papers name them (`keys`): 1 to 1,000 together.

    Attributes:
        ids (list[str] | Unset):
        keys (list[ParcelKey] | Unset):
    """

    ids: list[str] | Unset = UNSET
    keys: list[ParcelKey] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ids: list[str] | Unset = UNSET
        if not isinstance(self.ids, Unset):
            ids = self.ids

        keys: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.keys, Unset):
            keys = []
            for keys_item_data in self.keys:
                keys_item = keys_item_data.to_dict()
                keys.append(keys_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if ids is not UNSET:
            field_dict["ids"] = ids
        if keys is not UNSET:
            field_dict["keys"] = keys

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.parcel_key import ParcelKey  # noqa: PLC0415

        d = dict(src_dict)
        ids = cast(list[str], d.pop("ids", UNSET))

        _keys = d.pop("keys", UNSET)
        keys: list[ParcelKey] | Unset = UNSET
        if _keys is not UNSET:
            keys = []
            for keys_item_data in _keys:
                keys_item = ParcelKey.from_dict(keys_item_data)

                keys.append(keys_item)

        bulk_in = cls(
            ids=ids,
            keys=keys,
        )

        bulk_in.additional_properties = d
        return bulk_in

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
