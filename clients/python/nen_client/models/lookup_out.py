from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.lookup_out_status import LookupOutStatus, check_lookup_out_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.candidate_out import CandidateOut
    from ..models.candidate_part import CandidatePart
    from ..models.guess_out import GuessOut
    from ..models.guess_part import GuessPart


T = TypeVar("T", bound="LookupOut")


@_attrs_define
class LookupOut:
    """Outcome of a lookup; `guesses` only beside NOT_FOUND, and only where there are any.

    Attributes:
        status (LookupOutStatus):
        candidates (list[CandidateOut | CandidatePart]):
        guesses (list[GuessOut | GuessPart] | Unset):
    """

    status: LookupOutStatus
    candidates: list[CandidateOut | CandidatePart]
    guesses: list[GuessOut | GuessPart] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.candidate_out import CandidateOut  # noqa: PLC0415
        from ..models.guess_out import GuessOut  # noqa: PLC0415

        status: str = self.status

        candidates = []
        for candidates_item_data in self.candidates:
            candidates_item: dict[str, Any]
            if isinstance(candidates_item_data, CandidateOut):
                candidates_item = candidates_item_data.to_dict()
            else:
                candidates_item = candidates_item_data.to_dict()

            candidates.append(candidates_item)

        guesses: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.guesses, Unset):
            guesses = []
            for guesses_item_data in self.guesses:
                guesses_item: dict[str, Any]
                if isinstance(guesses_item_data, GuessOut):
                    guesses_item = guesses_item_data.to_dict()
                else:
                    guesses_item = guesses_item_data.to_dict()

                guesses.append(guesses_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "status": status,
                "candidates": candidates,
            }
        )
        if guesses is not UNSET:
            field_dict["guesses"] = guesses

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.candidate_out import CandidateOut  # noqa: PLC0415
        from ..models.candidate_part import CandidatePart  # noqa: PLC0415
        from ..models.guess_out import GuessOut  # noqa: PLC0415
        from ..models.guess_part import GuessPart  # noqa: PLC0415

        d = dict(src_dict)
        status = check_lookup_out_status(d.pop("status"))

        candidates = []
        _candidates = d.pop("candidates")
        for candidates_item_data in _candidates:

            def _parse_candidates_item(data: object) -> CandidateOut | CandidatePart:
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    candidates_item_type_0 = CandidateOut.from_dict(data)

                    return candidates_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                candidates_item_type_1 = CandidatePart.from_dict(data)

                return candidates_item_type_1

            candidates_item = _parse_candidates_item(candidates_item_data)

            candidates.append(candidates_item)

        _guesses = d.pop("guesses", UNSET)
        guesses: list[GuessOut | GuessPart] | Unset = UNSET
        if _guesses is not UNSET:
            guesses = []
            for guesses_item_data in _guesses:

                def _parse_guesses_item(data: object) -> GuessOut | GuessPart:
                    try:
                        if not isinstance(data, dict):
                            raise TypeError()
                        guesses_item_type_0 = GuessOut.from_dict(data)

                        return guesses_item_type_0
                    except (TypeError, ValueError, AttributeError, KeyError):
                        pass
                    if not isinstance(data, dict):
                        raise TypeError()
                    guesses_item_type_1 = GuessPart.from_dict(data)

                    return guesses_item_type_1

                guesses_item = _parse_guesses_item(guesses_item_data)

                guesses.append(guesses_item)

        lookup_out = cls(
            status=status,
            candidates=candidates,
            guesses=guesses,
        )

        lookup_out.additional_properties = d
        return lookup_out

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
