from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.extract_forecast_out_format import ExtractForecastOutFormat, check_extract_forecast_out_format

T = TypeVar("T", bound="ExtractForecastOut")


@_attrs_define
class ExtractForecastOut:
    """What a batch would take: seconds of work, bytes of its file, batches before it, the most parcels of one.

    Attributes:
        parcels (int):
        format_ (ExtractForecastOutFormat):
        seconds (int):
        bytes_ (int):
        ahead (int):
        most (int):
    """

    parcels: int
    format_: ExtractForecastOutFormat
    seconds: int
    bytes_: int
    ahead: int
    most: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        parcels = self.parcels

        format_: str = self.format_

        seconds = self.seconds

        bytes_ = self.bytes_

        ahead = self.ahead

        most = self.most

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "parcels": parcels,
                "format": format_,
                "seconds": seconds,
                "bytes": bytes_,
                "ahead": ahead,
                "most": most,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        parcels = d.pop("parcels")

        format_ = check_extract_forecast_out_format(d.pop("format"))

        seconds = d.pop("seconds")

        bytes_ = d.pop("bytes")

        ahead = d.pop("ahead")

        most = d.pop("most")

        extract_forecast_out = cls(
            parcels=parcels,
            format_=format_,
            seconds=seconds,
            bytes_=bytes_,
            ahead=ahead,
            most=most,
        )

        extract_forecast_out.additional_properties = d
        return extract_forecast_out

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
