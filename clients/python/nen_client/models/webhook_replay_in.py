from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="WebhookReplayIn")


@_attrs_define
class WebhookReplayIn:
    """`since`: make the messages of everything after this place of the feed anew; left out: send what was given up.

    Attributes:
        since (str | Unset):  Default: ''.
    """

    since: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        since = self.since

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if since is not UNSET:
            field_dict["since"] = since

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        since = d.pop("since", UNSET)

        webhook_replay_in = cls(
            since=since,
        )

        return webhook_replay_in
